"""The lines of the registers of decisions and of challenges: what page and sheet say."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from common.addresses import address_of
from common.formats import local_date, long_date, plural
from common.sheets import DATE, NUMBER, Column
from meetings.enums import ChallengeStatus, Satisfied
from meetings.presenters.between import WAYS

SATISFIED_TONES = {Satisfied.YES: "green", Satisfied.PARTLY: "amber", Satisfied.NO: "red"}
STATUS_TONES = {ChallengeStatus.OPEN: "amber", ChallengeStatus.CLOSED: "green"}


@dataclass(frozen=True)
class DecisionLine:
    """`place` is the meeting and `item` the item that decided or, for one between meetings, heard of it.

    `between` says how it was taken then, and `waits` that no meeting has heard of it.
    """

    reference: str
    text: str
    condition: str
    group: str
    date: datetime.date
    place: str
    item: str
    url: str
    is_confidential: bool
    between: str
    waits: bool
    edit_url: str = ""
    remove_url: str = ""

    @property
    def reference_url(self):
        """Where the decision stands: in the minutes, or in its own row where no meeting has heard of it."""
        if self.url:
            return self.url
        register = reverse("meetings:decision_register")
        return f"{register}?{urlencode({'q': self.reference})}#{self.reference}"

    @property
    def date_text(self):
        return long_date(self.date)


def decision_line(decision, *, writes_for):
    """`writes_for` answers whether the reader writes for a group of this key."""
    item = decision.item or decision.reported_at
    group = decision.group or decision.item.meeting.group
    changes = decision.is_between and not decision.is_reported and writes_for(group.pk)
    return DecisionLine(
        reference=decision.reference,
        text=decision.text,
        condition=decision.condition,
        group=group.name,
        date=decision.decided_on,
        place=item.meeting.reference if item else "",
        item=(item.closed_title or item.title) if item else "",
        url=place_url(item) if item else "",
        is_confidential=bool(item and item.is_confidential),
        between=WAYS[decision.taken_by] if decision.is_between else "",
        waits=not decision.is_reported,
        edit_url=_between_url("edit", decision) if changes else "",
        remove_url=_between_url("remove", decision) if changes else "",
    )


def place_url(item):
    """Where the minutes say it."""
    return f"{address_of('meetings:minutes_detail', item.meeting_id)}#item-{item.pk}"


def _between_url(step, decision):
    return reverse(f"meetings:decision_between_{step}", args=[decision.pk])


DECISION_COLUMNS = [
    Column("Reference"),
    Column("Decision", width=70),
    Column("Condition", width=30),
    Column("Group", width=30),
    Column("Date", DATE, width=14),
    Column("Meeting"),
    Column("Item", width=40),
    Column("Taken between meetings", width=30),
    Column("Reported", width=14),
    Column("Confidential", width=14),
]


def decision_cells(line):
    reported = ("No" if line.waits else "Yes") if line.between else ""
    return [
        line.reference,
        line.text,
        line.condition,
        line.group,
        line.date,
        line.place,
        line.item,
        line.between,
        reported,
        "Yes" if line.is_confidential else "",
    ]


@dataclass(frozen=True)
class ChallengeLine:
    """`age` is how many days it was, or has been, open after the meeting."""

    question: str
    answer: str
    asker: str
    asker_body: str
    answerer: str
    answerer_body: str
    satisfied: str
    satisfied_tone: str
    status: str
    tone: str
    age: int
    age_text: str
    last_step: str
    last_step_on: datetime.date | None
    group: str
    meeting: str
    date: datetime.date
    item: str
    url: str
    place_url: str
    is_confidential: bool

    @property
    def date_text(self):
        return long_date(self.date)

    @property
    def last_step_text(self):
        return long_date(self.last_step_on)


def challenge_line(challenge):
    """Of a challenge loaded with `for_register()`."""
    item, meeting = challenge.item, challenge.item.meeting
    age = age_of(challenge)
    return ChallengeLine(
        question=challenge.question,
        answer=challenge.answer,
        **_sides(challenge),
        satisfied=challenge.get_satisfied_display(),
        satisfied_tone=SATISFIED_TONES.get(challenge.satisfied, "grey"),
        status=challenge.get_status_display(),
        tone=STATUS_TONES[challenge.status],
        age=age,
        age_text=_age_text(challenge, age),
        last_step=challenge.last_step_text or "",
        last_step_on=local_date(challenge.last_step_at),
        group=meeting.group.name,
        meeting=meeting.reference,
        date=meeting.date,
        item=item.closed_title or item.title,
        url=address_of("meetings:challenge_detail", challenge.pk),
        place_url=place_url(item),
        is_confidential=item.is_confidential,
    )


def _sides(challenge):
    asker, answerer = challenge.asked_by, challenge.asked_of
    return {
        "asker": asker.full_name if asker else challenge.asked_by_text,
        "asker_body": _body(asker),
        "answerer": answerer.full_name if answerer else challenge.asked_of_text,
        "answerer_body": _body(answerer),
    }


def _body(person):
    return str(person.organisation or "") if person else ""


def age_of(challenge):
    """Days from the meeting to today, or to the day it was closed; at the meeting itself none."""
    asked = challenge.item.meeting.date
    if challenge.status == ChallengeStatus.OPEN:
        until = timezone.localdate()
    else:
        until = local_date(challenge.ended_at) or asked
    return max((until - asked).days, 0)


def _age_text(challenge, age):
    if challenge.status == ChallengeStatus.OPEN:
        return f"Open for {plural(age, 'day')}"
    return f"Closed after {plural(age, 'day')}" if challenge.ended_at else "Closed at the meeting"


CHALLENGE_COLUMNS = [
    Column("Meeting"),
    Column("Date", DATE, width=14),
    Column("Group", width=30),
    Column("Item", width=35),
    Column("Asked by", width=24),
    Column("Asker's organisation", width=28),
    Column("Question", width=60),
    Column("Put to", width=24),
    Column("Answerer's organisation", width=28),
    Column("Answer", width=60),
    Column("Satisfied", width=16),
    Column("Status", width=10),
    Column("Days open", NUMBER, width=10),
    Column("Last step on", DATE, width=14),
    Column("Last step", width=50),
    Column("Confidential", width=14),
]


def challenge_cells(line):
    return [
        line.meeting,
        line.date,
        line.group,
        line.item,
        line.asker,
        line.asker_body,
        line.question,
        line.answerer,
        line.answerer_body,
        line.answer,
        line.satisfied,
        line.status,
        line.age,
        line.last_step_on,
        line.last_step,
        "Yes" if line.is_confidential else "",
    ]
