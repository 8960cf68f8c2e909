"""`import_minutes --dry-run` prints what it recognised, and saves nothing."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from meetings.management.commands.import_minutes import group_named
from meetings.wordin import read_minutes
from tests.factories.board import FormerNameFactory, GroupFactory

SAMPLE = Path(__file__).parent / "samples" / "two-column.docx"

ITEM = (
    *("part", "number", "title", "text"),
    *("decisions", "actions", "challenges", "amendments", "updates"),
)
RECORDS = {
    "decisions": ("number", "text"),
    "actions": ("text", "owners", "due", "how"),
    "challenges": ("asked_by", "question", "answered_by", "answer"),
    "amendments": ("text",),
    "updates": ("reference", "text", "closed"),
}


def printed(*arguments):
    out = io.StringIO()
    call_command("import_minutes", *arguments, stdout=out)
    return out.getvalue()


def test_json_is_what_was_recognised():
    found = json.loads(printed(str(SAMPLE), "--dry-run", "--json"))

    assert found == read_minutes(SAMPLE, name=SAMPLE.name).as_printed()
    assert list(found) == ["meeting", "next_meeting", "attendance", "items", "warnings"]
    assert {tuple(item) for item in found["items"]} == {ITEM}
    for kind, keys in RECORDS.items():
        assert {tuple(each) for item in found["items"] for each in item[kind]} <= {keys}


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


def test_several_files_are_a_list_and_one_that_cannot_be_read_stops_no_other(tmp_path):
    wrong = tmp_path / "notes.docx"
    wrong.write_text("words")
    out = io.StringIO()

    with pytest.raises(CommandError) as refused:
        call_command("import_minutes", str(wrong), str(SAMPLE), "--dry-run", "--json", stdout=out)

    first, second = json.loads(out.getvalue())
    assert first == {"problem": str(refused.value)}
    assert second == read_minutes(SAMPLE, name=SAMPLE.name).as_printed()


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["QA", "qa", "quality  assurance GROUP", "Audit group"])
def test_a_group_is_named_by_its_code_or_name(words):
    group = GroupFactory(code="QA", name="Quality Assurance Group")
    FormerNameFactory(group=group, name="Audit Group")

    assert group_named(words) == group


@pytest.mark.django_db
def test_a_group_that_is_not_there():
    GroupFactory(code="QA", name="Quality Assurance Group")

    with pytest.raises(CommandError) as refused:
        printed(str(SAMPLE), "--dry-run", "--group", "XY")

    assert str(refused.value) == "No group is called “XY”. The codes of the groups are: QA."
