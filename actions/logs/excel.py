"""Sheets of an Excel workbook: what its cells show, never what its formulas would do."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from xml.parsers import expat

from actions.logs.sheets import (
    LARGEST_SHEET,
    MOST_COLUMNS,
    Raw,
    Unreadable,
    check_size,
    plain,
    trimmed,
)
from common.formats import clock, long_date, plural

BROKEN = "This file is damaged: it cannot be opened. Save it again from the program that made it."
LAST_ROW = 200_000
"""Rows further down than this are not looked for."""


def raw_sheets(file):
    """The `Raw` of each sheet of an open .xlsx file. Raises `Unreadable`."""
    from openpyxl import load_workbook

    _check_sizes(file)
    try:
        file.seek(0)
        book = load_workbook(file, read_only=True, data_only=True)
        sheets = [_raw(file, sheet, book) for sheet in book.worksheets]
    except Unreadable:
        raise
    except Exception as error:  # a damaged file breaks openpyxl in many ways
        raise Unreadable(BROKEN) from error
    return sheets


def _check_sizes(file):
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as package:
            sizes = [entry.file_size for entry in package.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Unreadable(BROKEN) from error
    if max(sizes, default=0) > LARGEST_SHEET:
        raise Unreadable(
            "This file unpacks to far more than an action log holds. "
            "Copy the log alone into a new workbook and hand that in."
        )


def _raw(file, sheet, book):
    layout = _layout(file, sheet)
    notes = _notes(sheet, layout)
    rows = _rows(sheet)
    if layout.formulas:
        rows, unsaved = _with_formulas(file, sheet.title, rows)
        notes += unsaved
    rows = _filled_down(rows, layout.merged)
    across = frozenset(top for (top, left, _, right) in layout.merged if left == 0 and right > left)
    return Raw(sheet.title, tuple(rows.items()), tuple(notes), across)


def _rows(sheet):
    """A dict of row number to its cells, without blank rows."""
    sheet.reset_dimensions()
    found = {}
    for number, row in enumerate(sheet.iter_rows(max_row=LAST_ROW, values_only=False), start=1):
        cells = tuple(words_of(cell.value, getattr(cell, "number_format", "")) for cell in row)
        if not any(cells):
            continue
        found[number] = trimmed(cells)
        check_size(found, number)
    return found


def words_of(value, number_format=""):
    """A cell's value as it would be read out: dates in words, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        has_time = value.time() != time(0)
        return long_date(value.date()) + (f" {clock(value.time())}" if has_time else "")
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, number_format or "")
    return plain(str(value))


def _number(value, number_format):
    if "%" in number_format:
        return f"{round(value * 100, 6):g}%"
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
    return str(int(value)) if is_whole else str(value)


# -- what openpyxl does not tell of a sheet that is read in one go -------------------------------


class Layout:
    """Merged cells as (top, left, bottom, right), rows from 1 and columns from 0; hidden ones counted."""

    def __init__(self):
        self.merged, self.hidden_rows, self.hidden_columns = [], 0, 0
        self.formulas = False

    def start(self, tag, attributes):
        name = tag.rpartition(":")[2]
        if name == "f":
            self.formulas = True
        elif name == "row":
            self.hidden_rows += attributes.get("hidden") in ("1", "true")
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self.hidden_columns += min(last, MOST_COLUMNS) - min(first, MOST_COLUMNS + 1) + 1
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _merge(self, ref):
        from openpyxl.utils import range_boundaries

        left, top, right, bottom = range_boundaries(ref)
        if None not in (left, top, right, bottom):
            self.merged.append((top, left - 1, bottom, right - 1))


def _layout(file, sheet):
    layout = Layout()
    parser = expat.ParserCreate()
    parser.StartElementHandler = layout.start
    path = sheet._worksheet_path.lstrip("/")
    with zipfile.ZipFile(file) as package, package.open(path) as part:
        parser.ParseFile(part)
    return layout


def _notes(sheet, layout):
    notes = []
    if sheet.sheet_state != "visible":
        notes.append(f"The sheet “{sheet.title}” is hidden in the file.")
    if layout.hidden_rows:
        count = plural(layout.hidden_rows, "row is", "rows are")
        notes.append(f"{count} hidden in the file; what they hold is shown here.")
    if layout.hidden_columns > 0:
        count = plural(layout.hidden_columns, "column is", "columns are")
        notes.append(f"{count} hidden in the file; what they hold is shown here.")
    return notes


def _filled_down(rows, merged):
    """What stands in cells merged over several rows counts for each row that has words of its own."""
    for top, left, bottom, _right in merged:
        words = rows.get(top, ())[left : left + 1]
        if bottom == top or not words or not words[0]:
            continue
        for number in range(top + 1, min(bottom, LAST_ROW) + 1):
            if number in rows:
                cells = list(rows[number]) + [""] * (left + 1 - len(rows[number]))
                cells[left] = cells[left] or words[0]
                rows[number] = tuple(cells)
    return rows


def _with_formulas(file, title, rows):
    """A formula whose result was never saved is shown as it is, and said."""
    from openpyxl import load_workbook

    file.seek(0)
    sheet = load_workbook(file, read_only=True, data_only=False)[title]
    sheet.reset_dimensions()
    unsaved = []
    for number, row in enumerate(sheet.iter_rows(max_row=LAST_ROW), start=1):
        for place, cell in enumerate(row):
            formula = getattr(cell.value, "text", cell.value)
            if cell.data_type != "f" or not str(formula).startswith("="):
                continue
            cells = list(rows.get(number, ()))
            cells += [""] * (place + 1 - len(cells))
            if not cells[place]:
                cells[place] = plain(str(formula))
                rows[number] = tuple(cells)
                unsaved.append(cell.coordinate)
    return dict(sorted(rows.items())), _unsaved(unsaved)


def _unsaved(cells):
    if not cells:
        return []
    shown = ", ".join(cells[:10]) + (" and others" if len(cells) > 10 else "")
    return [
        f"The file holds formulas without their results ({shown}). Open it in Excel, save it and hand it "
        "in again, or type what they should say."
    ]
