"""Libraries and programs that pip cannot bring."""

import os

from lscb import checks, machine


def test_missing_library_is_told_with_the_line_to_run(monkeypatch):
    monkeypatch.setitem(machine.PDF_LIBRARIES, "libnot-there.so.0", "libnot-there0")

    errors = checks.pango_is_there(None)

    assert [(error.id, error.hint) for error in errors] == [
        ("lscb.E001", "apt-get install -y libnot-there0")
    ]


def test_machine_with_all_libraries_has_no_error():
    assert checks.pango_is_there(None) == []


def test_machine_that_may_not_install_names_the_one_line(monkeypatch, tmp_path):
    monkeypatch.setitem(machine.PDF_LIBRARIES, "libnot-there.so.0", "libnot-there0")
    monkeypatch.setenv("PATH", str(tmp_path))

    sentence = machine.main([])

    sudo = "" if os.geteuid() == 0 else "sudo "
    assert sentence == (
        "This machine lacks libnot-there0. Run this, then start again:\n"
        f"  {sudo}apt-get install -y libnot-there0"
    )


def test_tests_need_a_browser(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert machine.missing_packages(tests=True) == ["chromium", "poppler-utils"]
    assert machine.missing_packages(tests=False) == []
