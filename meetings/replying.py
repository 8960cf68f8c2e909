"""Who may answer an invitation, until when, and the link that answers it without sign-in."""

from datetime import datetime

from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from common.formats import clock, long_date
from common.refusals import Refused
from meetings import rules
from meetings.enums import MeetingStatus
from meetings.models import Invitation
from meetings.services.attendance import seat_memberships

OVER = {
    MeetingStatus.PLANNED: "The agenda of this meeting is not out yet, so nobody has been asked.",
    MeetingStatus.HELD: "This meeting has begun, so answers to its invitation are closed.",
    MeetingStatus.CLOSED: "The minutes of this meeting have been approved, so answers to its "
    "invitation are closed.",
    MeetingStatus.CANCELLED: "This meeting was cancelled, so there is nothing to answer.",
}
TELL_THE_UNIT = "Tell the business unit if something has changed."
TO_THE_ATTENDANCE = "Enter in the attendance what has changed."
SIGNER = signing.Signer(sep=".", salt="meetings.replying")


class LinkBroken(Exception):
    """The link was cut, mistyped or made up."""


class LinkEnded(Exception):
    """The link was ours, but it no longer answers anything."""


def starts_at(meeting):
    return timezone.make_aware(datetime.combine(meeting.date, meeting.start_time))


def check_open(meeting, reader=None):
    """Answers are taken from the publication of the agenda until the meeting starts.

    Later the refusal says what to do about a change; that is something else for those who
    write the attendance, so it is told who reads it.
    """
    if sentence := OVER.get(meeting.status):
        begun = meeting.status == MeetingStatus.HELD
        raise Refused(f"{sentence} {_what_then(meeting, reader)}" if begun else sentence)
    if timezone.now() >= starts_at(meeting):
        raise Refused(
            f"This meeting started at {clock(meeting.start_time)} on {long_date(meeting.date)}, so "
            f"answers to its invitation are closed. {_what_then(meeting, reader)}"
        )


def _what_then(meeting, reader):
    writes = reader is not None and rules.takes_minutes(reader, meeting.group)
    return TO_THE_ATTENDANCE if writes else TELL_THE_UNIT


def check_answers(person, invitation):
    """People answer for themselves; those who write the minutes also for others."""
    if person.pk != invitation.person_id and not rules.takes_minutes(
        person, invitation.meeting.group
    ):
        raise Refused(
            "Only the person who was invited, the business unit and the group's minute-taker "
            "answer an invitation."
        )


def is_expected(person, meeting):
    """Whether `person` has not left and fills a seat, other than as a deputy, on the day."""
    if person.has_left:
        return False
    return any(each.person_id == person.pk for each in seat_memberships(meeting))


def link_of(invitation):
    """The path that answers this invitation and no other, without sign-in."""
    signed = SIGNER.sign(f"{invitation.pk}.{invitation.secret}")
    return reverse("meetings:reply_by_link", args=[signed])


def invitation_of(signed):
    """The invitation that a link answers. Raises `LinkBroken` or `LinkEnded`."""
    try:
        key, _, secret = SIGNER.unsign(signed).partition(".")
    except signing.BadSignature:
        raise LinkBroken from None
    found = (
        Invitation.objects.select_related("meeting__group", "person", "deputy")
        .filter(pk=int(key))
        .first()
    )
    if found is None or not constant_time_compare(found.secret, secret):
        raise LinkEnded
    if not is_expected(found.person, found.meeting):
        raise LinkEnded
    return found
