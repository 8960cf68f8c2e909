"""Minutes on paper. The PDF says what the page says: both come from one record and one set of fragments."""

import hashlib

from common import pdf


def minutes_pdf(record, *, is_public=False):
    """A record of minutes (`meetings.presenters.minutes`) as the bytes of a PDF; a public one is not to be signed."""
    context = {"record": record, "is_public": is_public}
    return pdf.render("pdf/minutes.html", context, title=record.title, look=record.look)


def file_name(record, extension=".pdf"):
    """What a download of this record is called."""
    is_confidential = record.edition.startswith("Full")
    version = None if record.status.is_draft else record.status.version
    return name_of(record.reference, version, is_confidential=is_confidential) + extension


def name_of(reference, version=None, *, is_confidential):
    """BM-2026-03-minutes-draft, or BM-2026-03-minutes-approved-v1 with the number of the version.

    The full edition of minutes that have confidential items says so.
    """
    state = f"approved-v{version}" if version else "draft"
    return f"{reference}-minutes-{state}{'-confidential' if is_confidential else ''}"


def fingerprint(pdf_bytes):
    """The SHA-256 of a document, in hexadecimal."""
    return hashlib.sha256(pdf_bytes).hexdigest()


def is_intact(document):
    """Whether a frozen document (`MinutesDocument`) still has the SHA-256 it was approved with."""
    return fingerprint(bytes(document.pdf)) == document.sha256
