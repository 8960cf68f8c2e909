"""LibreOffice, where there is one: what it is told before it reads a stranger's file, and how it is given up."""

import os
import re
import time
from pathlib import Path

import pytest

from common import office

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
