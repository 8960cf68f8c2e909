"""What people deleted and can bring back: who sees which, and how a page names it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from common import bin
from common.formats import plural

WHILE_HELD = "As long as a hold is in force"


def deletions_for(person):
    """What can still be brought back, the latest first: one's own, for the unit everybody's."""
    waiting = bin.kept().filter(restored_at__isnull=True).defer("rows", "loosened")
    if not person.reads_as_unit:
        waiting = waiting.filter(deleted_by=person)
    return waiting.select_related("deleted_by").order_by("-deleted_at", "-pk")


@dataclass(frozen=True)
class Row:
    """One line of the page."""

    pk: int
    what: str
    page: str
    deleted_at: datetime
    deleted_by: str
    left: str


def row_of(deletion):
    return Row(
        pk=deletion.pk,
        what=deletion.what,
        page=deletion.page,
        deleted_at=deletion.deleted_at,
        deleted_by=deletion.deleted_by.full_name,
        left=_left(deletion),
    )


def _left(deletion):
    days = bin.DAYS_KEPT - (timezone.now() - deletion.deleted_at).days
    return plural(max(days, 0), "day") if deletion.deleted_at >= bin.oldest_kept() else WHILE_HELD
