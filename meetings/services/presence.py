"""Who has which item of the minutes open, as their windows say every few seconds."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from meetings.models import Presence
from meetings.rules import check_minutes_open, check_take_minutes

KEPT_FOR = timedelta(days=1)
LONGEST_TAB = 36


@transaction.atomic
def be_at(*, meeting, item, tab, is_writing, by):
    """A window of `by` shows an item of the minutes (None: none of them) and is being written in, or not."""
    check_take_minutes(by, meeting.group)
    check_minutes_open(meeting.minutes)
    Presence.objects.update_or_create(
        meeting=meeting,
        person=by,
        tab=tab[:LONGEST_TAB],
        defaults={"item": item, "is_writing": is_writing, "seen_at": timezone.now()},
    )


def leave(*, meeting, tab, by):
    """The window has been closed."""
    Presence.objects.filter(meeting=meeting, person=by, tab=tab[:LONGEST_TAB]).delete()


def forget():
    """Remove what windows said on past days."""
    Presence.objects.filter(seen_at__lt=timezone.now() - KEPT_FOR).delete()
