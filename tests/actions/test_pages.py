"""An action's page, its steps as forms, and who gets which answer."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from actions.arising import arising
from actions.enums import ActionStatus
from actions.models import Action
from meetings.enums import MinutesStatus
from tests.factories.actions import (
    ActionFactory,
    ActionUpdateFactory,
    item_of,
    meeting_held,
)
from tests.factories.board import AccountFactory, ChairFactory, GroupFactory, PersonFactory

pytestmark = pytest.mark.django_db


def url(name, action):
    return reverse(f"actions:{name}", args=[action.pk])


def get(client, person, address):
    client.force_login(person)
    return client.get(address)


def test_page_says_everything_about_an_action(client, unit, meeting):
    holt = PersonFactory(given_name="Derek", family_name="Holt")
    action = ActionFactory(
        meeting=meeting,
        reference="A-2026-014",
        text="Write a paper",
        owned_by=[holt],
        due_kind="date",
        due_on=date(2026, 9, 30),
    )
    ActionUpdateFactory(action=action, text="Drafted with Health.")

    page = get(client, unit, action.get_absolute_url()).content.decode()

    for words in [
        "A-2026-014",
        "Write a paper",
        "Derek Holt",
        "30 September 2026",
        "past its date.",
        "Neglect strategy",
        "Drafted with Health.",
        "Recorded",
    ]:
        assert words in page


ROLES = ["unit", "board chair", "chair", "minute_taker", "owner", "member", "stranger"]
TABLE = {
    "action_list": [200, 200, 200, 200, 200, 200, 200],
    "action_list_pdf": [200, 200, 200, 200, 200, 200, 200],
    "action_list_docx": [200, 200, 200, 200, 200, 200, 200],
    "action_detail": [200, 200, 200, 200, 200, 200, 404],
    "action_update": [200, 403, 200, 200, 200, 403, 404],
    "action_edit": [200, 403, 200, 200, 403, 403, 404],
    "action_close": [200, 403, 200, 403, 403, 403, 404],
    "action_cancel": [200, 403, 200, 403, 403, 403, 404],
    "action_colour": [200, 403, 200, 403, 403, 403, 404],
    "action_send_back": [403, 403, 403, 403, 403, 403, 404],
    "action_reinstate": [403, 403, 403, 403, 403, 403, 404],
    "action_add": [200, 404, 200, 200, 404, 404, 404],
    "tracker_rules": [200, 404, 404, 404, 404, 404, 404],
    "action_list_xlsx": [200, 200, 200, 200, 200, 200, 200],
    "wall": [200, 200, 200, 200, 200, 200, 200],
    "wall_pdf": [200, 200, 200, 200, 200, 200, 200],
    "figures": [200, 200, 200, 200, 200, 200, 200],
    "figures_pdf": [200, 200, 200, 200, 200, 200, 200],
    "figures_sheet": [200, 200, 200, 200, 200, 200, 200],
    "colours": [200, 200, 200, 200, 200, 200, 200],
    "saved_view_list": [200, 200, 200, 200, 200, 200, 200],
    "saved_view_add": [200, 200, 200, 200, 200, 200, 200],
    "quality": [200, 404, 200, 404, 404, 404, 404],
    "group_list": [302, 404, 302, 404, 404, 404, 404],
    "action_move": [200, 403, 200, 200, 403, 403, 404],
    "action_hand_over": [200, 403, 200, 200, 403, 403, 404],
    "action_split": [200, 403, 200, 200, 403, 403, 404],
    "action_merge": [200, 403, 200, 200, 403, 403, 404],
    "action_relate": [200, 403, 200, 200, 403, 403, 404],
    "action_on_agenda": [200, 403, 200, 200, 403, 403, 404],
    "action_impact": [200, 403, 200, 200, 200, 403, 404],
    "evidence_add": [200, 403, 200, 200, 200, 403, 404],
    "proposal_add": [200, 403, 200, 200, 200, 403, 404],
}
GENERAL = {
    *("action_list", "action_list_pdf", "action_list_docx", "action_list_xlsx", "action_add"),
    *("tracker_rules", "wall", "wall_pdf", "figures", "figures_pdf", "figures_sheet", "colours"),
    *("saved_view_list", "saved_view_add", "quality", "group_list"),
}
OF_PARTS = {
    *("action_unrelate", "action_off_agenda", "evidence_file", "evidence_remove"),
    *("proposal_answer", "group_actions", "bulk", "saved_view_edit", "saved_view_delete"),
}
"""Addresses of something beside an action, or of a group or a view: their own tests ask for those."""


def test_every_address_of_actions_stands_in_the_table():
    from actions.urls import steps, urlpatterns

    names = {route.name for route in [*steps, *urlpatterns] if getattr(route, "name", None)}

    assert names == set(TABLE) | OF_PARTS


@pytest.mark.parametrize("name", TABLE)
def test_each_role_gets_its_answer(client, name, unit, chair, minute_taker, member, meeting):
    owner, stranger = AccountFactory(), AccountFactory()
    action = ActionFactory(meeting=meeting, owned_by=[owner])
    address = reverse(f"actions:{name}", args=[] if name in GENERAL else [action.pk])
    people = [unit, ChairFactory(), chair, minute_taker, owner, member, stranger]

    answers = [get(client, person, address).status_code for person in people]
    client.logout()

    assert dict(zip(ROLES, answers, strict=True)) == dict(zip(ROLES, TABLE[name], strict=True))
    assert client.get(address).status_code == 302


def test_refusal_is_said_on_its_page(client, member, meeting):
    action = ActionFactory(meeting=meeting)

    page = get(client, member, url("action_update", action)).content.decode()

    assert "Only an owner of this action, the group&#x27;s chair or the unit can update it." in page


def test_owner_updates_from_the_page_once_even_when_sent_twice(client, member, meeting):
    action = ActionFactory(meeting=meeting, owned_by=[member])
    form = get(client, member, action.get_absolute_url()).context["form"]
    data = {
        "token": str(form["token"].value()),
        "version": "1",
        "status": "complete",
        "text": "Sent to all schools.",
    }

    answers = [client.post(url("action_update", action), data) for _ in range(2)]

    action.refresh_from_db()
    assert [answer.url for answer in answers] == [action.get_absolute_url()] * 2
    assert (action.status, action.updates.count()) == (ActionStatus.COMPLETE, 1)
    assert [str(message) for message in get_messages(answers[1].wsgi_request)][-1] == (
        "You had already sent this form, so it was not carried out a second time."
    )


def test_second_of_two_people_is_told_and_nothing_is_lost(client, unit, meeting):
    action = ActionFactory(meeting=meeting, version=2)
    ActionUpdateFactory(action=action, text="Their words", to_status="not_started")
    client.force_login(unit)

    response = client.post(
        url("action_update", action),
        {"version": "1", "status": "in_progress", "text": "My words"},
    )

    action.refresh_from_db()
    page = response.content.decode()
    assert "Somebody else changed this while you had it open." in page
    assert ["My words" in page, "Their words" in page] == [True, True]
    assert (action.status, action.updates.count()) == (ActionStatus.NOT_STARTED, 1)


@pytest.mark.parametrize(
    ("name", "status", "data", "expected"),
    [
        ("action_close", "complete", {"without_evidence": "on"}, "closed"),
        (
            "action_close",
            "not_started",
            {"text": "Done at the meeting", "without_evidence": "on"},
            "closed",
        ),
        ("action_send_back", "closed", {"reason": "Show the audit"}, "in_progress"),
        ("action_send_back", "complete", {"reason": "Show the audit"}, "in_progress"),
        ("action_cancel", "in_progress", {"reason": "Overtaken"}, "cancelled"),
        ("action_reinstate", "cancelled", {"reason": "Needed"}, "not_started"),
    ],
)
def test_steps_are_taken_from_their_forms(client, chair, meeting, name, status, data, expected):
    action = ActionFactory(meeting=meeting, status=status)
    client.force_login(chair)

    response = client.post(url(name, action), data | {"version": "1"})

    action.refresh_from_db()
    assert (response.status_code, action.status) == (302, expected)


def test_colour_is_set_and_cleared_from_its_form(client, unit, meeting):
    action = ActionFactory(meeting=meeting)
    client.force_login(unit)

    client.post(url("action_colour", action), {"rag": "red", "reason": "Stuck", "version": "1"})
    first = Action.objects.get(pk=action.pk).rag_override
    client.post(url("action_colour", action), {"rag": "", "reason": "", "version": "2"})

    assert (first, Action.objects.get(pk=action.pk).rag_override) == ("red", "")


def test_action_is_changed_from_its_form(client, unit, meeting):
    holt = PersonFactory(given_name="Derek", family_name="Holt")
    action = ActionFactory(meeting=meeting, text="Old words")
    client.force_login(unit)

    client.post(
        url("action_edit", action),
        {
            "version": "1",
            "text": "New words",
            "owner_3": f"person:{holt.pk}",
            "due_kind": "date",
            "due_on": "21/11/2026",
            "due_reason": "It was never dated.",
        },
    )

    action.refresh_from_db()
    assert (action.text, action.due_on) == ("New words", date(2026, 11, 21))
    assert [str(owner) for owner in action.owners.all()] == ["Derek Holt"]


def test_page_of_a_draft_action_is_not_there_for_its_owner(client, member, group):
    item = item_of(meeting_held(group, date(2026, 3, 1), minutes=MinutesStatus.DRAFTING))
    action = ActionFactory(agenda_item=item, owned_by=[member], released_at=None)

    assert get(client, member, action.get_absolute_url()).status_code == 404


@pytest.fixture
def secret(meeting):
    item = item_of(
        meeting, title="Confidential item", is_confidential=True, closed_title="SECRETTITLE"
    )
    owner = AccountFactory()
    return ActionFactory(agenda_item=item, text="Tell MARKERTEXT", owned_by=[owner])


def pages_of(client, person, action):
    client.force_login(person)
    addresses = ["/", reverse("actions:action_list") + "?status=any&q=MARKERTEXT"]
    addresses += [url(name, action) for name in TABLE if name not in GENERAL]
    return " ".join(client.get(address).content.decode() for address in addresses).replace(
        "q=MARKERTEXT", ""
    )


def test_action_of_a_confidential_item_is_nowhere_for_a_member(client, member, secret):
    pages = pages_of(client, member, secret).replace("Words or reference: MARKERTEXT", "")

    assert [word for word in ("MARKERTEXT", "SECRETTITLE", secret.reference) if word in pages] == []


def test_owner_of_an_action_sees_its_words_but_not_the_closed_title(client, secret):
    owner = secret.owners.get().person

    pages = pages_of(client, owner, secret)

    assert [word in pages for word in ("Tell MARKERTEXT", "SECRETTITLE", "Confidential item")] == [
        True,
        False,
        False,
    ]


def test_closed_title_is_shown_to_those_who_may_read_the_item(client, chair, unit, secret):
    seen = ["SECRETTITLE" in pages_of(client, person, secret) for person in (chair, unit)]

    assert seen == [True, True]


def test_origin_of_a_group_that_the_owner_does_not_sit_in_is_not_named(client, meeting):
    owner = AccountFactory()
    item = item_of(meeting, title="UNSEENTITLE")
    action = ActionFactory(agenda_item=item, owned_by=[owner])

    page = get(client, owner, action.get_absolute_url()).content.decode()

    assert ["UNSEENTITLE" in page, "10 September 2026" in page] == [False, True]


def test_arising_lists_what_earlier_meetings_promised(unit, group):
    first, second, third = (meeting_held(group, date(2026, m, 1)) for m in (3, 6, 9))
    other = meeting_held(GroupFactory(), date(2026, 3, 1))
    ActionFactory(meeting=first, reference="open")
    long_done = ActionFactory(meeting=first, reference="long done", status="closed")
    just_done = ActionFactory(meeting=second, reference="just done", status="complete")
    ActionFactory(meeting=second, reference="cancelled", status="cancelled")
    ActionFactory(meeting=third, reference="of this meeting")
    ActionFactory(meeting=other, reference="of another group")
    for action, day in [(long_done, date(2026, 4, 1)), (just_done, date(2026, 7, 1))]:
        update = ActionUpdateFactory(action=action, to_status="complete", text="It is done.")
        type(update).objects.filter(pk=update.pk).update(made_at=f"{day}T12:00:00Z")

    found = arising(third, unit)

    assert [row.reference for row in found.outstanding] == ["open"]
    assert [(row.reference, row.last_update, row.last_update_on) for row in found.completed] == [
        ("just done", "It is done.", "1 July 2026")
    ]


def test_arising_shows_a_member_nothing_confidential(member, group, secret):
    later = meeting_held(group, date(2026, 11, 1))

    found = arising(later, member)

    assert (found.outstanding, found.completed) == ([], [])


@pytest.mark.parametrize("rows", [1, 3])
def test_arising_needs_the_same_queries_for_any_number(
    unit, group, rows, django_assert_num_queries
):
    for number in range(rows):
        meeting = meeting_held(group, date(2026, 3, number + 1))
        ActionFactory(meeting=meeting, owned_by=[PersonFactory(), GroupFactory()])
    later = meeting_held(group, date(2026, 9, 1))

    with django_assert_num_queries(4):
        arising(later, unit)
