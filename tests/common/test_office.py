"""LibreOffice, where there is one: what it is told before it reads a stranger's file, and how it is given up."""

import os
import re
import time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.worksheet.properties import PageSetupProperties

from common import fitted_sheets, office

TOLD = re.compile(r'oor:name="(\w+)"[^>]*><value>([^<]*)</value>')


@pytest.fixture
def program(monkeypatch, tmp_path):
    """Puts a program called soffice where LibreOffice is looked for."""

    def put(lines):
        path = tmp_path / "bin" / "soffice"
        path.parent.mkdir()
        path.write_text(f"#!/bin/bash\n{lines}\n")
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{path.parent}:/bin:/usr/bin")

    return put


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "Plan.docx"
    path.write_bytes(b"a plan")
    return path


def test_it_is_told_to_fetch_nothing_and_run_nothing(program, source, tmp_path):
    program(
        'for each in "$@"; do [[ $each = -env:UserInstallation=file://* ]] && profile=${each#*file://}; done\n'
        f'cp "$profile/user/registrymodifications.xcu" {tmp_path}/told.xml'
    )

    assert office.to_pdf(source, tmp_path) is None  # it made nothing

    told = dict(TOLD.findall((tmp_path / "told.xml").read_text()))
    assert told["BlockUntrustedRefererLinks"] == told["DisableMacrosExecution"] == "true"
    assert (told["ooInetProxyType"], told["ooInetHTTPSProxyName"]) == ("2", "127.0.0.1")


def test_what_takes_too_long_is_ended_with_all_that_it_started(
    program, source, tmp_path, monkeypatch
):
    monkeypatch.setattr(office, "LONGEST", 0.5)
    program(f"sleep 600 & echo $! > {tmp_path}/child; wait")

    began = time.monotonic()
    assert office.to_pdf(source, tmp_path) is None

    assert time.monotonic() - began < 10
    child = (tmp_path / "child").read_text().strip()
    assert _has_ended(child)


def _has_ended(pid):
    """Waits a moment for the process to be gone, or to be a name that nobody has asked for yet."""
    for _time in range(50):
        status = Path(f"/proc/{pid}/status")
        if not status.exists() or "State:\tZ" in status.read_text():
            return True
        time.sleep(0.1)
    os.kill(int(pid), 9)
    return False


def test_a_file_that_it_cannot_read_gives_nothing(program, source, tmp_path):
    program("exit 1")

    assert office.to_pdf(source, tmp_path) is None


def sheets(path, **setup):
    book = Workbook()
    book.active.append(["Measure", "Source", *range(20)])
    for name, value in setup.items():
        setattr(book.active.page_setup, name, value)
    book.active.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage="fitToHeight" in setup)
    book.active.add_chart(BarChart(), "D5")
    book.save(path)
    return path


def test_sheets_are_as_wide_as_a_page(tmp_path):
    source = sheets(tmp_path / "source.xlsx", scale=70)

    fitted_sheets.fit(source, tmp_path / "fitted.xlsx")

    found = load_workbook(tmp_path / "fitted.xlsx").active
    assert found.sheet_properties.pageSetUpPr.fitToPage
    setup = found.page_setup
    assert (setup.fitToWidth, setup.fitToHeight, setup.scale) == (1, 0, None)
    assert (setup.orientation, setup.paperSize) == ("landscape", 9)
    assert [cell.value for cell in found[1]][:3] == ["Measure", "Source", 0]
    assert len(found._charts) == 1


def test_a_sheet_that_says_how_it_fits_stays_so(tmp_path):
    source = sheets(tmp_path / "source.xlsx", fitToHeight=3, orientation="portrait")

    fitted_sheets.fit(source, tmp_path / "fitted.xlsx")

    setup = load_workbook(tmp_path / "fitted.xlsx").active.page_setup
    assert (setup.fitToHeight, setup.orientation) == (3, "portrait")


def cut(content):
    return content[:900]


def damaged(content):
    """What lies behind the name of the sheet is no packed text any more."""
    place = content.index(b"xl/worksheets/sheet1.xml") + len("xl/worksheets/sheet1.xml")
    return content[: place + 20] + b"\xff" * 6 + content[place + 26 :]


@pytest.mark.parametrize("breaks", [cut, damaged, None])
def test_an_excel_file_is_handed_over_fitted_or_as_it_is(program, tmp_path, breaks):
    source = tmp_path / "Plan.xlsx"
    sheets(source)
    if breaks:
        source.write_bytes(breaks(source.read_bytes()))
    program(f'for last; do true; done; cp "$last" {tmp_path}/handed.xlsx')

    office.to_pdf(source, tmp_path)

    is_same = (tmp_path / "handed.xlsx").read_bytes() == source.read_bytes()
    assert is_same is bool(breaks)
