"""What was captured at an item before: whether it still stands, and whether a line is the same once more."""

from datetime import timedelta

from django.utils import timezone

from common.refusals import Refused
from meetings.enums import CaptureKind
from meetings.models import Capture

TURNED_BACK = "This line has been put back into the text, so it is no record any more."
REMOVED = "What this line became has been removed."
AGAIN_WITHIN = timedelta(minutes=15)
"""The same line is no new one so soon: an answer was lost, or two windows sent it."""


def check_stands(capture):
    """Raise `Refused` when the line is no record any more."""
    if capture.turned_back_at is not None:
        raise Refused(TURNED_BACK)
    if capture.record_key is None:
        raise Refused(REMOVED)


def just_now(item, words):
    """The standing capture of the same line, sent a moment ago; None for an answer to a further question."""
    since = timezone.now() - AGAIN_WITHIN
    recent = Capture.objects.filter(item=item, turned_back_at=None, created_at__gt=since)
    same = [each for each in recent if as_in_text(each.words) == as_in_text(words)]
    found = next((each for each in reversed(same) if each.record_key), None)
    if found and found.kind == CaptureKind.ANSWER and unanswered(item):
        return None
    return found


def as_in_text(words):
    """Words as the text of a discussion has them: single spaces, none at the edges."""
    return " ".join(words.split())


def unanswered(item):
    """The challenge of the last question captured in an item, if it has no answer yet."""
    said = Capture.objects.filter(item=item, turned_back_at=None, challenge__isnull=False)
    last = said.select_related("challenge").last()
    if last is None or last.kind != CaptureKind.QUESTION or last.challenge.answer:
        return None
    last.challenge.item = item
    return last.challenge
