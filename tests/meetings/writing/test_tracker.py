"""The review of actions on its pages: row by row with htmx, and as plain forms without it."""

from datetime import date

import pytest
from django.urls import reverse

from actions import services as actions
from actions.enums import ActionStatus
from actions.models import ActionUpdate
from meetings.enums import ItemKind
from tests.factories.actions import ActionFactory, meeting_held
from tests.factories.meetings import ItemFactory, MeetingFactory
from tests.factories.writing import room

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def scene():
    found = room()
    found.tracker = ItemFactory(
        part=found.part, title="Action tracker", kind=ItemKind.ACTION_TRACKER
    )
    earlier = meeting_held(found.group, date(2025, 1, 9))
    found.action = ActionFactory(meeting=earlier, reference="A-2025-001", text="Count returns")
    return found


def url(scene, name, *rest, item=None):
    item = item or scene.tracker
    return reverse(f"meetings:{name}", args=[scene.meeting.pk, item.pk, *rest])


def step(scene, name):
    return url(scene, "tracker_step", scene.action.pk, name)


def send(client, scene, name, *, headers=HTMX, version=1, **values):
    return client.post(step(scene, name), {"version": version, **values}, headers=headers)


def said(scene):
    return [
        (update.text, update.to_status, update.agenda_item_id)
        for update in ActionUpdate.objects.filter(action=scene.action).order_by("pk")
    ]


def test_item_page_and_own_page_show_the_review(client, scene):
    client.force_login(scene.unit)

    pages = [
        client.get(address).content.decode()
        for address in (scene.tracker.get_absolute_url(), url(scene, "tracker"))
    ]

    assert [page.count('id="review-') for page in pages] == [3, 3]
    assert ["Count returns" in page for page in pages] == [True, True]


def test_live_screen_brings_the_review_in(client, scene):
    client.force_login(scene.unit)

    page = client.get(reverse("meetings:minutes_live", args=[scene.meeting.pk])).content.decode()
    part = client.get(url(scene, "tracker"), headers=HTMX).content.decode()

    assert f'hx-get="{url(scene, "tracker")}"' in page
    assert (part.strip().startswith("<section"), "Count returns" in part) == (True, True)


@pytest.mark.parametrize(
    ("name", "values", "text", "status"),
    [
        ("update", {"status": "in_progress", "text": "Half."}, "Half.", "in_progress"),
        (
            "colour",
            {"rag": "red", "reason": "No lead"},
            "Colour set to red: No lead",
            "not_started",
        ),
        (
            "date",
            {"due_kind": "next_meeting", "reason": "Illness"},
            "Due changed from “No date set” to “8 July 2027”: Illness",
            "not_started",
        ),
        ("close", {"text": "Forty-one.", "without_evidence": "on"}, "Forty-one.", "complete"),
    ],
)
@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])
def test_step_is_saved_at_the_item(client, scene, name, values, text, status, headers):
    MeetingFactory(group=scene.group, date=date(2027, 7, 8))
    client.force_login(scene.unit)
    assert client.get(step(scene, name), headers=headers).status_code == 200

    response = send(client, scene, name, headers=headers, **values)

    assert said(scene)[0] == (text, status, scene.tracker.pk)
    if headers:
        row = response.content.decode()
        assert (row.strip().startswith("<article"), "At this meeting" in row) == (True, True)
    else:
        anchor = f"#review-{scene.action.pk}"
        assert (response.status_code, response["Location"]) == (
            302,
            url(scene, "tracker") + anchor,
        )


def test_closing_without_evidence_is_asked_about_at_the_meeting_too(client, scene):
    client.force_login(scene.unit)

    form = client.get(step(scene, "close"), headers=HTMX).content.decode()
    row = send(client, scene, "close", text="Forty-one.").content.decode()

    assert "Close it without evidence" in form
    assert "Add evidence first, or tick that it is closed without." in row
    assert ["Forty-one." in row, said(scene)] == [True, []]


def test_next_meeting_needs_one_that_is_planned(client, scene):
    client.force_login(scene.unit)

    row = send(client, scene, "date", due_kind="next_meeting", reason="Illness").content.decode()

    assert "No later meeting of the group is planned. Enter a date instead." in row
    assert ["Illness" in row, said(scene)] == [True, []]


def test_claimed_action_is_sent_back(client, scene):
    actions.update_action(
        action=scene.action, text="Done.", status=ActionStatus.COMPLETE, by=scene.unit
    )
    client.force_login(scene.unit)

    send(client, scene, "send-back", version=2, reason="Two are missing.")

    assert said(scene)[-1] == ("Two are missing.", "in_progress", scene.tracker.pk)


def test_second_to_close_reads_why_not_and_keeps_the_words(client, scene):
    actions.close_action(
        without_evidence=True, action=scene.action, text="First.", by=scene.unit, at=scene.tracker
    )
    client.force_login(scene.unit)

    row = send(
        client, scene, "close", text="My longer words", without_evidence="on"
    ).content.decode()

    assert "This action has already been closed." in row
    assert "My longer words" in row
    assert [text for text, *_ in said(scene)] == ["First.", ""]


def test_update_that_comes_after_another_save_keeps_the_words(client, scene):
    actions.update_action(
        action=scene.action, text="Theirs.", status=ActionStatus.IN_PROGRESS, by=scene.unit
    )
    client.force_login(scene.taker)

    row = send(client, scene, "update", status="in_progress", text="Mine.").content.decode()

    assert "Somebody else changed this while you had it open." in row
    assert "Mine." in row
    assert [text for text, *_ in said(scene)] == ["Theirs."]


def test_update_to_a_closed_action_is_refused_with_a_sentence(client, scene):
    actions.close_action(without_evidence=True, action=scene.action, text="First.", by=scene.unit)
    client.force_login(scene.unit)

    row = send(client, scene, "update", version=3, status="in_progress", text="Late.")

    sentence = "This action has already been closed. Send it back to open it again."
    assert sentence in row.content.decode()
    assert len(said(scene)) == 2


def test_locked_minutes_show_the_review_without_its_forms(client, scene):
    scene.approve()
    client.force_login(scene.unit)

    page = client.get(url(scene, "tracker")).content.decode()
    refused = send(client, scene, "close", text="Late.", without_evidence="on").content.decode()

    assert ["Count returns" in page, "data-key" in page] == [True, False]
    assert "approved and are locked" in refused
    assert said(scene) == []


def test_who_is_signed_in_now_writes_nothing_for_the_page_of_another(client, scene):
    client.force_login(scene.unit)

    typed = {"text": "Mine.", "without_evidence": "on"}
    row = send(client, scene, "close", writer=scene.taker.pk, **typed).content.decode()

    assert "this page was opened by somebody else" in row
    assert said(scene) == []


@pytest.mark.parametrize(
    ("who", "status"),
    [("unit", 200), ("taker", 200), ("chair", 403), ("member", 403), ("stranger", 404)],
)
def test_review_is_for_those_who_read_the_draft(client, scene, who, status):
    client.force_login(getattr(scene, who))

    assert client.get(url(scene, "tracker")).status_code == status


def test_action_of_another_group_and_an_ordinary_item_are_not_found(client, scene):
    other = ActionFactory()
    client.force_login(scene.unit)

    missing = [
        url(scene, "tracker", item=scene.item),
        url(scene, "tracker_step", other.pk, "close"),
        url(scene, "tracker_step", scene.action.pk, "cancel"),
    ]

    assert [client.get(address).status_code for address in missing] == [404, 404, 404]


def test_item_with_updates_is_not_deleted_and_says_no_nil(client, scene):
    send_in = {"action": scene.action, "text": "Half.", "status": ActionStatus.IN_PROGRESS}
    actions.update_action(**send_in, by=scene.unit, at=scene.tracker)
    client.force_login(scene.unit)

    nil = client.post(url(scene, "nil_return"), {"usual": "yes"}, follow=True)

    scene.tracker.refresh_from_db()
    assert scene.tracker.nil_return == ""
    assert "Updates of actions are recorded at this item" in nil.content.decode()
