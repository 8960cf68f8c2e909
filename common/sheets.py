"""Registers as Excel workbooks that a person can sort, filter and print, and that compute nothing.

`sheet(title, columns, rows, facts=...)` is one table; `book([Table(...), Table(...)])` several. Above each
table stand the facts: what it is, of which board, for which period or filter, made when, with which marking.

Every text is written as text, whatever it begins with. What a spreadsheet might take for a formula (see
`FORMULA_STARTS`) also carries Excel's own quote mark, so that it stays text when somebody edits the cell; the
words themselves are not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from io import BytesIO
from math import isfinite

from common import formats
from common.downloads import download

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The last four are the wide forms that East Asian editions of Excel read as the first four."""

CELL_LIMIT = 32_767
CUT = " … (cut: a cell holds no more)"
SAFE_NUMBER = 2**53
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

TEXT, NUMBER, PERCENT, DATE = "text", "number", "percent", "date"
FORMATS = {NUMBER: "#,##0", PERCENT: "0%", DATE: "d mmm yyyy"}
NARROWEST, WIDEST = 8, 70
LINES_MEASURED = 500


@dataclass(frozen=True)
class Column:
    """`kind` says how its values are shown; a percent is a fraction of one. `width` is in characters."""

    heading: str
    kind: str = TEXT
    width: int = 0


@dataclass(frozen=True)
class Table:
    """One sheet of a workbook. `facts` are pairs of a label and what is said; `title` is its first line."""

    title: str
    columns: Sequence[Column | str]
    rows: Iterable[Sequence]
    facts: Sequence[tuple[str, object]] = ()
    name: str = ""


def sheet(title, columns, rows, *, facts) -> bytes:
    """A workbook of one sheet."""
    return book([Table(title, columns, rows, facts)])


def book(tables) -> bytes:
    """A workbook with a sheet for each table, in their order."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    workbook.properties.title = plain_text(tables[0].title)[:250]
    workbook.properties.creator = plain_text(dict(tables[0].facts).get("Board", ""))[:250]
    taken = set()
    for table in tables:
        _write(workbook.create_sheet(_sheet_name(table.name or table.title, taken)), table)
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def sheet_response(content, name):
    """The bytes of a workbook as a download called `name`.xlsx."""
    return download(content, name=name, extension="xlsx", content_type=CONTENT_TYPE)


def plain_text(value) -> str:
    """A value as the text of a cell: nothing that a sheet cannot hold, and no longer than it can hold."""
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    text = UNPRINTABLE.sub("", text)
    if 2 * len(text) <= CELL_LIMIT or _units(text) <= CELL_LIMIT:
        return text
    kept = text.encode("utf-16-le")[: 2 * (CELL_LIMIT - len(CUT))]
    return kept.decode("utf-16-le", "ignore") + CUT


def may_compute(text) -> bool:
    """Whether a spreadsheet might take this for a formula when it is typed or pasted."""
    return str(text).startswith(FORMULA_STARTS)


def cell_value(value):
    """What is written: a number, a date, or text. Times lose their zone, which Excel does not know."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float | Decimal):
        is_exact = isfinite(value) and abs(value) <= SAFE_NUMBER
        return value if is_exact else str(value)
    if isinstance(value, date):
        day = formats.local_date(value)
        return day if day.year >= 1900 else formats.long_date(day)
    return plain_text(value)


def _write(worksheet, table):
    columns = [column if isinstance(column, Column) else Column(column) for column in table.columns]
    rows = [[cell_value(value) for value in row] for row in table.rows]
    if wrong := [row for row in rows if len(row) != len(columns)]:
        raise ValueError(f"{len(columns)} columns and a row of {len(wrong[0])}")
    heading = len(table.facts) + 3  # the title, the facts and an empty line come first
    _set_up(worksheet, columns, rows, heading)
    make = _Cells(worksheet)
    worksheet._values_to_row = _placed
    worksheet.append([make.title(table.title)])
    for label, said in table.facts:
        worksheet.append([make.label(label), make.fact(said)])
    worksheet.append([])
    worksheet.append([make.heading(column) for column in columns])
    for row in rows:
        worksheet.append(
            [
                None if value == "" else make.value(value, column)
                for value, column in zip(row, columns, strict=True)
            ]
        )


def _placed(cells, row):
    """Cells at their places. openpyxl would take each for a value first, which is a third of the work."""
    for column, cell in enumerate(cells, 1):
        if cell is not None:
            cell.row, cell.column = row, column
            yield cell


def _set_up(worksheet, columns, rows, heading):
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(columns):
        letter = get_column_letter(place + 1)
        shown = [row[place] for row in rows[:LINES_MEASURED]]
        worksheet.column_dimensions[letter].width = column.width or _width(column, shown, place)
    last = get_column_letter(len(columns) or 1)
    worksheet.freeze_panes = f"A{heading + 1}"
    worksheet.auto_filter.ref = f"A{heading}:{last}{heading + len(rows)}"
    worksheet.print_title_rows = f"{heading}:{heading}"
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = 9
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True


def _width(column, values, place):
    longest = max((_line(value) for value in values), default=0)
    words = max((len(word) for word in column.heading.split()), default=0) + 4
    least = 16 if place == 0 else NARROWEST  # the labels of the facts stand in the first column
    return min(max(longest + 2, words, least), WIDEST)


def _line(value):
    if isinstance(value, date):
        return len(formats.short_date(value))
    return max((len(line) for line in str(value).split("\n")), default=0)


class _Cells:
    """Makes the cells of one sheet; the looks are made once."""

    def __init__(self, worksheet):
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        self.new = partial(WriteOnlyCell, worksheet)
        self.looks = {}
        self.bold, self.large = Font(bold=True), Font(bold=True, size=14)
        self.soft = Font(bold=True, color="4A5654")
        self.fill = PatternFill("solid", start_color="E4EEF7")
        self.under = Border(bottom=Side(style="medium", color="14507F"))
        self.top = Alignment(vertical="top", wrap_text=True)
        self.bottom = Alignment(vertical="bottom", wrap_text=True)

    def title(self, text):
        cell = self._cell(plain_text(text))
        cell.font = self.large
        return cell

    def label(self, text):
        cell = self._cell(plain_text(text))
        cell.font = self.soft
        return cell

    def fact(self, said):
        return self.value(cell_value(said), Column(""), wrap=False)

    def heading(self, column):
        cell = self._cell(plain_text(column.heading))
        cell.font, cell.fill, cell.border, cell.alignment = (
            self.bold,
            self.fill,
            self.under,
            self.bottom,
        )
        return cell

    def value(self, value, column, wrap=True):
        cell = self._cell(value)
        if isinstance(value, str):
            look = ("", wrap, may_compute(value))
        else:
            kind = DATE if isinstance(value, date) else column.kind
            look = (FORMATS.get(kind, "General"), wrap, False)
        cell._style = self.looks.get(look) or self._look(*look)
        return cell

    def _look(self, number_format, wrap, is_quoted):
        """Kept, because a sheet has many cells of few looks and openpyxl compares each anew."""
        cell = self.new()
        if number_format:
            cell.number_format = number_format
        if wrap:
            cell.alignment = self.top
        cell.quotePrefix = is_quoted
        self.looks[number_format, wrap, is_quoted] = cell._style
        return cell._style

    def _cell(self, value):
        if not isinstance(value, str):
            return self.new(value)
        cell = self.new()
        cell._value, cell.data_type = value, "s" if value else "n"
        if not value:
            cell._value = None
        if may_compute(value):
            cell.quotePrefix = True
        return cell


def _units(text):
    """The length as Excel counts it."""
    return len(text.encode("utf-16-le")) // 2


def _sheet_name(title, taken):
    """At most 31 characters, without those that Excel refuses, and none twice."""
    words = " ".join(UNPRINTABLE.sub("", SHEET_NAME.sub(" ", title)).split())
    base = words.strip("'")[:28].strip("' ") or "Sheet"
    if base.lower() == "history":  # a name that Excel keeps for itself
        base = "History of it"
    number, name = 1, base
    while name.lower() in taken:
        number += 1
        name = f"{base} {number}"
    taken.add(name.lower())
    return name
