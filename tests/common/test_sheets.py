"""Workbooks hold what they were given, and nothing in them is computed."""

import re
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from weakref import WeakSet

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from common.sheets import (
    CELL_LIMIT,
    CUT,
    LINES_MEASURED,
    NUMBER,
    PERCENT,
    Column,
    Table,
    book,
    may_compute,
    plain_text,
    sheet,
    sheet_response,
)

FACTS = [("Board", "Wealdmoor Safeguarding"), ("Period", "2026"), ("Made", date(2026, 11, 21))]
HEADING = 6
"""The row of the column headings below a title, three facts and an empty line."""


def written(columns, rows, facts=FACTS):
    return load_workbook(BytesIO(sheet("Register of decisions", columns, rows, facts=facts))).active


def values(worksheet, first=HEADING):
    return [list(row) for row in worksheet.iter_rows(min_row=first, values_only=True)]


def only_cell(value):
    return written(["Text"], [[value]]).cell(HEADING + 1, 1)


def test_sheet_says_what_it_is_before_the_table():
    worksheet = written(["Reference", "Decision"], [["D-2026-001", "Agreed."]])

    assert values(worksheet, first=1) == [
        ["Register of decisions", None],
        ["Board", "Wealdmoor Safeguarding"],
        ["Period", "2026"],
        ["Made", datetime(2026, 11, 21)],  # noqa: DTZ001
        [None, None],
        ["Reference", "Decision"],
        ["D-2026-001", "Agreed."],
    ]


def test_heading_row_is_frozen_and_filtered_and_printed_on_each_page():
    worksheet = written(["Reference", "Decision"], [["D-2026-001", "Agreed."]] * 3)

    assert worksheet.freeze_panes == "A7"
    assert worksheet.auto_filter.ref == "A6:B9"
    assert worksheet.print_title_rows == "$6:$6"
    assert [cell.font.bold for cell in worksheet[HEADING]] == [True, True]


def test_dates_numbers_and_shares_are_values_that_can_be_reckoned_with():
    columns = ["Day", Column("Number", NUMBER), Column("Share", PERCENT), Column("Sum", NUMBER)]
    moment = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)

    worksheet = written(
        columns, [[date(2026, 3, 4), 1204, 0.5, Decimal("2.50")], [moment, 0, 1, 1]]
    )

    row, second = worksheet[HEADING + 1], worksheet[HEADING + 2]
    assert [cell.value for cell in row] == [datetime(2026, 3, 4), 1204, 0.5, 2.5]  # noqa: DTZ001
    assert [cell.number_format for cell in row] == ["d mmm yyyy", "#,##0", "0%", "#,##0"]
    assert second[0].value == datetime(2026, 7, 1)  # noqa: DTZ001  half past midnight in London


def test_absent_values_are_empty_and_truth_is_a_word():
    worksheet = written(["A", "B", "C", "D"], [[None, True, False, ""]])

    assert values(worksheet)[1] == [None, "Yes", "No", None]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 10**30])
def test_numbers_that_a_sheet_cannot_hold_are_text(number):
    assert only_cell(number).value == str(number)


def test_dates_before_the_calendar_of_excel_are_text():
    assert only_cell(date(1899, 12, 31)).value == "31 December 1899"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝"])
def test_text_that_looks_like_a_formula_stays_text(start):
    text = f"{start}cmd|' /C calc'!A0"

    cell = only_cell(text)

    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_text_that_begins_with_a_carriage_return_stays_text():
    cell = only_cell("\r=1+1")

    assert (cell.value, cell.data_type, cell.quotePrefix) == ("\n=1+1", "s", True)


def test_ordinary_text_carries_no_quote_mark():
    assert only_cell("Agreed = done").quotePrefix is False


def test_headings_and_facts_are_guarded_too():
    worksheet = written(["=A1"], [["x"]], facts=[("=B1", "=C1")])

    cells = [worksheet["A2"], worksheet["B2"], worksheet["A4"]]
    assert [cell.value for cell in cells] == ["=B1", "=C1", "=A1"]
    assert [cell.data_type for cell in cells] == ["s", "s", "s"]


def test_characters_that_a_sheet_cannot_hold_are_left_out():
    assert only_cell("a\x00b\x0bc\ud800d\uffffe").value == "abcde"


def test_text_longer_than_a_cell_is_cut_and_says_so():
    text = only_cell("é" * 40_000).value

    assert len(text) == CELL_LIMIT
    assert text.endswith(CUT)


def test_characters_of_two_units_are_never_halved():
    text = plain_text("😀" * 20_000)

    assert set(text.removesuffix(CUT)) == {"😀"}
    assert len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT


def test_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="2 columns and a row of 1"):
        written(["A", "B"], [["only"]])


def test_nothing_is_left_behind_when_the_rows_fail(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def rows():
        yield ("one",)
        raise LookupError

    with pytest.raises(LookupError):
        sheet("Half", ["Words"], rows(), facts=())

    assert list(tmp_path.iterdir()) == []


def test_sheet_without_rows_is_a_heading():
    worksheet = written(["Reference", "Decision"], [])

    assert values(worksheet) == [["Reference", "Decision"]]
    assert worksheet.auto_filter.ref == "A6:B6"


def test_book_names_its_sheets_as_excel_allows():
    titles = ["Attendance: by seat / year [2026]", "x" * 40, "x" * 40, "History", "***"]

    file = book([Table(title, ["A"], [["1"]]) for title in titles])

    assert load_workbook(BytesIO(file)).sheetnames == [
        "Attendance by seat year 2026",
        "x" * 28,
        f"{'x' * 28} 2",
        "History of it",
        "Sheet",
    ]


def test_columns_are_as_wide_as_their_values():
    worksheet = written(["Reference", "No", Column("Text", width=50)], [["D-1", 3, "x" * 200]])

    widths = [worksheet.column_dimensions[letter].width for letter in "ABC"]
    assert [int(width) for width in widths] == [16, 8, 50]  # and the margin that Excel adds


def test_download_has_a_safe_name_and_is_not_kept():
    response = sheet_response(b"x", 'Décisions "2026"\r\nX: ../etc/passwd')

    assert response["Content-Disposition"] == (
        'attachment; filename="Decisions-2026-X-..-etc-passwd.xlsx"'
    )
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Type"].endswith("spreadsheetml.sheet")


def test_download_without_a_usable_name_has_one():
    assert sheet_response(b"x", "???")["Content-Disposition"] == (
        'attachment; filename="download.xlsx"'
    )


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_text_in_the_sheet(text):
    cell = only_cell(text)

    assert (cell.value or "") == plain_text(text)
    assert cell.data_type == ("s" if plain_text(text) else "n")
    assert cell.quotePrefix == (bool(plain_text(text)) and may_compute(plain_text(text)))


@settings(deadline=None)
@given(st.sampled_from("=+-@\t\r"), st.text(max_size=50))
def test_no_text_becomes_a_formula(start, rest):
    file = sheet("Any", ["Text"], [[start + rest]], facts=[])

    cell = load_workbook(BytesIO(file)).active.cell(4, 1)
    assert cell.data_type == "s"
    assert re.match(r"[=+\-@\t\n]", cell.value)
    assert cell.quotePrefix is True


def test_rows_are_made_while_they_are_written():
    alive = WeakSet()

    class Numbered(Decimal):
        """A value that tells how long it is kept."""

    def rows():
        for number in range(4 * LINES_MEASURED):
            value = Numbered(number)
            alive.add(value)
            most.append(len(alive))
            yield (value,)

    most = []

    content = sheet("Many", ["Number"], rows(), facts=())

    assert max(most) <= LINES_MEASURED + 2
    assert load_workbook(BytesIO(content)).active.max_row == 4 * LINES_MEASURED + 3
