"""Pictures in reports for the public: what stands in them besides what is seen, and the pages to look at."""

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

from meetings.publication.picture_bytes import jpeg_2000_without_notes, jpeg_without_notes
from meetings.publication.report_pictures import pages_with_pictures
from meetings.publication.reports import (
    clean_pdf,
    pages_unread,
    words_of_pdf,
)
from meetings.services.publication import send
from meetings.services.reports import begin_report
from tests.factories.board import GroupFactory, UnitFactory
from tests.meetings.publication.reading import bytes_of_pdf, holds
from tests.meetings.publication.test_reports import HIDDEN, saved, scanned


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
