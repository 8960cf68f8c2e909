"""Loading the answers to a meeting's invitations, with its attendance, in a few queries."""

from board.enums import MembershipRole
from board.models import Membership, Seat
from common.loaded import keep_loaded
from common.prepared import prepared
from meetings.forecast import Answers
from meetings.models import Attendance, Invitation
from meetings.quorum import load_organisations, with_terms
from notices.models import Mail


def answers_of(meeting):
    """The `Answers` of a meeting, which gets its attendance; `load_quorum` adds what a forecast needs."""
    if "attendances" not in getattr(meeting, "_prefetched_objects_cache", {}):
        keep_loaded(meeting, "attendances", _rows(meeting.pk))
    rows = list(meeting.attendances.all())
    know_each_other(meeting, rows)
    invitations = _invitations(meeting.pk)
    return Answers(rows=rows, invitations={each.person_id: each for each in invitations})


@prepared
def _rows(meeting):
    rows = Attendance.objects.filter(meeting=meeting).select_related("person", "seat")
    return with_terms(rows).order_by("position", "pk")


@prepared
def _invitations(meeting):
    return Invitation.objects.filter(meeting=meeting).select_related("deputy", "answered_by")


def keep_rows(meeting, rows):
    """From now on a meeting has this attendance, with seats, and does not ask for it."""
    keep_loaded(meeting, "attendances", rows)
    know_each_other(meeting, rows)


def know_each_other(meeting, rows):
    """Deputies' rows have the row of whom they deputise for, and all have the meeting."""
    by_key = {row.pk: row for row in rows}
    for row in rows:
        row.meeting = meeting
        if row.deputising_for_id:
            row.deputising_for = by_key[row.deputising_for_id]


def load_quorum(meeting):
    """What `meetings.quorum.quorum_at` needs besides the attendance."""
    load_organisations([meeting.group])


def latest_mails(topic, kind):
    """A dict of person to the latest mail about the meeting, without its texts."""
    mails = Mail.objects.about(kind, topic).only("person", "status", "sent_at")
    mails = mails.order_by("person_id", "-created_at", "-pk")
    return {mail.person_id: mail for mail in mails.distinct("person_id")}


def has_seated_others(meeting, known):
    """Whether a membership gives a row to somebody who is not in `known` (keys of people)."""
    return bool(_seated_others(meeting, known))


@prepared
def _seated_others(meeting, known):
    seats = Seat.objects.filter(group=meeting.group_id).open_on(meeting.date)
    seated = Membership.objects.on(meeting.date).filter(seat__in=seats)
    seated = seated.exclude(role=MembershipRole.NAMED_DEPUTY).exclude(person__in=known)
    return seated.order_by().values("pk")[:1]
