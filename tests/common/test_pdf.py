import base64
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from weasyprint.urls import FatalURLFetchingError

from board.models import BoardProfile
from common import pdf

LOOK = pdf.Look(board="Thornmere", colour="#1d5c63")


def page(body):
    return f'<!doctype html><html lang="en-GB"><title>A title</title><body>{body}'


def profile(**values):
    return BoardProfile(name="Thornmere", **values)


def test_render_makes_a_tagged_pdf_with_the_title():
    reader = PdfReader(BytesIO(pdf.render("pdf/base.html", {}, title="A plan", look=LOOK)))

    assert reader.metadata.title == "A plan"
    assert reader.metadata.author == "Thornmere"
    assert reader.trailer["/Root"]["/MarkInfo"] == {"/Marked": True}


def test_own_stylesheet_may_be_fetched():
    assert pdf.is_own_file(pdf.stylesheet()) is True


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/logo.png",
        "http://127.0.0.1:8000/",
        "ftp://example.org/logo.png",
        "file:///etc/passwd",
        "file://example.org/etc/passwd",
        "/etc/passwd",
        "",
    ],
)
def test_other_addresses_may_not_be_fetched(address):
    assert pdf.is_own_file(address) is False


def test_own_folder_cannot_be_left(settings):
    inside = Path(pdf.stylesheet().removeprefix("file://")).parent

    assert pdf.is_own_file(f"file://{inside}/../../../manage.py") is False


def test_document_that_asks_for_a_stranger_is_stopped():
    with pytest.raises(FatalURLFetchingError):
        pdf.write(page('<img src="https://example.org/logo.png" alt="x">'))


def test_picture_inside_the_document_is_printed():
    png = BytesIO()
    Image.new("RGB", (4, 4), "#aa0000").save(png, "PNG")
    address = "data:image/png;base64," + base64.b64encode(png.getvalue()).decode()

    reader = PdfReader(BytesIO(pdf.write(page(f'<img src="{address}" alt="A square">'))))

    assert len(reader.pages[0].images) == 1


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_follows_the_guidelines(one, other, ratio):
    assert round(pdf.contrast(one, other), 2) == ratio
    assert pdf.contrast(one, other) == pdf.contrast(other, one)


@pytest.mark.parametrize(
    ("colour", "heading", "on_colour"),
    [("#1d5c63", "#1d5c63", "#ffffff"), ("#ffd700", "#17211f", "#17211f")],
)
def test_colour_that_cannot_be_read_is_not_used_for_text(colour, heading, on_colour):
    look = pdf.Look(board="Thornmere", colour=colour)

    assert (look.heading_colour, look.on_colour) == (heading, on_colour)


def test_look_without_a_logo():
    assert pdf.look_of(profile(brand_colour="#AA0000")) == pdf.Look("Thornmere", "#aa0000", "")


def test_logo_is_made_small_and_put_inside(settings):
    png = BytesIO()
    Image.new("RGB", (3000, 1000), "#1d5c63").save(png, "PNG")
    Path(settings.MEDIA_ROOT).mkdir(parents=True)
    (Path(settings.MEDIA_ROOT) / "logo.png").write_bytes(png.getvalue())

    logo = pdf.look_of(profile(logo="logo.png")).logo

    image = Image.open(BytesIO(base64.b64decode(logo.removeprefix("data:image/png;base64,"))))
    assert image.size == (900, 300)


@pytest.mark.parametrize("content", [b"", b"not a picture", None])
def test_logo_that_cannot_be_read_is_left_out(settings, content):
    Path(settings.MEDIA_ROOT).mkdir(parents=True)
    if content is not None:
        (Path(settings.MEDIA_ROOT) / "logo.png").write_bytes(content)

    assert pdf.look_of(profile(logo="logo.png")).logo == ""
