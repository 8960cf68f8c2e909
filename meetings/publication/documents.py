"""The public PDF and Word file, made afresh of the public record and of nothing else."""

from common import pdf
from common.uploads import FileKind
from meetings.enums import PublicationKind
from meetings.pdf import minutes_pdf
from meetings.publication import records
from meetings.word import agenda_docx, minutes_docx


def documents_of(publication, *, look):
    """A dict of `FileKind` to bytes. `look` is that of an agenda; minutes have kept their own."""
    if publication.kind == PublicationKind.MINUTES:
        record = records.minutes_of(publication)
        return {
            FileKind.PDF: minutes_pdf(record, is_public=True),
            FileKind.WORD: minutes_docx(record, is_public=True),
        }
    issue = records.agenda_of(publication)
    context = {"issue": issue, "agenda": issue.agenda}
    return {
        FileKind.PDF: pdf.render("pdf/agenda.html", context, title=issue.title, look=look),
        FileKind.WORD: agenda_docx(issue, look=look, is_public=True),
    }
