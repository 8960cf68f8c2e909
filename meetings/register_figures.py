"""The small figures on the landing page of the registers."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from meetings.attendance_figures import narrowed, totals_of, visible_rows
from meetings.enums import By, ChallengeStatus
from meetings.models import AgendaItem, Challenge, Decision


@dataclass(frozen=True)
class Figures:
    """`represented` is a whole per cent of this calendar year, or None before its first meeting."""

    decisions: int
    this_year: int
    unreported: int
    challenges: int
    open_challenges: int
    meetings: int
    represented: int | None


def figures_for(person):
    """What the registers hold for this person; three questions."""
    today = timezone.localdate()
    items = AgendaItem.objects.filter(meeting__date__year=today.year).order_by()
    year = Q(item__in=items.values("pk")) | Q(taken_on__year=today.year)
    decisions = Decision.objects.visible_to(person).aggregate(
        decisions=Count("pk"),
        this_year=Count("pk", filter=year),
        unreported=Count("pk", filter=Q(item__isnull=True, reported_at__isnull=True)),
    )
    challenges = Challenge.objects.visible_to(person).aggregate(
        challenges=Count("pk"),
        open_challenges=Count("pk", filter=Q(status=ChallengeStatus.OPEN)),
    )
    rows = visible_rows(person, By.ORGANISATION)
    came = totals_of(narrowed(rows, first=today.replace(month=1, day=1), last=today))
    there = came["present"] + came["deputy"]
    return Figures(
        **decisions,
        **challenges,
        meetings=came["meetings"],
        represented=round(100 * there / came["expected"]) if came["expected"] else None,
    )
