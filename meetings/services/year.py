"""A group's dates for a year: planned all or none, and taken back while nobody has touched them."""

from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from common import bin as kept
from common.formats import long_date
from common.refusals import Refused
from meetings import rules
from meetings.clashes import deadline_before
from meetings.enums import MeetingStatus
from meetings.models import AgendaItem, Meeting
from meetings.services import planning

UNDO_WITHIN = timedelta(hours=24)


class Undone(NamedTuple):
    """The references of meetings that were taken back, and of those that stay."""

    removed: list
    stay: list


@transaction.atomic
def plan_year(*, group, dates, by, deadline_days=None, **details):
    """Plan an ordinary meeting of the group on each date, the earliest first, or none at all.

    `deadline_days` is how long before each meeting its papers are due.
    """
    rules.check_plan_meetings(by)
    if not dates:
        raise Refused("Tick at least one date.")
    group = planning.lock_group(group)
    return [
        planning.plan_meeting(
            group=group,
            date=date,
            paper_deadline=deadline_before(date, deadline_days),
            by=by,
            **details,
        )
        for date in sorted(set(dates))
    ]


@transaction.atomic
def take_back(*, meetings, by):
    """Delete meetings that were just planned and that nobody has touched; the others stay.

    They can be brought back. Their references are not given out again. Returns `Undone`.
    """
    rules.check_plan_meetings(by)
    for group in sorted({meeting.group for meeting in meetings}, key=lambda group: group.pk):
        planning.lock_group(group)
    keys = [meeting.pk for meeting in meetings]
    locked = list(
        Meeting.objects.select_for_update(of=("self",))
        .filter(pk__in=keys)
        .select_related("group")
        .order_by("date", "pk")
    )
    fresh = untouched(locked, by=by)
    if locked and not fresh:
        raise Refused("These meetings have been worked on, so they stay. Cancel them one by one.")
    for meeting in fresh:
        kept.remove(
            meeting,
            by=by,
            what=f"{meeting.reference}, planned for {long_date(meeting.date)}",
            page=reverse("meetings:calendar"),
        )
    stay = [meeting.reference for meeting in locked if meeting not in fresh]
    return Undone([meeting.reference for meeting in fresh], stay)


def untouched(meetings, *, by):
    """Those that `by` planned within a day and that are still as they were made."""
    since = timezone.now() - UNDO_WITHIN
    as_made = [
        meeting
        for meeting in meetings
        if meeting.version == 1
        and meeting.status == MeetingStatus.PLANNED
        and meeting.created_by_id == by.pk
        and meeting.created_at >= since
    ]
    holding = set(
        AgendaItem.objects.filter(meeting__in=as_made)
        .filter(Q(standing_item__isnull=True) | Q(version__gt=1))
        .values_list("meeting", flat=True)
    )
    return [meeting for meeting in as_made if meeting.pk not in holding]
