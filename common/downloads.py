"""Files that a page gives away."""

import re
import unicodedata

from django.http import FileResponse, HttpResponse

from common.pictures import PictureKind
from common.uploads import CONTENT_TYPES

LONGEST = 100


def download(content, *, name, extension, content_type):
    """A response that is saved under a name of its own; nothing between here and the reader keeps a copy."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{file_name(name)}.{extension}"'
    response["Cache-Control"] = "private, no-store"
    return response


TYPES = {**CONTENT_TYPES, PictureKind.JPEG: "image/jpeg", PictureKind.PNG: "image/png"}


def download_kept(file, *, name, kind):
    """A kept file (a `FieldFile`) of a `common.uploads.FileKind`, or a picture, as a download, sent piece by piece."""
    response = FileResponse(
        file.open("rb"),
        as_attachment=True,
        filename=f"{file_name(name)}.{kind}",
        content_type=TYPES[kind],
    )
    response["Cache-Control"] = "private, no-store"
    return response


def file_name(name) -> str:
    """Words as a file name that every system takes: plain letters, digits, dots and hyphens."""
    ascii_only = unicodedata.normalize("NFKD", str(name)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9.-]+", "-", ascii_only)
    return re.sub(r"-{2,}", "-", words)[:LONGEST].strip(".-") or "download"
