"""What waits for a meeting: written, moved, dropped, put on agendas and sent back."""

import pytest

from common.formats import long_date
from common.refusals import Gone, Refused, StaleVersion
from meetings.enums import ItemKind, MeetingStatus, Purpose
from meetings.models import ForwardItem
from meetings.services import forward
from tests.factories.board import GroupFactory, PriorityFactory
from tests.factories.forward import ForwardItemFactory
from tests.factories.meetings import (
    HeldMeetingFactory,
    ItemFactory,
    MeetingFactory,
    PartFactory,
    PresenterFactory,
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
