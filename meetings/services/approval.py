"""The life of minutes: to the chair, back, out to members, approved by a later meeting, reopened."""

from django.db import transaction
from django.utils import timezone

from actions.models import Action
from actions.services import release_actions
from board.models import BoardProfile
from common.refusals import Refused
from meetings import pdf, rules
from meetings.enums import ApprovalKind, Edition, MeetingStatus, MinutesStatus
from meetings.loading import meeting_for_minutes
from meetings.models import (
    Amendment,
    Meeting,
    Minutes,
    MinutesDocument,
    MinutesStep,
    MinutesVersion,
)
from meetings.presenters.minutes import record_of
from meetings.presenters.minutes.frozen import editions_of, snapshots_of
from meetings.presenters.minutes.snapshot import from_snapshot
from meetings.services import attendance, invitations

LONGEST_REASON = 500


@transaction.atomic
def send_to_chair(*, minutes, by, note=""):
    """Give the draft to the group's chair to check."""
    minutes = _locked(minutes)
    rules.check_take_minutes(by, minutes.meeting.group)
    return _step(minutes, MinutesStatus.WITH_CHAIR, by, note)


@transaction.atomic
def return_to_drafting(*, minutes, note, by):
    """Send the draft back to be written on; `note` says what is to change."""
    minutes = _locked(minutes)
    rules.check_return(by, minutes)
    if minutes.is_approved:
        raise Refused("Approved minutes are not returned but reopened, with a reason.")
    return _step(minutes, MinutesStatus.DRAFTING, by, _said(note, "Say what should be changed."))


@transaction.atomic
def circulate(*, minutes, by, by_mail=True, comments_until=None):
    """Show the minutes to members, marked as a draft, and release the actions raised in them.

    Those who may read them are told unless `by_mail` is False. They may comment up
    to and including the day `comments_until`; without one until a meeting approves them.
    """
    minutes = _locked(minutes)
    rules.check_circulate(by, minutes)
    if comments_until and comments_until < timezone.localdate():
        raise Refused("The last day for comments cannot lie in the past.")
    minutes.comments_until = comments_until
    minutes.save(update_fields=["comments_until"])
    step = _step(minutes, MinutesStatus.CIRCULATED, by)
    _release_actions(minutes, by)
    invitations.minutes_circulated(minutes=minutes, by=by, by_mail=by_mail)
    return step


@transaction.atomic
def approve(*, minutes, item, kind, by):
    """Record that a later meeting approved the minutes, at its `item`. Returns the frozen version.

    Freezes the names in the attendance, the whole record and its PDF (both
    editions when there are confidential items), and closes the meeting.
    """
    minutes = _locked(minutes)
    _lock_meetings(minutes, item)
    rules.check_approve(by, minutes, item)
    _check_amendments(minutes, item, kind)
    rules.check_meeting_step(minutes.meeting, MeetingStatus.CLOSED)
    earlier = minutes.versions.count()
    if not earlier:
        attendance.freeze(meeting=minutes.meeting)
    version = MinutesVersion(
        minutes=minutes,
        number=earlier + 1,
        approval=kind,
        approved_at_item=item,
        approved_on=item.meeting.date,
        reason=_reason_of_correction(minutes) if earlier else "",
        recorded_by=by,
    )
    _freeze(version)
    _release_actions(minutes, by)
    how = f"{ApprovalKind(kind).label} at {item.meeting.reference}"
    _step(minutes, MinutesStatus.APPROVED, by, how)
    _set_meeting(minutes.meeting, MeetingStatus.CLOSED)
    return version


@transaction.atomic
def reopen(*, minutes, reason, by):
    """Open approved minutes for a correction. The approved version stays as it is."""
    minutes = _locked(minutes)
    rules.check_reopen(by)
    if not minutes.is_approved:
        raise Refused("Only approved minutes can be reopened; these are still open for writing.")
    reason = _said(reason, "Say why the approved minutes must be corrected.")
    rules.check_meeting_step(minutes.meeting, MeetingStatus.HELD)
    _set_meeting(minutes.meeting, MeetingStatus.HELD)
    return _step(minutes, MinutesStatus.DRAFTING, by, reason)


def _locked(minutes):
    """The row as it now stands, locked until the transaction ends: of two clicks one comes first."""
    return (
        Minutes.objects.select_for_update(of=("self",))
        .select_related("meeting__group")
        .get(pk=minutes.pk)
    )


def _lock_meetings(minutes, item):
    """Nobody changes the agenda that is frozen, or the amendments it is approved with, meanwhile."""
    item.meeting = Meeting.objects.select_related("group").get(pk=item.meeting_id)
    list(Minutes.objects.select_for_update().filter(meeting=item.meeting))
    list(Meeting.objects.select_for_update(no_key=True).filter(pk=minutes.meeting_id))


def _step(minutes, to, by, reason=""):
    rules.check_minutes_step(minutes, to)
    step = MinutesStep.objects.create(
        minutes=minutes,
        from_status=minutes.status,
        to_status=to,
        reason=reason.strip()[:LONGEST_REASON],
        made_by=by,
    )
    minutes.status = to
    minutes.save(update_fields=["status"])
    return step


def _said(text, sentence):
    if not text.strip():
        raise Refused(sentence)
    return text


def _set_meeting(meeting, status):
    meeting.status = status
    meeting.save(update_fields=["status"])


def _release_actions(minutes, by):
    release_actions(
        actions=Action.objects.filter(agenda_item__meeting=minutes.meeting, released_at=None), by=by
    )


def _check_amendments(minutes, item, kind):
    count = Amendment.objects.filter(item=item, meeting=minutes.meeting).count()
    if kind == ApprovalKind.AS_PRESENTED and count:
        raise Refused(
            "Amendments to these minutes have been recorded at this item. "
            "Approve them with amendments, or remove the amendments first."
        )
    if kind == ApprovalKind.WITH_AMENDMENTS and not count:
        raise Refused(
            "No amendment to these minutes has been recorded at this item. "
            "Record what was amended first, or approve them as presented."
        )


def _reason_of_correction(minutes):
    reopened = minutes.steps.filter(from_status=MinutesStatus.APPROVED).last()
    return reopened.reason


def _freeze(version):
    """Save the version with its record in words, in both editions when there are confidential items."""
    meeting = meeting_for_minutes(version.minutes.meeting_id)
    version.snapshot = snapshots_of(records_of(meeting, version))
    version.save()
    make_documents(version)


def records_of(meeting, version):
    """The record of loaded minutes in words, by edition: two when there are confidential items."""
    board = BoardProfile.objects.current()
    full = record_of(meeting, board=board, full=True, approved=version)
    records = {Edition.FULL: full}
    if full.edition:
        records[Edition.OPEN] = record_of(meeting, board=board, full=False, approved=version)
    return records


def make_documents(version):
    """Keep the PDF of each edition of a frozen version that has none yet, with its SHA-256."""
    there = set(version.documents.values_list("edition", flat=True))
    for edition in editions_of(version):
        if edition in there:
            continue
        document = pdf.minutes_pdf(from_snapshot(version.snapshot[edition]))
        made = MinutesDocument(
            version=version, edition=edition, pdf=document, sha256=pdf.fingerprint(document)
        )
        MinutesDocument.objects.bulk_create([made], ignore_conflicts=True)
