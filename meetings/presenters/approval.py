"""What the pages say about the life of minutes: steps, downloads, fingerprints, doubts."""

from dataclasses import dataclass

from django.urls import reverse

from common.addresses import address_of
from common.formats import plural
from meetings import rules
from meetings.enums import Edition, MinutesStatus
from meetings.pdf import is_intact
from meetings.presenters.minutes.attendance import UNMARKED
from meetings.presenters.minutes.frozen import editions_of
from meetings.refusal import refusal_of


@dataclass(frozen=True)
class Step:
    """Something that can be done next, on a page of its own; or the sentence why not."""

    label: str
    url: str
    style: str = "primary"
    refusal: str = ""


@dataclass(frozen=True)
class Download:
    label: str
    url: str


@dataclass(frozen=True)
class Document:
    """A frozen PDF: its edition, its fingerprint and whether the stored file still has it.

    `word_url` leads to the same frozen words in Word.
    """

    edition: str
    sha256: str
    is_intact: bool
    url: str
    word_url: str


@dataclass(frozen=True)
class Doubt:
    number: str
    title: str
    url: str
    sentences: tuple[str, ...]


def steps_for(minutes, person):
    """The steps that minutes can take from where they are, with refusals for this person."""
    return STEPS[minutes.status](minutes, person)


def _from_drafting(minutes, person):
    refusal = refusal_of(rules.check_take_minutes, person, minutes.meeting.group)
    if refusal:
        return [Step("Send to the chair", "", refusal=refusal)]
    return [
        Step("Send to the chair", _url("minutes_send_to_chair", minutes)),
        Step(
            "Circulate as a draft",
            _url("minutes_circulate", minutes),
            style="secondary",
        ),
    ]


def _from_chair(minutes, person):
    refusal = refusal_of(rules.check_circulate, person, minutes)
    if refusal:
        return [Step("Circulate as a draft", "", refusal=refusal)]
    return [
        Step("Circulate as a draft", _url("minutes_circulate", minutes)),
        Step("Return with a note", _url("minutes_return", minutes), style="secondary"),
    ]


def _from_circulated(minutes, person):
    return [
        Step(
            "Take back to be changed",
            _url("minutes_return", minutes),
            style="secondary",
            refusal=refusal_of(rules.check_return, person, minutes),
        )
    ]


def _from_approved(minutes, person):
    refusal = refusal_of(rules.check_reopen, person)
    return [
        Step(
            "Reopen to correct", _url("minutes_reopen", minutes), style="secondary", refusal=refusal
        )
    ]


STEPS = {
    MinutesStatus.DRAFTING: _from_drafting,
    MinutesStatus.WITH_CHAIR: _from_chair,
    MinutesStatus.CIRCULATED: _from_circulated,
    MinutesStatus.APPROVED: _from_approved,
}


def _url(name, minutes):
    return address_of(f"meetings:{name}", minutes.meeting_id)


def downloads(minutes, reading, person):
    """What is shown as PDF and in Word: one of each, or for who sees confidential items one of each edition."""
    pdf, docx = _url("minutes_pdf", minutes), _url("minutes_docx", minutes)
    if reading.record.edition in ("", Edition.OPEN.label):
        return [Download("Download the PDF", pdf), Download("Download in Word", docx)]
    return [
        Download("Download the full PDF", pdf),
        Download("Download the PDF without confidential items", f"{pdf}?edition=open"),
        Download("Download in full in Word", docx),
        Download("Download in Word without confidential items", f"{docx}?edition=open"),
    ]


OPEN_ONLY = {Edition.OPEN: "?edition=open"}


def shown_documents(version, documents, *, full):
    """The frozen PDFs of a version that this reader may have, each checked against its fingerprint."""
    found = {document.edition: document for document in documents}
    place = [version.minutes.meeting_id, version.number]
    url = reverse("meetings:minutes_version_pdf", args=place)
    word_url = reverse("meetings:minutes_version_docx", args=place)
    editions = editions_of(version)
    if not full:
        editions = editions[-1:]
    return [
        Document(
            edition=Edition(edition).label if len(editions_of(version)) > 1 else "PDF",
            sha256=found[edition].sha256,
            is_intact=is_intact(found[edition]),
            url=url + OPEN_ONLY.get(edition, ""),
            word_url=word_url + OPEN_ONLY.get(edition, ""),
        )
        for edition in editions
    ]


def warnings_by_item(record, warnings, *, page=""):
    """The doubts of `meetings.checks.warnings`, item by item in the order of the record.

    `page` is the address of the minutes, for doubts that stand on another page.
    """
    sentences = {}
    for warning in warnings:
        sentences.setdefault(warning.item_id, []).append(warning.sentence)
    return [
        Doubt(item.number, item.title, f"{page}#{item.anchor}", tuple(sentences[item.key]))
        for item in record.items
        if item.key in sentences
    ]


def unmarked(record):
    """How many people in the attendance have no mark yet, as "1 person" or "3 people"; or ""."""
    tables = [table for table in record.attendance if table.heading == UNMARKED]
    count = sum(len(row.people) for table in tables for row in table.rows)
    return plural(count, "person", "people") if count else ""


def unwritten(record, *, page):
    """The items of a full record under which nothing is recorded."""
    return [
        Doubt(item.number, item.title, f"{page}#{item.anchor}", ())
        for item in record.items
        if not item.has_record
    ]
