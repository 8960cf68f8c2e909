"""Days and times of the clock as British minutes write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from common.formats import DAYS, MONTH_WORD, month_number
from meetings.capture.due import WEEKDAY

ORDINAL = r"(?:\s?(?:st|nd|rd|th))?"
OF = r"(?:(?:\s+day)?\s+of)?"
YEAR = r"(?P<year>\d{4}|['’]?\d{2})(?![\d:/]|\.\d)"
IN_WORDS = re.compile(
    rf"(?<!\w)(?:(?P<weekday>{WEEKDAY})\.?,?\s+)?(?:the\s+)?(?P<day>\d{{1,2}}){ORDINAL}{OF}[\s-]*"
    rf"(?P<month>{MONTH_WORD})\.?,?[\s-]*{YEAR}",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(
    rf"(?<!\w)(?:(?P<weekday>{WEEKDAY})\.?,?\s+)?(?P<month>{MONTH_WORD})\.?\s+(?P<day>\d{{1,2}}){ORDINAL},?\s+{YEAR}",
    re.IGNORECASE,
)
IN_FIGURES = re.compile(
    rf"(?<![\w./-])(?:(?P<weekday>{WEEKDAY})\.?,?\s+)?(?P<day>\d{{1,2}})\s?(?P<sep>[./-])\s?"
    r"(?P<month>\d{1,2})\s?(?P=sep)\s?(?P<year>\d{4}|\d{2})(?![\d/])",
    re.IGNORECASE,
)
ISO = re.compile(r"(?<!\d)(?P<weekday>)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
WITHOUT_YEAR = re.compile(
    rf"(?<!\w)(?:(?P<weekday>{WEEKDAY})\.?,?\s+)?(?:the\s+)?(?P<day>\d{{1,2}}){ORDINAL}{OF}\s+"
    rf"(?P<month>{MONTH_WORD})(?![\w]|\.?,?\s*{YEAR})",
    re.IGNORECASE,
)
FORMS = (IN_WORDS, MONTH_FIRST, IN_FIGURES, ISO)

HALF = r"(?:\s*(?P<{0}>a\.?\s?m\b\.?|p\.?\s?m\b\.?|noon|midday|hrs?\b|hours\b|o['’]?\s?clock\b))?"
CLOCK = r"(?P<{0}h>\d{{1,2}})(?:[.:](?P<{0}m>[0-5]\d))?"
FOUR = r"(?P<{0}f>[0-2]\d[0-5]\d)(?=\s*(?:hrs?|hours|[-–—]|to|until))"
WORD = r"(?P<{0}w>(?:12\s*)?(?:noon|midday)|midnight)"


def _one(name):
    plain = CLOCK.format(name) + HALF.format(f"{name}half")
    return rf"(?:{WORD.format(name)}|{FOUR.format(name)}(?:\s*(?:hrs?|hours))?|{plain})"


RANGE = re.compile(
    rf"(?<![\w.:/£])(?:from\s+)?{_one('a')}\s*(?P<open>\(\s*)?(?:[-–—]+|to:?|until|till)\s*"
    rf"{_one('b')}(?![\w:/%])(?(open)\s*\))",
    re.IGNORECASE,
)
SINGLE = re.compile(rf"(?<![\w.:/£]){_one('a')}(?![\w:/%])", re.IGNORECASE)
HOURS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
SPOKEN = re.compile(
    rf"\b(?:(?P<part>quarter\s+to|quarter\s+past|half\s+past)\s+(?P<hour>{'|'.join(HOURS)}|1[0-2]|[1-9])(?![\w:.]\d)\b"
    rf"(?:\s+o['’]?\s?clock\b)?|(?P<whole>{'|'.join(HOURS)})\s+o['’]?\s?clock\b)",
    re.IGNORECASE,
)
""" "A quarter to five", "ten o’clock" """
DAWN, NOON = 7, 12
"""An hour before seven without "am" or "pm" is one of the afternoon."""


@dataclass(frozen=True)
class Day:
    """A day that was found; `problem` is a sentence when its weekday is another."""

    day: date
    start: int
    end: int
    problem: str = ""


@dataclass(frozen=True)
class Times:
    """A time, or two. `is_guessed`: nothing says whether it is of the morning."""

    first: time
    last: time | None
    start: int
    end: int
    is_guessed: bool = False


def days_in(text, *, near=None):
    """Every day that a text names, in its order. With `near` also days without a year: the first
    such day on or after it."""
    found = {}
    for form in FORMS:
        for match in form.finditer(text):
            day = _day(match, match["year"])
            if day and not any(
                match.start() < d.end and d.start < match.end() for d in found.values()
            ):
                found[match.start()] = day
    if near and not found:
        for match in WITHOUT_YEAR.finditer(text):
            day = _coming(match, near)
            if day:
                found[match.start()] = day
    return [found[place] for place in sorted(found)]


def _coming(match, near):
    days = (_day(match, str(year)) for year in (near.year, near.year + 1))
    return next((found for found in days if found and found.day >= near), None)


def _day(match, year):
    year = year.strip("'’")
    month = match["month"].lower()
    number = int(month) if month.isdigit() else month_number(month)
    try:
        day = date(int(year) + 2000 if len(year) == 2 else int(year), number, int(match["day"]))
    except ValueError:
        return None
    return Day(day, match.start(), match.end(), _weekday_problem(match, day))


def _weekday_problem(match, day):
    said = (match["weekday"] or "").lower()[:3]
    really = DAYS[day.weekday()]
    if not said or really.lower().startswith(said):
        return ""
    return f"“{' '.join(match[0].split())}” is a {really}: which of them is right?"


def times_in(text):
    """The first time, or the first two with "to" between them; None when the text names none.

    Days must be blanked out before (see `without_days`).
    """
    for match in RANGE.finditer(text):
        if found := _range(match):
            return found
    for match in SINGLE.finditer(text):
        if match["ahalf"] or match["am"] or match["aw"] or match["af"]:
            hour = _clock(match, "a")
            if hour:
                is_guessed = hour[1] and hour[0].hour > NOON
                return Times(hour[0], None, match.start(), match.end(), is_guessed)
    return _spoken(text)


def _spoken(text):
    """The first time that is told in words, or None."""
    found = SPOKEN.search(text)
    if not found:
        return None
    said, part = (found["hour"] or found["whole"]).lower(), (found["part"] or "").lower()
    hour = int(said) if said.isdigit() else HOURS.index(said) + 1
    minute = 30 if part.startswith("half") else 15 if part else 0
    if part.endswith("to"):
        hour, minute = hour - 1 or NOON, 45
    hour += NOON if hour < DAWN else 0
    return Times(time(hour, minute), None, found.start(), found.end(), hour > NOON)


def without_days(text, days):
    """The text with its days blanked out, each character at its place."""
    for day in days:
        text = text[: day.start] + "\0" * (day.end - day.start) + text[day.end :]
    return text


def _range(match):
    first, last = _clock(match, "a"), _clock(match, "b")
    if not first or not last:
        return None
    (first, guessed_first), (last, guessed_last) = first, last
    is_marked = bool(match["ahalf"] or match["bhalf"] or match["aw"] or match["bw"])
    if guessed_first and match["bhalf"]:
        first = _before(match, last)
    elif guessed_last and last < first and last.hour < NOON:
        last = last.replace(hour=last.hour + NOON)
    if not is_marked and not (match["am"] or match["bm"] or match["af"] or match["bf"]):
        return None
    is_guessed = (guessed_first or guessed_last) and not is_marked
    return Times(first, last, match.start(), match.end(), is_guessed and first.hour > NOON)


def _before(match, last):
    """The first of two times takes "pm" from the last, unless that would put it behind it."""
    hour, minute = int(match["ah"]), int(match["am"] or 0)
    if hour < NOON <= last.hour and time(hour + NOON, minute) < last:
        return time(hour + NOON, minute)
    return time(hour, minute)


def _clock(match, name):
    """(time, whether the half of the day is guessed), or None for what is no time."""
    if match[f"{name}w"]:
        return time(0 if match[f"{name}w"].lower() == "midnight" else NOON), False
    if four := match[f"{name}f"]:
        return (time(int(four[:2]), int(four[2:])), False) if int(four[:2]) < 24 else None
    hour, minute = int(match[f"{name}h"]), int(match[f"{name}m"] or 0)
    half = (match[f"{name}half"] or "").lower().replace(".", "").replace(" ", "")
    half = "" if half.endswith("clock") else half
    if hour > 23:
        return None
    if half in ("noon", "midday"):
        return time(NOON, minute), False
    if half == "pm" and hour < NOON:
        hour += NOON
    elif half == "am" and hour == NOON:
        hour = 0
    elif not half and 0 < hour < DAWN and len(match[f"{name}h"]) == 1:
        return time(hour + NOON, minute), True
    return time(hour, minute), not half and hour < NOON
