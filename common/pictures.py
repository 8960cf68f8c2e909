"""Pictures that people hand in: what one really is, and a copy of it that says nothing but what it shows."""

from io import BytesIO
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db.models import TextChoices

from common.formats import file_size
from common.uploads import Checked, sha256_of


class PictureKind(TextChoices):
    """What a picture is; the value is the ending that it is kept and given away with."""

    JPEG = "jpg", "JPEG picture"
    PNG = "png", "PNG picture"


STARTS = {b"\xff\xd8\xff": PictureKind.JPEG, b"\x89PNG\r\n\x1a\n": PictureKind.PNG}
ENDINGS = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}
"""How a whole file ends. The PDF library tells Pillow to read cut-off images without complaint."""
SUFFIXES = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg")}
MOST_PIXELS = 60_000_000
KEPT_SIDE = 4_000
"""A copy is no wider or higher than this, in pixels: more than a screen or a sheet of paper shows."""
QUALITY = 90
ACCEPTED = ".jpg,.jpeg,.png"
UNREADABLE = "This file is not an image that can be read. Save it again as PNG or JPEG."


def is_picture(file):
    """Whether an open file begins as a JPEG or PNG."""
    return _kind_of(file) is not None


def redrawn(upload, *, largest):
    """(the `Checked`, a file) of a copy of an uploaded picture of at most `largest` bytes.

    The copy is drawn anew, so that the place where it was taken, the camera and whatever else a file can
    hide are left behind. Raises `ValidationError` with one sentence for what cannot be taken.
    """
    if upload.size > largest:
        raise ValidationError(
            f"This file is {file_size(upload.size)}; the most that can be taken is {file_size(largest)}. "
            "Make the picture smaller."
        )
    kind = _kind_of(upload)
    claimed = PurePath(upload.name).suffix.lower()
    if claimed not in SUFFIXES[kind.name]:
        raise ValidationError(
            f"This file is called {claimed or 'something without an ending'}, but inside it is a {kind.label}. "
            f"Save it again with the ending .{kind}."
        )
    copy = ContentFile(_drawn(upload, kind), name=upload.name)
    return Checked(kind, copy.size, sha256_of(copy)), copy


def ends_whole(upload, ending):
    upload.seek(max(0, upload.size - 64))
    return ending in upload.read()


def _kind_of(file):
    file.seek(0)
    head = file.read(16)
    return next((kind for start, kind in STARTS.items() if head.startswith(start)), None)


def _drawn(upload, kind):
    """The bytes of the copy, turned as the camera was held; of what is hidden only the colours' profile stays."""
    from PIL import Image, ImageOps

    try:
        if kind == PictureKind.PNG and not ends_whole(upload, ENDINGS[kind.name]):
            raise ValueError("The file is cut off.")
        upload.seek(0)
        image = Image.open(upload, formats=[kind.name])
        if image.width * image.height > MOST_PIXELS:
            raise ValidationError(
                f"This picture has more than {MOST_PIXELS // 1_000_000} million pixels. Make it smaller."
            )
        image.draft("RGB", (KEPT_SIDE, KEPT_SIDE))
        copy = ImageOps.exif_transpose(image)
        copy = copy.convert("RGB" if kind == PictureKind.JPEG else "RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as problem:
        raise ValidationError(UNREADABLE) from problem
    copy.thumbnail((KEPT_SIDE, KEPT_SIDE))
    colours, drawn = copy.info.get("icc_profile"), BytesIO()
    copy.info = {}
    copy.save(drawn, kind.name, quality=QUALITY, icc_profile=colours)
    return drawn.getvalue()
