"""Files that people hand in: what one really is, told from its content, and what may not come in.

Only PDF and the Office formats of today are taken. Their names are not believed, macros are
refused, and so is what unpacks to far more than it seems.
"""

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from common.formats import file_size

LARGEST_UNPACKED = 400_000_000
MOST_ENTRIES = 20_000
HEAD = 1024
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
"""How a container of the old Office formats begins; new files with a password are wrapped in one too."""


class FileKind(TextChoices):
    """What a file is; the value is the ending that it is kept and given away with."""

    PDF = "pdf", "PDF"
    WORD = "docx", "Word"
    EXCEL = "xlsx", "Excel"
    POWERPOINT = "pptx", "PowerPoint"


ACCEPTED = ",".join(f".{kind}" for kind in FileKind)
"""What a box for files offers to choose from."""

CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.POWERPOINT: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": FileKind.WORD,
    b"spreadsheetml.sheet.main+xml": FileKind.EXCEL,
    b"presentationml.presentation.main+xml": FileKind.POWERPOINT,
}
LOCKED_OR_OLD = (
    "This file is protected with a password, or is in an old Office format (.doc, .xls, .ppt). "
    "Open it, take the password off, and save it as .docx, .xlsx or .pptx, or as a PDF."
)
MACROS = "This file has macros, which cannot be taken. Save it without them (.docx, .xlsx, .pptx) or as a PDF."
UNKNOWN = (
    "This file is not a PDF and not a Word, Excel or PowerPoint file. Save it as one of these."
)
BROKEN = "This file is damaged: it cannot be opened. Save it again from the program that made it."
SWOLLEN = (
    "This file unpacks to far more than it seems to hold, so it cannot be taken. Save it as a PDF."
)


@dataclass(frozen=True)
class Checked:
    """What was found out about a file: its kind, size in bytes and SHA-256 in hexadecimal.

    `pages` is the number of a PDF's pages; `problem` says in a sentence why a PDF cannot be read.
    """

    kind: FileKind
    size: int
    sha256: str
    pages: int | None = None
    problem: str = ""


def checked(upload, *, largest):
    """The `Checked` of an uploaded file of at most `largest` bytes.

    Raises `ValidationError` with one sentence for what cannot be taken. A PDF that is damaged or
    locked is taken, with its `problem`: whoever handed it in hears of it and can send another.
    """
    if not upload.size:
        raise ValidationError("This file is empty.")
    if upload.size > largest:
        raise ValidationError(
            f"This file is {file_size(upload.size)}; the most that can be taken is {file_size(largest)}. "
            "Make its pictures smaller, or split it."
        )
    kind = kind_of(upload)
    _check_name(upload.name, kind)
    pages, problem = facts_of_pdf(upload) if kind == FileKind.PDF else (None, "")
    return Checked(kind, upload.size, sha256_of(upload), pages, problem)


def what_is_taken():
    """The hint beside a box for files."""
    return f"PDF, Word, Excel or PowerPoint, at most {settings.LARGEST_PAPER // 1_000_000} MB each."


def kind_of(file):
    """The `FileKind` of an open file, by its content. Raises `ValidationError` for anything else."""
    file.seek(0)
    head = file.read(HEAD)
    if b"%PDF-" in head:
        return FileKind.PDF
    if head.startswith(OLE):
        raise ValidationError(LOCKED_OR_OLD)
    if head.startswith(b"PK"):
        return _kind_of_package(file)
    raise ValidationError(UNKNOWN)


def _kind_of_package(file):
    """An Office file is a ZIP whose list of contents names its main part."""
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as package:
            entries = package.infolist()
            too_many = len(entries) > MOST_ENTRIES
            if too_many or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
                raise ValidationError(SWOLLEN)
            listed = package.read("[Content_Types].xml")
    except KeyError:
        raise ValidationError(UNKNOWN) from None
    except (
        zipfile.BadZipFile,
        OSError,
        RuntimeError,
        EOFError,
        ValueError,
    ) as error:
        raise ValidationError(BROKEN) from error
    names = [entry.filename.lower() for entry in entries]
    if b"macroEnabled" in listed or any(name.endswith("vbaproject.bin") for name in names):
        raise ValidationError(MACROS)
    for part, kind in MAIN_PARTS.items():
        if part in listed:
            return kind
    raise ValidationError(UNKNOWN)


def _check_name(name, kind):
    claimed = PurePath(name).suffix.lower()
    if claimed != f".{kind}":
        raise ValidationError(
            f"This file is called {claimed or 'something without an ending'}, but inside it is {kind.label}. "
            f"Save it again with the ending .{kind}."
        )


def facts_of_pdf(file):
    """The number of pages of a PDF, or None and a sentence that says why it cannot be read."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        file.seek(0)
        reader = PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            return None, (
                "This PDF is protected with a password. Save it without one, for example by printing it to a PDF."
            )
        pages = len(reader.pages)
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None, BROKEN
    return (pages, "") if pages else (None, "This PDF has no pages.")


def sha256_of(file):
    """The SHA-256 of an open file in hexadecimal; the file stands at its beginning again."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return digest
