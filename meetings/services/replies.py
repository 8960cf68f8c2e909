"""Answers to invitations: kept, and entered in the attendance unless it was marked by hand."""

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from common.refusals import Gone, Refused
from meetings import replying
from meetings.enums import Answer, AttendanceStatus, AttendeeKind
from meetings.models import Attendance, Invitation, Meeting
from meetings.models.invitations import new_secret
from meetings.services import attendance


class Said(NamedTuple):
    """What an invitation holds of an answer, to compare one with the next."""

    answer: str
    deputy_id: int | None
    deputy_text: str
    message: str


WRITTEN = (
    *("answer", "deputy", "deputy_text", "message", "entered"),
    *("answered_at", "answered_by"),
)


@transaction.atomic
def answer(*, invitation, answer, by, deputy=None, deputy_text="", message=""):
    """Keep what an invited person says, and enter it in the attendance. Returns the invitation.

    Apologies mark the row A; a deputy marks it D and gets a row; coming takes
    such marks back. A row that somebody marked by hand stays as it is.
    """
    invitation = _locked(invitation)
    replying.check_answers(by, invitation)
    replying.check_open(invitation.meeting, by)
    before = _said(invitation)
    invitation.answer, invitation.message = Answer(answer), message.strip()
    invitation.deputy, invitation.deputy_text = _deputy(invitation, deputy, deputy_text)
    if _said(invitation) == before:
        return invitation
    _enter(invitation, before)
    invitation.answered_at, invitation.answered_by = timezone.now(), by
    invitation.save(update_fields=WRITTEN)
    return invitation


@transaction.atomic
def ask_again(*, meeting):
    """Nobody has answered yet: a meeting that moved to another day. What answers had entered goes."""
    invitations = meeting.invitations.exclude(answer=Answer.NONE)
    for invitation in invitations.select_for_update(of=("self",)):
        before = _said(invitation)
        invitation.meeting = meeting
        invitation.answer, invitation.message = Answer.NONE, ""
        invitation.deputy, invitation.deputy_text = None, ""
        _enter(invitation, before)
        invitation.answered_at = invitation.answered_by = None
        invitation.save(update_fields=WRITTEN)


@transaction.atomic
def renew_link(*, invitation, by):
    """End the links that were mailed to a person; the next mail carries a new one."""
    invitation = _locked(invitation)
    replying.check_answers(by, invitation)
    invitation.secret = new_secret()
    invitation.save(update_fields=["secret"])
    return invitation


def _locked(invitation):
    """One answer at a time to a meeting: a deputy may have been named by two members."""
    try:
        meeting = (
            Meeting.objects.select_for_update(no_key=True, of=("self",))
            .select_related("group")
            .get(pk=invitation.meeting_id)
        )
        found = (
            Invitation.objects.select_for_update(of=("self",))
            .select_related("person", "deputy")
            .get(pk=invitation.pk)
        )
    except (Meeting.DoesNotExist, Invitation.DoesNotExist):
        raise Gone from None
    found.meeting = meeting
    return found


def _said(invitation):
    return Said(*(getattr(invitation, name) for name in Said._fields))


def _deputy(invitation, deputy, words):
    words = words.strip()
    if invitation.answer != Answer.DEPUTY:
        return None, ""
    if deputy is None and not words:
        raise Refused("Say who is coming as deputy.")
    if deputy is not None and deputy.pk == invitation.person_id:
        raise Refused("A deputy is somebody else. Choose or write another name.")
    return deputy, words


# -- in the attendance -------------------------------------------------------------------------


def _enter(invitation, before):
    """Bring the person's row in line with the answer, where it still says what the last one entered."""
    row = _row_of(invitation)
    if row is None or not _stands_as_entered(row, invitation, before):
        invitation.entered = AttendanceStatus.UNMARKED
        return
    status = AttendanceStatus.UNMARKED
    if invitation.answer == Answer.APOLOGIES:
        status = AttendanceStatus.APOLOGIES
    if invitation.answer == Answer.DEPUTY:
        status = _enter_deputy(row, invitation)
    if status != AttendanceStatus.DEPUTY and row.status != status:
        attendance.put_mark(row, status)
    invitation.entered = status


def _stands_as_entered(row, invitation, before):
    """Whether nobody has marked the row, or its deputy, by hand since the last answer."""
    if row.kind == AttendeeKind.DEPUTY or row.status != invitation.entered:
        return False
    if row.status != AttendanceStatus.DEPUTY:
        return True
    deputy = Attendance.objects.filter(deputising_for=row).first()
    if deputy is None or deputy.status != AttendanceStatus.UNMARKED:
        return False
    return deputy.person_id == before.deputy_id and (
        deputy.person_id is not None or deputy.name_then == before.deputy_text
    )


def _row_of(invitation):
    return (
        Attendance.objects.select_for_update(of=("self",))
        .select_related("person", "seat", "meeting")
        .filter(meeting=invitation.meeting_id, person=invitation.person_id)
        .first()
    )


def _enter_deputy(row, invitation):
    """D and a row for the deputy; A when they come in their own right or for somebody else already."""
    if row.seat_id is None:
        return AttendanceStatus.APOLOGIES
    try:
        attendance.put_deputy(row, person=invitation.deputy, name=invitation.deputy_text)
    except Refused:
        return AttendanceStatus.APOLOGIES
    return AttendanceStatus.DEPUTY
