"""What was done with actions at a meeting, as its minutes report it."""

import pytest

from actions import services
from actions.enums import ActionStatus
from common.refusals import Refused
from meetings.enums import ItemKind, MinutesStatus
from meetings.models import AgendaItem, Minutes
from meetings.presenters.minutes import from_snapshot, to_snapshot
from meetings.presenters.minutes.record import Tracked
from meetings.publication.places import passages_of
from meetings.publication.redacting import Cut, without
from meetings.services import reviewing
from tests.factories.minutes import SECRET, minuted_meeting
from tests.factories.reviews import earlier_action, reviewed_at
from tests.meetings.minutes.reading import approve, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return minuted_meeting()


def tracked(found):
    return [each for item in found.items for each in item.tracked]


def test_minutes_say_the_update_the_colour_the_date_and_what_was_closed(scene):
    reviewed_at(scene.ordinary, scene)

    found = tracked(record(scene.meeting, full=False))

    assert found == [
        Tracked(
            reference="A-2025-001",
            text="Write the pathway",
            update="Half is written.\nColour set to red: No lead\n"
            "Due changed from “No date set” to “Next meeting”: The lead is new",
            colour="Red: overdue or off track",
            step="In progress.",
        ),
        Tracked(
            reference="A-2025-002",
            text="Count the returns",
            update="Forty-one came.",
            colour="Green: complete",
            step="Action closed.",
        ),
    ]


def test_confidential_action_stands_only_in_the_closed_edition(scene):
    reviewed_at(scene.ordinary, scene)

    full, open_ = record(scene.meeting, full=True), record(scene.meeting, full=False)

    assert [each.reference for each in tracked(full)] == ["A-2025-001", "A-2025-002", "A-2025-003"]
    assert SECRET not in str(to_snapshot(open_))


def test_confidential_action_alone_makes_two_editions(scene):
    items = AgendaItem.objects.filter(pk=scene.confidential.pk)
    items.update(is_confidential=False, closed_title="")
    action = earlier_action(scene.group, text="Ring Wexlow", is_confidential=True)
    services.update_action(
        action=action,
        text="Rung.",
        status=ActionStatus.IN_PROGRESS,
        by=scene.unit,
        at=scene.ordinary,
    )

    version = approve(scene)

    assert ["Wexlow" in str(version.snapshot[name]) for name in ("full", "open")] == [True, False]


def test_approved_minutes_keep_what_was_said_whatever_becomes_of_the_action(scene):
    moved, *_ = reviewed_at(scene.ordinary, scene)
    before = tracked(record(scene.meeting))

    version = approve(scene)
    moved.refresh_from_db()
    services.close_action(without_evidence=True, action=moved, text="Written.", by=scene.unit)

    assert tracked(from_snapshot(version.snapshot["full"])) == before


def test_sent_back_and_opened_again_are_told_apart(scene):
    claimed = earlier_action(scene.group, status=ActionStatus.COMPLETE)
    closed = earlier_action(scene.group, status=ActionStatus.CLOSED)
    for action in (claimed, closed):
        services.send_back(action=action, reason="More.", by=scene.unit, at=scene.ordinary)

    steps = [each.step for each in tracked(record(scene.meeting))]

    assert steps == ["Sent back to its owners.", "Action opened again."]


def test_what_was_sent_back_and_then_closed_says_both(scene):
    action = earlier_action(scene.group, status=ActionStatus.COMPLETE)
    told = {"action": action, "by": scene.unit, "at": scene.ordinary}
    services.send_back(reason="Only nine records.", **told)
    services.update_action(text="Ten seen.", status=ActionStatus.COMPLETE, **told)
    services.close_action(without_evidence=True, **told)

    (found,) = tracked(record(scene.meeting))

    assert found.update == "Sent back: Only nine records.\nTen seen."
    assert found.step == "Action closed."


def test_locked_minutes_take_nothing_more(scene):
    action = earlier_action(scene.group)
    Minutes.objects.filter(pk=scene.minutes.pk).update(status=MinutesStatus.APPROVED)

    with pytest.raises(Refused, match="approved and are locked"):
        reviewing.at_item(
            item=scene.ordinary,
            step="update",
            action=action,
            text="Late.",
            status=ActionStatus.IN_PROGRESS,
            by=scene.unit,
        )

    assert action.updates.count() == 0


def test_first_update_takes_back_that_there_was_nothing(scene):
    item = scene.ordinary
    type(item).objects.filter(pk=item.pk).update(
        kind=ItemKind.ACTION_TRACKER, nil_return="No action was reviewed."
    )
    item.refresh_from_db()

    reviewing.at_item(
        item=item,
        step="close",
        action=earlier_action(scene.group),
        text="Done.",
        without_evidence=True,
        by=scene.unit,
    )

    item.refresh_from_db()
    assert item.nil_return == ""


def test_update_can_be_redacted_in_part_and_whole(scene):
    reviewed_at(scene.ordinary, scene)
    snapshot = to_snapshot(record(scene.meeting, full=False))
    passage = next(each for each in passages_of(snapshot) if "Half is written." in each.text)
    row, _ = passage.wholes[0]

    words = without(snapshot, [Cut(passage.place, "Half", "a name", 0, 4)])
    whole = without(snapshot, [Cut(row, "", "a name")])

    assert "[Redacted: a name] is written." in str(words)
    assert ["Half is" in str(whole), "Write the pathway" in str(whole)] == [False, False]


def test_record_asks_once_for_any_number_of_updates(scene, django_assert_num_queries):
    reviewed_at(scene.ordinary, scene)

    with django_assert_num_queries(11 + 1):
        record(scene.meeting)
