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
from io import BytesIO
from itertools import chain, islice
from math import isfinite
from pathlib import Path

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

TEXT, NUMBER, PERCENT, DATE, LONG_DATE = "text", "number", "percent", "date", "long date"
FORMATS = {NUMBER: "#,##0", PERCENT: "0%", DATE: "d mmm yyyy", LONG_DATE: "d mmmm yyyy"}
NARROWEST, WIDEST = 8, 70
A4 = 9
LINES_MEASURED = 500


@dataclass(frozen=True)
class Column:
    """`kind` says how its values are shown; a percent is a fraction of one. `width` is in characters."""

    heading: str
    kind: str = TEXT
    width: int = 0


@dataclass(frozen=True)
class Table:
    """One sheet of a workbook. `facts` are pairs of a label and what is said; `title` is its first line.

    `rows` may be made while they are written.
    """

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
    from xlsxwriter import Workbook

    file = BytesIO()
    workbook = Workbook(file, {"constant_memory": True})  # a row is written and forgotten
    workbook.set_properties(
        {
            "title": plain_text(tables[0].title)[:250],
            "author": plain_text(dict(tables[0].facts).get("Board", ""))[:250],
        }
    )
    taken, looks = set(), _Looks(workbook)
    try:
        for table in tables:
            worksheet = workbook.add_worksheet(_sheet_name(table.name or table.title, taken))
            _write(worksheet, table, looks)
        workbook.close()
    except BaseException:
        _clear_away(workbook)
        raise
    return file.getvalue()


def _clear_away(workbook):
    """The rows that were written to the disk before what made them failed."""
    for worksheet in workbook.worksheets():
        worksheet.row_data_fh.close()
        Path(worksheet.row_data_filename).unlink(missing_ok=True)


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


def csv_cell(value) -> str:
    """A value as a cell of a CSV file: what a spreadsheet would take for a formula begins with an apostrophe."""
    words = "" if value is None else str(value)
    return f"'{words}" if may_compute(words) else words


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


def _cells(rows, columns):
    """Each row as what is written."""
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"{len(columns)} columns and a row of {len(row)}")
        yield [cell_value(value) for value in row]


def _write(worksheet, table, looks):
    columns = [column if isinstance(column, Column) else Column(column) for column in table.columns]
    heading = len(table.facts) + 2  # the title, the facts and an empty line come first
    rows = _cells(table.rows, columns)
    measured = list(islice(rows, LINES_MEASURED))
    _set_up(worksheet, columns, measured, heading)
    worksheet.write_string(0, 0, plain_text(table.title), looks.of(table.title, "title"))
    for number, (label, said) in enumerate(table.facts, start=1):
        worksheet.write_string(number, 0, plain_text(label), looks.of(label, "label"))
        _put(worksheet, number, 1, cell_value(said), TEXT, "fact", looks)
    for place, column in enumerate(columns):
        words = plain_text(column.heading)
        worksheet.write_string(heading, place, words, looks.of(words, "heading"))
    last = heading
    kinds = [column.kind for column in columns]
    for last, row in enumerate(chain(measured, rows), start=heading + 1):
        for place, value in enumerate(row):
            if value != "":
                _put(worksheet, last, place, value, kinds[place], "cell", looks)
    worksheet.autofilter(heading, 0, last, max(len(columns) - 1, 0))


def _put(worksheet, row, place, value, kind, use, looks):
    """Text is always written as text; what it might compute in a spreadsheet is never asked."""
    if isinstance(value, str):
        worksheet.write_string(row, place, value, looks.of(value, use))
    elif isinstance(value, date):
        shown = FORMATS[LONG_DATE if kind == LONG_DATE else DATE]
        worksheet.write_datetime(row, place, value, looks.get(use, shown, False))
    else:
        worksheet.write_number(row, place, value, looks.get(use, FORMATS.get(kind, ""), False))


def _set_up(worksheet, columns, rows, heading):
    for place, column in enumerate(columns):
        shown = [row[place] for row in rows]
        worksheet.set_column(place, place, column.width or _width(column, shown, place))
    worksheet.freeze_panes(heading + 1, 0)
    worksheet.repeat_rows(heading)
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(1, 0)


def _width(column, values, place):
    longest = max((_line(value) for value in values), default=0)
    words = max((len(word) for word in column.heading.split()), default=0) + 4
    least = 16 if place == 0 else NARROWEST  # the labels of the facts stand in the first column
    return min(max(longest + 2, words, least), WIDEST)


def _line(value):
    if isinstance(value, date):
        return len(formats.short_date(value))
    return max((len(line) for line in str(value).split("\n")), default=0)


class _Looks:
    """The looks of cells, each made once: of a title, a label, a fact, a heading or an ordinary cell."""

    USES = {
        "title": {"bold": True, "font_size": 14},
        "label": {"bold": True, "font_color": "#4A5654"},
        "fact": {"align": "left"},
        "heading": {
            "bold": True,
            "bg_color": "#E4EEF7",
            "bottom": 2,
            "bottom_color": "#14507F",
            "valign": "bottom",
            "text_wrap": True,
        },
        "cell": {"valign": "top", "text_wrap": True},
    }

    def __init__(self, workbook):
        self.workbook, self.made = workbook, {}

    def of(self, text, use):
        """For text: with Excel's own quote mark when it might be taken for a formula."""
        return self.get(use, "", may_compute(text))

    def get(self, use, number_format, is_quoted):
        look = (use, number_format, is_quoted)
        if look not in self.made:
            facts = dict(self.USES[use])
            if number_format:
                facts["num_format"] = number_format
            self.made[look] = self.workbook.add_format(facts)
            if is_quoted:
                self.made[look].set_quote_prefix()
        return self.made[look]


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
