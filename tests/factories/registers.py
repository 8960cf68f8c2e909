"""Decisions between meetings, challenges and attendance, for the registers."""

from datetime import date

from board.models import Group
from meetings.enums import (
    AttendanceStatus,
    AttendeeKind,
    ItemKind,
    MeetingStatus,
    MinutesStatus,
    TakenBy,
)
from meetings.models import Attendance, Challenge, Decision, Meeting, Minutes
from tests.factories.board import OrganisationFactory, SeatFactory, UnitFactory
from tests.factories.meetings import ItemFactory, MeetingFactory, PartFactory


def decision_between(group, by, *, reference="D-QA-2025-101", text="Agreed by e-mail.", **facts):
    facts = {"taken_on": date(2025, 10, 7), "taken_by": TakenBy.WRITTEN} | facts
    return Decision.objects.create(
        group=group, reference=reference, text=text, created_by=by, **facts
    )


def challenge_at(item, by, question, **facts):
    facts = {"asked_by_text": "The lay member"} | facts
    return Challenge.objects.create(item=item, created_by=by, question=question, **facts)


def held(group, day, *, status=MinutesStatus.CIRCULATED, cancelled=False):
    """A meeting that took place, with minutes, or one that was cancelled."""
    facts = {"status": MeetingStatus.HELD}
    if cancelled:
        facts = {"status": MeetingStatus.CANCELLED, "cancelled_reason": "Snow"}
    by = UnitFactory()
    meeting = MeetingFactory(group=group, date=day, created_by=by, **facts)
    if not cancelled:
        Minutes.objects.create(meeting=meeting, status=status)
    return meeting


def arising(meeting):
    part = PartFactory(meeting=meeting)
    return ItemFactory(part=part, title="Matters arising", kind=ItemKind.MATTERS_ARISING)


def came(meeting, person, status, *, seat=None, kind=AttendeeKind.MEMBER, **facts):
    """A row of the attendance."""
    return Attendance.objects.create(
        meeting=meeting,
        person=person,
        seat=seat,
        kind=kind,
        status=status,
        name_then=person.full_name,
        **facts,
    )


def deputy_came(row, person, status=AttendanceStatus.PRESENT):
    """A deputy for the member of a row, which is marked so."""
    row.status = AttendanceStatus.DEPUTY
    row.save()
    return came(
        row.meeting, person, status, seat=row.seat, kind=AttendeeKind.DEPUTY, deputising_for=row
    )


def seat_of(group, title, organisation=None):
    return SeatFactory(group=group, title=title, organisation=organisation)


def organisation(name):
    return OrganisationFactory(name=name)


def meetings_of(group: Group):
    return Meeting.objects.filter(group=group)
