"""A PDF that others made is written anew: what its pages do not show is gone."""

import io
from datetime import date

import pikepdf
import pytest
from django.urls import reverse
from pypdf import PdfReader, PdfWriter

from meetings.publication.reports import (
    clean_pdf,
    named_pages,
    pages_unread,
    words_behind,
    words_of_pdf,
)
from meetings.services.publication import send
from meetings.services.reports import begin_report
from tests.factories.board import GroupFactory, UnitFactory
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


def with_words_behind(content):
    """The word in a bookmark, alternative texts, an address, a layer, a page label and a mark of the drawing."""
    with pikepdf.open(io.BytesIO(content)) as document:
        page = document.pages[0]
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(f"{HIDDEN} bookmark", 0))
        root = document.Root
        part = pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt=f"{HIDDEN} smiling")
        root.StructTreeRoot = pikepdf.Dictionary(K=pikepdf.Array([document.make_indirect(part)]))
        root.PageLabels = pikepdf.Dictionary(
            Nums=pikepdf.Array([0, pikepdf.Dictionary(P=f"{HIDDEN}-")])
        )
        layer = pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=f"{HIDDEN} layer")
        root.OCProperties = pikepdf.Dictionary(
            OCGs=pikepdf.Array([document.make_indirect(layer)]), D=pikepdf.Dictionary()
        )
        address = f"https://{HIDDEN}.example/"
        page.Annots = pikepdf.Array([link(S=pikepdf.Name.URI, URI=address)])
        drawing = f"/Span <</ActualText ({HIDDEN} said)>> BDC 0 0 9 9 re f EMC"
        page.Contents = document.make_stream(drawing.encode())
        return saved(document)


def link(**action):
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=pikepdf.Array([0, 0, 9, 9]),
        A=pikepdf.Dictionary(**action),
    )


def saved(document):
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_words_that_stand_on_no_page_are_listed():
    after = clean_pdf(with_words_behind(pdf(1)), title="Annual report", author="A board")

    assert {(each.label, each.words) for each in words_behind(after)} == {
        ("Bookmark", f"{HIDDEN} bookmark"),
        ("Alternative text", f"{HIDDEN} smiling"),
        ("Page label", f"{HIDDEN}-"),
        ("Name of a layer", f"{HIDDEN} layer"),
        ("Address of a link", f"https://{HIDDEN}.example/"),
        ("Replacement text", f"{HIDDEN} said"),
    }


def test_bookmarks_stay_and_scripts_of_links_and_properties_of_pictures_go():
    with pikepdf.open(io.BytesIO(with_words_behind(pdf(1)))) as document:
        script = link(S=pikepdf.Name.JavaScript, JS="secret()")
        picture = document.make_stream(b"0", Type=pikepdf.Name.XObject, Metadata="secret")
        document.pages[0].Annots.append(script)
        document.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
        before = saved(document)

    after = clean_pdf(before, title="Annual report", author="A board")

    assert [each.title for each in PdfReader(io.BytesIO(after)).outline] == [f"{HIDDEN} bookmark"]
    assert holds(bytes_of_pdf(before), "secret")
    assert not holds(bytes_of_pdf(after), "secret")


def scanned(*pages):
    """A PDF with a page for each: "picture", "text", or "blank"."""
    with pikepdf.open(io.BytesIO(pdf(len(pages)))) as document:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        drawings = {
            "picture": b"0 0 500 800 re f",
            "text": b"BT /F 12 Tf 50 700 Td (Bookmarks of the annual report) Tj ET",
        }
        for page, kind in zip(document.pages, pages, strict=True):
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            if kind in drawings:
                page.Contents = document.make_stream(drawings[kind])
        return saved(document)


def test_pages_that_hold_no_text_are_named():
    content = scanned("picture", "text", "blank", "picture", "picture")

    found = pages_unread(content, words_of_pdf(content))

    assert named_pages(found) == ["Page 1", "Pages 4 to 5"]


@pytest.mark.django_db
def test_check_of_a_report_lists_what_it_cannot_read_and_what_stands_on_no_page(client):
    by, other = UnitFactory(), UnitFactory()
    scan = with_words_behind(scanned("picture"))
    made = begin_report(
        group=GroupFactory(), title="Report", day=date(2026, 3, 1), content=scan, by=by
    )
    send(publication=made, by=by)

    client.force_login(other)
    response = client.get(reverse("meetings:publication_check", args=[made.pk]))
    said = response.content.decode()

    assert response.context["check"].keys[0] == "unread:Page 1"
    assert (
        "holds no text, or next to none, that can be searched: read it with your own eyes" in said
    )
    assert f"{HIDDEN} bookmark" in said
    assert f"{HIDDEN} said" in said
