"""A PDF that others made is written anew: what its pages do not show is gone."""

import io

import pikepdf
import pytest
from pypdf import PdfReader, PdfWriter

from meetings.publication.documents import clean_pdf
from tests.factories.papers import pdf
from tests.meetings.publication.reading import bytes_of_pdf, ends_of_pdf, holds

HIDDEN = "Thistlewick"


def with_properties(content):
    writer = PdfWriter(clone_from=io.BytesIO(content))
    writer.add_metadata({"/Author": HIDDEN, "/Keywords": HIDDEN})
    writer.add_attachment("notes.txt", HIDDEN.encode())
    return written(writer)


def with_earlier_save(content):
    """The word stood in the first save, and was taken away by the second."""
    writer = PdfWriter(clone_from=io.BytesIO(content))
    writer.add_metadata({"/Subject": HIDDEN})
    first = written(writer)
    again = PdfWriter(io.BytesIO(first), incremental=True)
    again.metadata = None
    return written(again)


def with_a_note(content):
    with pikepdf.open(io.BytesIO(content)) as document:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=pikepdf.Array([0, 0, 9, 9]),
            Contents=HIDDEN,
        )
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(note)])
        document.Root.OpenAction = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript, JS=f"app.alert('{HIDDEN}')"
        )
        with document.open_metadata() as found:
            found["dc:title"] = HIDDEN
        made = io.BytesIO()
        document.save(made)
    return made.getvalue()


def written(writer):
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize("make", [with_properties, with_earlier_save, with_a_note])
def test_what_pages_do_not_show_is_gone(make):
    before = make(pdf(2))

    after = clean_pdf(before, title="Annual report", author="A board")

    assert holds(bytes_of_pdf(before) + before, HIDDEN)
    assert not holds(bytes_of_pdf(after), HIDDEN)
    assert ends_of_pdf(after) == 1


def test_pages_and_title_stay():
    before = pdf(3)

    found = PdfReader(io.BytesIO(clean_pdf(before, title="Annual report", author="A board")))

    assert [page.extract_text() for page in found.pages] == [
        page.extract_text() for page in PdfReader(io.BytesIO(before)).pages
    ]
    assert (found.metadata.title, found.metadata.author) == ("Annual report", "A board")
