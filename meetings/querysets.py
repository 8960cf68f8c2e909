"""How meetings, agenda items and minutes are found, and who may see them."""

from datetime import timedelta

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, When
from django.utils import timezone

from board.enums import MembershipRole
from board.models import Group, Membership
from board.offices import offices_of
from meetings.enums import (
    AGENDA_OUT,
    OPEN_TO_CHAIR,
    OPEN_TO_MEMBERS,
    TOOK_PLACE,
    UPCOMING,
    Answer,
    ItemKind,
    MeetingStatus,
    MinutesStatus,
)

STAYS_FOR = timedelta(seconds=20)
"""A window that has not been heard of for longer has been closed, or has lost its connection."""


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The unit and the board's chair see every meeting, others those of their groups.

        Meetings that somebody attended stay open to them where the board has decided so.
        """
        if not person.is_authenticated:
            return self.none()
        if person.sees_everything:
            return self
        offices = offices_of(person, timezone.localdate())
        return self.filter(Q(group__in=offices.member_of) | Q(pk__in=offices.attended))

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
                Q(date__gt=meeting.date) | Q(date=meeting.date, start_time__gt=meeting.start_time)
            )
            .exclude(pk=meeting.pk)
            .order_by("date", "start_time", "pk")
        )

    def before(self, meeting):
        """Earlier meetings of the same group that took place, latest first."""
        return self.took_place().earlier_than(meeting)

    def earlier_than(self, meeting):
        """Earlier meetings of the same group that were not cancelled, latest first."""
        return (
            self.not_cancelled()
            .filter(group=meeting.group_id)
            .filter(
                Q(date__lt=meeting.date) | Q(date=meeting.date, start_time__lt=meeting.start_time)
            )
            .exclude(pk=meeting.pk)
            .order_by("-date", "-start_time", "-pk")
        )

    def at_the_time(self, *, group, date, start_time, end_time):
        """Meetings of a group that overlap these times; touching end to start is no overlap."""
        return self.filter(group=group, date=date, start_time__lt=end_time, end_time__gt=start_time)

    def for_list(self):
        return self.select_related("group", "minutes")

    def in_lines(self):
        """With what a line about a meeting says: when, what, where and how it stands."""
        when = ("date", "start_time", "end_time")
        what = ("reference", "kind", "title", "venue", "status", "group__name")
        return self.select_related("group").only(*when, *what)

    def upcoming_first(self):
        """Meetings to come, soonest first, then the others, latest first."""
        to_come = Q(status__in=UPCOMING, date__gte=timezone.localdate())
        return self.alias(coming_on=Case(When(to_come, then="date"))).order_by(
            F("coming_on").asc(nulls_last=True),
            Case(When(to_come, then="start_time")),
            "-date",
            "-start_time",
            "-pk",
        )

    def for_agenda(self):
        """With the group, and parts as `parts_in_order`, each with `items_in_order`."""
        return self.select_related("group").prefetch_related(agenda_of_meeting())


def agenda_of_meeting():
    """The prefetch of `for_agenda`, also for a meeting that is loaded already."""
    from meetings.models import AgendaItem, AgendaPart

    items = AgendaItem.objects.order_by("position", "pk").select_related(
        "presenter", "priority", "came_from"
    )
    parts = AgendaPart.objects.order_by("position", "pk").prefetch_related(
        Prefetch("items", queryset=items, to_attr="items_in_order")
    )
    return Prefetch("parts", queryset=parts, to_attr="parts_in_order")


class AgendaItemQuerySet(models.QuerySet):
    def circulated_to(self, person):
        """Confidential items on whose circulation list the person stands, once their agenda is out."""
        listed = Q(circulation__person=person, meeting__status__in=AGENDA_OUT)
        return self.filter(listed, is_confidential=True)

    def in_order(self):
        return self.order_by("part__position", "part_id", "position", "pk")

    def loose(self):
        """Items that came from nobody's template: they go with their matter, not with the date."""
        return self.filter(standing_item__isnull=True, kind=ItemKind.ORDINARY)

    def stranded(self):
        """Loose items of cancelled meetings, which wait for the group's next ordinary one."""
        return self.loose().filter(meeting__status=MeetingStatus.CANCELLED)

    def waiting_by_group(self, on):
        """Groups whose cancelled meetings hold loose items for the next: (key, name, number)."""
        return (
            self.loose()
            .filter(meeting__status=MeetingStatus.CANCELLED)
            .filter(meeting__group__in=Group.objects.running(on))
            .order_by("meeting__group__name", "meeting__group")
            .values_list("meeting__group", "meeting__group__name")
            .annotate(number=Count("pk"))
        )


class ForwardItemQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The forward plan is the unit's and the board's chair's; a group's chairs see their own."""
        if not person.is_authenticated:
            return self.none()
        if person.sees_everything:
            return self
        return self.filter(group__in=offices_of(person, timezone.localdate()).chaired)

    def waiting(self):
        """Neither on an agenda nor dropped."""
        return self.filter(item__isnull=True, dropped_reason="")

    def placed(self):
        """On an agenda, now or once."""
        return self.filter(item__isnull=False)

    def dropped(self):
        return self.exclude(dropped_reason="")

    def meant_for(self, meeting):
        return self.filter(meeting=meeting)

    def without_meeting(self):
        """Meant for no meeting, or for one that was cancelled or held without them."""
        return self.exclude(meeting__status__in=UPCOMING)

    def overdue(self, on):
        """Wanted before the day `on`."""
        return self.filter(wanted_on__lt=on)

    def for_list(self):
        """With all that a card says; what is wanted first comes first."""
        related = ("group", "meeting", "came_from", "presenter", "priority")
        return (
            self.select_related(*related)
            .defer("group__terms_of_reference")
            .order_by(F("wanted_on").asc(nulls_last=True), "pk")
        )


class InvitationQuerySet(models.QuerySet):
    def unanswered(self):
        return self.filter(answer=Answer.NONE)

    def expected(self):
        """Those of people who have not left and fill a seat, other than as a deputy, on the day of the meeting."""
        seated = (
            Membership.objects.on(OuterRef("meeting__date"))
            .filter(person=OuterRef("person"), seat__group=OuterRef("meeting__group"))
            .exclude(role=MembershipRole.NAMED_DEPUTY)
        )
        left = Q(person__left_on__lte=timezone.localdate())
        return self.filter(Exists(seated)).exclude(left)


class PresenceQuerySet(models.QuerySet):
    def here(self):
        """Those who were heard of just now."""
        return self.filter(seen_at__gte=timezone.now() - STAYS_FOR)


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
        offices = offices_of(person, timezone.localdate())
        was_approved = Exists(MinutesVersion.objects.filter(minutes=OuterRef("pk")))
        there = Q(meeting__group__in=offices.member_of) | Q(meeting__in=offices.attended)
        return self.filter(
            there & (Q(status__in=OPEN_TO_MEMBERS) | was_approved)
            | Q(meeting__group__in=offices.chaired, status__in=OPEN_TO_CHAIR)
            | Q(meeting__group__in=offices.minuted)
        )

    def awaiting_approval(self):
        return self.exclude(status=MinutesStatus.APPROVED)
