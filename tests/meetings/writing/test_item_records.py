import uuid
from datetime import time

import pytest
from django.urls import reverse

from actions.models import Action
from meetings.enums import ItemKind
from meetings.models import AgendaItem, Challenge, Decision, Meeting
from meetings.services import records
from tests.factories.meetings import ItemFactory
from tests.factories.writing import room

pytestmark = pytest.mark.django_db

LOCKED = "These minutes have been approved and are locked. Reopen them to make a correction."


def url(scene, name="minutes_item_edit", *more, item=None):
    return reverse(f"meetings:{name}", args=[scene.meeting.pk, (item or scene.item).pk, *more])


def sign_in(client, scene, who="unit"):
    client.force_login(getattr(scene, who))


def stored(scene):
    return AgendaItem.objects.get(pk=scene.item.pk)


def errors(response):
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def test_decision_is_added_changed_and_removed(client):
    scene = room()
    sign_in(client, scene)

    response = client.post(url(scene, "decision_add"), {"text": "Agreed.", "condition": ""})
    decision = Decision.objects.get()
    assert response.url == f"{url(scene)}#decision-{decision.pk}"

    client.post(
        url(scene, "decision_edit", decision.pk),
        {"text": "Agreed.", "condition": "in principle", "version": 1},
    )
    decision.refresh_from_db()
    assert decision.condition == "in principle"

    client.post(url(scene, "decision_delete", decision.pk))
    assert Decision.objects.count() == 0


def test_decision_form_sent_twice_adds_one(client):
    scene = room()
    sign_in(client, scene)
    data = {"text": "Agreed.", "token": str(uuid.uuid4())}

    client.post(url(scene, "decision_add"), data)
    response = client.post(url(scene, "decision_add"), data, follow=True)

    assert [str(m) for m in response.context["messages"]] == [
        f"D-QA-{scene.meeting.date.year}-001 has been saved.",
        "You had already sent this form, so it was not carried out a second time.",
    ]
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("decision_add", {"text": " "}, {"text": ["Say what was decided."]}),
        (
            "decision_add",
            {"text": "x", "condition": "c" * 301},
            {"condition": ["Write at most 300 characters."]},
        ),
        (
            "challenge_add",
            {},
            {
                "question": ["Write down what was asked."],
                "asked_by": ["Choose who asked the question, or say it in words."],
            },
        ),
        (
            "amendment_add",
            {"meeting": "99", "place": "", "text": ""},
            {
                "meeting": [
                    "Choose an earlier meeting of the same group whose minutes have not "
                    "been approved at this item."
                ],
                "place": ["Say which place is corrected."],
                "text": ["Write how it should read."],
            },
        ),
        (
            "close_meeting",
            {"closed_at": "late"},
            {"closed_at": ["Write the time like 9.30am or 16:15."]},
        ),
        (
            "close_meeting",
            {"closed_at": "9am"},
            {"closed_at": ["The meeting started at 9.30am: give a time after that."]},
        ),
        ("nil_return", {"text": "x" * 201}, {"text": ["Write at most 200 characters."]}),
    ],
)
def test_form_says_what_is_wrong_at_its_field(client, name, data, expected):
    scene = room()
    sign_in(client, scene)

    response = client.post(url(scene, name), data)

    assert errors(response) == expected


def test_challenge_between_two_people_is_added(client):
    scene = room()
    sign_in(client, scene)

    client.post(
        url(scene, "challenge_add"),
        {
            "asked_by": scene.nurse.pk,
            "asked_of": scene.member.pk,
            "question": "Why?",
            "satisfied": "no",
        },
    )

    challenge = Challenge.objects.get()
    assert (challenge.asked_by, challenge.asked_of, challenge.satisfied) == (
        scene.nurse,
        scene.member,
        "no",
    )


def test_action_is_raised_changed_and_removed(client):
    scene = room()
    sign_in(client, scene, "taker")

    client.post(
        url(scene, "action_raise"),
        {"text": "Do it", "due_kind": "undated", "owner_1": f"person:{scene.nurse.pk}"},
    )
    action = Action.objects.get()
    assert (action.agenda_item, [o.person for o in action.owners.all()]) == (
        scene.item,
        [scene.nurse],
    )

    client.post(
        url(scene, "action_edit", action.pk),
        {"text": "Do this", "due_kind": "undated", "version": 1},
    )
    action.refresh_from_db()
    assert (action.text, action.owners.count()) == ("Do this", 0)

    client.post(url(scene, "action_remove", action.pk))
    assert Action.objects.count() == 0


def test_stale_decision_shows_what_it_says_now(client):
    scene = room()
    sign_in(client, scene)
    decision = records.record_decision(item=scene.item, text="One", by=scene.unit)
    records.edit_decision(decision=decision, text="Theirs", expected_version=1, by=scene.taker)

    response = client.post(url(scene, "decision_edit", decision.pk), {"text": "Mine", "version": 1})

    assert f'<p class="govuk-body">{decision.reference} Theirs</p>' in response.content.decode()
    assert response.context["form"]["text"].value() == "Mine"


def test_one_click_states_the_nil_return(client):
    scene = room()
    risks = ItemFactory(part=scene.part, kind=ItemKind.RISKS)
    sign_in(client, scene)

    client.post(url(scene, "nil_return", item=risks), {"usual": "yes"})
    risks.refresh_from_db()
    assert risks.nil_return == "No new risks identified."

    client.post(url(scene, "nil_return", item=risks), {"text": ""})
    risks.refresh_from_db()
    assert risks.nil_return == ""


def test_closing_time_is_recorded(client):
    scene = room()
    sign_in(client, scene)

    client.post(url(scene, "close_meeting"), {"closed_at": "12.20pm"})

    assert Meeting.objects.get(pk=scene.meeting.pk).closed_at == time(12, 20)
