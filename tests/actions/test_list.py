"""The list of actions: what it shows, to whom, how it is narrowed."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from actions.enums import ActionStatus
from actions.models import Action
from board.enums import MembershipRole
from meetings.enums import MinutesStatus
from tests.factories.actions import ActionFactory, item_of, meeting_held, member_of, more_like
from tests.factories.board import AccountFactory, GroupFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db

LIST = "/actions/"


def references(client, **query):
    response = client.get(LIST, query)
    return [row.reference for row in response.context["rows"]]


def dated(days):
    return {"due_kind": "date", "due_on": timezone.localdate() + timedelta(days=days)}


def test_list_of_nothing_says_where_actions_come_from(client, unit):
    client.force_login(unit)

    page = client.get(LIST).content.decode()

    assert "No actions are outstanding" in page
    assert "Actions are raised in the minutes of a meeting." in page


def test_list_shows_overdue_first_then_by_date(client, unit, meeting):
    rows = {"grey": dated(40), "late": dated(-2), "soon": dated(3), "later": dated(-1), "none": {}}
    for name, facts in rows.items():
        ActionFactory(meeting=meeting, reference=name, **facts)
    by_hand = {"rag_override": "red", "rag_reason": "Stuck", "rag_set_on": timezone.localdate()}
    ActionFactory(meeting=meeting, reference="off", **by_hand, **dated(90))
    ActionFactory(meeting=meeting, reference="done", status=ActionStatus.COMPLETE)
    client.force_login(unit)

    assert references(client) == ["late", "later", "off", "soon", "grey", "none"]


NARROWED = {
    # what is asked for, with {names} of what the scene holds, and the references that it finds
    "owner=me": {"mine"},
    "owner=person:{holt}": {"holt"},
    "owner=organisation:{body}": {"body"},
    "owner=group:{group}": {"group"},
    "owner=all": {"everybody"},
    "owner=none": {"nobody"},
    "group={other}": {"body"},
    "rag=red": {"holt"},
    "rag=green": {"done"},
    "status=complete": {"done"},
    "status=any": {"holt", "mine", "body", "group", "everybody", "nobody", "done", "gone"},
    "due=overdue": {"holt"},
    "due_before={soon}": {"holt"},
    "q=neglect TOOLKIT": {"nobody"},
    "q=mine": {"mine"},
    "q=nothing like it": set(),
}


def actions_of_every_kind(unit, group, meeting):
    """One action for each filter to find; the names that `NARROWED` fills in."""
    holt, body, other = PersonFactory(), OrganisationFactory(), GroupFactory()
    facts = {
        "holt": {"owned_by": [holt], "meeting": meeting, **dated(-5)},
        "mine": {"owned_by": [unit], "meeting": meeting, "status": "in_progress"},
        "body": {"owned_by": [body], "meeting": meeting_held(other, date(2026, 9, 1))},
        "group": {"owned_by": [group], "meeting": meeting, **dated(30)},
        "everybody": {"all_members": True, "meeting": meeting},
        "nobody": {"meeting": meeting, "text": "Review the Neglect toolkit"},
        "done": {"meeting": meeting, "status": "complete", "owned_by": [holt]},
        "gone": {"meeting": meeting, "status": "cancelled"},
    }
    for reference, fact in facts.items():
        ActionFactory(reference=reference, **fact)
    soon = timezone.localdate() + timedelta(days=20)
    keys = {"holt": holt.pk, "body": body.pk, "group": group.pk, "other": other.pk}
    return keys | {"soon": soon.isoformat()}


def test_list_is_narrowed_by_each_filter(client, unit, group, meeting):
    names = actions_of_every_kind(unit, group, meeting)
    client.force_login(unit)

    found = {
        asked: set(references(client, **dict([asked.format(**names).split("=", 1)])))
        for asked in NARROWED
    }

    assert found == NARROWED


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"due_before": "31/02/2026"}, "Enter a real date, for example 21/11/2026."),
        ({"owner": "person:abc"}, "Choose one from the list."),
        ({"rag": "pink"}, "Choose one from the list."),
        ({"group": "x"}, "Choose one from the list."),
    ],
)
def test_list_says_which_filter_does_not_fit_and_still_lists(client, unit, query, sentence):
    ActionFactory(reference="A-2026-001")
    client.force_login(unit)

    response = client.get(LIST, query)

    assert sentence in response.content.decode()
    assert [row.reference for row in response.context["rows"]] == ["A-2026-001"]


@pytest.mark.parametrize("page", ["0", "99", "x", "-1"])
def test_list_of_a_page_that_is_not_there_shows_one_that_is(client, unit, page):
    ActionFactory(reference="A-2026-001")
    client.force_login(unit)

    assert references(client, page=page) == ["A-2026-001"]


def test_list_shows_twenty_a_page(client, unit, meeting):
    for _ in range(21):
        ActionFactory(meeting=meeting)
    client.force_login(unit)

    assert [len(references(client, page=page)) for page in (1, 2)] == [20, 1]


def test_list_counts_each_colour_among_what_the_other_filters_leave(client, unit, meeting):
    for facts in [dated(-1), dated(-2), dated(2), {}, {"status": "closed"}]:
        ActionFactory(meeting=meeting, **facts)
    ActionFactory(meeting=meeting_held(GroupFactory(), date(2026, 9, 1)), **dated(-1))
    client.force_login(unit)

    cards = client.get(LIST, {"group": meeting.group_id, "rag": "red"}).context["cards"]

    assert [(card.tag.word, card.number, card.is_current) for card in cards] == [
        ("Red", 2, True),
        ("Amber", 1, False),
        ("Grey", 1, False),
        ("Green", 1, False),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_list_needs_the_same_queries_for_any_number_of_rows(
    client, member, group, rows, django_assert_num_queries
):
    for number in range(rows):
        meeting = meeting_held(group, date(2026, 9, number + 1))
        owners = [PersonFactory(), GroupFactory(), OrganisationFactory()]
        ActionFactory(meeting=meeting, owned_by=owners, **dated(-1))
    client.force_login(member)
    client.get(LIST)

    with django_assert_num_queries(9):
        client.get(LIST)


@pytest.mark.parametrize("number", [20, 2000])
def test_list_needs_the_same_queries_for_20_and_for_2000_actions(
    client, unit, meeting, number, django_assert_num_queries
):
    example = ActionFactory(meeting=meeting, owned_by=[PersonFactory()])
    more_like(example, number - 1)
    client.force_login(unit)
    client.get(LIST)

    with django_assert_num_queries(10):
        page = client.get(LIST)

    assert len(page.context["rows"]) == 20


def seen_by(person, client):
    client.force_login(person)
    return set(references(client, status="any"))


def test_list_shows_members_the_released_actions_of_their_groups_and_their_own(
    client, unit, chair, minute_taker, member, group, meeting
):
    owner, group_owner, spokesperson = AccountFactory(), AccountFactory(), AccountFactory()
    owning_group = GroupFactory()
    member_of(owning_group, person=group_owner)
    stranger = AccountFactory()
    closed = item_of(meeting, is_confidential=True, closed_title="SECRETTITLE")
    drafts = item_of(meeting_held(group, date(2026, 9, 2), minutes=MinutesStatus.DRAFTING))
    shared = [owner, owning_group, spokesperson.employer]
    ActionFactory(reference="open", meeting=meeting, owned_by=shared)
    ActionFactory(reference="closed", agenda_item=closed, owned_by=shared)
    ActionFactory(reference="draft", agenda_item=drafts, owned_by=shared, released_at=None)
    ActionFactory(reference="elsewhere", meeting=meeting_held(GroupFactory(), date(2026, 9, 3)))

    found = {
        name: seen_by(person, client)
        for name, person in {
            "unit": unit,
            "chair": chair,
            "minute_taker": minute_taker,
            "member": member,
            "owner": owner,
            "member of the owning group": group_owner,
            "speaker of the owning organisation": spokesperson,
            "stranger": stranger,
        }.items()
    }

    assert found == {
        "unit": {"open", "closed", "draft", "elsewhere"},
        "chair": {"open", "closed"},
        "minute_taker": {"open", "closed", "draft"},
        "member": {"open"},
        "owner": {"open", "closed"},
        "member of the owning group": {"open"},
        "speaker of the owning organisation": {"open"},
        "stranger": set(),
    }


def test_list_marks_what_stands_in_draft_minutes(client, minute_taker, meeting):
    ActionFactory(meeting=meeting, released_at=None)
    client.force_login(minute_taker)

    assert "In draft minutes" in client.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("role", "owed"),
    [
        (MembershipRole.CHAIR, ["all"]),
        (MembershipRole.DEPUTY_CHAIR, ["all"]),
        (MembershipRole.MEMBER, ["all"]),
        (MembershipRole.LAY_MEMBER, ["all"]),
        (MembershipRole.YOUNG_PERSON, ["all"]),
        (MembershipRole.NAMED_DEPUTY, []),
        (MembershipRole.ADVISER, []),
        (MembershipRole.PARTICIPANT_OBSERVER, []),
        (MembershipRole.MINUTE_TAKER, []),
    ],
)
def test_actions_for_all_members_fall_on_members_only(group, meeting, role, owed):
    ActionFactory(meeting=meeting, reference="all", all_members=True)
    person = member_of(group, role)

    mine = Action.objects.owned_by(person)

    assert list(mine.values_list("reference", flat=True)) == owed


def test_pages_of_actions_say_that_an_owner_has_left(client, unit, meeting):
    gone = PersonFactory(given_name="Derek", family_name="Holt", left_on=date(2026, 5, 3))
    action = ActionFactory(meeting=meeting, owned_by=[gone])
    client.force_login(unit)

    [row] = client.get(LIST).context["rows"]
    page = client.get(action.get_absolute_url()).content.decode()

    assert (row.owners, page.count("(left on 3 May 2026)")) == (
        f"{gone} (left on 3 May 2026)",
        1,
    )


def test_leaving_page_lists_what_the_person_leaves_behind(client, unit, group, meeting):
    chair = member_of(group, MembershipRole.CHAIR)
    open_one = ActionFactory(meeting=meeting, owned_by=[chair])
    ActionFactory(meeting=meeting, owned_by=[chair], status=ActionStatus.CLOSED)
    client.force_login(unit)

    context = client.get(f"/people/{chair.pk}/leave/").context

    assert (list(context["chaired"]), list(context["owed"])) == ([group], [open_one])


@pytest.mark.parametrize("name", ["status", "owner", "group", "rag", "due", "due_before", "q"])
def test_address_with_a_character_that_no_database_takes_is_read(client, unit, meeting, name):
    client.force_login(unit)
    ActionFactory(meeting=meeting)

    response = client.get(LIST, {name: "\x00"})

    errors = response.context["filter"].form.errors
    assert (response.status_code, list(errors) or [name]) == (200, [name])


@pytest.mark.parametrize(
    ("query", "is_open"),
    [
        ({}, False),
        ({"owner": "me"}, False),
        ({"rag": "red"}, False),
        ({"narrow": "yes"}, True),
        ({"owner": "all"}, False),
        ({"q": "neglect"}, False),
        ({"q": "neglect", "narrow": "yes"}, True),
        ({"due_after": "some day"}, True),
    ],
)
def test_form_stands_on_the_page_when_asked_for_or_when_something_in_it_is_wrong(
    client, unit, query, is_open
):
    client.force_login(unit)

    page = client.get(LIST, query).content.decode()

    assert ('id="narrow"' in page, "narrow=yes#narrow" in page) == (is_open, not is_open)


def test_what_narrows_the_list_stands_above_it_each_with_its_way_out(client, unit):
    client.force_login(unit)

    chips = client.get(LIST, {"q": "neglect", "status": "closed"}).context["chips"]

    assert [(chip.label, chip.words, chip.url.partition("?")[2]) for chip in chips] == [
        ("Status", "Closed", "q=neglect"),
        ("Words or reference", "neglect", "status=closed"),
    ]


@pytest.mark.parametrize("typed", ["100%", "a_b", "back\\slash"])
def test_signs_that_the_database_reads_are_looked_for_as_they_are(client, unit, meeting, typed):
    action = ActionFactory(meeting=meeting, text=f"Reach {typed} of schools")
    ActionFactory(meeting=meeting, text="Reach 100 of aXb backslash")
    client.force_login(unit)

    assert [row.pk for row in client.get(LIST, {"q": typed}).context["rows"]] == [action.pk]


def test_owners_to_choose_from_have_an_action_of_the_status_shown(client, unit, meeting):
    busy, idle = PersonFactory(), PersonFactory()
    ActionFactory(meeting=meeting, owned_by=[busy])
    ActionFactory(meeting=meeting, owned_by=[idle], status="closed")
    client.force_login(unit)

    choices = {
        asked: client.get(LIST, query).content.decode()
        for asked, query in {
            "as it opens": {"narrow": "yes"},
            "closed": {"status": "closed", "narrow": "yes"},
            "the one chosen": {"owner": f"person:{idle.pk}", "narrow": "yes"},
        }.items()
    }

    assert {asked: f'value="person:{busy.pk}"' in page for asked, page in choices.items()} == {
        "as it opens": True,
        "closed": False,
        "the one chosen": True,
    }
    assert {asked: f'value="person:{idle.pk}"' in page for asked, page in choices.items()} == {
        "as it opens": False,
        "closed": True,
        "the one chosen": True,
    }
