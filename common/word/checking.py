"""A template as it may be kept: a Word file that opens, without macros or what others wrote in it."""

import zipfile

from django.core.exceptions import ValidationError
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.ns import qn

from common import uploads
from common.word import MARK, Running, start
from common.word.opening import marks_in

LARGEST = 5_000_000
LARGEST_UNPACKED = 60_000_000
NOT_WORD = (
    "This is not a Word file of today. Save the template as a Word document (.docx); "
    "a .dotx or .doc can be opened in Word and saved as one."
)
MACROS = "This file has macros, which cannot be taken. Save it without them, as a .docx."
LOCKED = (
    "This file is protected with a password, or is in the old Word format (.doc). "
    "Open it, take the password off, and save it as .docx."
)
SWOLLEN = (
    "This file unpacks to far more than a template holds. Take out its pictures and save it again."
)
REVIEWED = (
    "This file holds comments or tracked changes, with the names of who wrote them. "
    "Accept or remove them all, and save it again."
)
EMBEDDED = "Other files or controls are embedded in this file. Take them out, and save it again."
LINKED = (
    "This file shows pictures or data that lie somewhere else, which every reader's Word would fetch. "
    "Put the pictures into the file itself, and save it again."
)
TWO_MARKS = f"The mark {MARK} stands in this file more than once. Leave only one."
NOT_ALONE = f"Put the mark {MARK} in a paragraph of its own, with nothing else in it."
IN_A_BOX = f"The mark {MARK} stands in a text box, which cannot grow. Put it in the text itself."
SENTENCES = {
    uploads.UNKNOWN: NOT_WORD,
    uploads.MACROS: MACROS,
    uploads.LOCKED_OR_OLD: LOCKED,
    uploads.SWOLLEN: SWOLLEN,
}
REVISIONS = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "commentReference")
FETCHING = frozenset({"DDE", "DDEAUTO", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "IMPORT"})
"""Fields that read other files."""
HARMLESS = (RELATION.HYPERLINK, "attachedTemplate")
"""What may lead elsewhere: nothing is fetched before somebody clicks, and that of a template is left out."""
EMBEDDINGS = ("word/embeddings/", "word/activex/", "word/afchunk")


def check_template(upload, *, look):
    """See `common.word.check_template`."""
    try:
        found = uploads.checked(upload, largest=LARGEST)
    except ValidationError as error:
        raise ValidationError(
            [SENTENCES.get(message, message) for message in error.messages]
        ) from None
    if found.kind != uploads.FileKind.WORD:
        raise ValidationError(NOT_WORD)
    upload.seek(0)
    content = upload.read()
    _check_package(upload)
    try:
        upload.seek(0)
        _check_text(Document(upload))
        _try(content, look)
    except ValidationError:
        raise
    except Exception as error:  # whatever a damaged file makes of the reader
        raise ValidationError(uploads.BROKEN) from error
    finally:
        upload.seek(0)
    return found


def _check_package(upload):
    with zipfile.ZipFile(upload) as package:
        entries = package.infolist()
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise ValidationError(SWOLLEN)
    names = [entry.filename.lower() for entry in entries]
    if any(name.startswith(EMBEDDINGS) for name in names):
        raise ValidationError(EMBEDDED)


def _check_text(document):
    package = document.part.package
    parts = [part.element for part in package.iter_parts() if hasattr(part, "element")]
    revisions = {qn(f"w:{tag}") for tag in REVISIONS}
    if any(each.tag in revisions for part in parts for each in part.iter()):
        raise ValidationError(REVIEWED)
    if _is_linked(package, parts):
        raise ValidationError(LINKED)
    marks = marks_in(document)
    if len(marks) > 1:
        raise ValidationError(TWO_MARKS)
    for mark in marks:
        if any(each.tag == qn("w:txbxContent") for each in mark.iterancestors()):
            raise ValidationError(IN_A_BOX)
        if "".join(each.text or "" for each in mark.iter(qn("w:t"))).strip() != MARK:
            raise ValidationError(NOT_ALONE)


def _is_linked(package, parts):
    """Whether Word would fetch something when the file is opened."""
    if any(rel.is_external and not rel.reltype.endswith(HARMLESS) for rel in package.iter_rels()):
        return True
    typed = (each.text for part in parts for each in part.iter(qn("w:instrText")))
    simple = (each.get(qn("w:instr")) for part in parts for each in part.iter(qn("w:fldSimple")))
    return any(FETCHING & set((words or "").upper().split()[:1]) for words in (*typed, *simple))


def _try(content, look):
    """Make a small document of it, and open that again."""
    from io import BytesIO

    document = start(content, title="Trial", look=look, running=Running("Trial", "Trial"))
    document.heading("Trial", level=1)
    document.rich_text("<ol><li><p>One</p></li></ol>")
    document.facts([("Trial", "One")])
    Document(BytesIO(document.content()))
