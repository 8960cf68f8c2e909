"""Loose items go to the next meeting once, however a meeting falls out."""

from datetime import time

import pytest

from common.refusals import Refused
from meetings.enums import ItemKind, MeetingKind, MeetingStatus
from meetings.models import AgendaItem, Meeting
from meetings.services import agenda, planning
from tests.factories.meetings import (
    ItemFactory,
    MeetingFactory,
    PartFactory,
    StandingItemFactory,
    in_days,
)

TIMES = {"start_time": time(9, 30), "end_time": time(12, 30)}


@pytest.fixture
def meeting(group):
    """A meeting with one standing item, one of a kind and two loose ones."""
    meeting = MeetingFactory(group=group, date=in_days(10))
    part = PartFactory(meeting=meeting)
    ItemFactory(part=part, title="Dataset", standing_item=StandingItemFactory(group=group))
    ItemFactory(part=part, title="AOB", kind=ItemKind.AOB)
    ItemFactory(part=part, title="Neglect")
    ItemFactory(part=part, title="Budget")
    return meeting


@pytest.fixture
def following(group):
    return MeetingFactory(group=group, date=in_days(40))


def titles(meeting):
    return list(meeting.items.in_order().values_list("title", flat=True))


def move(meeting, unit, date, **details):
    return planning.move_meeting(
        meeting=meeting,
        date=date,
        reason="Half term",
        by=unit,
        expected_version=meeting.version,
        **{**TIMES, **details},
    )


def test_cancel_meeting_carries_loose_items_to_the_next(meeting, following, unit):
    outcome = planning.cancel_meeting(meeting=meeting, reason=" Snow ", by=unit)

    meeting.refresh_from_db()
    assert (meeting.status, meeting.cancelled_reason) == (MeetingStatus.CANCELLED, "Snow")
    assert titles(following) == ["Neglect", "Budget"]
    assert titles(meeting) == ["Dataset", "AOB"]
    assert [item.title for item in outcome.items] == ["Neglect", "Budget"]
    assert outcome.to == following
    assert {item.came_from for item in following.items.all()} == {meeting}


def test_cancel_meeting_without_a_reason_is_refused(meeting, following, unit):
    with pytest.raises(Refused, match="Say why"):
        planning.cancel_meeting(meeting=meeting, reason="  ", by=unit)

    assert titles(following) == []


def test_cancel_meeting_again_carries_nothing_twice(meeting, following, unit):
    planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)

    with pytest.raises(Refused, match="has already been cancelled"):
        planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)

    assert titles(following) == ["Neglect", "Budget"]


@pytest.mark.parametrize(
    "facts",
    [
        {"status": MeetingStatus.CANCELLED, "cancelled_reason": "Snow"},
        {"kind": MeetingKind.EXTRAORDINARY},
        {"status": MeetingStatus.HELD},
    ],
)
def test_cancel_meeting_passes_by_meetings_that_take_no_items(
    meeting, following, group, unit, facts
):
    MeetingFactory(group=group, date=in_days(20), **facts)

    outcome = planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)

    assert outcome.to == following


def test_cancel_meeting_carries_to_one_that_is_past_but_not_recorded(meeting, following, unit):
    MeetingFactory(group=meeting.group, date=in_days(-6), status=MeetingStatus.HELD)
    unrecorded = MeetingFactory(
        group=meeting.group, date=in_days(-5), status=MeetingStatus.PUBLISHED
    )
    meeting.date = in_days(-8)
    meeting.save()

    outcome = planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)

    assert (outcome.to, titles(unrecorded), titles(following)) == (
        unrecorded,
        ["Neglect", "Budget"],
        [],
    )


def test_cancel_meeting_gives_nothing_to_another_group(meeting, unit):
    other = MeetingFactory(date=in_days(20))

    outcome = planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)

    assert (outcome.to, titles(other)) == (None, [])


def test_cancelled_items_without_a_next_meeting_wait_for_it(meeting, group, unit):
    planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)

    first = planning.plan_meeting(group=group, date=in_days(50), by=unit, **TIMES)
    second = planning.plan_meeting(group=group, date=in_days(60), by=unit, **TIMES)

    assert "Neglect" in titles(first)
    assert AgendaItem.objects.filter(title="Neglect").count() == 1
    assert "Neglect" not in titles(second)


def test_waiting_items_do_not_go_to_an_extraordinary_meeting(meeting, group, unit):
    planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)

    extra = planning.plan_meeting(
        group=group, date=in_days(50), by=unit, kind=MeetingKind.EXTRAORDINARY, **TIMES
    )

    assert titles(extra) == []
    assert titles(meeting) == ["Dataset", "AOB", "Neglect", "Budget"]


def test_carried_items_that_were_deleted_do_not_come_back(meeting, following, group, unit):
    planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)
    agenda.delete_item(item=following.items.get(title="Neglect"), by=unit)

    third = planning.plan_meeting(group=group, date=in_days(60), by=unit, **TIMES)

    assert "Neglect" not in titles(third)


def test_carried_items_go_into_the_part_of_the_same_title(meeting, following, unit):
    meeting.parts.update(title="Business")
    PartFactory(meeting=following, title="Opening")
    business = PartFactory(meeting=following, title="business")
    ItemFactory(part=business, title="Any other business", kind=ItemKind.AOB)

    planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)

    assert [item.title for item in business.items.order_by("position")] == [
        "Neglect",
        "Budget",
        "Any other business",
    ]


def test_carried_items_get_a_part_before_any_other_business(meeting, following, unit):
    PartFactory(meeting=following, title="Opening")
    closing = PartFactory(meeting=following, title="Closing")
    ItemFactory(part=closing, kind=ItemKind.AOB, title="Any other business")

    planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)

    parts = [part.title for part in following.parts.order_by("position")]
    assert parts == ["Opening", "Items carried forward", "Closing"]
    assert titles(following) == ["Neglect", "Budget", "Any other business"]


def test_move_meeting_before_the_next_keeps_its_items(meeting, following, unit):
    outcome = move(meeting, unit, in_days(20))

    assert (outcome.items, outcome.to) == ([], None)
    assert titles(following) == []
    assert outcome.meeting.moved_reason == "Half term"


def test_move_meeting_behind_the_next_carries_by_default(meeting, following, unit):
    outcome = move(meeting, unit, in_days(50))

    assert titles(following) == ["Neglect", "Budget"]
    assert titles(meeting) == ["Dataset", "AOB"]
    assert outcome.meeting.date == in_days(50)


@pytest.mark.parametrize(
    ("carry", "days", "expected"),
    [(True, 20, ["Neglect", "Budget"]), (False, 50, [])],
)
def test_move_meeting_carries_as_it_is_told(meeting, following, unit, carry, days, expected):
    move(meeting, unit, in_days(days), carry=carry)

    assert titles(following) == expected


def test_move_meeting_twice_carries_once(meeting, following, unit):
    move(meeting, unit, in_days(20), carry=True)
    meeting.refresh_from_db()

    move(meeting, unit, in_days(50))

    assert titles(following) == ["Neglect", "Budget"]
    assert AgendaItem.objects.filter(title="Neglect").count() == 1


def test_move_meeting_with_items_but_no_next_meeting_is_refused(meeting, unit):
    with pytest.raises(Refused, match="no later meeting of the group"):
        move(meeting, unit, in_days(20), carry=True)

    meeting.refresh_from_db()
    assert meeting.date == in_days(10)


def test_move_meeting_onto_another_is_refused(meeting, following, unit):
    with pytest.raises(Refused, match=following.reference):
        move(meeting, unit, in_days(40))

    assert titles(following) == []


def test_move_meeting_that_took_place_is_refused(unit):
    with pytest.raises(Refused, match="can no longer be moved"):
        move(MeetingFactory(status=MeetingStatus.HELD), unit, in_days(20))


def test_carry_item_moves_it_to_another_meeting(meeting, following, unit):
    item = meeting.items.get(title="Neglect")

    agenda.carry_item(item=item, to=following, copy=False, by=unit)

    item.refresh_from_db()
    assert (item.meeting, item.came_from) == (following, meeting)


def test_carry_item_copies_it_to_another_meeting(meeting, following, unit):
    item = meeting.items.get(title="Neglect")

    copy = agenda.carry_item(item=item, to=following, copy=True, by=unit)

    assert "Neglect" in titles(meeting)
    assert (copy.meeting, copy.carried_from, copy.title) == (following, item, "Neglect")


def test_carry_item_to_a_meeting_that_was_just_cancelled_is_refused(meeting, following, unit):
    planning.cancel_meeting(meeting=Meeting.objects.get(pk=following.pk), reason="Snow", by=unit)

    with pytest.raises(Refused, match="is not a meeting to come, so it cannot take the item"):
        agenda.carry_item(item=meeting.items.first(), to=following, copy=False, by=unit)


def test_carry_item_to_another_group_is_refused(meeting, unit):
    with pytest.raises(Refused, match="same group"):
        agenda.carry_item(item=meeting.items.first(), to=MeetingFactory(), copy=True, by=unit)
