"""How decisions and challenges are found across meetings, and who may see them."""

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from board.models import Group
from meetings.enums import (
    OPEN_TO_CHAIR,
    OPEN_TO_MEMBERS,
    RECORDING,
    UPCOMING,
    ChallengeStatus,
)


def kept_by(person):
    """Groups that `person` chairs or minutes today, as two querysets."""
    today = timezone.localdate()
    return Group.objects.chaired_by(person, today), Group.objects.minuted_by(person, today)


def record_is_open(person, item):
    """A condition: what the item at the path `item` records may be read by `person` as it now stands.

    Members read it when the minutes are with them and the item is not
    confidential. While approved minutes are being corrected their records are
    a draft again: members read the approved version, which is frozen words, and
    the registers leave those records out until the correction reaches them.
    """
    chaired, minuted = kept_by(person)
    member_of = Group.objects.of_member(person, timezone.localdate())
    group, status = f"{item}__meeting__group__in", f"{item}__meeting__minutes__status__in"
    return (
        Q(**{group: member_of, status: OPEN_TO_MEMBERS, f"{item}__is_confidential": False})
        | Q(**{group: chaired, status: OPEN_TO_CHAIR})
        | Q(**{group: minuted})
    )


_LONG = (
    "item__discussion",
    "item__meeting__group__terms_of_reference",
    "group__terms_of_reference",
    "reported_at__discussion",
)
"""Long texts that no register shows."""


class DecisionQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Decisions of minutes that this person may read; confidential ones for the trusted only.

        One taken between meetings is known to the unit, the board's chair, the
        group's chairs and its minute-taker at once. Members find it here when the
        minutes that report it are with them; before that they learn of it from
        the published agenda that announces it, and from nowhere else.
        """
        if not person.is_authenticated:
            return self.none()
        if person.sees_everything:
            return self
        chaired, minuted = kept_by(person)
        return self.filter(
            record_is_open(person, "item")
            | Q(item__isnull=True) & (Q(group__in=chaired) | Q(group__in=minuted))
            | Q(item__isnull=True) & record_is_open(person, "reported_at")
        )

    def between_meetings(self):
        return self.filter(item__isnull=True)

    def unreported(self):
        """Taken between meetings, and no meeting has heard of them yet."""
        return self.between_meetings().filter(reported_at__isnull=True)

    def waiting_for(self, meeting):
        """Unreported decisions of the group that this meeting can hear of, in order of the days."""
        waiting = self.unreported().filter(group=meeting.group_id, taken_on__lte=meeting.date)
        return waiting.order_by("taken_on", "pk")

    def taken_reported_or_waiting(self, item, meeting):
        """Decisions taken or reported at an item, and those that wait for its meeting to hear of them."""
        waiting = Q(group=meeting.group_id, taken_on__lte=meeting.date, reported_at__isnull=True)
        between = Q(item__isnull=True) & (Q(reported_at=item) | waiting)
        return self.filter(Q(item=item) | between).order_by("taken_on", "pk")

    def announced_at(self, meeting):
        """What the agenda of a meeting lists: reported there, or waiting and it is the next to hear."""
        from meetings.models import Meeting

        reported = Q(reported_at__meeting=meeting)
        waiting = Q(reported_at__isnull=True, taken_on__lte=meeting.date, group=meeting.group_id)
        if meeting.status in RECORDING:
            reported |= waiting
        elif meeting.status in UPCOMING:
            sooner = Meeting.objects.earlier_than(meeting).filter(
                status__in=UPCOMING, date__gte=timezone.localdate()
            )
            reported |= waiting & ~Exists(sooner)
        return self.between_meetings().filter(reported).order_by("taken_on", "pk")

    def dated(self):
        """With `decided_on`, `of_group` and `group_name`: what a register is narrowed and ordered by."""
        return self.annotate(
            decided_on=Coalesce("item__meeting__date", "taken_on"),
            of_group=Coalesce("item__meeting__group", "group"),
            group_name=Coalesce("item__meeting__group__name", "group__name"),
        )

    def for_register(self):
        """With `decided_on` and `of_group`, and the meeting, item and group that the list names."""
        related = ("item__meeting__group", "group", "reported_at__meeting")
        return self.dated().select_related(*related).defer(*_LONG)


class ChallengeQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Challenges of minutes that this person may read; confidential ones for the trusted only."""
        if not person.is_authenticated:
            return self.none()
        if person.sees_everything:
            return self
        return self.filter(record_is_open(person, "item"))

    def open_ones(self):
        """Challenges that are still followed up."""
        return self.filter(status=ChallengeStatus.OPEN)

    def dated(self):
        """With `asked_on`, `of_group` and `group_name`: what a register is narrowed and ordered by."""
        return self.annotate(
            asked_on=F("item__meeting__date"),
            of_group=F("item__meeting__group"),
            group_name=F("item__meeting__group__name"),
        )

    def for_register(self):
        """With people and meeting and what `with_steps` brings."""
        people = get_user_model().objects.select_related(*BODIES)
        return self.with_steps().prefetch_related(
            *(Prefetch(who, queryset=people) for who in ("asked_by", "asked_of"))
        )

    def with_steps(self):
        """With the meeting, `last_step_at`, `last_step_text` and `ended_at` of those closed."""
        from meetings.models import ChallengeStep

        steps = ChallengeStep.objects.filter(challenge=OuterRef("pk")).order_by("-made_at", "-pk")
        closings = steps.filter(to_status=ChallengeStatus.CLOSED)
        found = self.dated().select_related("item__meeting__group").defer(*_LONG[:2])
        return found.annotate(
            last_step_at=Subquery(steps.values("made_at")[:1]),
            last_step_text=Subquery(steps.values("text")[:1]),
            ended_at=Case(
                When(status=ChallengeStatus.CLOSED, then=Subquery(closings.values("made_at")[:1])),
                default=Value(None),
                output_field=models.DateTimeField(),
            ),
        )


BODIES = ("employer", "speaks_for")
