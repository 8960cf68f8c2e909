"""Reminding people by mail: each of them once a day at most, for one reason."""

from django.utils import timezone

from common.refusals import Refused
from notices.models import Mail
from notices.services import tell

NO_ADDRESS = "There is nobody to remind by mail: those left have no e-mail address."


def reminded_today(kind, topic, fact):
    """Keys of the people whose mail about a topic says by `fact` that they were reminded today."""
    told = Mail.objects.about(kind, topic).filter(**{f"facts__{fact}": _today()})
    return set(told.values_list("person", flat=True))


def remind(people, *, nobody, kind, topic, fact, by):
    """Put a reminder to each into the queue, and note the day as `fact`. Returns the mail that waits. Part of a write.

    Raises `Refused` with the sentence `nobody` when there is nobody, and when none of them can be reached.
    """
    if not people:
        raise Refused(nobody)
    told = tell(kind=kind, topic=topic, people=people, by=by, facts={fact: _today()})
    if not told:
        raise Refused(NO_ADDRESS)
    return told


def _today():
    return timezone.localdate().isoformat()
