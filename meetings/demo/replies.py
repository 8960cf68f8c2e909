"""Answers to the demo board's invitations, and the mail of its last two weeks."""

from datetime import timedelta
from itertools import cycle

from django.utils import timezone

from common.history import acting
from meetings.demo import DEMO_SIGN_INS, clock
from meetings.deputies import candidates
from meetings.enums import Answer, AttendanceStatus, AttendeeKind
from meetings.models import Invitation
from meetings.services import replies
from notices import delivery
from notices.models import Mail

MAIL_FOR = timedelta(days=14)
"""Only what happened in the last so many days has left mail behind."""

SILENT = 8
"""One in so many never answers, and comes all the same."""

MESSAGES = cycle(
    [
        "I am in court that day. I will send my comments on the papers before.",
        "Annual leave; happy to be rung afterwards about anything that concerns us.",
        "Clash with the inspection, sorry.",
        "",
    ]
)
EACH_AFTER = timedelta(minutes=47)
BEFORE_TIME = "ADC.CDC..DAC.D"
"""How those asked to a meeting to come have answered, in turn: A, C, D, or not at all."""


def is_recent(board):
    return timezone.localdate() > board.today - MAIL_FOR


def keep_mail():
    """What has just been told is kept at once, so that nothing goes out when a worker starts."""
    Mail.objects.waiting().update(send_after=timezone.now())
    delivery.keep_due()


def answer_as_they_came(meeting, room, people):
    """The answers to a meeting that was held: those with apologies had sent them, and so on.

    In bulk, because there are so many; who came is marked on the day.
    """
    keys = {people[key].pk: key for key in people}
    changed = []
    for number, invitation in enumerate(meeting.invitations.select_related("person")):
        key = keys.get(invitation.person_id)
        answer, entered = _as_they_came(key, room)
        if answer == Answer.NONE or (answer == Answer.COMING and number % SILENT == SILENT - 1):
            continue
        invitation.answer, invitation.entered = answer, entered
        invitation.answered_by, invitation.answered_at = invitation.person, timezone.now()
        if answer == Answer.DEPUTY:
            invitation.deputy = people[room.deputies[key]]
        if answer == Answer.APOLOGIES:
            invitation.message = next(MESSAGES)
        changed.append(invitation)
    Invitation.objects.bulk_update(changed, [*replies.WRITTEN])


def _as_they_came(key, room):
    if key in room.apologies:
        return Answer.APOLOGIES, AttendanceStatus.APOLOGIES
    if key in room.deputies:
        return Answer.DEPUTY, AttendanceStatus.DEPUTY
    if key in room.absent:
        return Answer.NONE, AttendanceStatus.UNMARKED
    return Answer.COMING, AttendanceStatus.UNMARKED


def answer_before(meeting):
    """Answers of members to a meeting still to come, one after the other since it was published.

    Whoever tries the board out has not answered yet.
    """
    said_at, now = meeting.agenda_versions.first().published_at, timezone.now()
    members = meeting.attendances.filter(kind=AttendeeKind.MEMBER).values("person")
    asked = (
        meeting.invitations.select_related("person", "meeting__group")
        .filter(person__in=members)
        .exclude(person__email__in=[one.email for one in DEMO_SIGN_INS])
    )
    for invitation, letter in zip(asked, cycle(BEFORE_TIME)):
        said_at += EACH_AFTER
        if said_at < now:
            with clock.at(said_at), acting(invitation.person, via="link"):
                _answer(invitation, letter)


def _answer(invitation, letter):
    said = {"invitation": invitation, "by": invitation.person}
    named = candidates(invitation).named if letter == "D" else []
    if letter == "A":
        replies.answer(**said, answer=Answer.APOLOGIES, message=next(MESSAGES))
    elif named:
        replies.answer(**said, answer=Answer.DEPUTY, deputy=named[0])
    elif letter in "CD":
        replies.answer(**said, answer=Answer.COMING)
