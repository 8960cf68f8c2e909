"""The way of a record to the public: prepared, checked by somebody else, published, withdrawn."""

from django.db import transaction
from django.utils import timezone

from board.models import BoardProfile
from common.formats import long_date
from common.pdf import look_of
from common.refusals import Refused
from meetings import rules
from meetings.checking import tell_checkers
from meetings.enums import HoldKind, PublicationKind, PublicationStatus
from meetings.models import Publication, PublicationStep, PublishedFile
from meetings.pdf import fingerprint
from meetings.publication import documents, records
from meetings.publication.redacting import cut_of
from meetings.services.redactions import copy_from_last

LONGEST_REASON = 500
LONGEST_HOLD = 300


@transaction.atomic
def begin_minutes(*, version, by):
    """The publication of an approved version of minutes, begun when there is none that stands.

    One that was withdrawn gives its redactions to the next.
    """
    rules.check_prepare_publications(by)
    record = version.snapshot["full"]
    meeting = version.minutes.meeting
    return _begin(
        by=by,
        kind=PublicationKind.MINUTES,
        minutes_version=version,
        meeting=meeting,
        title=f"{record['heading']}: minutes, {record['date']}",
    )


@transaction.atomic
def begin_agenda(*, version, by):
    """The publication of a published agenda, begun when there is none that stands."""
    rules.check_prepare_publications(by)
    meeting = version.meeting
    issue = records.agenda_issue(version)
    return _begin(
        by=by,
        kind=PublicationKind.AGENDA,
        agenda_version=version,
        meeting=meeting,
        title=f"{issue.agenda.group}: agenda, {records.day_of(issue)}",
    )


def _begin(*, by, kind, meeting, title, **made_of):
    standing = Publication.objects.select_for_update().standing().filter(kind=kind, **made_of)
    if found := standing.first():
        return found
    made = Publication.objects.create(
        kind=kind,
        group=meeting.group,
        reference=meeting.reference,
        title=title,
        day=meeting.date,
        made_by=by,
        **made_of,
    )
    note(made, "Begun", by)
    copy_from_last(made, made_of, by)
    return made


@transaction.atomic
def send(*, publication, by):
    """Make the public record and its files afresh and give them to somebody else to check, who is told by mail."""
    rules.check_prepare_publications(by)
    made = locked(publication)
    rules.check_publication_step(made, PublicationStatus.CHECKING)
    if made.kind != PublicationKind.REPORT:
        _make(made)
    made.status, made.allowed = PublicationStatus.CHECKING, []
    made.prepared_at, made.prepared_by = timezone.now(), by
    _save(made, "status", "allowed", "prepared_at", "prepared_by", "snapshot")
    tell_checkers(made, by)
    return note(made, "Sent to be checked", by)


def _make(publication):
    """The snapshot and the files of a publication, of nothing but what is left after redaction."""
    cuts = [cut_of(each) for each in publication.redactions.all()]
    publication.snapshot = records.public_snapshot(records.frozen_of(publication), cuts)
    look = look_of(BoardProfile.objects.current())
    publication.files.all().delete()
    for kind, content in documents.documents_of(publication, look=look).items():
        keep_file(publication, kind, content)


def keep_file(publication, kind, content):
    """Keep the bytes of a public file with their SHA-256."""
    return PublishedFile.objects.create(
        publication=publication,
        kind=kind,
        content=content,
        size=len(content),
        sha256=fingerprint(content),
    )


@transaction.atomic
def send_back(*, publication, reason, by):
    """Back to be prepared again, with a word why; what had been made of it goes."""
    made = locked(publication)
    rules.check_checks_publications(by)
    rules.check_publication_step(made, PublicationStatus.PREPARING)
    reason = _said(reason, "Say what is to be looked at again.")
    made.status, made.snapshot = PublicationStatus.PREPARING, {}
    made.prepared_at = made.prepared_by = None
    _save(made, "status", "snapshot", "prepared_at", "prepared_by")
    if made.kind != PublicationKind.REPORT:
        made.files.all().delete()
    return note(made, "Sent back", by, reason)


@transaction.atomic
def publish(*, publication, found, allowed, by):
    """Publish what somebody else prepared.

    `found` are the keys of what looks like an identity, `allowed` those that were ticked as "may
    stay": all of them, or it is refused. What stood at the same address before is withdrawn.
    """
    made = locked(publication)
    rules.check_check_publication(by, made)
    if set(found) - set(allowed):
        raise Refused("Tick each of the words found, or send this back with a word.")
    for earlier in _at_the_address(made):
        _withdraw(earlier, "Replaced by a later version.", by)
    made.status, made.allowed = PublicationStatus.PUBLISHED, sorted(found)
    made.checked_at, made.checked_by = timezone.now(), by
    _save(made, "status", "allowed", "checked_at", "checked_by")
    return note(made, "Checked and published", by)


def _at_the_address(publication):
    return Publication.objects.select_for_update().filter(
        kind=publication.kind,
        reference=publication.reference,
        status=PublicationStatus.PUBLISHED,
    )


@transaction.atomic
def hold(*, publication, kind, reason, until, by):
    """Keep a publication from the public, also a published one, until somebody lifts the hold.

    `until` is when that is to be thought about; the day alone opens nothing.
    """
    rules.check_prepare_publications(by)
    made = locked(publication)
    if made.status == PublicationStatus.WITHDRAWN:
        raise Refused("This has been withdrawn, so there is nothing to hold.")
    if kind not in HoldKind.values:
        raise Refused("Say what it is held for.")
    if until < timezone.localdate():
        raise Refused("A hold cannot end in the past.")
    made.hold_kind, made.hold_until = kind, until
    made.hold_reason = _said(reason, "Say why it is held.")[:LONGEST_HOLD]
    _save(made, "hold_kind", "hold_until", "hold_reason")
    said = f"{made.get_hold_kind_display()}, until {long_date(until)}: {made.hold_reason}"
    return note(made, "Held", by, said)


@transaction.atomic
def lift(*, publication, by):
    """End the hold. What is published is open to the public again at once."""
    rules.check_prepare_publications(by)
    made = locked(publication)
    if not made.is_held:
        raise Refused("This is not held.")
    made.hold_kind = made.hold_reason = ""
    made.hold_until = None
    _save(made, "hold_kind", "hold_until", "hold_reason")
    return note(made, "Hold lifted", by)


@transaction.atomic
def withdraw(*, publication, reason, by):
    """Take it back from the public at once. Any one of the unit may, without a second person."""
    rules.check_prepare_publications(by)
    made = locked(publication)
    return _withdraw(made, _said(reason, "Say why it is withdrawn."), by)


def _withdraw(publication, reason, by):
    rules.check_publication_step(publication, PublicationStatus.WITHDRAWN)
    publication.status = PublicationStatus.WITHDRAWN
    _save(publication, "status")
    return note(publication, "Withdrawn", by, reason)


def locked(publication):
    """The row as it now stands, locked until the transaction ends."""
    return Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)


def _save(publication, *fields):
    publication.version += 1
    publication.save(update_fields=[*fields, "version"])


def note(publication, what, by, reason=""):
    """Keep the step; returns the publication."""
    PublicationStep.objects.create(
        publication=publication, what=what, reason=reason[:LONGEST_REASON], made_by=by
    )
    return publication


def _said(text, sentence):
    if not text.strip():
        raise Refused(sentence)
    return text.strip()
