"""The lives of actions, to be asked for many days at once: what `actions.past.with_rag_on` says of one day.

Five queries whatever the number of days.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.apps import apps

from actions.enums import DONE, OUTSTANDING, ActionStatus, DueKind, Rag
from actions.models import Action, ActionUpdate, DueMove, TrackerRules
from actions.narrowing import raised_on
from actions.past import end_of
from common.formats import local_date


@dataclass
class Life:
    """One action. `steps` and `moves` are in the order in which they happened; `meetings` are the days of
    its group's meetings."""

    pk: int
    group: int
    priority: int | None
    status: str
    due_kind: str
    due_on: date | None
    raised_on: date
    meetings: list = ()
    steps: list = field(default_factory=list)
    moves: list = field(default_factory=list)

    def status_at(self, moment):
        """As the last update before left it; before the first as that found it."""
        if not self.steps:
            return self.status
        before = self._before(moment)
        return self.steps[before - 1][2] if before else self.steps[0][1]

    def due_at(self, moment):
        """The day on which it was due then; None without one."""
        later = bisect_left(self.moves, moment, key=_first)
        if later < len(self.moves):
            return self._day(*self.moves[later][1:])
        return self._day(self.due_kind, self.due_on)

    @property
    def first_due(self):
        """The day on which it was due before its date was moved for the first time."""
        kind, day = self.moves[0][1:] if self.moves else (self.due_kind, self.due_on)
        return self._day(kind, day)

    def rag_on(self, day, over, rules):
        """The colour at the end of `day`, which is the moment `over`; see `with_rag_on`."""
        if self.raised_on > day:
            return None
        status = self.status_at(over)
        if status == ActionStatus.CANCELLED:
            return ""
        if status in DONE:
            return Rag.GREEN
        before = self._before(over)
        by_hand = self.steps[before - 1][3] if before else ""
        return by_hand or _colour(self.due_at(over), day, status, rules)

    def reached(self, statuses, moment):
        """The moment of the last step into one of the statuses from another one; None without one."""
        for made_at, before, after, _rag in reversed(self.steps[: self._before(moment)]):
            if after in statuses and before not in statuses:
                return made_at
        return None

    def is_overdue(self, day, over):
        due = self.due_at(over)
        return due is not None and due < day and self.status_at(over) in OUTSTANDING

    def _before(self, moment):
        return bisect_left(self.steps, moment, key=_first)

    def _day(self, kind, day):
        if kind == DueKind.NEXT_MEETING:
            place = bisect_right(self.meetings, self.raised_on)
            return self.meetings[place] if place < len(self.meetings) else None
        return day if kind == DueKind.DATE else None


def _first(row):
    return row[0]


def _colour(due, day, status, rules):
    if due is not None and due < day - timedelta(days=rules.red_days):
        return Rag.RED
    if due is not None and due <= day + timedelta(days=rules.amber_days):
        return Rag.AMBER
    return Rag.AMBER if status == ActionStatus.IN_PROGRESS else Rag.GREY


COLUMNS = ("pk", "group_id", "priority_id", "status", "due_kind", "due_on", "came_on")


def lives_of(person, group=None):
    """The lives of all actions that the person sees, or of those that a group holds."""
    visible = Action.objects.visible_to(person).order_by()
    if group is not None:
        visible = visible.filter(group=group)
    rows = visible.annotate(came_on=raised_on()).values_list(*COLUMNS)
    meetings = _meetings(group)
    lives = {row[0]: Life(*row, meetings=meetings.get(row[1], ())) for row in rows}
    keys = visible.values("pk")
    steps = ActionUpdate.objects.filter(action__in=keys).order_by("made_at", "pk")
    for key, *step in steps.values_list(
        "action", "made_at", "from_status", "to_status", "rag_override"
    ):
        if key in lives:
            lives[key].steps.append(step)
    moves = DueMove.objects.filter(action__in=keys).order_by("moved_at", "pk")
    for key, *move in moves.values_list("action", "moved_at", "from_kind", "from_on"):
        if key in lives:
            lives[key].moves.append(move)
    return list(lives.values())


def _meetings(group):
    """The days of each group's meetings that were not cancelled, in order."""
    found = apps.get_model("meetings", "Meeting").objects.exclude(status="cancelled")
    if group is not None:
        found = found.filter(group=group)
    days = defaultdict(list)
    for key, day in found.order_by("date").values_list("group", "date"):
        days[key].append(day)
    return days


def counts_on(lives, days):
    """How many of them had each colour at the end of each day: a dict of `Rag` to number, one for each day."""
    rules = TrackerRules.objects.current()
    counted = []
    for day in days:
        over, numbers = end_of(day), dict.fromkeys(Rag, 0)
        for life in lives:
            if rag := life.rag_on(day, over, rules):
                numbers[Rag(rag)] += 1
        counted.append(numbers)
    return counted


def counts_today(person, group=None):
    """The same for now, as the list of actions says it. One query."""
    visible = Action.objects.visible_to(person)
    if group is not None:
        visible = visible.filter(group=group)
    numbers = dict.fromkeys(Rag, 0)
    for row in visible.counts_by_rag():
        if row["rag"]:
            numbers[Rag(row["rag"])] += row["number"]
    return numbers


def month_ends(today, number):
    """The last days of so many months before this one, and today, which ends the row."""
    days, first = [], today.replace(day=1)
    for _ in range(number - 1):
        days.append(first - timedelta(days=1))
        first = days[-1].replace(day=1)
    return [*reversed(days), today]


def day_of(moment):
    return local_date(moment) if moment else None
