"""Every address of attendance and writing against every role."""

import pytest
from django.urls import reverse

from actions import services as actions
from actions.enums import DueKind
from meetings.enums import MinutesStatus
from meetings.services import capture as capturing
from meetings.services import records
from tests.factories.meetings import MeetingFactory, in_days
from tests.factories.writing import SECRET, room

pytestmark = pytest.mark.django_db

WRITERS = {"unit": 200, "taker": 200, "chair": 403, "board_chair": 403, "member": 403}
READERS = {"unit": 200, "taker": 200, "chair": 200, "board_chair": 200, "member": 403}
PAGES = {
    "attendance_edit": READERS,
    "attendance_add": WRITERS,
    "attendance_deputy": WRITERS,
    "attendance_row_edit": WRITERS,
    "attendance_remove": WRITERS,
    "minutes_item_edit": READERS,
    "minutes_live": WRITERS,
    "minutes_live_item": READERS,
    "minutes_room": READERS,
    "nil_return": WRITERS,
    "close_meeting": WRITERS,
    "decision_add": WRITERS,
    "decision_edit": WRITERS,
    "decision_delete": WRITERS,
    "challenge_add": WRITERS,
    "challenge_edit": WRITERS,
    "challenge_delete": WRITERS,
    "amendment_add": WRITERS,
    "amendment_edit": WRITERS,
    "amendment_delete": WRITERS,
    "action_raise": WRITERS,
    "action_edit": WRITERS,
    "action_remove": WRITERS,
}
POSTS = {
    "attendance_edit": {"unit": 302, "taker": 302, "chair": 302, "board_chair": 302, "member": 403},
    "attendance_mark": {"unit": 200, "taker": 200, "chair": 409, "board_chair": 409, "member": 409},
    "attendance_refresh": dict.fromkeys(WRITERS, 302),
    "attendance_mark_rest": dict.fromkeys(WRITERS, 302),
    "minutes_item_autosave": {
        "unit": 200,
        "taker": 200,
        "chair": 409,
        "board_chair": 409,
        "member": 403,
    },
    "minutes_item_compare": READERS,
    "minutes_pulse": {
        "unit": 200,
        "taker": 200,
        "chair": 409,
        "board_chair": 409,
        "member": 403,
    },
    "record_move": dict.fromkeys(WRITERS, 302),
    "capture": {"unit": 200, "taker": 200, "chair": 409, "board_chair": 409, "member": 403},
    "capture_settle": dict.fromkeys(WRITERS, 302) | {"member": 403},
    "capture_turn_back": dict.fromkeys(WRITERS, 302) | {"member": 403},
}
CAPTURES = ("capture", "capture_settle", "capture_turn_back")
SENT = {
    "capture": {"words": "Action: x", "key": "a"},
    "capture_settle": {"doubt": "owner-1", "choice": ""},
}
OF_MEETING = {"minutes_live", "minutes_room", "minutes_pulse"}
"""Addresses that name no item."""


def scene_with_records(item="item"):
    scene = room()
    scene.at(MinutesStatus.WITH_CHAIR)
    scene.earlier = MeetingFactory(group=scene.group, date=in_days(-90), status="held")
    found = getattr(scene, item)
    scene.addressed = {
        "decision": records.record_decision(item=found, text="x", by=scene.unit),
        "challenge": records.record_challenge(
            item=found, asked_by_text="x", question="x", by=scene.unit
        ),
        "amendment": records.record_amendment(
            item=found, meeting=scene.earlier, place="x", text="x", by=scene.unit
        ),
        "action": actions.raise_action(
            agenda_item=found,
            text="x",
            owners=[],
            due_kind=DueKind.UNDATED,
            due_on=None,
            priority=None,
            by=scene.unit,
        ),
    }
    scene.capture = capturing.capture(item=found, words="Action: y", key="k", by=scene.unit)
    return scene


def address(scene, name, item=None):
    kind, _, verb = name.partition("_")
    parts = [scene.meeting.pk]
    if kind == "attendance":
        if verb in ("mark", "deputy", "row_edit", "remove"):
            parts.append(scene.row(scene.member).pk)
    elif name not in OF_MEETING:
        parts.append((item or scene.item).pk)
    if verb in ("edit", "delete", "remove") and kind in scene.addressed:
        parts.append(scene.addressed[kind].pk)
    if name in ("capture_settle", "capture_turn_back"):
        parts.append(scene.capture.pk)
    if name == "record_move":
        parts += ["decision", scene.addressed["decision"].pk]
    return reverse(f"meetings:{name}", args=parts)


def statuses(client, scene, call, roles, **arguments):
    found = {}
    for role in roles:
        client.force_login(getattr(scene, role))
        found[role] = call(**arguments).status_code
    return found


@pytest.mark.parametrize("name", PAGES)
def test_page_answers_each_role(name, client):
    scene = scene_with_records()
    expected = PAGES[name] | {"stranger": 404}

    found = statuses(client, scene, client.get, expected, path=address(scene, name))

    assert found == expected


@pytest.mark.parametrize("name", POSTS)
def test_step_answers_each_role(name, client):
    scene = scene_with_records()
    expected = POSTS[name] | {"stranger": 404}

    found = statuses(
        client,
        scene,
        client.post,
        expected,
        path=address(scene, name),
        data=SENT.get(name, {"status": "P"}),
    )

    assert found == expected


@pytest.mark.parametrize("name", [*PAGES, *POSTS])
def test_signed_out_is_sent_to_sign_in(name, client):
    scene = scene_with_records()

    response = client.get(address(scene, name))

    assert response.status_code == 302
    assert response.url.startswith("/sign-in/?next=")


@pytest.mark.parametrize(
    "name", [name for name in PAGES if not name.startswith("attendance") and name not in OF_MEETING]
)
def test_confidential_item_is_not_there_for_members(name, client):
    scene = scene_with_records("closed")
    expected = PAGES[name] | {"member": 404, "stranger": 404}

    found = statuses(client, scene, client.get, expected, path=address(scene, name, scene.closed))

    assert found == expected


@pytest.mark.parametrize("role", ["member", "stranger"])
@pytest.mark.parametrize("name", [*PAGES, *POSTS])
def test_nothing_confidential_reaches_others(name, role, client):
    scene = scene_with_records("closed")
    client.force_login(getattr(scene, role))

    answers = [client.get(address(scene, name, item)) for item in (scene.item, scene.closed)] + [
        client.post(address(scene, name, item)) for item in (scene.item, scene.closed)
    ]

    assert [SECRET in answer.content.decode() for answer in answers] == [False] * 4


def test_draft_is_not_the_chairs_before_it_is_sent(client):
    scene = scene_with_records()
    scene.at(MinutesStatus.DRAFTING)
    client.force_login(scene.chair)

    response = client.get(address(scene, "minutes_item_edit"))

    assert response.status_code == 403


def test_item_of_another_meeting_is_not_found_here(client):
    scene = scene_with_records()
    client.force_login(scene.unit)
    url = reverse("meetings:minutes_item_edit", args=[scene.earlier.pk, scene.item.pk])

    assert client.get(url).status_code == 404
