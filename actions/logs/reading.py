"""An action log as a `Book`: the kind of file is told from its content, the headings from their words.

No words of a cell are lost: what is no part of the table is told in the notes of its sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError

from actions.enums import LogField
from actions.logs import columns, excel, text
from actions.logs.sheets import LARGEST, MOST_ROWS, TOO_MANY_ROWS, Book, Line, Sheet, Unreadable
from common.formats import file_size
from common.uploads import HEAD, OLE, FileKind, kind_of, sha256_of

CSV = "csv"
TEXT_ENDINGS = frozenset({".csv", ".txt", ".tsv"})
LOCKED_OR_OLD = (
    "This file is protected with a password, or is an old Excel file (.xls). "
    "Open it, take the password off, and save it as an Excel workbook (.xlsx) or as CSV."
)
OTHER = (
    "This is not an Excel workbook or a CSV file. Save the log as .xlsx or as CSV and hand that in."
)
NO_TABLE = (
    "No table was found in this file. A log needs a row of headings, such as Action, Lead and Deadline, "
    "and rows below it."
)
EMPTY = "This file is empty."
LOOKED_AT = 40
"""The headings stand among so many first rows."""
KNOWN = 0.85
SECTION_COLUMNS = 3
"""In a table of so many columns a row with words in its first cell alone is a title."""


@dataclass(frozen=True)
class CheckedLog:
    """A log that was read: its `kind` ("xlsx" or "csv"), size in bytes, SHA-256 and `book`."""

    kind: str
    size: int
    sha256: str
    book: Book


def checked(upload):
    """The `CheckedLog` of an uploaded file. Raises `ValidationError` with one sentence."""
    if not upload.size:
        raise ValidationError(EMPTY)
    if upload.size > LARGEST:
        raise ValidationError(
            f"This file is {file_size(upload.size)}; an action log may have at most {file_size(LARGEST)}. "
            "Copy the log alone into a new workbook and hand that in."
        )
    kind = _kind(upload)
    try:
        book = read(upload, kind)
    except Unreadable as error:
        raise ValidationError(str(error)) from error
    return CheckedLog(kind, upload.size, sha256_of(upload), book)


def _kind(upload):
    upload.seek(0)
    head = upload.read(HEAD)
    ending = PurePath(upload.name).suffix.lower()
    if head.startswith(OLE):
        raise ValidationError(LOCKED_OR_OLD)
    if head.startswith(b"PK"):
        if kind_of(upload) == FileKind.EXCEL:
            return str(FileKind.EXCEL)
        raise ValidationError(OTHER)
    if b"%PDF-" in head or ending not in TEXT_ENDINGS:
        raise ValidationError(OTHER)
    return CSV


def read(file, kind):
    """The `Book` of an open file of this kind. Raises `Unreadable`."""
    if kind == CSV:
        file.seek(0)
        raws = [text.raw_sheet(file.read(), "CSV")]
    else:
        raws = excel.raw_sheets(file)
    found = [sheet_of(raw) for raw in raws if raw.rows]
    if not any(sheet.lines for sheet in found):
        raise Unreadable(NO_TABLE)
    return Book(tuple(found))


def sheet_of(raw):
    """The `Sheet` of a `Raw`: its headings found, titles and repeated headings told apart."""
    place, likeness = _headings_at(raw.rows)
    if place is None:
        words = "; ".join(_joined(cells) for _, cells in raw.rows)
        return Sheet(
            raw.name, notes=(*raw.notes, f"No headings were found. The sheet says: {words}")
        )
    width = max(len(cells) for _, cells in raw.rows[place:])
    headings = _headings(raw.rows[place][1], width)
    above = [_joined(cells) for _, cells in raw.rows[:place]]
    lines, notes = _lines(raw, place, headings)
    if len(lines) > MOST_ROWS:
        raise Unreadable(TOO_MANY_ROWS)
    said = [f"Above the headings stands: {'; '.join(above)}"] if above else []
    return Sheet(
        raw.name, headings, tuple(lines), (*raw.notes, *said, *notes), likeness + len(lines) / 1e6
    )


def _headings_at(rows):
    """(place, likeness) of the row that looks most like headings; it needs a row below it."""
    best, best_score = None, 0
    for place, (_number, cells) in enumerate(rows[:LOOKED_AT]):
        filled = [words for words in cells if words]
        if place + 1 >= len(rows) or not filled or max(map(len, filled)) > 120:
            continue
        known = sum(1 for words in filled if _is_known(words))
        score = known + 0.01 * len(filled) if known else 0
        if score > best_score and (known > 1 or len(filled) == known):
            best, best_score = place, score
    if best is None:
        return _widest(rows)
    return best, best_score


def _widest(rows):
    """Without a known heading: the first row that is as wide as any, and holds short words only."""
    widest = max(sum(map(bool, cells)) for _, cells in rows[:LOOKED_AT])
    for place, (_number, cells) in enumerate(rows[:LOOKED_AT]):
        filled = [words for words in cells if words]
        if len(filled) == widest > 1 and place + 1 < len(rows) and max(map(len, filled)) <= 60:
            return place, 0
    return None, 0


def _is_known(words):
    if len(words) > 50:
        return False
    return any(columns.likeness(words, field) >= KNOWN for field in columns.NAMES)


def _headings(cells, width):
    """A name for each column: its heading, told apart from others, or its letter."""
    named, taken = [], set()
    for place in range(width):
        words = " ".join((cells[place] if place < len(cells) else "").split())[:200]
        words = words or f"Column {_letter(place)}"
        name, number = words, 1
        while name.casefold() in taken:
            number += 1
            name = f"{words} ({number})"
        taken.add(name.casefold())
        named.append(name)
    return tuple(named)


def _letter(place):
    first, last = divmod(place, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)


def _lines(raw, place, headings):
    """The rows under the headings, and notes on those that are none."""
    heading = _same(raw.rows[place][1])
    first_is_text = columns.likeness(headings[0], LogField.TEXT) >= KNOWN
    lines, repeated, section, waiting = [], [], "", []
    for number, cells in raw.rows[place + 1 :]:
        if _same(cells) == heading:
            repeated.append(str(number))
        elif _is_title(number, cells, headings, raw.merged_across, first_is_text):
            waiting.append(cells[0])
        else:
            if waiting:
                section, waiting = " – ".join(waiting), []
            cells = (*cells, *[""] * (len(headings) - len(cells)))
            lines.append(Line(number, cells, section))
    notes = []
    if repeated:
        notes.append(f"The headings stand again in row {', '.join(repeated[:20])}; left out.")
    if waiting:
        notes.append(f"Below the last action stands: {'; '.join(waiting)}")
    return lines, notes


def _is_title(number, cells, headings, merged_across, first_is_text):
    """Whether a row is the title of those below it."""
    is_alone = bool(cells[0]) and not any(cells[1:]) and len(headings) >= SECTION_COLUMNS
    return is_alone and (number in merged_across or not first_is_text)


def _same(cells):
    return tuple(columns.plain(words) for words in cells)


def _joined(cells):
    return " | ".join(words for words in cells if words)
