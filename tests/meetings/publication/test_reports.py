"""A PDF that others made is written anew: what its pages do not show is gone."""

import contextlib
import io
import zlib
from datetime import date

import pikepdf
import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from pypdf import PdfReader, PdfWriter

from meetings.publication.picture_bytes import jpeg_2000_without_notes, jpeg_without_notes
from meetings.publication.report_pictures import pages_with_pictures
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


def with_a_photograph(content, side=200, *, in_form=False):
    """Its first page has a photograph with a caption, and the word in all that a program may leave behind."""
    with pikepdf.open(io.BytesIO(content)) as document:
        page = document.pages[0]
        picture = document.make_stream(
            photograph(), Width=8, Height=8, ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8
        )
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        picture.Filter = pikepdf.Name.DCTDecode
        picture["/OfAProgram"] = HIDDEN
        objects = pikepdf.Dictionary(P=picture)
        drawing = f"% {HIDDEN}\nq {side} 0 0 {side} 9 9 cm /P Do Q"
        if in_form:
            form = document.make_stream(drawing.encode(), Subtype=pikepdf.Name.Form)
            form.Resources, form.BBox = pikepdf.Dictionary(XObject=objects), [0, 0, 1, 1]
            form.Type, objects = pikepdf.Name.XObject, pikepdf.Dictionary(P=form)
            drawing = f"% {HIDDEN}\n/P Do"
        page.Resources.XObject = objects
        page.Resources.Font.F.Custom = pikepdf.Name(f"/{HIDDEN}")
        caption = " BT /F 12 Tf 50 700 Td (Children at the play day, 100% of them) Tj ET"
        page.Contents = document.make_stream((drawing + caption).encode())
        return saved(document)


def photograph():
    """A JPEG with a camera's notes, a comment, an editor's notes, a colour profile and bytes behind its end."""
    made = io.BytesIO()
    notes = Image.Exif()
    notes[0x010E] = HIDDEN
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.linear_gradient("L").resize((8, 8)).convert("RGB").save(
        made, "JPEG", exif=notes, comment=HIDDEN, icc_profile=profile, progressive=True
    )
    editor = b"Photoshop 3.0\0" + HIDDEN.encode()
    content = made.getvalue()
    segment = b"\xff\xed" + (len(editor) + 2).to_bytes(2) + editor
    return content[:2] + segment + content[2:] + HIDDEN.encode()


def pixels(content):
    with Image.open(io.BytesIO(content)) as image:
        return image.tobytes(), image.info.get("icc_profile")


@pytest.mark.parametrize("in_form", [False, True])
def test_notes_in_photographs_comments_and_keys_of_programs_are_gone(in_form):
    before = with_a_photograph(scanned("text"), in_form=in_form)

    after = clean_pdf(before, title="Annual report", author="A board")

    assert holds(bytes_of_pdf(before), HIDDEN)
    assert not holds(bytes_of_pdf(after), HIDDEN)
    assert "100% of them" in words_of_pdf(after)[0]


def test_a_photograph_looks_as_before_and_keeps_its_colours():
    with_notes = photograph()

    without = jpeg_without_notes(with_notes)

    assert pixels(without) == pixels(with_notes)
    assert pixels(without)[1]
    assert not holds(without, HIDDEN)


def test_a_photograph_that_was_packed_once_more_is_cleaned_too():
    with pikepdf.open(io.BytesIO(with_a_photograph(scanned("text")))) as document:
        picture = document.pages[0].Resources.XObject.P
        filters = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode])
        picture.write(zlib.compress(photograph()), filter=filters)
        before = saved(document)

    after = clean_pdf(before, title="Annual report", author="A board")

    with pikepdf.open(io.BytesIO(after)) as document:
        kept = document.pages[0].Resources.XObject.P.read_raw_bytes()
    assert not holds(kept, HIDDEN)
    assert pixels(kept) == pixels(photograph())


def test_a_jpeg_2000_loses_its_descriptions():
    made = io.BytesIO()
    Image.linear_gradient("L").resize((64, 64)).save(made, "JPEG2000", comment=HIDDEN)
    box = b"xml " + HIDDEN.encode()
    content = made.getvalue()
    code = content.index(b"jp2c") - 4
    with_notes = content[:code] + (len(box) + 4).to_bytes(4) + box + content[code:]

    without = jpeg_2000_without_notes(with_notes)

    assert holds(with_notes, HIDDEN)
    assert not holds(without, HIDDEN)
    assert pixels(without) == pixels(with_notes)


def segment(marker, words):
    return b"\xff" + bytes([marker]) + (len(words) + 2).to_bytes(2) + words


def test_a_thumbnail_and_segments_that_nobody_knows_go_too():
    content, note = photograph(), HIDDEN.encode()
    jfif = content.index(b"JFIF\0") - 4
    with_thumbnail = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1abc" + note)
    unknown = segment(0xF5, note) + segment(0x42, note) + b"\xff\xd8" + segment(0xE1, note)
    before = content[:jfif] + with_thumbnail + unknown + content[jfif + 18 :]

    after = jpeg_without_notes(before)

    assert not holds(after, HIDDEN)
    assert pixels(after) == pixels(content)


def box(kind, inside):
    return (len(inside) + 8).to_bytes(4) + kind + inside


def test_a_jpeg_2000_loses_what_its_boxes_and_its_tiles_say():
    made, note = io.BytesIO(), HIDDEN.encode()
    Image.linear_gradient("L").resize((64, 64)).save(made, "JPEG2000")
    content = made.getvalue()
    tile, comment = content.index(b"\xff\x90"), segment(0x64, b"\0\1" + note)
    size = int.from_bytes(content[tile + 6 : tile + 10])
    longer = (size + len(comment)).to_bytes(4)
    head = content[tile : tile + 6] + longer + content[tile + 10 : tile + 12]
    with_notes = content[:tile] + head + comment + content[tile + 12 :]
    start, code = with_notes.index(b"jp2h") - 4, with_notes.index(b"jp2c") - 4
    end = start + int.from_bytes(with_notes[start : start + 4])
    head = box(b"jp2h", with_notes[start + 8 : end] + box(b"xml ", note)) + box(b"asoc", note)
    before = with_notes[:start] + head + box(b"jp2c", with_notes[code + 8 :])

    after = jpeg_2000_without_notes(before)

    assert not holds(after, HIDDEN)
    assert pixels(after) == pixels(content)


def test_a_photograph_within_the_drawing_is_refused():
    with pikepdf.open(io.BytesIO(scanned("text"))) as document:
        drawing = b"BI /W 8 /H 8 /CS /RGB /BPC 8 /F /DCT ID " + photograph() + b" EI"
        document.pages[0].Contents = document.make_stream(drawing)
        content = saved(document)

    with pytest.raises(ValueError, match="within the drawing"):
        clean_pdf(content, title="Annual report", author="A board")


def test_a_page_filled_with_photographs_is_named():
    with pikepdf.open(io.BytesIO(with_a_photograph(scanned("text"), 1))) as document:
        page = document.pages[0]
        pattern = document.make_stream(
            b"q 400 0 0 400 0 0 cm /P Do Q", PatternType=1, Resources=page.Resources
        )
        page.Resources.Pattern = pikepdf.Dictionary(T=pattern)
        page.Contents = document.make_stream(b"/Pattern cs /T scn 0 0 400 400 re f")
        content = saved(document)

    assert pages_with_pictures(content) == [1]


def test_a_drawing_that_cannot_be_followed_is_to_be_seen():
    with pikepdf.open(io.BytesIO(scanned("text"))) as document:
        document.pages[0].Resources.XObject = pikepdf.Dictionary(P=4)
        document.pages[0].Contents = document.make_stream(b"/P Do")
        content = saved(document)

    assert pages_with_pictures(content) == [1]


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_end(content):
    for clean in (jpeg_without_notes, jpeg_2000_without_notes):
        with contextlib.suppress(ValueError):
            clean(b"\xff\xd8" + content)


@pytest.mark.parametrize(
    ("side", "in_form", "expected"), [(200, False, [1]), (200, True, [1]), (60, False, [])]
)
def test_pages_with_a_picture_of_some_size_are_named_although_they_have_a_caption(
    side, in_form, expected
):
    content = with_a_photograph(scanned("text", "text"), side, in_form=in_form)

    assert pages_unread(content, words_of_pdf(content)) == []
    assert pages_with_pictures(content) == expected


def test_pages_whose_drawing_cannot_be_followed_are_named():
    with pikepdf.open(io.BytesIO(scanned("text", "text"))) as document:
        document.pages[1].Contents = document.make_stream(b"1 0 cm /P Do")
        content = saved(document)

    assert pages_with_pictures(content) == [2]


@pytest.mark.django_db
def test_check_of_a_report_names_pages_with_pictures(client):
    by, other = UnitFactory(), UnitFactory()
    scan = with_a_photograph(scanned("text", "text"))
    made = begin_report(
        group=GroupFactory(), title="Report", day=date(2026, 3, 1), content=scan, by=by
    )
    send(publication=made, by=by)

    client.force_login(other)
    response = client.get(reverse("meetings:publication_check", args=[made.pk]))

    assert response.context["check"].keys == ["picture:Page 1"]
    assert (
        "holds a picture, in which nothing can be searched: read it with your own eyes"
        in response.content.decode()
    )


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
