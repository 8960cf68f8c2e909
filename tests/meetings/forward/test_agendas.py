"""The forward plan and agendas: put on, coming back, sent back, and what a lost meeting leaves."""

from datetime import date

import pytest

from common.refusals import Gone, Refused
from meetings.enums import ItemKind, MeetingStatus, Purpose
from meetings.models import ForwardItem
from meetings.services import agenda, forward, planning
from tests.factories.board import PriorityFactory
from tests.factories.forward import ForwardItemFactory
from tests.factories.meetings import (
    HeldMeetingFactory,
    ItemFactory,
    MeetingFactory,
    PartFactory,
    PresenterFactory,
    StandingItemFactory,
    in_days,
)


@pytest.fixture
def meeting(group):
    """A meeting to come whose agenda has a part for business and one that closes."""
    meeting = MeetingFactory(group=group)
    PartFactory(meeting=meeting, title="Business", position=1)
    closing = PartFactory(meeting=meeting, title="Closing", position=2)
    ItemFactory(part=closing, title="AOB", kind=ItemKind.AOB)
    return meeting


def waiting(group):
    return set(ForwardItem.objects.waiting().filter(group=group).values_list("title", flat=True))


# Onto an agenda


def test_place_carries_every_field(group, unit, meeting):
    person, priority = PresenterFactory(), PriorityFactory()
    details = {
        "title": "Open title",
        "is_confidential": True,
        "closed_title": "Quillfeather",
        "description": "To agree",
        "purpose": Purpose.ASSURANCE,
        "minutes_allotted": 25,
        "presenter": person,
        "presenter_text": "",
        "priority": priority,
        "unit_notes": "Marlspike",
    }
    entry = ForwardItemFactory(group=group, meeting=meeting, **details)

    item = forward.place(entry=entry, by=unit)

    item.refresh_from_db()
    entry.refresh_from_db()
    assert {name: getattr(item, name) for name in details} == details
    assert (item.meeting, item.kind, item.standing_item) == (meeting, ItemKind.ORDINARY, None)
    assert (entry.item, entry.meeting, entry.version) == (item, meeting, 2)
    assert set(forward.CARRIED) == set(details)


def test_place_puts_it_before_the_closing_part(group, unit, meeting):
    entry = ForwardItemFactory(group=group, meeting=meeting)

    item = forward.place(entry=entry, by=unit)

    assert item.part.title == "Business"


def test_place_in_the_only_part_goes_before_any_other_business(group, unit):
    meeting = MeetingFactory(group=group)
    part = PartFactory(meeting=meeting)
    ItemFactory(part=part, title="AOB", kind=ItemKind.AOB)
    entry = ForwardItemFactory(group=group, meeting=meeting, title="Report")

    forward.place(entry=entry, by=unit)

    assert list(meeting.items.in_order().values_list("title", flat=True)) == ["Report", "AOB"]


def test_place_twice_is_refused(group, unit, meeting):
    entry = ForwardItemFactory(group=group, meeting=meeting, title="Report")
    forward.place(entry=entry, by=unit)

    with pytest.raises(Refused, match=f"“Report” is on the agenda of {meeting.reference}."):
        forward.place(entry=entry, by=unit)

    assert meeting.items.filter(title="Report").count() == 1


def test_place_without_a_meeting_is_refused(group, unit):
    with pytest.raises(Refused, match="Choose the meeting first"):
        forward.place(entry=ForwardItemFactory(group=group), by=unit)


def test_place_on_another_groups_agenda_is_refused(group, unit):
    with pytest.raises(Refused, match="agenda of its own group"):
        forward.place(entry=ForwardItemFactory(group=group), meeting=MeetingFactory(), by=unit)


def test_place_into_a_part_of_another_meeting_is_refused(group, unit, meeting):
    entry = ForwardItemFactory(group=group, meeting=meeting)

    with pytest.raises(Refused, match="That part belongs to another meeting"):
        forward.place(entry=entry, part=PartFactory(), by=unit)


def test_place_all_takes_what_is_meant_for_the_meeting_in_the_order_it_is_wanted(
    group, unit, meeting
):
    ForwardItemFactory(group=group, meeting=meeting, title="Later", wanted_on=in_days(90))
    ForwardItemFactory(group=group, meeting=meeting, title="Sooner", wanted_on=in_days(9))
    ForwardItemFactory(group=group, meeting=meeting, title="Dropped", dropped_reason="No")
    ForwardItemFactory(group=group, title="Other")

    items = forward.place_all(meeting=meeting, by=unit)

    assert [item.title for item in items] == ["Sooner", "Later"]
    assert waiting(group) == {"Other"}


def test_place_all_of_nothing_says_so(group, unit, meeting):
    with pytest.raises(Refused, match=f"Nothing waits for {meeting.reference} any more."):
        forward.place_all(meeting=meeting, by=unit)


# Coming back


def test_recurring_item_makes_its_next_occurrence(group, unit, meeting):
    entry = ForwardItemFactory(
        group=group,
        meeting=meeting,
        title="Yearly",
        every_months=12,
        wanted_on=date(2030, 1, 31),
        closed_title="Quillfeather",
        is_confidential=True,
        minutes_allotted=15,
    )

    forward.place(entry=entry, by=unit)

    following = ForwardItem.objects.waiting().get()
    assert (following.title, following.every_months, following.follows) == ("Yearly", 12, entry)
    assert (following.wanted_on, following.meeting) == (date(2031, 1, 31), None)
    assert (following.closed_title, following.minutes_allotted) == ("Quillfeather", 15)


def test_recurring_item_that_was_taken_off_makes_no_second_next(group, unit, meeting):
    entry = ForwardItemFactory(group=group, meeting=meeting, title="Yearly", every_months=12)
    item = forward.place(entry=entry, by=unit)
    agenda.delete_item(item=item, by=unit)

    forward.place(entry=entry, by=unit)

    assert ForwardItem.objects.filter(title="Yearly").count() == 2


@pytest.mark.parametrize(
    ("day", "months", "after", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 1, 31), date(2026, 2, 28)),
        (date(2027, 12, 31), 2, date(2027, 12, 1), date(2028, 2, 29)),
        (date(2026, 11, 30), 12, date(2026, 11, 26), date(2027, 11, 30)),
        (date(2024, 5, 15), 6, date(2026, 11, 26), date(2027, 5, 15)),
        (date(2026, 12, 5), 1, date(2026, 12, 5), date(2027, 1, 5)),
        (date(2026, 1, 31), 1, date(2026, 2, 28), date(2026, 3, 31)),
    ],
)
def test_next_day_keeps_its_rhythm(day, months, after, expected):
    assert forward.next_day(day, months, after) == expected


# Meetings that fall out or move


def test_cancelled_meeting_leaves_its_items_without_a_meeting(group, unit, meeting):
    ForwardItemFactory(group=group, meeting=meeting, title="Report")

    planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)

    assert list(
        ForwardItem.objects.waiting().without_meeting().values_list("title", flat=True)
    ) == ["Report"]


def test_moved_meeting_keeps_what_waits_for_it(group, unit, meeting):
    entry = ForwardItemFactory(group=group, meeting=meeting)

    planning.move_meeting(
        meeting=meeting,
        date=in_days(45),
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        reason="Room",
        by=unit,
        expected_version=meeting.version,
    )

    entry.refresh_from_db()
    assert entry.meeting == meeting
    assert ForwardItem.objects.without_meeting().count() == 0


def test_meeting_that_took_place_leaves_what_it_did_not_hear(group):
    held = HeldMeetingFactory(group=group)
    entry = ForwardItemFactory(group=group, meeting=held)

    assert list(ForwardItem.objects.without_meeting()) == [entry]


def test_placed_item_goes_on_with_its_agenda_item_when_the_meeting_is_cancelled(
    group, unit, meeting
):
    following = MeetingFactory(group=group, date=in_days(60))
    entry = ForwardItemFactory(group=group, meeting=meeting)
    item = forward.place(entry=entry, by=unit)

    planning.cancel_meeting(meeting=meeting, reason="Snow", by=unit)

    item.refresh_from_db()
    assert (item.meeting, item.forward_item) == (following, entry)
    assert waiting(group) == set()


# Not this time


def test_sent_item_waits_with_all_that_was_known(group, unit, meeting, secrets):
    part = meeting.parts.first()
    item = ItemFactory(part=part, title="Housing", minutes_allotted=20, **secrets)

    entry = forward.send_to_plan(item=item, wanted_on=in_days(90), by=unit)

    entry.refresh_from_db()
    assert meeting.items.filter(title="Housing").exists() is False
    assert {name: getattr(entry, name) for name in secrets} == secrets
    assert (entry.title, entry.minutes_allotted, entry.came_from) == ("Housing", 20, meeting)
    assert (entry.wanted_on, entry.meeting, entry.item) == (in_days(90), None, None)
    assert (entry.version, entry.created_by) == (1, unit)


def test_sent_item_returns_to_the_entry_it_came_from(group, unit, meeting):
    entry = ForwardItemFactory(group=group, meeting=meeting, title="Old title")
    item = forward.place(entry=entry, by=unit)
    agenda.edit_item(item=item, by=unit, expected_version=1, title="New title")

    forward.send_to_plan(item=item, by=unit)

    back = ForwardItem.objects.get()
    assert (back.pk, back.title, back.item, back.meeting) == (entry.pk, "New title", None, None)


def test_deleted_agenda_item_waits_again(group, unit, meeting):
    entry = ForwardItemFactory(group=group, meeting=meeting, title="Report")
    item = forward.place(entry=entry, by=unit)

    agenda.delete_item(item=item, by=unit)

    assert waiting(group) == {"Report"}


def test_send_refuses_standing_items(unit, meeting):
    part = meeting.parts.first()
    standing = ItemFactory(part=part, standing_item=StandingItemFactory(group=meeting.group))

    for item in (standing, meeting.items.get(kind=ItemKind.AOB)):
        with pytest.raises(Refused, match="This is a standing item"):
            forward.send_to_plan(item=item, by=unit)


def test_send_refuses_an_item_with_minutes(unit, group):
    held = MeetingFactory(group=group, status=MeetingStatus.PUBLISHED)
    item = ItemFactory(part=PartFactory(meeting=held), discussion="<p>Said.</p>")

    with pytest.raises(Refused, match="already has minutes recorded under it"):
        forward.send_to_plan(item=item, by=unit)


def test_send_refuses_after_the_meeting(unit, group):
    item = ItemFactory(part=PartFactory(meeting=HeldMeetingFactory(group=group)))

    with pytest.raises(Refused, match="This meeting took place"):
        forward.send_to_plan(item=item, by=unit)


def test_send_twice_keeps_one(unit, meeting):
    item = ItemFactory(part=meeting.parts.first())
    forward.send_to_plan(item=item, by=unit)

    with pytest.raises(Gone):
        forward.send_to_plan(item=item, by=unit)

    assert ForwardItem.objects.count() == 1


def test_item_that_a_cancelled_meeting_left_can_be_planned(unit, group):
    item = ItemFactory(part=PartFactory(meeting=MeetingFactory(group=group)), title="Budget")
    planning.cancel_meeting(meeting=item.meeting, reason="Snow", by=unit)
    extra = MeetingFactory(group=group, date=in_days(50), kind="extraordinary")

    entry = forward.send_to_plan(item=item, meeting=extra, by=unit)

    assert (entry.title, entry.meeting, entry.came_from) == ("Budget", extra, item.meeting)
    assert type(item).objects.waiting_by_group(in_days(0)).count() == 0
