"""A file that cannot be read gets a sentence that says why and what to do."""

import io
import zipfile

import pytest

from meetings.wordin import UnreadableFile, opening, read_minutes
from tests.meetings.wordin import files

NAME = "minutes.docx"


def refusal(data):
    with pytest.raises(UnreadableFile) as refused:
        read_minutes(data, name=NAME)
    return str(refused.value)


def changed(change=None, *, add=None, leave_out=()):
    """A good file with some of its parts changed by `change(name, data)`, added or left out."""
    good = zipfile.ZipFile(io.BytesIO(files.data(files.new())))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in good.infolist():
            if part.filename not in leave_out:
                data = good.read(part)
                archive.writestr(part.filename, change(part.filename, data) if change else data)
        for name, data in (add or {}).items():
            archive.writestr(name, data)
    return made.getvalue()


def replaced(old, new, where=".xml"):
    return changed(lambda name, data: data.replace(old, new) if name.endswith(where) else data)


def test_an_empty_file():
    assert refusal(b"") == f"{NAME} is empty: there is nothing in the file."


def test_a_file_that_is_too_large():
    data = io.BytesIO(b"PK" + b"\0" * opening.MOST_BYTES)

    assert refusal(data).startswith(f"{NAME} is larger than 25 MiB.")
    assert data.tell() == opening.MOST_BYTES + 1


def test_no_word_file_at_all():
    assert refusal(b"%PDF-1.7 minutes").startswith(f"{NAME} is not a Word document (.docx).")


def test_a_file_of_old_word():
    data = opening.OLE + b"\0" * 600 + opening.OLD_WORD

    assert refusal(data).startswith(f"{NAME} is in the format of Word before 2007 (.doc).")


def test_a_file_with_a_password():
    data = opening.OLE + b"\0" * 600 + opening.LOCKED

    assert refusal(data).startswith(f"{NAME} is protected with a password.")


def test_a_file_with_macros():
    by_part = changed(add={"word/vbaProject.bin": b"program"})
    by_type = replaced(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )

    assert refusal(by_part).startswith(f"{NAME} holds macros")
    assert refusal(by_type).startswith(f"{NAME} holds macros")


def test_a_file_that_unpacks_to_far_more():
    bomb = changed(add={"word/media/large.bin": b"\0" * (opening.MOST_UNPACKED + 1)})

    assert len(bomb) < opening.MOST_BYTES
    assert refusal(bomb).startswith(f"{NAME} unpacks to far more than minutes ever hold")


def test_a_part_of_text_that_unpacks_to_far_more():
    bomb = changed(add={"word/more.xml": b" " * (opening.MOST_XML + 1)})

    assert refusal(bomb).startswith(f"{NAME} unpacks to far more than minutes ever hold")


def test_a_file_that_declares_entities():
    declared = replaced(
        b"<w:document", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document', "document.xml"
    )

    assert refusal(declared).startswith(f"{NAME} holds declarations")


def test_another_program_s_file():
    workbook = replaced(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
    template = replaced(b"wordprocessingml.document.main", b"wordprocessingml.template.main")

    assert refusal(workbook) == f"{NAME} is an Excel workbook, not a Word document (.docx)."
    assert refusal(template).startswith(f"{NAME} is a Word template.")


def test_any_other_archive():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("letter.txt", "words")

    assert refusal(data.getvalue()) == f"{NAME} is a ZIP archive, but not a Word document (.docx)."


@pytest.mark.parametrize("length", [30, 2000, 20_000])
def test_a_file_that_was_cut_off(length):
    data = files.data(files.new())

    assert refusal(data[:length]).startswith(f"{NAME} is damaged and cannot be read.")


def test_a_damaged_text():
    damaged = replaced(b"<w:body>", b"<w:body><w:p>", "document.xml")

    assert refusal(damaged).startswith(f"{NAME} is damaged and cannot be read.")


def test_a_missing_text():
    assert refusal(changed(leave_out=("word/document.xml",))).startswith(f"{NAME} is damaged")


def test_a_file_without_words_is_read_and_queried():
    read = files.read(files.new()).as_json()

    assert read["items"] == []
    assert [each["code"] for each in read["warnings"]] == [
        "no_title",
        "no_date",
        "no_attendance",
        "no_items",
    ]
