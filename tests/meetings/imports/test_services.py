"""Files of minutes brought in: once, refused with a sentence, read, corrected, accepted, withdrawn."""

import io
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from actions.enums import ActionStatus
from actions.models import Action
from common.refusals import Refused, StaleVersion
from meetings.enums import ImportState
from meetings.imports import choices
from meetings.models import Meeting, MinutesImport
from meetings.services import imports
from tests.factories.board import AccountFactory, ChairFactory, GroupFactory, UnitFactory
from tests.factories.imports import THREE_COLUMN, TWO_COLUMN, accepted, brought, opened
from tests.factories.papers import office
from tests.meetings.wordin import files

pytestmark = pytest.mark.django_db
DOCUMENT = "wordprocessingml.document"
OLE = bytes.fromhex("D0CF11E0A1B11AE1")


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def group():
    return GroupFactory(name="Northmere Board", code="NB")


def bring(group, by, content=TWO_COLUMN, name="minutes.docx"):
    return imports.bring(group=group, file=opened(content), name=name, by=by)


def huge():
    return io.BytesIO(b"PK" + b"0" * (200 * 1024 * 1024))


BROKEN = {
    "empty": (b"", "is empty"),
    "broken": (b"PK\x03\x04 this is no archive", "is damaged"),
    "cut off": (TWO_COLUMN.read_bytes()[:4000], "is damaged"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
    "old": (OLE + "WordDocument".encode("utf-16-le"), "before 2007"),
    "macros": (office(**{"word/vbaProject.bin": b"x"}), "holds macros"),
    "sheet": (office("spreadsheetml.sheet"), "is an Excel workbook"),
    "template": (office("wordprocessingml.template"), "is a Word template"),
    "program": (b"MZ\x90\x00", "is not a Word document"),
    "nothing in it": (
        office(f"application/vnd.openxmlformats-officedocument.{DOCUMENT}"),
        "is damaged",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_wrong_file_is_refused_with_its_sentence_and_not_kept(group, unit, case):
    content, sentence = BROKEN[case]
    row = bring(group, unit, content, "wrong.docx").row
    row = imports.read(row.pk)

    assert row.state == ImportState.REFUSED
    assert row.problem.startswith("wrong.docx ")
    assert sentence in row.problem
    assert not row.file


def test_a_file_of_200_mib_is_refused(group, unit):
    row = imports.bring(group=group, file=huge(), name="huge.docx", by=unit).row

    assert (row.state, row.problem.split(".")[1]) == (
        ImportState.REFUSED,
        "docx is larger than 25 MiB",
    )


def test_only_the_unit_brings_files_in(group):
    for person in (ChairFactory(), AccountFactory()):
        with pytest.raises(Refused, match="Only the business unit"):
            bring(group, person)
    assert MinutesImport.objects.count() == 0


def test_the_same_file_again_changes_nothing(group, unit):
    row = accepted(group, unit)

    again = bring(group, unit, name="another name.docx")

    assert (again.is_new, again.row) == (False, row)
    assert (MinutesImport.objects.count(), Meeting.objects.count()) == (1, 1)


def test_another_group_may_have_the_same_file(group, unit):
    bring(group, unit)

    assert bring(GroupFactory(), unit).is_new


def test_a_file_waits_for_the_worker(group, unit):
    row = bring(group, unit).row

    [task] = DBTaskResult.objects.filter(task_path="meetings.tasks.read_import")
    assert task.args_kwargs["args"] == [row.pk]
    assert row.state == ImportState.WAITING


def test_one_whose_worker_was_stopped_is_taken_up_again(group, unit):
    row = bring(group, unit).row
    with pytest.raises(Refused, match="is being read"):
        imports.read_again(row=row, by=unit)
    long_ago = timezone.now() - timedelta(minutes=6)
    MinutesImport.objects.filter(pk=row.pk).update(state=ImportState.READING, touched_at=long_ago)
    row.refresh_from_db()
    assert (row.is_stuck, row.is_under_way) == (True, False)

    imports.read_again(row=row, by=unit)

    assert DBTaskResult.objects.filter(task_path="meetings.tasks.read_import").count() == 2
    assert imports.read(row.pk).state == ImportState.TO_CHECK


def test_a_second_reading_changes_nothing(group, unit):
    row = brought(group, unit)
    row.corrections["meeting"]["venue"] = "Elsewhere"
    imports.correct(row=row, draft=row.corrections, by=unit, expected_version=row.version)

    assert imports.read(row.pk).corrections["meeting"]["venue"] == "Elsewhere"


def test_two_who_correct_never_overwrite_each_other(group, unit):
    row = brought(group, unit)
    imports.correct(row=row, draft=row.corrections, by=unit, expected_version=row.version)

    with pytest.raises(StaleVersion):
        imports.correct(row=row, draft={}, by=unit, expected_version=1)


def test_one_that_was_accepted_is_not_accepted_again(group, unit):
    row = accepted(group, unit)

    with pytest.raises(Refused, match="has been accepted already: NB-2025-01"):
        imports.accept(row=row, by=unit)
    with pytest.raises(Refused, match="can no longer be withdrawn"):
        imports.withdraw(row=row, by=unit)


def test_minutes_of_a_time_at_which_the_group_met_already_are_refused(group, unit):
    accepted(group, unit, THREE_COLUMN)
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025, 2pm – 5pm", "1. Welcome", "All came.")
    row = brought(group, unit, files.data(document))

    with pytest.raises(Refused, match="NB-2025-01 of Northmere Board was at this time already"):
        imports.accept(row=row, by=unit, leave_open=True)


def test_a_withdrawn_one_comes_back_unless_it_was_brought_anew(group, unit):
    row = imports.withdraw(row=brought(group, unit), by=unit)
    assert imports.bring_back(row=row, by=unit).state == ImportState.TO_CHECK

    imports.withdraw(row=row, by=unit)
    assert bring(group, unit).is_new
    with pytest.raises(Refused, match="has been brought anew"):
        imports.bring_back(row=row, by=unit)


def test_open_actions_go_onto_the_tracker_and_the_others_stay_closed(group, unit):
    row = accepted(group, unit)
    found = list(Action.objects.order_by("reference"))

    taken = imports.follow_open_actions(row=row, still_open=[found[1].pk, 987654], by=unit)

    assert [action.pk for action in taken] == [found[1].pk]
    states = list(Action.objects.order_by("reference").values_list("status", flat=True))
    assert states[1] == ActionStatus.IN_PROGRESS
    assert {*states[:1], *states[2:]} == {ActionStatus.CLOSED}


def test_nothing_is_left_behind_when_acceptance_fails(group, unit):
    row = brought(group, unit)
    row.corrections["people"][0]["who"] = "new"
    row.corrections["meeting"]["start"] = ""
    imports.correct(row=row, draft=row.corrections, by=unit, expected_version=row.version)

    with pytest.raises(Refused, match="Enter the time at which the meeting began"):
        imports.accept(row=row, by=unit, leave_open=True)

    row.refresh_from_db()
    assert (row.state, Meeting.objects.count()) == (ImportState.TO_CHECK, 0)
    assert choices.new_people(row.corrections) == [row.corrections["people"][0]["name"]]


def test_the_file_is_kept_under_a_name_that_nobody_guesses(group, unit):
    row = bring(group, unit).row

    assert row.file.name.startswith("imports/")
    assert "minutes" not in row.file.name
    assert default_storage.exists(row.file.name)
