"""Building the earlier years: who sat where, then each year's meetings, then what was frozen."""

from collections import defaultdict
from datetime import timedelta

from actions.models import Action, ActionOwner, ActionUpdate
from board.models import BoardProfile, Priority
from common.history import dated
from common.models import Counter
from meetings.demo import days
from meetings.demo.clock import moment
from meetings.demo.tables import count_rows
from meetings.demo.years import calendar, freezing, sentences
from meetings.demo.years.rows import Rows
from meetings.demo.years.seats import Seats
from meetings.demo.years.sitting import Sitting
from meetings.enums import ApprovalKind, ItemKind, MeetingKind
from meetings.models import (
    AgendaItem,
    AgendaPart,
    Amendment,
    Attendance,
    Challenge,
    ChallengeStep,
    Decision,
    Meeting,
    Minutes,
    MinutesStep,
    StandingItem,
)
from meetings.services import approval

IN_ORDER = (
    Meeting,
    AgendaPart,
    AgendaItem,
    Attendance,
    Minutes,
    MinutesStep,
    Amendment,
    Decision,
    Challenge,
    ChallengeStep,
    Action,
    ActionOwner,
    ActionUpdate,
)
PLAN_YEARS = 3
"""How many years a plan of priorities lasts."""


class EarlierYears:
    """All that `board` had before the demo year, back to `years` in all."""

    def __init__(self, board, years, tell=lambda sentence: None):
        self.board, self.years, self.tell = board, years, tell
        self.rows = Rows()
        self.groups = {code: board.groups[code] for code in calendar.MEETS}
        self.planned = calendar.planned_meetings(board, years)
        self.begins_on = calendar.first_monday(board, years)
        self.last = {planned.code: planned for planned in self.planned}
        self.numbers = defaultdict(int)
        self.chains = defaultdict(list)

    def build(self):
        profile = BoardProfile.objects.current()
        self.marking = profile.default_marking
        self.standing = self._standing_items()
        self.priorities = self._priorities()
        with dated(moment(self.begins_on)):
            self.seats = Seats(self.board, self.begins_on)
            self.seats.build(self.groups)
        sittings = self._meetings()
        self.tell("Freezing agendas and approved minutes.")
        freezing.publish_agendas(self, [each for each in sittings if not each.is_cancelled])
        freezing.approve_minutes(self, list(self.chains.values()), profile)
        self._count_on()

    def approvals_to_come(self, sittings):
        """Steps of the demo year: each group's first meeting approves the last minutes before it."""
        first = {}
        for sitting in sittings.sittings:
            if sitting.stage == "approved" and sitting.kind == MeetingKind.ORDINARY:
                first.setdefault(sitting.group, sitting)
        return [
            (
                moment(sittings.words.dates[sitting.key], 18),
                self._approving(code, sitting, sittings),
            )
            for code, sitting in first.items()
            if code in self.chains
        ]

    # -- what the meetings ask for

    def next_number(self, key):
        self.numbers[key] += 1
        return self.numbers[key]

    def is_last(self, planned):
        """Whether it is its group's last one before the demo year, whose minutes are not approved."""
        return self.last[planned.code] == planned

    def agreed_at(self, planned):
        """When the year's dates were agreed."""
        return moment(self.board.day(-calendar.A_YEAR * (planned.back + 1) - 5, "Mon"))

    def priority(self, day, choice):
        """A priority of the plan of the day, for two subjects of three."""
        found = self.priorities.get(self._plan_of(day), [])
        return choice.one(found) if found and choice.in_hundred(66) else None

    # -- steps

    def _standing_items(self):
        found = defaultdict(list)
        items = StandingItem.objects.select_related("presenter", "group").order_by("position", "pk")
        for item in items:
            found[item.group.code].append(item)
        return found

    def _plan_of(self, day):
        """The first year of the plan of priorities that a day falls in."""
        first = days.year_of(self.board.today - timedelta(weeks=52))
        year = days.year_of(day)
        return first if year >= first else first - PLAN_YEARS * -((year - first) // PLAN_YEARS)

    def _priorities(self):
        """Those of the earlier plans."""
        plans = sorted({self._plan_of(planned.date) for planned in self.planned})
        current = {each.first_year for each in self.board.priorities.values()}
        found = {first: list(self.board.priorities.values()) for first in current}
        for first in plans:
            if first in current:
                continue
            found[first] = [
                self.rows.add(
                    Priority,
                    first_year=first,
                    last_year=first + PLAN_YEARS - 1,
                    number=number,
                    title=title,
                    description=description,
                    lead_group=self.board.groups["BM"],
                )
                for number, (title, description) in enumerate(sentences.PRIORITIES, start=1)
            ]
        self.rows.write(Priority)
        return found

    def _meetings(self):
        made, before = [], {}
        for back in range(self.years - 1, 0, -1):
            of_year = [planned for planned in self.planned if planned.back == back]
            for planned in of_year:
                sitting = Sitting(self, planned, before.get(planned.code)).build()
                made.append(sitting)
                if not sitting.is_cancelled:
                    before[planned.code] = sitting
                    if sitting.previous_item:
                        self.chains[planned.code].append(sitting)
            with dated(moment(of_year[-1].date)):
                self.rows.write(*IN_ORDER)
            count_rows()
            self.tell(f"{len(of_year)} meetings of {days.financial_year(of_year[0].date.year)}.")
        return made

    def _count_on(self):
        """Later numbers go on from those that were given out."""
        Counter.objects.bulk_create(
            Counter(key=key, value=value) for key, value in sorted(self.numbers.items())
        )

    def _approving(self, code, sitting, sittings):
        def approve():
            last = self.chains[code][-1]
            meeting = sittings.meetings[sitting.key]
            item = meeting.items.get(kind=ItemKind.PREVIOUS_MINUTES)
            minutes = Minutes.objects.get(meeting=last.meeting.pk)
            kind = ApprovalKind.AS_PRESENTED
            approval.approve(minutes=minutes, item=item, kind=kind, by=self.board.unit)

        return approve
