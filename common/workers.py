"""Work that a worker does while its row says how far it is."""

from datetime import timedelta

from django.utils import timezone

INTERRUPTED_AFTER = timedelta(minutes=5)
"""A row on which nothing has happened for so long has lost its worker."""


def has_lost_its_worker(touched_at):
    """Whether the worker that touched a row last is no longer there."""
    return timezone.now() - touched_at > INTERRUPTED_AFTER
