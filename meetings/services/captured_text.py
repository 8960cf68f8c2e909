"""Marked lines in the text of a discussion, taken out of it when it is saved."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.html import escape

from common import richtext
from common.refusals import Gone, Refused
from meetings.capture import owners
from meetings.capture.document import BULLET, lines_of
from meetings.capture.grammar import PLAIN
from meetings.models import AgendaItem, Capture
from meetings.services import records
from meetings.services.capture import record_piece, turn_back, was_turned_back
from meetings.services.captured_before import AGAIN_WITHIN, as_in_text
from meetings.sitting import room_of


@dataclass
class Taken:
    """What was taken out of a text. `html` is what remains of it; `again` counts lines that were
    records already; `refusals` are the sentences why marked lines stay in the text."""

    html: str
    captures: list = field(default_factory=list)
    again: int = 0
    refusals: list = field(default_factory=list)


@transaction.atomic
def capture_text(*, item, html, by):
    """Make the marked lines of a discussion into records, and give back what remains of it.

    A line that cannot become a record stays in the text, and so does one whose
    record was turned back: it is meant as words.
    """
    html = richtext.clean(html)
    if not _may_be_marked(html):
        return Taken(html)
    records.check_can_write(item.meeting, by)
    room = room_of(item.meeting)
    lines = lines_of(html, owners.knows(room))
    recent, meant_as_words = _known_lines(item)
    taken = Taken(html)
    for line in lines.marked:
        words = line.words.strip().removeprefix(BULLET)
        if meant_as_words[words]:
            meant_as_words[words] -= 1
        elif recent[words]:
            recent[words] -= 1
            taken.again += 1
            lines.take(line)
        elif _record(item, line, words, by, room, taken):
            lines.take(line)
    taken.html = lines.html
    return taken


def _may_be_marked(html):
    """Whether a look at the people is worth its queries: any line with the shape of a mark."""
    pieces = (line.piece for line in lines_of(html, lambda words: True).lines)
    return any(piece.kind != PLAIN for piece in pieces)


def _known_lines(item):
    """How often each line was made a record just now, and how often it was turned back."""
    recent, turned_back = Counter(), Counter()
    since = timezone.now() - AGAIN_WITHIN
    for each in Capture.objects.filter(item=item).order_by("pk"):
        words = as_in_text(each.words)
        if each.turned_back_at:
            turned_back[words] += 1
        elif each.record_key and each.created_at > since:
            recent[words] += 1
    return recent, turned_back


def _record(item, line, words, by, room, taken):
    """Whether the line became a record; if not, the reason is kept."""
    number = Capture.objects.filter(item=item).count() + 1
    key = f"text-{hashlib.sha256(words.encode()).hexdigest()[:16]}-{number}"
    try:
        with transaction.atomic():
            made = record_piece(item=item, piece=line.piece, words=words, key=key, by=by, room=room)
    except Refused as refusal:
        taken.refusals.append(f"“{words}” stays in the text. {refusal.reason}")
        return False
    taken.captures.append(made)
    return True


@transaction.atomic
def turn_back_into_text(*, capture, by):
    """Remove the record of a line and put its words at the end of the discussion again; never twice."""
    again = was_turned_back(capture=capture, by=by)
    words = turn_back(capture=capture, by=by)
    item = AgendaItem.objects.select_for_update(of=("self",)).select_related("meeting__group")
    item = item.filter(pk=capture.item_id).first()
    if item is None:
        raise Gone
    if again and _came_back(item, words, capture):
        return item
    lines = "".join(f"<p>{escape(line)}</p>" for line in words.splitlines())
    return records.save_discussion(
        item=item, html=f"{item.discussion}{lines}", expected_version=item.version, by=by
    )


def _came_back(item, words, capture):
    """Whether the words stand in the text, or stood in it at some time since the line was turned back."""
    steps = capture.events.filter(turned_back_at__isnull=False).order_by("pgh_id")
    since = steps.values("pgh_created_at")[:1]
    saved = item.events.filter(pgh_created_at__gte=since).values_list("discussion", flat=True)
    lines = {as_in_text(line) for line in words.splitlines()}
    texts = {item.discussion, *saved}
    return any(lines <= set(map(as_in_text, _lines_in(text))) for text in texts)


def _lines_in(text):
    return richtext.words_of(text).splitlines()
