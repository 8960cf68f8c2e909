"""Who has said what before a meeting, and whether it will be quorate.

A mark in the attendance counts for more than the answer: it may have been made
by hand after a telephone call.
"""

from collections import Counter
from dataclasses import dataclass

from board.quorum import Quorum
from meetings.enums import Answer, AttendanceStatus, AttendeeKind
from meetings.quorum import quorum_at

WILL, WOULD, CANNOT, NO_RULE = "will", "would", "cannot", "no rule"
BY_MARK = {
    AttendanceStatus.PRESENT: Answer.COMING,
    AttendanceStatus.APOLOGIES: Answer.APOLOGIES,
    AttendanceStatus.ABSENT: Answer.APOLOGIES,
    AttendanceStatus.DEPUTY: Answer.DEPUTY,
}


@dataclass(frozen=True)
class Forecast:
    """`state` is will, would, cannot or no rule; `quorum` what there would be at best, or surely for "will"."""

    state: str
    quorum: Quorum


@dataclass(frozen=True)
class Answers:
    """The invitations of a meeting by person, and how its attendance stands with them.

    `rows` are the attendance with `deputising_for` set on each deputy's row.
    """

    rows: list
    invitations: dict

    def of(self, row):
        return self.invitations.get(row.person_id)

    def state_of(self, row):
        """What counts for a row: its mark, or else the answer of its person."""
        if row.status:
            return BY_MARK[row.status]
        invitation = self.of(row)
        return Answer(invitation.answer) if invitation else Answer.NONE

    def expected(self):
        """The rows of those who are asked: everybody but deputies and people who were added."""
        return [
            row
            for row in self.rows
            if row.kind != AttendeeKind.DEPUTY and (row.seat_id or self.of(row))
        ]

    def counts(self):
        """A dict of answer to the number of those expected whom it counts for."""
        return Counter(self.state_of(row) for row in self.expected())

    def comes(self, row, *, hopes):
        """Whether a row's seat will be filled; `hopes` counts on those who have not answered."""
        if row.kind == AttendeeKind.DEPUTY:
            stays_away = (AttendanceStatus.APOLOGIES, AttendanceStatus.ABSENT)
            return row.status not in stays_away
        state = self.state_of(row)
        return state == Answer.COMING or (hopes and state == Answer.NONE)


def forecast(meeting, answers):
    """Whether the meeting will be quorate. Needs what `quorum_at` needs."""
    surely = quorum_at(meeting, lambda row: answers.comes(row, hopes=False))
    if not surely.has_rule:
        return Forecast(NO_RULE, surely)
    if surely.is_reached:
        return Forecast(WILL, surely)
    at_best = quorum_at(meeting, lambda row: answers.comes(row, hopes=True))
    return Forecast(WOULD if at_best.is_reached else CANNOT, at_best)
