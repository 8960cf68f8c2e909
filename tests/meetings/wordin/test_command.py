"""`import_minutes` prints what it recognised, and saves nothing."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from meetings.wordin import read_minutes

SAMPLE = Path(__file__).parent / "samples" / "two-column.docx"


def printed(*arguments):
    out = io.StringIO()
    call_command("import_minutes", *arguments, stdout=out)
    return out.getvalue()


def test_json_is_what_was_recognised():
    found = json.loads(printed(str(SAMPLE), "--dry-run", "--json"))

    assert found == read_minutes(SAMPLE, name=SAMPLE.name).as_json()
    assert list(found) == ["meeting", "next_meeting", "attendance", "items", "warnings", "facts"]


def test_a_summary_names_each_warning():
    lines = printed(str(SAMPLE), "--dry-run").splitlines()

    assert lines[:2] == [
        "Westmere Safeguarding Children Board, 19 September 2025",
        "13 people, 7 items, 0 decisions, 7 actions, 1 challenge, 1 amendment, 6 updates.",
    ]
    assert [line.partition(":")[0] for line in lines[2:]] == [
        "no_date",
        "no_date",
        "no_date",
        "no_owner",
        "no_date",
    ]


def test_nothing_is_saved_yet():
    with pytest.raises(CommandError) as refused:
        printed(str(SAMPLE))

    assert str(refused.value) == "Minutes are recognised but cannot be saved yet: add --dry-run."


def test_a_file_that_cannot_be_read(tmp_path):
    missing, wrong = tmp_path / "none.docx", tmp_path / "notes.docx"
    wrong.write_text("words")

    for path, said in (
        (missing, f"{missing} cannot be read: No such file or directory."),
        (wrong, "notes.docx is not a Word"),
    ):
        with pytest.raises(CommandError) as refused:
            printed(str(path), "--dry-run")

        assert str(refused.value).startswith(said)
