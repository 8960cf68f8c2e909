"""A report for the public: a PDF that is handed in, checked by somebody else as minutes are."""

from django.db import transaction
from django.utils.text import slugify

from board.models import BoardProfile
from common.refusals import Refused
from common.uploads import FileKind
from meetings import rules
from meetings.enums import PublicationKind
from meetings.models import Publication
from meetings.publication.reports import clean_pdf, read_through
from meetings.services.publication import keep_file, note

BROKEN = (ValueError, LookupError, TypeError, AttributeError, RuntimeError)
"""What the libraries run into, besides errors of their own, where a file is not what it says it is."""
UNREADABLE = "This PDF cannot be written anew. Print it to a PDF once more and hand that in."


@transaction.atomic
def begin_report(*, group, title, day, content, by):
    """Begin the publication of a report. Its PDF is written anew without properties and earlier saves."""
    from pikepdf import PdfError
    from pypdf.errors import PyPdfError

    rules.check_prepare_publications(by)
    title = title.strip()
    board = BoardProfile.objects.current()
    try:
        cleaned = clean_pdf(content, title=title, author=board.name)
        read_through(cleaned)
    except (PyPdfError, PdfError, *BROKEN) as error:
        raise Refused(UNREADABLE) from error
    made = Publication.objects.create(
        kind=PublicationKind.REPORT,
        group=group,
        reference=_reference(title, day),
        title=title,
        day=day,
        made_by=by,
    )
    keep_file(made, FileKind.PDF, cleaned)
    return note(made, "Begun", by)


def _reference(title, day):
    return f"{slugify(title)[:50].strip('-') or 'report'}-{day.year}"
