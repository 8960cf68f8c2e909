"""`import_minutes` without --dry-run: what is clear is saved, what is not waits, the same file changes nothing."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from meetings.enums import ImportState
from meetings.models import Meeting, MinutesImport
from tests.factories.board import GroupFactory, UnitFactory
from tests.factories.imports import THREE_COLUMN, TWO_COLUMN
from tests.meetings.wordin import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return UnitFactory(email="unit@board.example")


@pytest.fixture
def group():
    return GroupFactory(name="Northmere Board", code="NB")


def run(*arguments):
    out = io.StringIO()
    call_command("import_minutes", *map(str, arguments), "--group", "NB", stdout=out)
    return out.getvalue()


def plain_minutes():
    """A file in which nothing has to be decided: everybody is in the directory."""
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025, 2pm – 5pm", "Present:")
    files.lines(document, "Uma Field, Northmere Police")
    files.lines(document, "Date of next meeting: 3 September 2025")
    files.table(
        document,
        ("Item", "Discussion", "Action"),
        (
            "1. Neglect",
            "The report was noted.\nAction: Uma Field to write to all by 3 July 2025",
            "",
        ),
    )
    return files.data(document)


def test_what_is_clear_is_saved_at_once(unit, group, tmp_path):
    unit.given_name, unit.family_name = "Uma", "Field"
    unit.employer.name = "Northmere Police"
    unit.employer.save()
    unit.save()
    path = tmp_path / "june.docx"
    path.write_bytes(plain_minutes())

    said = run(path)

    row = MinutesImport.objects.get()
    assert said == f"june.docx: NB-2025-01. http://localhost:8000/meetings/import/{row.pk}/\n"
    assert [event.pgh_context["via"] for event in row.events.all()][:1] == ["command"]
    assert row.meeting.attendances.get().person == unit


def test_what_is_not_clear_waits_on_its_page(unit, group):
    said = run(THREE_COLUMN)

    row = MinutesImport.objects.get()
    assert row.state == ImportState.TO_CHECK
    assert said.startswith("three-column.docx: waits to be checked on its page. http")
    assert Meeting.objects.count() == 0


def test_it_can_be_accepted_as_it_is_written_and_the_same_file_again_changes_nothing(unit, group):
    run(TWO_COLUMN, "--accept-as-written")
    again = json.loads(run(TWO_COLUMN, "--accept-as-written", "--json"))

    assert again["said"] == "was brought in before, so nothing was changed: NB-2025-01."
    assert (Meeting.objects.count(), MinutesImport.objects.count()) == (1, 1)


def test_a_wrong_file_stops_no_other(unit, group, tmp_path):
    wrong = tmp_path / "wrong.docx"
    wrong.write_text("words")

    with pytest.raises(CommandError, match=r"wrong\.docx is not a Word document"):
        run(wrong, TWO_COLUMN, tmp_path / "none.docx", "--accept-as-written")

    assert Meeting.objects.count() == 1


def test_somebody_has_to_bring_them_in(unit, group):
    UnitFactory(email="other@board.example")

    with pytest.raises(CommandError, match="say who you are with --by EMAIL"):
        run(TWO_COLUMN)

    run(TWO_COLUMN, "--by", "OTHER@board.example")
    assert MinutesImport.objects.get().brought_by.email == "other@board.example"
