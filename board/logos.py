"""A logo as it may be kept: a PNG or JPEG that really is one, small enough, and nothing else."""

from io import BytesIO
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from common.pictures import ENDINGS, SUFFIXES, UNREADABLE, ends_whole

LARGEST_FILE = 2_000_000
LARGEST_SIDE = 6_000
SHOWN_SIDE = 1_200


def checked_logo(upload):
    """A clean copy of the uploaded image, no wider or higher than it is ever shown.

    Raises `ValidationError` with one sentence when the file cannot be a logo. The
    copy is drawn anew, so nothing hidden in the file (places, other formats) is kept.
    """
    if upload.size > LARGEST_FILE:
        raise ValidationError("The logo must be smaller than 2 MB.")
    image = _opened(upload)
    claimed = PurePath(upload.name).suffix.lower()
    if image.format not in SUFFIXES:
        raise ValidationError("The logo must be a PNG or JPEG image.")
    if claimed not in SUFFIXES[image.format]:
        raise ValidationError(
            f"This file is called {claimed or 'something without an ending'}, "
            f"but it is a {image.format} image. Save it again as PNG or JPEG."
        )
    if max(image.size) > LARGEST_SIDE:
        raise ValidationError(f"The logo must be at most {LARGEST_SIDE:,} pixels wide and high.")
    return _redrawn(image)


def _opened(upload):
    from PIL import Image

    try:
        upload.seek(0)
        image = Image.open(upload)
        if max(image.size) <= LARGEST_SIDE:
            image.load()
        if image.format in ENDINGS and not ends_whole(upload, ENDINGS[image.format]):
            raise ValueError("The file is cut off.")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as problem:
        raise ValidationError(UNREADABLE) from problem
    return image


def _redrawn(image):
    file_format = image.format
    wanted = "RGBA" if file_format == "PNG" else "RGB"
    copy = image.convert(wanted)
    copy.thumbnail((SHOWN_SIDE, SHOWN_SIDE))
    drawn = BytesIO()
    copy.save(drawn, file_format, optimize=True)
    return ContentFile(drawn.getvalue(), name=f"logo{SUFFIXES[file_format][0]}")
