"""Marked lines that stand in a discussion and are no records: pasted, or left without Enter."""

from collections import Counter
from dataclasses import asdict, dataclass

from common import richtext
from meetings.capture import owners
from meetings.capture.document import BULLET, lines_of
from meetings.enums import CaptureKind
from meetings.models import Capture
from meetings.services.captured_before import as_in_text
from meetings.sitting import room_of

MARKS = {
    CaptureKind.ACTION: "Action",
    CaptureKind.DECISION: "Decision",
    CaptureKind.AMENDMENT: "Agreed as amended",
}


@dataclass(frozen=True)
class LineLeft:
    """`words` as they stand in the text; `line` as it is sent, with the mark that stands above a list."""

    words: str
    line: str


def lines_left(items):
    """The `LineLeft`s of each item of one meeting, by its key. A line that was turned back is meant
    as words. Texts without the shape of a mark need no query."""
    found = {item.pk: [] for item in items}
    shaped = [item for item in items if lines_of(item.discussion, lambda _words: True).marked]
    if not shaped:
        return found
    knows = owners.knows(room_of(shaped[0].meeting))
    turned_back = Capture.objects.filter(item__in=shaped, turned_back_at__isnull=False)
    meant = Counter((each.item_id, as_in_text(each.words)) for each in turned_back)
    for item in shaped:
        for line in lines_of(richtext.clean(item.discussion), knows).marked:
            left = _left(line)
            if meant[item.pk, left.words]:
                meant[item.pk, left.words] -= 1
            else:
                found[item.pk].append(left)
    return found


def as_sent(lines):
    """The lines as the page's script reads them."""
    return [asdict(line) for line in lines]


def _left(line):
    words = as_in_text(line.words.removeprefix(BULLET))
    piece = line.piece
    return LineLeft(words, f"{MARKS[piece.kind]}: {piece.words}" if piece.is_listed else words)
