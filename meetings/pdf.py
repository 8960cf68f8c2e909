"""Minutes on paper. The PDF says what the page says: both come from one record and one set of fragments."""

import hashlib

from common import pdf


def minutes_pdf(record):
    """A record of minutes (`meetings.presenters.minutes`) as the bytes of a PDF."""
    return pdf.render("pdf/minutes.html", {"record": record}, title=record.title, look=record.look)


def file_name(record, extension=".pdf"):
    """What a download is called: BM-2026-03-minutes-draft.pdf, BM-2026-03-minutes-approved-v1.docx.

    The full edition of minutes that have confidential items says so.
    """
    state = "draft" if record.status.is_draft else f"approved-v{record.status.version}"
    edition = "-confidential" if record.edition.startswith("Full") else ""
    return f"{record.reference}-minutes-{state}{edition}{extension}"


def fingerprint(pdf_bytes):
    """The SHA-256 of a document, in hexadecimal."""
    return hashlib.sha256(pdf_bytes).hexdigest()


def is_intact(document):
    """Whether a frozen document (`MinutesDocument`) still has the SHA-256 it was approved with."""
    return fingerprint(bytes(document.pdf)) == document.sha256
