"""The days of a rule such as "the second Wednesday of alternate months"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from common.formats import DAYS, MONTHS, listing, plural

LAST = -1
NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", LAST: "last"}
EVERY_MONTHS = {
    1: "every month",
    2: "alternate months",
    3: "every third month",
    4: "every fourth month",
    6: "every sixth month",
    12: "one month of each year",
}
MOST_WEEKS = 52

MOVE, LEAVE_OUT, SHOW = "move", "leave_out", "show"
"""What becomes of a day on a holiday: it moves by whole weeks, is left out, or stays and is shown."""


@dataclass(frozen=True)
class Rule:
    """When a group meets. `weekday` counts from Monday, 0.

    With `every_weeks` it is that weekday every so many weeks, from the first one on. Otherwise it
    is the `nth` of the month (1 to 5, or LAST) in the months of the year that `months` names, or,
    without those, in every so many months from the first that has such a day. A month without a
    fifth weekday has none.
    """

    weekday: int
    nth: int = 1
    every_months: int = 1
    months: frozenset = frozenset()
    every_weeks: int = 0

    def __str__(self):
        day = DAYS[self.weekday]
        if self.every_weeks == 1:
            return f"every {day}"
        if self.every_weeks:
            return f"every {plural(self.every_weeks, 'week')} on a {day}"
        months = EVERY_MONTHS[self.every_months]
        if self.months:
            months = listing([MONTHS[month - 1] for month in sorted(self.months)])
        return f"the {NTH[self.nth]} {day} of {months}"


def days_of(rule: Rule, first: date, last: date) -> list[date]:
    """The days of a rule from `first` to `last`, both included, in order and each once."""
    if last < first:
        return []
    return _of_weeks(rule, first, last) if rule.every_weeks else _of_months(rule, first, last)


def _of_weeks(rule, first, last):
    from dateutil.rrule import WEEKLY

    start = first + timedelta(days=(rule.weekday - first.weekday()) % 7)
    return _days(WEEKLY, start, last, interval=rule.every_weeks)


def _of_months(rule, first, last):
    from dateutil.rrule import MONTHLY, weekday

    months = {"bymonth": sorted(rule.months)} if rule.months else {}
    found = _days(MONTHLY, first, last, byweekday=weekday(rule.weekday)(rule.nth), **months)
    if rule.months:
        return found
    return [day for day in found if (_month(day) - _month(found[0])) % rule.every_months == 0]


def _days(frequency, first, last, **facts):
    from dateutil.rrule import rrule

    start, end = (datetime.combine(day, time()) for day in (first, last))  # a day has no zone
    return [moment.date() for moment in rrule(frequency, dtstart=start, until=end, **facts)]


def _month(day):
    return day.year * 12 + day.month


# -- keeping clear of holidays


@dataclass(frozen=True)
class Proposal:
    """A day for a meeting, and the day of the rule from which it was moved for a reason."""

    date: date
    moved_from: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class LeftOut:
    date: date
    reason: str


def keep_clear(days, last, reasons_of):
    """Move days off holidays or leave them out. Returns the proposals and what was left out.

    `reasons_of(day)` gives pairs of reason and MOVE, LEAVE_OUT or SHOW. A day moves to the same
    weekday of the next week without a reason, but not past `last` and not to or past the next day
    of the rule: otherwise it is left out.
    """
    proposals, left_out = [], []
    ends = [*days, last + timedelta(days=1)][1:]
    for day, following in zip(days, ends, strict=True):
        reasons = [(reason, how) for reason, how in reasons_of(day) if how != SHOW]
        said = listing([reason for reason, _how in reasons])
        if not reasons:
            proposals.append(Proposal(day))
        elif any(how == LEAVE_OUT for _reason, how in reasons):
            left_out.append(LeftOut(day, said))
        elif (free := _next_free(day, following, reasons_of)) is not None:
            proposals.append(Proposal(free, moved_from=day, reason=said))
        else:
            free_of = f"no {DAYS[day.weekday()]} without a holiday before the next date"
            left_out.append(LeftOut(day, f"{said}; {free_of}"))
    return proposals, left_out


def _next_free(day, before, reasons_of):
    free = day + timedelta(weeks=1)
    while free < before:
        if all(how == SHOW for _reason, how in reasons_of(free)):
            return free
        free += timedelta(weeks=1)
    return None
