"""A head in one line: "Northmere Board; 3 Sept 2017; 13:30-15:00; via Teams"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from meetings.wordin.dates import Day, Times, days_in, times_in, without_days

BETWEEN = re.compile(r"\s*[;|]\s*")
AT = re.compile(r"^(?:held\s+)?(?:at|in|venue|location|via|on)\b[:\s]*", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]{2}")
MOST_WORDS = 12
"""No part of such a line has more."""


@dataclass(frozen=True)
class OneLine:
    title: str
    days: list[Day]
    times: Times | None
    venue: str


def read_one_line(text):
    """The `OneLine` of a line of three parts and more, one of which is a day alone; or None."""
    parts = [part for part in BETWEEN.split(text.strip(" .;|")) if part]
    if len(parts) < 3 or any(len(part.split()) > MOST_WORDS for part in parts):
        return None
    place, days = next(
        ((n, found) for n, part in enumerate(parts) if (found := _day(part))), (0, [])
    )
    if not days:
        return None
    times, after = None, []
    for part in parts[place + 1 :]:
        found = times_in(part)
        if found and times is None and not LETTERS.search(_around(part, found)):
            times = found
        else:
            after.append(part)
    return OneLine("; ".join(parts[:place]), days, times, "; ".join([AT.sub("", p) for p in after]))


def _day(part):
    """The days of a part that says nothing else."""
    days = days_in(part)
    return [] if LETTERS.search(without_days(part, days[:1])) else days


def _around(part, times):
    return f"{part[: times.start]} {part[times.end :]}"
