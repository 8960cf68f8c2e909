"""What waits for a meeting: written, moved, dropped, put on agendas and sent back."""

from datetime import date

import pytest

from common.formats import long_date
from common.refusals import Gone, Refused, StaleVersion
from meetings.enums import ItemKind, MeetingStatus, Purpose
from meetings.models import ForwardItem
from meetings.services import agenda, forward, planning
from tests.factories.board import GroupFactory, PriorityFactory
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


# Writing


def test_add_keeps_all_details(group, unit, meeting):
    person, priority = PresenterFactory(), PriorityFactory()
    details = {
        "meeting": meeting,
        "wanted_on": in_days(60),
        "every_months": 12,
        "purpose": Purpose.DECISION,
        "minutes_allotted": 20,
        "presenter": person,
        "priority": priority,
        "is_confidential": True,
        "closed_title": "Quillfeather",
        "description": "To agree",
        "unit_notes": "Ask early",
    }

    entry = forward.add(group=group, title=" Annual report ", by=unit, **details)

    entry.refresh_from_db()
    assert (entry.title, entry.created_by, entry.version) == ("Annual report", unit, 1)
    assert {name: getattr(entry, name) for name in details} == details


@pytest.mark.parametrize("role", ["chair", "group_chair", "minute_taker", "member", "stranger"])
def test_only_the_unit_writes_the_plan(people, group, role):
    entry = ForwardItemFactory(group=group)
    by = people[role]

    for attempt in (
        lambda: forward.add(group=group, title="New", by=by),
        lambda: forward.edit(entry=entry, by=by, expected_version=1, title="New"),
        lambda: forward.move(entry=entry, meeting=None, by=by),
        lambda: forward.drop(entry=entry, reason="No", by=by),
        lambda: forward.bring_back(entry=entry, by=by),
        lambda: forward.delete(entry=entry, by=by),
        lambda: forward.place(entry=entry, by=by),
    ):
        with pytest.raises(Refused, match="Only the business unit changes the forward plan"):
            attempt()


@pytest.mark.parametrize("status", [MeetingStatus.HELD, MeetingStatus.CLOSED])
def test_add_refuses_a_meeting_that_took_place(group, unit, status):
    held = MeetingFactory(group=group, status=status)

    with pytest.raises(Refused, match="is not a meeting to come"):
        forward.add(group=group, title="Late", meeting=held, by=unit)


def test_add_refuses_a_meeting_of_another_group(group, unit):
    other = MeetingFactory()

    with pytest.raises(Refused, match=f"{other.reference} is not a meeting of Quality Assurance."):
        forward.add(group=group, title="Lost", meeting=other, by=unit)


def test_edit_of_an_older_version_overwrites_nothing(group, unit):
    entry = ForwardItemFactory(group=group)
    forward.edit(entry=entry, by=unit, expected_version=1, title="Theirs")

    with pytest.raises(StaleVersion) as stale:
        forward.edit(entry=entry, by=unit, expected_version=1, title="Mine")

    assert (stale.value.current.title, stale.value.current.version) == ("Theirs", 2)


def test_edit_of_a_removed_item_says_so(group, unit):
    entry = ForwardItemFactory(group=group)
    ForwardItem.objects.all().delete()

    with pytest.raises(Gone):
        forward.edit(entry=entry, by=unit, expected_version=1, title="Mine")


def test_move_to_a_meeting_of_another_group_moves_it_into_that_plan(group, unit):
    entry = ForwardItemFactory(group=group, title="Escalated")
    meeting = MeetingFactory(group=GroupFactory(name="Executive"))

    forward.move(entry=entry, meeting=meeting, by=unit)

    entry.refresh_from_db()
    assert (entry.group, entry.meeting, entry.version) == (meeting.group, meeting, 2)


def test_move_refuses_a_cancelled_meeting(group, unit):
    entry = ForwardItemFactory(group=group)
    cancelled = MeetingFactory(group=group, status=MeetingStatus.CANCELLED, cancelled_reason="Snow")

    with pytest.raises(Refused, match="is not a meeting to come"):
        forward.move(entry=entry, meeting=cancelled, by=unit)


def test_drop_keeps_the_reason_and_bring_back_takes_it_away(group, unit):
    entry = ForwardItemFactory(group=group, title="Visit")

    forward.drop(entry=entry, reason=" They came already ", by=unit)

    entry.refresh_from_db()
    assert (entry.dropped_reason, waiting(group)) == ("They came already", set())
    forward.bring_back(entry=entry, by=unit)
    assert waiting(group) == {"Visit"}


def test_drop_without_a_reason_is_refused(group, unit):
    entry = ForwardItemFactory(group=group)

    with pytest.raises(Refused, match="Say why the item is dropped"):
        forward.drop(entry=entry, reason="  ", by=unit)


def test_dropped_item_has_to_be_brought_back_before_anything_else(group, unit, meeting):
    entry = ForwardItemFactory(group=group, title="Visit", dropped_reason="No")

    for attempt in (
        lambda: forward.place(entry=entry, meeting=meeting, by=unit),
        lambda: forward.move(entry=entry, meeting=meeting, by=unit),
        lambda: forward.edit(entry=entry, by=unit, expected_version=1, title="New"),
        lambda: forward.drop(entry=entry, reason="Again", by=unit),
    ):
        with pytest.raises(Refused, match=r"“Visit” has been dropped\. Bring it back first"):
            attempt()


def test_deleted_item_comes_back_whole(group, unit):
    from common import bin

    entry = ForwardItemFactory(group=group, title="Slip", every_months=3)

    deletion = forward.delete(entry=entry, by=unit)

    assert ForwardItem.objects.count() == 0
    assert deletion.what == "Item of the forward plan of Quality Assurance: Slip"
    bin.restore(deletion, by=unit)
    back = ForwardItem.objects.get()
    assert (back.pk, back.title, back.every_months) == (entry.pk, "Slip", 3)


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


# From minutes


@pytest.mark.parametrize("role", ["unit", "minute_taker"])
def test_note_keeps_who_asked_and_what_is_closed(people, group, role):
    held = HeldMeetingFactory(group=group)
    item = ItemFactory(
        part=PartFactory(meeting=held),
        title="Open",
        is_confidential=True,
        closed_title="Quillfeather",
    )

    entry = forward.note(item=item, title="Open, again", wanted_on=in_days(90), by=people[role])

    entry.refresh_from_db()
    assert (entry.raised_at, entry.came_from, entry.created_by) == (item, held, people[role])
    assert (entry.is_confidential, entry.closed_title) == (True, "Quillfeather")
    assert (entry.title, entry.wanted_on, entry.group) == ("Open, again", in_days(90), group)


@pytest.mark.parametrize("role", ["chair", "group_chair", "member", "stranger"])
def test_note_is_for_those_who_write_the_minutes(people, group, role):
    item = ItemFactory(part=PartFactory(meeting=HeldMeetingFactory(group=group)))

    with pytest.raises(Refused, match="write its minutes"):
        forward.note(item=item, title="Again", by=people[role])


def test_note_before_the_meeting_is_refused(unit, meeting):
    item = meeting.items.first()

    with pytest.raises(Refused, match="noted once the meeting has started"):
        forward.note(item=item, title="Again", by=unit)


# Who reads


def test_plan_is_read_by_the_unit_the_chair_and_the_groups_own_chairs(people, group):
    own = ForwardItemFactory(group=group)
    other = ForwardItemFactory()

    seen = {role: set(ForwardItem.objects.visible_to(person)) for role, person in people.items()}

    assert seen == {
        "unit": {own, other},
        "chair": {own, other},
        "group_chair": {own},
        "minute_taker": set(),
        "member": set(),
        "stranger": set(),
    }


def test_past_day_has_a_sentence():
    day = in_days(-1)

    assert [forward.past_day_sentence(each) for each in (None, in_days(0), in_days(1))] == [""] * 3
    assert forward.past_day_sentence(day) == (
        f"{long_date(day)} has passed. Choose today or a later day, or leave it empty."
    )
