from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageFile

from board import logos


def image(name, file_format, size=(40, 20)):
    drawn = BytesIO()
    Image.new("RGB", size, "#1d5c63").save(drawn, file_format)
    return SimpleUploadedFile(name, drawn.getvalue())


def sentence_for(upload):
    with pytest.raises(ValidationError) as refusal:
        logos.checked_logo(upload)
    return refusal.value.messages


@pytest.mark.parametrize(
    ("name", "file_format", "kept_as"),
    [("a.png", "PNG", "logo.png"), ("a.JPG", "JPEG", "logo.jpg"), ("a.jpeg", "JPEG", "logo.jpg")],
)
def test_logo_is_kept_under_a_name_of_ours(name, file_format, kept_as):
    kept = logos.checked_logo(image(name, file_format))

    assert (kept.name, Image.open(kept).format) == (kept_as, file_format)


def test_large_logo_is_drawn_smaller():
    kept = logos.checked_logo(image("a.png", "PNG", size=(2400, 1200)))

    assert Image.open(kept).size == (1200, 600)


def test_text_called_png_is_refused():
    upload = SimpleUploadedFile("logo.png", b"This is not an image.")

    assert sentence_for(upload) == [
        "This file is not an image that can be read. Save it again as PNG or JPEG."
    ]


@pytest.mark.parametrize(("name", "kind"), [("logo.png", "PNG"), ("logo.jpg", "JPEG")])
def test_cut_off_image_is_refused(name, kind, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    whole = image(name, kind, size=(300, 300)).read()

    assert sentence_for(SimpleUploadedFile(name, whole[: len(whole) // 2])) == [
        "This file is not an image that can be read. Save it again as PNG or JPEG."
    ]


def test_jpeg_called_png_is_refused():
    assert sentence_for(image("logo.png", "JPEG")) == [
        "This file is called .png, but it is a JPEG image. Save it again as PNG or JPEG."
    ]


def test_gif_is_refused():
    assert sentence_for(image("logo.gif", "GIF")) == ["The logo must be a PNG or JPEG image."]


def test_empty_file_is_refused():
    assert sentence_for(SimpleUploadedFile("logo.png", b"")) == [
        "This file is not an image that can be read. Save it again as PNG or JPEG."
    ]


def test_file_over_the_limit_is_refused():
    assert sentence_for(SimpleUploadedFile("logo.png", b"x" * 2_000_001)) == [
        "The logo must be smaller than 2 MB."
    ]


def test_image_with_too_many_pixels_is_refused_before_it_is_read():
    assert sentence_for(image("logo.png", "PNG", size=(6001, 10))) == [
        "The logo must be at most 6,000 pixels wide and high."
    ]
