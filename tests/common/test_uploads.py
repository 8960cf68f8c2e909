import pytest
from django.core.exceptions import ValidationError

from common import uploads
from tests.factories.papers import LARGEST, office, pdf, upload

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
SHEET, SLIDES = "spreadsheetml.sheet", "presentationml.presentation"


def check(content, name):
    return uploads.checked(upload(content, name), largest=LARGEST)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (pdf(3), "a.pdf", "pdf"),
        (pdf(3), "A.PDF", "pdf"),
        (office(), "b.docx", "docx"),
        (office(SHEET), "c.xlsx", "xlsx"),
        (office(SLIDES), "d.pptx", "pptx"),
    ],
)
def test_what_a_file_is_comes_from_its_content(content, name, kind):
    found = check(content, name)

    assert (found.kind, found.size, found.problem) == (kind, len(content), "")
    assert found.pages == (3 if kind == "pdf" else None)


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "a.pdf", "This file is empty."),
        (b"MZ" + bytes(900), "a.pdf", uploads.UNKNOWN),
        (b"<html><script>alert(1)</script>", "a.pdf", uploads.UNKNOWN),
        (OLE, "a.docx", uploads.LOCKED_OR_OLD),
        (b"PK\x03\x04" + bytes(99), "a.docx", uploads.BROKEN),
        (office("oasis.opendocument"), "a.docx", uploads.UNKNOWN),
        (office(**{"word/vbaProject.bin": "x"}), "a.docx", uploads.MACROS),
        (office("vnd.ms-word.document.macroEnabled"), "a.docx", uploads.MACROS),
    ],
)
def test_what_may_not_come_in_is_told_why(content, name, sentence):
    with pytest.raises(ValidationError) as refusal:
        check(content, name)

    assert refusal.value.messages == [sentence]


def test_a_file_under_a_wrong_name_is_told_what_it_is():
    with pytest.raises(ValidationError) as refusal:
        check(office(), "minutes.pdf")

    [sentence] = refusal.value.messages
    assert sentence.startswith("This file is called .pdf, but inside it is Word.")


def test_a_file_that_is_too_large_is_told_the_limit():
    with pytest.raises(ValidationError) as refusal:
        uploads.checked(upload(pdf(2)), largest=100)

    assert "the most that can be taken is 100" in refusal.value.messages[0]


def test_a_package_that_unpacks_to_far_more_is_refused(monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST_UNPACKED", 1000)

    with pytest.raises(ValidationError) as refusal:
        check(office(**{"word/document.xml": "0" * 5000}), "a.docx")

    assert refusal.value.messages == [uploads.SWOLLEN]


@pytest.mark.parametrize(
    ("content", "begins"),
    [
        (pdf(password="kestrel"), "This PDF is protected with a password."),
        (b"%PDF-1.7\nnothing else", uploads.BROKEN),
        (pdf(4)[:300], uploads.BROKEN),
    ],
)
def test_a_pdf_that_cannot_be_read_is_taken_with_its_problem(content, begins):
    found = check(content, "a.pdf")

    assert (found.kind, found.pages) == ("pdf", None)
    assert found.problem.startswith(begins)
