"""Which minutes a person gets to read: the draft or what was approved, in full or without
confidential items."""

from dataclasses import dataclass

from django.db.models import Case, Exists, F, OuterRef, When

from board.models import BoardProfile
from common.prepared import prepared
from meetings import rules
from meetings.enums import Edition
from meetings.loading import load_minutes
from meetings.models import Meeting, MinutesDocument, MinutesVersion
from meetings.pdf import minutes_pdf, name_of
from meetings.presenters.minutes import MinutesRecord, record_of
from meetings.presenters.minutes.frozen import edition_for, record_of_version


@dataclass(frozen=True)
class Reading:
    """What is read. `version` is None for a draft; `meeting` is loaded only for a draft."""

    record: MinutesRecord
    version: MinutesVersion | None = None
    meeting: Meeting | None = None

    @property
    def pdf(self):
        """The bytes of the PDF: for a version those that were frozen when it was approved.

        Minutes from Word have none for some seconds, until the worker has made it of the frozen words.
        """
        if self.version is None:
            return minutes_pdf(self.record)
        edition = edition_for(self.version, full=self.record.edition != WITHOUT)
        kept = self.version.documents.filter(edition=edition).first()
        return bytes(kept.pdf) if kept else minutes_pdf(self.record)


WITHOUT = Edition.OPEN.label


def read(minutes, person, *, board=None, open_only=False):
    """The minutes as `person`, who may see them, gets to read them today.

    `board` is the profile, where it is loaded already.
    """
    full = rules.sees_confidential(person, minutes.meeting.group) and not open_only
    if reads_version(minutes, person):
        return read_version(latest_version(minutes), full=full)
    return read_draft(minutes, board=board, full=full)


def reads_version(minutes, person):
    """Whether the person gets to read what was approved rather than a draft."""
    return minutes.is_approved or not rules.reads_draft(person, minutes)


@dataclass(frozen=True)
class Frozen:
    """The PDF of an approved version as it was frozen, and the name of its file."""

    content: bytes
    name: str


def frozen_pdf(minutes, person, *, open_only=False):
    """The PDF of the latest version for `person`, without reading what stands in it.

    None for minutes from Word while the worker has not made it yet.
    """
    full = rules.sees_confidential(person, minutes.meeting.group) and not open_only
    found = _document(minutes.pk, Edition.FULL if full else Edition.OPEN)
    if not found or (full and found[0].edition != Edition.FULL):
        return None
    (document,) = found
    is_confidential = full and document.has_open
    name = name_of(minutes.meeting.reference, document.number, is_confidential=is_confidential)
    return Frozen(bytes(document.pdf), f"{name}.pdf")


@prepared(by_value=["edition"])
def _document(minutes, edition):
    """The document of the latest version that has one: of this edition, or the other where there is no such."""
    found = MinutesDocument.objects.filter(version__minutes=minutes)
    siblings = MinutesDocument.objects.filter(version=OuterRef("version"), edition=Edition.OPEN)
    found = found.annotate(number=F("version__number"), has_open=Exists(siblings))
    wanted = Case(When(edition=edition, then=0), default=1)
    return found.only("edition", "pdf").order_by("-number", wanted)[:1]


def read_draft(minutes, *, full, board=None):
    """The draft; `minutes.meeting` gets everything that it says."""
    meeting = minutes.meeting
    load_minutes([meeting])
    board = board or BoardProfile.objects.current()
    return Reading(record_of(meeting, board=board, full=full), meeting=meeting)


def read_version(version, *, full):
    return Reading(record_of_version(version, full=full), version)


def latest_version(minutes):
    return minutes.versions.order_by("number").last()
