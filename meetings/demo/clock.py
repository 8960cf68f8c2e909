"""The demo board's year is lived day by day: services, rules, timestamps and
the row history see the day of the step."""

from contextlib import contextmanager
from datetime import datetime, time
from unittest.mock import patch

from django.utils import timezone

from common.history import dated


@contextmanager
def at(moment):
    """Within it, Django's clock says `moment`; moments still to come are taken as now."""
    now = timezone.now()
    shown = min(moment, now)
    with patch.object(timezone, "now", lambda: shown), dated(shown):
        yield


def moment(day, hour=12, minute=0):
    """A day and time in the board's own time zone."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
