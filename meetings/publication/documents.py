"""The public PDF and Word file, made afresh of the public record and of nothing else."""

from io import BytesIO

from common import pdf
from common.uploads import FileKind
from meetings.enums import PublicationKind
from meetings.pdf import minutes_pdf
from meetings.publication import records
from meetings.word import agenda_docx, minutes_docx

TELLS = ("/Metadata", "/OpenAction", "/AA", "/AF", "/PieceInfo", "/Collection", "/AcroForm")
"""What the catalogue or a page of somebody else's PDF may hold besides what its pages show."""
TREES = ("/EmbeddedFiles", "/JavaScript")


def documents_of(publication, *, look):
    """A dict of `FileKind` to bytes. `look` is that of an agenda; minutes have kept their own."""
    if publication.kind == PublicationKind.MINUTES:
        record = records.minutes_of(publication)
        return {
            FileKind.PDF: minutes_pdf(record),
            FileKind.WORD: minutes_docx(record, is_public=True),
        }
    issue = records.agenda_of(publication)
    context = {"issue": issue, "agenda": issue.agenda}
    return {
        FileKind.PDF: pdf.render("pdf/agenda.html", context, title=issue.title, look=look),
        FileKind.WORD: agenda_docx(issue, look=look, is_public=True),
    }


def clean_pdf(content, *, title, author):
    """A PDF that was handed in, written anew: without earlier saves, properties, scripts and attachments.

    What its pages show stays as it is. Raises `pypdf.errors.PyPdfError` for what cannot be read.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    root = writer.root_object
    for holder in (root, *writer.pages):
        for name in TELLS:
            holder.pop(name, None)
    if "/Names" in root:
        for name in TREES:
            root["/Names"].get_object().pop(name, None)
    for page in writer.pages:
        _without_notes(page)
    root[NameObject("/Lang")] = TextStringObject("en-GB")
    writer.metadata = None
    left = PdfWriter(clone_from=PdfReader(_written(writer)))  # only what can still be reached
    left.metadata = {"/Title": title, "/Author": author, "/Producer": author}
    return _written(left).getvalue()


def _written(writer):
    made = BytesIO()
    writer.write(made)
    return made


def _without_notes(page):
    """Only links stay of what was laid over the page: notes, forms and files that hang on it go."""
    from pypdf.generic import ArrayObject, NameObject

    notes = page.get("/Annots")
    if notes is not None:
        kept = [each for each in notes.get_object() if each.get_object().get("/Subtype") == "/Link"]
        page[NameObject("/Annots")] = ArrayObject(kept)


def words_of_pdf(content):
    """The words of each page of a PDF."""
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
