"""The forward plan of the demo board: what waits for the meetings to come."""

from datetime import timedelta
from typing import NamedTuple

from meetings.demo import clock
from meetings.enums import TOOK_PLACE, UPCOMING, ItemKind
from meetings.models import AgendaItem, Meeting
from meetings.services import forward


class Matter(NamedTuple):
    """`at` counts the group's meetings to come from 0; `wanted` and `since` are days from today."""

    group: str
    title: str
    minutes: int | None = None
    purpose: str = ""
    presenter: str = ""
    at: int | None = None
    wanted: int | None = None
    every: int | None = None
    priority: int | None = None
    about: str = ""
    closed: str = ""
    notes: str = ""
    since: int = -60
    asked: bool = False


MATTERS = (
    Matter(
        "BM",
        "Annual report of the partnership: first draft",
        20,
        "decision",
        "rosalind",
        at=1,
        wanted=80,
        every=12,
        about="Members are asked to comment on the draft before it goes to the scrutineer.",
        notes="Ask each sub-group chair for two paragraphs by the end of the month.",
    ),
    Matter(
        "BM",
        "Private fostering: annual report",
        15,
        "assurance",
        "tessa",
        at=1,
        wanted=90,
        every=12,
    ),
    Matter(
        "BM",
        "Local authority designated officer: annual report",
        15,
        "assurance",
        "duncan",
        at=2,
        wanted=150,
        every=12,
    ),
    Matter(
        "BM",
        "Elective home education: numbers and what partners do",
        20,
        "discussion",
        "graham",
        wanted=-12,
        about="Asked for by the lay members after the report on exclusions.",
        since=-140,
    ),
    Matter(
        "BM",
        "Section 11 self-assessment: results and themes",
        25,
        "assurance",
        "rosalind",
        at=2,
        wanted=160,
        every=24,
        priority=5,
    ),
    Matter("BM", "Young people's takeover of one agenda item", None, "discussion", "keisha"),
    Matter(
        "BM",
        "Safeguarding of children seeking asylum: six months on",
        15,
        "assurance",
        "andrew",
        at=2,
        asked=True,
        about="To hear whether the agreed changes were made.",
    ),
    Matter(
        "EX",
        "An update in confidence",
        20,
        "decision",
        "dominic",
        at=0,
        wanted=50,
        closed="Contributions after the police review of partnership funding",
        notes="Papers on the day only.",
    ),
    Matter("EX", "Partner contributions for the coming year", 15, "decision", "rosalind", every=12),
    Matter(
        "EX",
        "Scrutineer's contract: review before renewal",
        10,
        "decision",
        "margaret",
        at=0,
        wanted=30,
    ),
    Matter(
        "QA",
        "Neglect dip sample: repeat of last year's audit",
        25,
        "assurance",
        "sam",
        at=0,
        wanted=60,
        every=12,
        priority=1,
    ),
    Matter(
        "QA",
        "Quarterly dataset: children missing from care",
        15,
        "assurance",
        "ming",
        at=1,
        wanted=125,
        every=3,
        priority=2,
    ),
    Matter(
        "QA",
        "Return interviews: has the change held?",
        10,
        "assurance",
        "ruth",
        wanted=-5,
        asked=True,
        since=-95,
    ),
    Matter(
        "LD",
        "Evaluation of the trauma training after a year",
        15,
        "assurance",
        wanted=100,
        at=1,
        priority=5,
    ),
    Matter("LD", "Training offer for the coming year", 20, "decision", at=1, wanted=110, every=12),
    Matter(
        "CE",
        "Problem profile: the yearly refresh",
        30,
        "discussion",
        "anjali",
        at=1,
        wanted=70,
        every=12,
        priority=2,
    ),
    Matter("CE", "Taxi and hotel awareness visits", 10, "information", "mark", wanted=-30),
    Matter("PP", "Bruising in babies who do not move yet: protocol due for review", 15, "decision"),
)

DROPPED = (
    Matter("BM", "Visit of the neighbouring partnership", 10, "information", since=-200),
    "They came to the development day instead.",
)


class Plan:
    """Puts the matters into the plan, each on the day it came up."""

    def __init__(self, board):
        self.board = board
        found = Meeting.objects.filter(status__in=UPCOMING).order_by("date", "pk")
        self.coming = {}
        for meeting in found.select_related("group"):
            self.coming.setdefault(meeting.group_id, []).append(meeting)

    def fill(self):
        for matter in MATTERS:
            self.add(matter)
        matter, reason = DROPPED
        entry = self.add(matter)
        forward.drop(entry=entry, reason=reason, by=self.board.unit)

    def add(self, matter):
        board, group = self.board, self.board.groups[matter.group]
        day = board.today + timedelta(days=matter.since)
        with clock.at(clock.moment(day, 15)):
            if matter.asked and (item := self._latest_item(group)):
                return forward.note(
                    item=item, title=matter.title, by=board.unit, **self._when(matter, group)
                )
            return forward.add(
                group=group,
                title=matter.title,
                by=board.unit,
                every_months=matter.every,
                **self._when(matter, group),
                **self._details(matter),
            )

    def _when(self, matter, group):
        coming = self.coming.get(group.pk, [])
        has_one = matter.at is not None and matter.at < len(coming)
        wanted = None
        if matter.wanted is not None:
            wanted = self.board.today + timedelta(days=matter.wanted)
        return {
            "meeting": coming[matter.at] if has_one else None,
            "wanted_on": wanted,
            "minutes_allotted": matter.minutes,
            "purpose": matter.purpose,
            "description": matter.about,
        }

    def _details(self, matter):
        return {
            "presenter": self.board.people[matter.presenter] if matter.presenter else None,
            "priority": self.board.priorities.get(matter.priority),
            "is_confidential": bool(matter.closed),
            "closed_title": matter.closed,
            "unit_notes": matter.notes,
        }

    def _latest_item(self, group):
        """A plain item of the group's last meeting, in whose minutes the matter was asked for."""
        return (
            AgendaItem.objects.filter(
                meeting__group=group, meeting__status__in=TOOK_PLACE, kind=ItemKind.ORDINARY
            )
            .exclude(is_confidential=True)
            .select_related("meeting__group")
            .order_by("-meeting__date", "position", "pk")
            .first()
        )
