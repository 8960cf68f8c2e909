"""What the reading of a file gives: sheets with headings and lines. Everything is words."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_ROWS = 5_000
MOST_COLUMNS = 60
LONGEST_CELL = 32_767
LARGEST = 20_000_000
LARGEST_SHEET = 80_000_000
"""Bytes of a file, and of one sheet when it is unpacked."""

ROWS_ABOVE = 100
"""Titles and headings, which are not counted as rows of the log."""
TOO_MANY_ROWS = f"This sheet has more than {MOST_ROWS:,} rows with words in them. Split the log into several files."
TOO_MANY_COLUMNS = (
    f"This sheet has more than {MOST_COLUMNS} columns. Take out those that are no part of the log."
)


class Unreadable(ValueError):
    """The file cannot be read as an action log; `str()` is a sentence that says why."""


@dataclass(frozen=True)
class Raw:
    """A sheet as it was found: pairs of a row's number and its cells as words, blank rows left out."""

    name: str
    rows: tuple
    notes: tuple = ()
    merged_across: frozenset = frozenset()
    """Numbers of rows whose first cell stretches over others."""


@dataclass(frozen=True)
class Line:
    """One row under the headings; `section` is the title that stands above it."""

    number: int
    cells: tuple
    section: str = ""


@dataclass(frozen=True)
class Sheet:
    """`likeness` says how much it looks like an action log; `notes` are sentences on what was left out."""

    name: str
    headings: tuple = ()
    lines: tuple = ()
    notes: tuple = ()
    likeness: float = 0


@dataclass(frozen=True)
class Book:
    """All sheets of a file that hold any words, in their order."""

    sheets: tuple = field(default=())

    @property
    def likeliest(self):
        """The sheet that looks most like a log; of equals the first."""
        return max(self.sheets, key=lambda sheet: sheet.likeness)

    def named(self, name):
        """The sheet of this name, else the likeliest."""
        return next((sheet for sheet in self.sheets if sheet.name == name), self.likeliest)


def check_size(found, number):
    """Raise `Unreadable` once there are too many rows, or row `number` is too wide."""
    if len(found) > MOST_ROWS + ROWS_ABOVE:
        raise Unreadable(TOO_MANY_ROWS)
    if len(found[number]) > MOST_COLUMNS:
        raise Unreadable(TOO_MANY_COLUMNS)


def trimmed(cells):
    """A row without the empty cells at its end."""
    last = max(place for place, words in enumerate(cells) if words)
    return cells[: last + 1]


def plain(words):
    """Without what no page or database can hold, and with plain line ends and spaces."""
    words = words.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    words = words.replace("\x00", "").replace("\u00a0", " ")
    words = words.encode("utf-8", "replace").decode("utf-8")
    return words.strip()
