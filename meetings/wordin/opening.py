"""Opening a Word file, or saying in a sentence why it cannot be opened.

Everything is checked before a part is read: what the file is, how large it is unpacked, and
whether it carries a program.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from common.uploads import OLE
from meetings.wordin.result import UnreadableFile

MIB = 1024 * 1024
MOST_BYTES = 25 * MIB
MOST_UNPACKED = 200 * MIB
MOST_XML = 60 * MIB
"""The largest text that Word itself makes of minutes is far below; more is an attack."""
MOST_PARTS = 5000

LOCKED = "EncryptedPackage".encode("utf-16-le")
OLD_WORD = "WordDocument".encode("utf-16-le")
CONTENT_TYPES = "[Content_Types].xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, RuntimeError),
    *(OSError, EOFError, KeyError, ValueError),
)
"""What reading a damaged archive may raise."""
STRICT = b"http://purl.oclc.org/ooxml/"
OTHER_KINDS = {
    "spreadsheetml": "an Excel workbook",
    "presentationml": "a PowerPoint presentation",
}


def open_document(file, *, name):
    """The `docx.Document` of a file or of bytes; `name` is what to call it in a sentence.

    Raises `UnreadableFile`.
    """
    data = _read(file, name)
    check_data(data, name=name)
    return _document(data, name)


def check_data(data, *, name):
    """Raise `UnreadableFile` for bytes that are no Word document that can be let in; quicker than opening it."""
    if not data:
        raise UnreadableFile(f"{name} is empty: there is nothing in the file.")
    if len(data) > MOST_BYTES:
        raise UnreadableFile(too_large(name))
    _check_kind(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive, name)
            _check_contents(archive, name)
    except DAMAGED as problem:
        raise _broken(name) from problem


def too_large(name):
    return (
        f"{name} is larger than {MOST_BYTES // MIB} MiB. Take the pictures out of it, or save "
        "the minutes alone as a Word document, and try again."
    )


def _read(file, name):
    """The bytes of the file: one byte more than is allowed is enough to refuse it."""
    if isinstance(file, bytes):
        return file
    if hasattr(file, "read"):
        return file.read(MOST_BYTES + 1)
    with open(file, "rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _check_kind(data, name):
    if data.startswith(OLE):
        if LOCKED in data:
            raise UnreadableFile(
                f"{name} is protected with a password. Open it in Word, take the password off "
                "(File, Info, Protect Document), save it and try again."
            )
        if OLD_WORD in data:
            raise UnreadableFile(
                f"{name} is in the format of Word before 2007 (.doc). Open it in Word, save it as a "
                "Word document (.docx) and try again."
            )
    if not data.startswith(b"PK"):
        raise UnreadableFile(
            f"{name} is not a Word document (.docx). Open it in Word, save it as a Word document "
            "and try again."
        )


def _broken(name):
    return UnreadableFile(
        f"{name} is damaged and cannot be read. Open it in Word, save it again under a new name "
        "and try again."
    )


def _check_parts(archive, name):
    parts = archive.infolist()
    is_huge = sum(part.file_size for part in parts) > MOST_UNPACKED or len(parts) > MOST_PARTS
    if is_huge or any(_is_xml(part) and part.file_size > MOST_XML for part in parts):
        raise UnreadableFile(
            f"{name} unpacks to far more than minutes ever hold, so it was not opened. "
            "Copy the text into a new Word document and try again."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile(
            f"{name} is locked with a password. Save it without one and try again."
        )
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        raise _with_macros(name)


def _is_xml(part):
    return part.filename.lower().endswith((".xml", ".rels"))


def _with_macros(name):
    return UnreadableFile(
        f"{name} holds macros (small programs), which are not let in. Open it in Word, save it as a "
        "Word document without macros (.docx) and try again."
    )


def _check_contents(archive, name):
    if CONTENT_TYPES not in archive.namelist():
        raise UnreadableFile(f"{name} is a ZIP archive, but not a Word document (.docx).")
    types = archive.read(CONTENT_TYPES).decode("utf-8", "replace")
    if "macroEnabled" in types:
        raise _with_macros(name)
    for word, kind in OTHER_KINDS.items():
        if f"{word}.sheet.main" in types or f"{word}.presentation.main" in types:
            raise UnreadableFile(f"{name} is {kind}, not a Word document (.docx).")
    if "wordprocessingml.template.main" in types:
        raise UnreadableFile(
            f"{name} is a Word template. Save it as a Word document (.docx) and try again."
        )
    for part in archive.infolist():
        if _is_xml(part):
            _check_xml(archive, part, name)
    if WORD not in types:
        raise UnreadableFile(f"{name} is not a Word document (.docx).")


def _check_xml(archive, part, name):
    """No part of a Word file declares anything of its own; one that does means harm."""
    with archive.open(part) as opened:
        start = opened.read(4096)
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start or "<!DOCTYPE".encode("utf-16-le") in start:
        raise UnreadableFile(f"{name} holds declarations that no Word document needs: not opened.")
    if part.filename.lower().endswith("document.xml") and STRICT in start:
        raise UnreadableFile(
            f"{name} is saved as “Strict Open XML”. Open it in Word, save it as an ordinary Word "
            "document (.docx) and try again."
        )


def _document(data, name):
    from docx import Document
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    broken = (
        *(OpcError, PythonDocxError, LxmlError, zipfile.BadZipFile, zlib.error),
        *(KeyError, ValueError, AttributeError, OSError, TypeError),
    )
    try:
        document = Document(io.BytesIO(data))
        if document.element.body is None:
            raise _broken(name)
    except broken as problem:
        raise _broken(name) from problem
    return document
