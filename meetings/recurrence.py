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
    12: "one month of the year",
}
MOST_WEEKS = 52


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
