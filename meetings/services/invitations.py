"""Asking people to a meeting and telling them about it: what the mail says is `meetings.letters`."""

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from board.enums import MembershipRole
from board.models import Membership, Person
from meetings import replying, rules
from meetings.enums import Answer
from meetings.models import Attendance, Invitation, Meeting
from meetings.services import reminding, replies
from meetings.services.attendance import seat_memberships
from meetings.services.reminding import reminded_today
from notices.services import tell

KIND, REMINDED = "meeting", "reminder"
"""The kind of mail, and the fact that holds the day of a reminder."""


class Reminded(NamedTuple):
    """Those for whom a reminder waits now, and those who have no e-mail address."""

    reached: list
    unreached: list


def topic_of(meeting):
    """What all mail about a meeting goes under, so that what happens together is one mail."""
    return f"meeting:{meeting.pk}"


# -- what happens to a meeting -----------------------------------------------------------------


def agenda_published(*, version, by, by_mail):
    """Everybody expected has an invitation, and is told of this version. Part of publishing."""
    invite(meeting=version.meeting, by=by)
    if by_mail:
        _tell(
            version.meeting, expected(version.meeting), by, {"agenda": {str(version.number): True}}
        )


def meeting_moved(*, meeting, was, by, by_mail, keep_answers=False):
    """`was` is `when(meeting)` before. Part of moving.

    On another day everybody is asked again, unless `keep_answers`.
    """
    if was["date"] != meeting.date.isoformat() and not keep_answers:
        replies.ask_again(meeting=meeting)
    invite(meeting=meeting, by=by)
    if by_mail and was != when(meeting):
        _tell(meeting, concerned(meeting), by, {"moved": {f"{meeting.version:06}": was}})


def meeting_cancelled(*, meeting, by, by_mail):
    """Part of cancelling a meeting whose agenda was out."""
    if by_mail:
        _tell(meeting, concerned(meeting), by, {"cancelled": True})


def minutes_circulated(*, minutes, by, by_mail):
    """Part of circulating minutes."""
    if by_mail:
        _tell(minutes.meeting, readers(minutes.meeting), by, {"minutes": True})


def when(meeting):
    """The date and times of a meeting, as facts of a mail."""
    return {
        "date": meeting.date.isoformat(),
        "start": meeting.start_time.strftime("%H:%M"),
        "end": meeting.end_time.strftime("%H:%M"),
    }


@transaction.atomic
def invite(*, meeting, by):
    """An invitation for everybody expected who has none yet. Returns the new ones."""
    rules.check_plan_meetings(by)
    asked = set(meeting.invitations.values_list("person", flat=True))
    return Invitation.objects.bulk_create(
        Invitation(meeting=meeting, person=each.person)
        for each in seat_memberships(meeting)
        if each.person_id not in asked and not each.person.has_left
    )


@transaction.atomic
def remind(*, meeting, by):
    """Ask those who have not answered once more, and those who got a seat since. Returns `Reminded`.

    Nobody is reminded twice on one day.
    """
    rules.check_plan_meetings(by)
    meeting = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    replying.check_open(meeting)
    invite(meeting=meeting, by=by)
    people = to_remind(meeting)
    told = reminding.remind(
        people,
        nobody="There is nobody to remind: all have answered, or were reminded today.",
        kind=KIND,
        topic=topic_of(meeting),
        fact=REMINDED,
        by=by,
    )
    reached = [mail.person_id for mail in told]
    return Reminded(
        [person for person in people if person.pk in reached],
        [person for person in people if person.pk not in reached],
    )


# -- who is told -------------------------------------------------------------------------------


def expected(meeting):
    """Those with a seat on the day, other than deputies, who may see the meeting today."""
    return who_see(meeting, [each.person for each in seat_memberships(meeting)])


def concerned(meeting):
    """Those expected, and those who were invited and would otherwise come in vain."""
    asked = Person.objects.filter(invitations__meeting=meeting).order_by("family_name", "pk")
    people = [each.person for each in seat_memberships(meeting)]
    return who_see(meeting, list({each.pk: each for each in [*people, *asked]}.values()))


def readers(meeting):
    """Those with a seat today, other than deputies, and those who came and may see the minutes."""
    today = timezone.localdate()
    seated = Membership.objects.on(today).filter(seat__group=meeting.group_id)
    members = seated.exclude(role=MembershipRole.NAMED_DEPUTY).values("person")
    came = Attendance.objects.filter(meeting=meeting, person__isnull=False).values("person")
    people = Person.objects.filter(pk__in=members) | Person.objects.filter(pk__in=came)
    return who_see(meeting, list(people.order_by("family_name", "given_name", "pk")))


def to_remind(meeting):
    """Those expected who have not answered and were not reminded today."""
    answered = meeting.invitations.exclude(answer=Answer.NONE)
    spared = set(answered.values_list("person", flat=True))
    spared |= reminded_today(KIND, topic_of(meeting), REMINDED)
    return [person for person in expected(meeting) if person.pk not in spared]


def who_see(meeting, people):
    """Those of `people` to whom the meeting is open today (`MeetingQuerySet.visible_to`)."""
    seated = Membership.objects.on(timezone.localdate()).filter(
        seat__group=meeting.group_id, person__in=people
    )
    inside = set(seated.values_list("person", flat=True))
    return [
        person
        for person in people
        if not person.has_left and (person.pk in inside or person.sees_everything)
    ]


def _tell(meeting, people, by, facts):
    return tell(kind=KIND, topic=topic_of(meeting), people=people, by=by, facts=facts)
