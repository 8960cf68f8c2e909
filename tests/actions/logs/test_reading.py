"""Action logs are read from workbooks and CSV; what cannot be read is refused with a sentence."""

import io
import re
import zipfile
from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from actions.logs import reading
from actions.logs.sheets import Unreadable
from tests.factories.logs import HEADINGS, saved, upload, workbook

ROW = ("1", "Write a paper", "Derek Holt", "1 May 2026", "Open", "")


def sheet_of(content, name="log.xlsx"):
    return reading.checked(upload(content, name)).book.likeliest


def cells_of(content, name="log.xlsx"):
    return [line.cells for line in sheet_of(content, name).lines]


def test_headings_are_found_below_titles_and_blank_rows():
    sheet = sheet_of(workbook(["Executive action log"], [], HEADINGS, ROW, [], ROW))

    assert sheet.headings == HEADINGS
    assert [line.number for line in sheet.lines] == [4, 6]
    assert sheet.notes == ("Above the headings stands: Executive action log",)


def test_headings_that_stand_again_are_left_out_and_said():
    sheet = sheet_of(workbook(HEADINGS, ROW, HEADINGS, ROW))

    assert [line.number for line in sheet.lines] == [2, 4]
    assert sheet.notes == ("The headings stand again in row 3; left out.",)


def test_titles_of_rows_stay_with_them():
    sheet = sheet_of(workbook(HEADINGS, ["Executive – 12 March 2025"], ROW, ["Board"], ROW))

    assert [line.section for line in sheet.lines] == ["Executive – 12 March 2025", "Board"]


def test_values_are_words_and_dates_are_days():
    row = (1, "Write", 2.5, date(2026, 5, 1), datetime(2026, 5, 1, 9, 30), True)  # noqa: DTZ001

    assert cells_of(workbook(HEADINGS, row)) == [
        ("1", "Write", "2.5", "1 May 2026", "1 May 2026 9.30am", "Yes")
    ]


def test_merged_cells_count_for_each_row():
    book = Workbook()
    sheet = book.active
    for line in (HEADINGS, ROW, ("2", "Read it"), ("3", "Send it")):
        sheet.append(line)
    sheet.merge_cells("C2:C4")

    assert [cells[2] for cells in cells_of(saved(book))] == ["Derek Holt"] * 3


def test_hidden_rows_and_columns_are_read_and_said():
    book = Workbook()
    for line in (HEADINGS, ROW, ROW):
        book.active.append(line)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["F"].hidden = True

    sheet = sheet_of(saved(book))

    assert len(sheet.lines) == 2
    assert sheet.notes == (
        "1 row is hidden in the file; what they hold is shown here.",
        "1 column is hidden in the file; what they hold is shown here.",
    )


def test_sheet_that_looks_like_a_log_is_chosen():
    front = (["Front sheet"], ["Board of Thornmere"])
    content = workbook(*front, title="Front", more=[("Log", [HEADINGS, ROW])])

    assert sheet_of(content).name == "Log"


def test_formula_gives_its_saved_value_and_without_one_is_said():
    book = Workbook()
    for line in (HEADINGS, ROW, ("2", '=HYPERLINK("http://x.example","Click")')):
        book.active.append(line)
    unsaved = saved(book)

    assert cells_of(with_result(unsaved, "B3", "Click"))[1][1] == "Click"
    assert cells_of(unsaved)[1][1].startswith("=HYPERLINK(")
    assert "formulas without their results (B3)" in sheet_of(unsaved).notes[0]


def with_result(content, cell, result):
    """The workbook as Excel saves it, with the result of the formula in a cell."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode()
            if name.startswith("xl/worksheets/"):
                data = data.replace(f'<c r="{cell}">', f'<c r="{cell}" t="str">')
                data = re.sub(r"</f><v ?/>|</f><v></v>", f"</f><v>{result}</v>", data)
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_csv_of_every_kind_is_read(encoding, sign):
    rows = [
        ("Ref", "Action", "Lead", "Deadline"),
        ("1", '"Write, then; read\nit – “soon”"', "Zoë Pryce", "1/5/2026"),
        ("2", "Send it", "Zoë Pryce", ""),
    ]
    content = "\r\n".join(sign.join(row) for row in rows).encode(encoding)

    assert cells_of(content, "log.csv") == [
        ("1", "Write, then; read\nit – “soon”", "Zoë Pryce", "1/5/2026"),
        ("2", "Send it", "Zoë Pryce", ""),
    ]


def package(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return file.getvalue()


SHEET = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
TYPES = "[Content_Types].xml"
WRONG = {
    "empty": (b"", "log.xlsx", "This file is empty."),
    "old or locked": (reading.OLE + b"x" * 100, "log.xls", reading.LOCKED_OR_OLD),
    "macros": (package(**{TYPES: MACRO}), "log.xlsm", "This file has macros"),
    "Word": (package(**{TYPES: b"wordprocessingml.document.main+xml"}), "l.docx", reading.OTHER),
    "PDF": (b"%PDF-1.7 x", "log.pdf", reading.OTHER),
    "program": (b"MZ\x90", "log.exe", reading.OTHER),
    "picture as CSV": (b"\x89PNG\r\n\x1a\n\0\0", "log.csv", "This is not a CSV file"),
    "broken ZIP": (b"PK\x03\x04 nothing", "log.xlsx", "This file is damaged"),
    "broken sheet": (package(**{TYPES: SHEET}), "log.xlsx", "This file is damaged"),
    "no table": (b"Some words\n\nmore words", "log.csv", reading.NO_TABLE),
    "bare CSV": (b"\n\n\n", "log.csv", reading.NO_TABLE),
    "swollen": (
        package(**{TYPES: SHEET, "xl__worksheets__sheet1.xml": b" " * 90_000_000}),
        "log.xlsx",
        "This file unpacks to far more",
    ),
    "endless quote": (b'Ref,Action\n1,"' + b"x" * 200_000, "log.csv", "A cell of this file"),
}


@pytest.mark.parametrize("what", WRONG)
def test_file_that_is_no_log_gets_a_sentence(what):
    content, name, sentence = WRONG[what]

    with pytest.raises(ValidationError) as refused:
        reading.checked(upload(content, name))

    [said] = refused.value.messages
    assert said.startswith(sentence)


def test_file_of_200_mib_is_not_read():
    class Huge:
        size, name = 200 * 2**20, "log.xlsx"

    with pytest.raises(ValidationError, match=r"at most 20\.0 MB"):
        reading.checked(Huge())


@pytest.mark.parametrize(
    "content",
    [
        "\n".join(["Action,Lead", *[f"Do {n},X" for n in range(5_001)]]).encode(),
        b"Action," * 61 + b"\n" + b"x," * 61,
    ],
    ids=["rows", "columns"],
)
def test_log_that_is_too_large_is_refused(content):
    with pytest.raises(ValidationError, match=r"more than (5,000 rows|60 columns)"):
        reading.checked(upload(content, "log.csv"))


def test_lone_cell_at_the_end_of_the_sheet_does_no_harm():
    book = Workbook()
    for line in (HEADINGS, ROW):
        book.active.append(line)
    book.active["A150000"] = "Key"

    assert [line.number for line in sheet_of(saved(book)).lines] == [2]


WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r\n", exclude_categories=("Cc", "Cs")),
    max_size=30,
).map(lambda words: words.replace("\u00a0", " ").strip())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=8), min_size=1, max_size=8))
def test_no_words_of_any_cell_are_lost(rows):
    book = Workbook()
    for line in rows:
        cells = [cell.replace("_x", "") for cell in line]
        book.active.append([None] * len(cells))
        for place, words in enumerate(cells, start=1):
            if words:
                cell = book.active.cell(book.active._current_row, place)
                cell.value, cell.data_type = words, "s"
    try:
        sheets = reading.read(io.BytesIO(saved(book)), "xlsx").sheets
    except Unreadable:
        return

    said = " ".join(
        part
        for sheet in sheets
        for part in (
            *sheet.headings,
            *sheet.notes,
            *[f"{line.section} {' '.join(line.cells)}" for line in sheet.lines],
        )
    )
    lost = [
        cell
        for line in rows
        for cell in line
        if " ".join(cell.replace("_x", "").split()) not in " ".join(said.split())
    ]
    assert lost == [] or "The headings stand again" in said


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_book_or_a_sentence(content):
    for name in ("log.csv", "log.xlsx"):
        try:
            found = reading.checked(upload(content, name))
        except ValidationError:
            continue
        assert any(sheet.lines for sheet in found.book.sheets)
