"""What an item for the minutes of previous meetings is about: those that await approval, and
those that were approved there."""

from dataclasses import dataclass

from django.urls import reverse

from common.formats import long_date
from common.prepared import prepared
from meetings import rules
from meetings.enums import ApprovalKind, ItemKind
from meetings.models import AgendaItem, Amendment, Meeting, Minutes, MinutesVersion
from meetings.refusal import refusal_of


@dataclass(frozen=True)
class Waiting:
    """Minutes that await approval. `refusal` says why they cannot be approved here now;
    `kind` is how they would be approved."""

    name: str
    url: str
    approve_url: str
    amendments: tuple[Amendment, ...]
    kind: str
    refusal: str


@dataclass(frozen=True)
class Approved:
    sentence: str
    url: str


@dataclass(frozen=True)
class PreviousMinutes:
    waiting: tuple[Waiting, ...]
    approved: tuple[Approved, ...]


def approving_item(meeting):
    """The first item of a later meeting that took place where its minutes can be approved."""
    return next(iter(_approving_items(meeting)), None)


@prepared
def _approving_items(meeting):
    later = Meeting.objects.after(meeting).took_place()
    items = AgendaItem.objects.filter(
        meeting__in=later.values("pk"), kind=ItemKind.PREVIOUS_MINUTES
    )
    return items.select_related("meeting").order_by("meeting__date", "meeting__start_time", "pk")[
        :1
    ]


def previous_minutes_of(item, person):
    """For an item of the minutes of previous meetings, what `person` may see of them."""
    visible = Minutes.objects.visible_to(person)
    if item.is_confidential and not rules.sees_confidential(person, item.meeting.group):
        return PreviousMinutes((), ())
    return PreviousMinutes(
        waiting=tuple(_waiting(minutes, item, person) for minutes in _awaiting(item, visible)),
        approved=tuple(_approved(version) for version in _approved_at(item, visible)),
    )


def _awaiting(item, visible):
    """Earlier minutes of the group that are not approved, oldest first."""
    earlier = Meeting.objects.before(item.meeting)
    return (
        visible.awaiting_approval()
        .filter(meeting__in=earlier.values("pk"))
        .select_related("meeting__group")
        .order_by("meeting__date", "meeting__start_time", "pk")
    )


def _waiting(minutes, item, person):
    meeting = minutes.meeting
    amendments, kind = how_approved(meeting, item)
    return Waiting(
        name=f"{long_date(meeting.date)} ({meeting.reference})",
        url=minutes.get_absolute_url(),
        approve_url=reverse("meetings:minutes_approve", args=[meeting.pk, item.pk]),
        amendments=amendments,
        kind=kind,
        refusal=refusal_of(rules.check_approve, person, minutes, item),
    )


def how_approved(meeting, item):
    """The amendments to a meeting's minutes recorded at an item, and how it would approve them."""
    amendments = tuple(
        Amendment.objects.filter(item=item, meeting=meeting).select_related("requested_by")
    )
    return amendments, (ApprovalKind.WITH_AMENDMENTS if amendments else ApprovalKind.AS_PRESENTED)


def _approved_at(item, visible):
    return (
        MinutesVersion.objects.filter(approved_at_item=item, minutes__in=visible.values("pk"))
        .defer("snapshot")
        .select_related("minutes__meeting")
        .order_by("minutes__meeting__date", "number")
    )


def _approved(version):
    meeting = version.minutes.meeting
    how = version.get_approval_display().lower()
    return Approved(
        sentence=f"The minutes of {long_date(meeting.date)} ({meeting.reference}) were approved {how}.",
        url=reverse("meetings:minutes_version", args=[meeting.pk, version.number]),
    )
