"""How meetings, agenda items and minutes are found, and who may see them."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from board.models import Group
from meetings.enums import (
    OPEN_TO_CHAIR,
    OPEN_TO_MEMBERS,
    TOOK_PLACE,
    UPCOMING,
    MeetingStatus,
    MinutesStatus,
)


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The unit and the board's chair see every meeting, others those of their groups."""
        if not person.is_authenticated:
            return self.none()
        if person.sees_everything:
            return self
        return self.filter(group__in=Group.objects.of_member(person, timezone.localdate()))

    def upcoming(self):
        return self.filter(status__in=UPCOMING, date__gte=timezone.localdate())

    def took_place(self):
        return self.filter(status__in=TOOK_PLACE)

    def not_cancelled(self):
        return self.exclude(status=MeetingStatus.CANCELLED)

    def after(self, meeting):
        """Later meetings of the same group that still stand, soonest first."""
        return (
            self.not_cancelled()
            .filter(group=meeting.group_id)
            .filter(
                Q(date__gt=meeting.date)
                | Q(date=meeting.date, start_time__gt=meeting.start_time)
            )
            .exclude(pk=meeting.pk)
            .order_by("date", "start_time", "pk")
        )

    def before(self, meeting):
        """Earlier meetings of the same group that took place, latest first."""
        return (
            self.took_place()
            .filter(group=meeting.group_id)
            .filter(
                Q(date__lt=meeting.date)
                | Q(date=meeting.date, start_time__lt=meeting.start_time)
            )
            .exclude(pk=meeting.pk)
            .order_by("-date", "-start_time", "-pk")
        )

    def for_list(self):
        return self.select_related("group", "minutes")


class AgendaItemQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("part__position", "part_id", "position", "pk")


class MinutesQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Drafts are for those who write them, then the chair's, then the members'.

        Minutes that were approved once stay visible to members while a
        correction is written; the pages show them the approved version.
        """
        from meetings.models import MinutesVersion

        if not person.is_authenticated:
            return self.none()
        if person.sees_everything:
            return self
        today = timezone.localdate()
        was_approved = Exists(MinutesVersion.objects.filter(minutes=OuterRef("pk")))
        member_of = Group.objects.of_member(person, today)
        return self.filter(
            Q(meeting__group__in=member_of) & (Q(status__in=OPEN_TO_MEMBERS) | was_approved)
            | Q(meeting__group__in=Group.objects.chaired_by(person, today))
            & Q(status__in=OPEN_TO_CHAIR)
            | Q(meeting__group__in=Group.objects.minuted_by(person, today))
        )

    def awaiting_approval(self):
        return self.exclude(status=MinutesStatus.APPROVED)
