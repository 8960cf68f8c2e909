"""Days as people write them into a log, and the words that stand where a day should."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date

from common.formats import MONTH_WORD, long_date, month_number

ORDINAL = r"(?:\s?(?:st|nd|rd|th))?"
YEAR = r"(?P<year>\d{4}|['’]?\d{2})(?!\d)"
DAY_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
        rf"(?<![\w/])(?P<day>\d{{1,2}}){ORDINAL}(?:\s+of)?[\s.,/-]*(?P<month>{MONTH_WORD})\b\.?[\s.,/-]*{YEAR}",
        rf"(?<!\w)(?P<month>{MONTH_WORD})\.?\s+(?P<day>\d{{1,2}}){ORDINAL},?\s+{YEAR}",
        r"(?<![\d/.-])(?P<day>\d{1,2})\s?(?P<sep>[./\\-])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?"
        r"(?P<year>\d{4}|\d{2})(?![\d/])",
    )
)
WITHOUT_YEAR = (
    re.compile(
        rf"(?<![\w/])(?P<day>\d{{1,2}}){ORDINAL}(?:\s+of)?[\s-]+(?P<month>{MONTH_WORD})\b(?!\.?,?\s*['’]?\d)",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/])"),
)
MONTH_ONLY = re.compile(
    rf"^(?:(?:by|the|end|of|in|during|late|early|mid|before)[\s-]+)*(?P<month>{MONTH_WORD})\.?[\s,/-]*{YEAR}$",
    re.IGNORECASE,
)
MONTH_ALONE = re.compile(
    rf"^(?:(?:by|the|end|of|in|during|late|early|mid|before)[\s-]+)*(?P<month>{MONTH_WORD})\.?$",
    re.IGNORECASE,
)
CHANGED = re.compile(
    r"extend|revised|moved|changed|new date|now|until|re-?scheduled|→|->", re.IGNORECASE
)
UNDATED = re.compile(
    r"^\W*(?:n/?a|none|no date|tbc|tba|tbd|to be (?:confirmed|agreed|advised|decided)|on-?\s?going|asap|"
    r"a\.s\.a\.p\.?|as soon as (?:is )?(?:possible|practicable)|immediate(?:ly)?|urgent(?:ly)?|continuous(?:ly)?|"
    r"rolling|standing(?: item)?|each meeting|every meeting|quarterly|monthly|weekly|annual(?:ly)?|bi-?monthly|"
    r"termly|regular(?:ly)?|as required|when (?:required|available)|(?:the |at (?:the )?|for (?:the )?|by (?:the )?)?"
    r"next (?:meeting|board|executive|sub-?group|exec)\b.*|(?:in )?future (?:meeting|agenda item).*|"
    r"completed?|closed|done|-+|–)\W*$",
    re.IGNORECASE,
)
EARLIEST, LATEST = 1990, 2100
ASK = "Type a date such as 12 March 2026, or leave it empty for no date."


@dataclass(frozen=True)
class Due:
    """`on` is the day; without one `reason` is why there is none, and `problem` a sentence that asks.

    `proposed` is what a problem offers. `is_last_of_month`: the words name a month alone.
    """

    on: date | None = None
    reason: str = ""
    problem: str = ""
    proposed: date | None = None
    is_last_of_month: bool = field(default=False, compare=False)


def has_day(words):
    """Whether a short value holds a day."""
    return len(words) < 60 and bool(days_in(words))


def days_in(words):
    """Every day with its year in some words, in their order; impossible ones left out."""
    return [day for day in _found(words) if day]


def names_impossible_day(words):
    """Whether some words hold what is written like a day and is none: "31/02/2026"."""
    return None in _found(words)


def impossible(words):
    """The sentence that says so."""
    return f"“{_short(words)}” names a day that does not exist. {ASK}"


def _found(words):
    found = {}
    for form in DAY_FORMS:
        for match in form.finditer(words):
            if not any(start < match.end() and match.start() < end for start, end in found):
                found[match.span()] = _day(match["day"], match["month"], match["year"])
    return [found[span] for span in sorted(found)]


def _day(day, month, year):
    number = int(month) if month.isdigit() else month_number(month)
    try:
        found = date(_year(year), number, int(day))
    except ValueError:
        return None
    return found if EARLIEST <= found.year <= LATEST else None


def _year(words):
    words = words.strip("'’")
    return int(words) + 2000 if len(words) == 2 else int(words)


def due(words, raised_on=None):
    """The `Due` that a cell says. `raised_on` gives the year to days without one."""
    words = " ".join(words.split())
    if not words:
        return Due(reason="no date in the log")
    if UNDATED.match(words):
        return Due(reason=words)
    found = _found(words)
    if found:
        return _of_days(words, found)
    if match := MONTH_ONLY.match(words):
        year, month = _year(match["year"]), month_number(match["month"])
        if EARLIEST <= year <= LATEST:
            return Due(_last_of(year, month), is_last_of_month=True)
    if match := MONTH_ALONE.match(words):
        return _month_coming(words, month_number(match["month"]), raised_on)
    for form in WITHOUT_YEAR:
        if match := form.search(words):
            return _coming(words, match, raised_on)
    return Due(problem=f"“{_short(words)}” is not a date. {ASK}")


def _of_days(words, found):
    if None in found:
        return Due(problem=impossible(words))
    if len(set(found)) > 1 and not CHANGED.search(words):
        days = " or ".join(long_date(day) for day in found)
        return Due(problem=f"Which date is it: {days}?")
    return Due(found[-1])


def _last_of(year, month):
    return date(year, month, monthrange(year, month)[1])


def _month_coming(words, month, raised_on):
    """Asks about a month alone; proposes the last day of the first one on or after the day it was raised."""
    if raised_on is None:
        return Due(problem=f"Which year is “{_short(words)}”? Type the date with its year.")
    on = _last_of(raised_on.year + (month < raised_on.month), month)
    said = f"“{_short(words)}” names no day. {long_date(on)}, its last day, is proposed"
    return Due(problem=f"{said}: save it, or type another date.", proposed=on)


def _coming(words, match, raised_on):
    """The first such day on or after the day on which the action was raised."""
    if raised_on is None:
        return Due(problem=f"Which year is “{_short(words)}”? Type the date with its year.")
    for year in (raised_on.year, raised_on.year + 1):
        on = _day(match["day"], match["month"], str(year))
        if on and on >= raised_on:
            return Due(on)
    return Due(problem=impossible(words))


def _short(words):
    return words if len(words) <= 60 else f"{words[:59]}…"
