"""Sends lines to a meeting that is being minuted."""

from actions.owners import OwnerChoice
from meetings.models import Capture
from meetings.services import capture as capturing


def take(scene, words, *, key="", by=None, item=None):
    key = key or f"key-{Capture.objects.count()}"
    item = item or scene.item
    return capturing.capture(item=item, words=words, key=key, by=by or scene.unit)


def owned(action):
    return [str(OwnerChoice.of(row)) for row in action.owners.all()]


def asked(capture):
    return [
        (d["key"], d["sentence"], [c["label"] for c in d["candidates"]]) for d in capture.doubts
    ]
