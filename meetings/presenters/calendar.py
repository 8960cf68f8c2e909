"""The calendar of all groups: a month as weeks, a list, a year as twelve small months and a table of counts."""

from __future__ import annotations

import calendar as weeks_of
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from common.calendar import bank_holidays
from common.formats import DAYS, MONTHS, clock, date_range, long_date, month_year, plural
from meetings.enums import MeetingStatus
from meetings.presenters.meeting import status_tag

MONTH, LIST, YEAR = "month", "list", "year"
VIEWS = {MONTH: "Month", LIST: "List", YEAR: "Year"}
LISTED_MONTHS = 3
MONTHS_OF_YEAR = 12
APRIL = 4
LOOKS = 6
"""Groups share so many colours; the code of the group stands in every entry."""


@dataclass(frozen=True)
class Span:
    """What one page of the calendar shows: from a first to a last day, under a heading."""

    view: str
    first: date
    last: date
    heading: str
    before: date
    after: date


@dataclass(frozen=True)
class Entry:
    """One meeting in the calendar."""

    meeting: object
    look: int

    @property
    def is_cancelled(self):
        return self.meeting.status == MeetingStatus.CANCELLED

    @property
    def code(self):
        return self.meeting.group.code

    @property
    def starts(self):
        return clock(self.meeting.start_time)

    @property
    def tag(self):
        return status_tag(self.meeting)


@dataclass
class Day:
    """One day: its meetings, and what holiday it is."""

    date: date
    is_today: bool = False
    bank: str = ""
    school: list = field(default_factory=list)
    entries: list = field(default_factory=list)

    @property
    def anchor(self):
        return f"day-{self.date.isoformat()}"

    @property
    def weekday(self):
        return DAYS[self.date.weekday()]

    @property
    def month(self):
        return MONTHS[self.date.month - 1]

    @property
    def is_bare(self):
        """Nothing that a phone, which lists days, need show."""
        return not (self.entries or self.bank or self.is_today)

    @property
    def is_weekend(self):
        return self.date.weekday() >= weeks_of.SATURDAY

    @property
    def codes(self):
        """The codes of the groups that meet, each once; what is cancelled is not among them."""
        return list(dict.fromkeys(e.code for e in self.entries if not e.is_cancelled))

    @property
    def look(self):
        """The classes of its cell in a small month."""
        marks = {
            "meets": bool(self.entries),
            "today": self.is_today,
            "bank": bool(self.bank),
            "school": bool(self.school),
        }
        return " ".join(f"calendar-small__day--{name}" for name, holds in marks.items() if holds)

    @property
    def holiday(self):
        return ", ".join(filter(None, [self.bank, *self.school]))

    @property
    def said(self):
        """What follows the number of a day in a small month, for those who hear it."""
        parts = [f"{self.month} {self.date.year}"]
        if self.entries:
            parts.append(plural(len(self.entries), "meeting"))
        return ", ".join(filter(None, [*parts, self.holiday]))


@dataclass(frozen=True)
class Month:
    first: date
    weeks: list
    url: str

    @property
    def name(self):
        return month_year(self.first)

    @property
    def days(self):
        """The days that have something to list."""
        return [day for week in self.weeks for day in week if day and (day.entries or day.bank)]


# -- which days


def span_of(view, on, *, from_april=False):
    """The days that a page shows around the day `on`."""
    start = on.replace(day=1)
    if view == LIST:
        last = add_months(start, LISTED_MONTHS) - timedelta(days=1)
        heading = f"{month_year(start)} to {month_year(last)}"
        step = LISTED_MONTHS
    elif view == YEAR:
        start = _start_of_year(on, from_april)
        last = add_months(start, MONTHS_OF_YEAR) - timedelta(days=1)
        heading = f"{start.year}-{last.year % 100:02}" if from_april else str(start.year)
        step = MONTHS_OF_YEAR
    else:
        last = add_months(start, 1) - timedelta(days=1)
        heading, step = month_year(start), 1
    return Span(view, start, last, heading, add_months(start, -step), add_months(start, step))


def _start_of_year(on, from_april):
    if not from_april:
        return date(on.year, 1, 1)
    return date(on.year if on.month >= APRIL else on.year - 1, APRIL, 1)


def add_months(first, count):
    """The first day of the month so many months on."""
    number = first.year * MONTHS_OF_YEAR + first.month - 1 + count
    return date(number // MONTHS_OF_YEAR, number % MONTHS_OF_YEAR + 1, 1)


def months_of(span):
    count = (span.last.year - span.first.year) * MONTHS_OF_YEAR + span.last.month - span.first.month
    return [add_months(span.first, number) for number in range(count + 1)]


# -- what is on them


def days_in(span, *, meetings, holidays, groups, today):
    """A dict of each day of the span to its `Day`."""
    looks = {group.pk: number % LOOKS for number, group in enumerate(groups)}
    banks = bank_holidays(span.first, span.last)
    count = (span.last - span.first).days + 1
    days = {
        day: Day(day, is_today=day == today, bank=banks.get(day, ""))
        for day in (span.first + timedelta(days=number) for number in range(count))
    }
    for meeting in meetings:
        days[meeting.date].entries.append(Entry(meeting, looks.get(meeting.group_id, 0)))
    for holiday in holidays:
        day = max(holiday.starts_on, span.first)
        while day <= min(holiday.ends_on, span.last):
            days[day].school.append(holiday.name)
            day += timedelta(days=1)
    return days


def months(span, days, address):
    """The months of the span, each with its weeks from Monday; days of other months are None."""
    return [
        Month(
            first,
            [
                [days[date(first.year, first.month, day)] if day else None for day in week]
                for week in weeks_of.Calendar().monthdayscalendar(first.year, first.month)
            ],
            address(view=MONTH, on=first),
        )
        for first in months_of(span)
    ]


def counts(span, meetings, groups):
    """Meetings that were not cancelled, by group and month: header, rows and totals."""
    firsts = months_of(span)
    found = defaultdict(Counter)
    for meeting in meetings:
        if meeting.status != MeetingStatus.CANCELLED:
            found[meeting.group_id][meeting.date.replace(day=1)] += 1
    rows = [
        {
            "group": group,
            "counts": [found[group.pk][first] for first in firsts],
            "total": found[group.pk].total(),
        }
        for group in groups
        if group.pk in found
    ]
    totals = [sum(row["counts"][number] for row in rows) for number in range(len(firsts))]
    return {
        "months": [MONTHS[first.month - 1] for first in firsts],
        "rows": rows,
        "totals": totals,
        "total": sum(totals),
    }


def bank_lines(days):
    """The bank holidays of these days: "Boxing Day, 26 December 2026"."""
    return [f"{day.bank}, {long_date(day.date)}" for day in days if day.bank]


def holiday_lines(holidays):
    return [
        f"{holiday.name}, {date_range(holiday.starts_on, holiday.ends_on)}" for holiday in holidays
    ]


def count_line(meetings):
    """ "4 meetings, 1 of them cancelled" """
    if not meetings:
        return ""
    cancelled = sum(1 for meeting in meetings if meeting.status == MeetingStatus.CANCELLED)
    said = plural(len(meetings), "meeting")
    return f"{said}, {cancelled} of them cancelled" if cancelled else said


# -- the ways about


class Address:
    """Addresses of the calendar that keep what the person chose."""

    def __init__(self, *, view, on, group=None, from_april=False):
        self.kept = {"view": view, "on": on, "group": group, "from_april": from_april}

    def __call__(self, **changes):
        chosen = self.kept | changes
        query = {"view": chosen["view"], "on": chosen["on"].isoformat()}
        if chosen["group"]:
            query["group"] = chosen["group"].pk
        if chosen["from_april"]:
            query["months"] = "april"
        return f"{reverse('meetings:calendar')}?{urlencode(query)}"


def tabs(span, on, address):
    return [
        {"label": label, "url": address(view=view), "is_current": view == span.view}
        for view, label in VIEWS.items()
    ]


def ways(span, address, today, *, from_april):
    """Earlier, today and later, in words that say where each leads."""
    earlier, later = (
        span_of(span.view, on, from_april=from_april) for on in (span.before, span.after)
    )
    return {
        "before": {"label": earlier.heading, "url": address(on=earlier.first)},
        "today": "" if span.first <= today <= span.last else address(on=today),
        "after": {"label": later.heading, "url": address(on=later.first)},
    }


def key_of(groups):
    """What the codes stand for."""
    return [{"group": group, "look": number % LOOKS} for number, group in enumerate(groups)]
