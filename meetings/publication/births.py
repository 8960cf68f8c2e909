"""Where a text has a day on which somebody may be born, however it is written.

A day behind a word for birth is always one; another is one when somebody who was born on it is a child at the
meeting. Six or eight digits, or a month and a year, are only found right behind a word for birth.
"""

import datetime
import re
from contextlib import suppress

from common.formats import month_number

OLDEST, YOUNGEST = 19 * 366, 400
"""Days before the meeting between which a date may be the birthday of a child, and not of late business."""
BEFORE = 30
"""So many characters behind a word for birth a date is one of birth."""
MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*)"
NUMBER = r"\b(?P<day>\d{1,2})"
YEAR = r"(?P<year>\d{4}(?!\d)|\d{2}\b)"
BETWEEN = r"(?:\s?[-–./]\s?|,?\s{1,2})"
FORMS = [
    rf"{NUMBER}(?:st|nd|rd|th)?(?:\s?[-–./]\s?|\s+(?:of\s+)?)?{MONTH}\.?{BETWEEN}['’‘]?{YEAR}",
    rf"\b{MONTH}\.?\s?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s)(?:['’‘](?=\d\d\b)|(?=\d{{4}})){YEAR}",
    rf"{NUMBER} ?[-–./] ?(?P<month>\d{{1,2}}) ?[-–./] ?{YEAR}",
    r"\b(?P<year>\d{4})(?P<sign>[-–./])(?P<month>\d{2})(?P=sign)(?P<day>\d{2})\b",
]
DAYS = [re.compile(form, re.IGNORECASE) for form in FORMS]
WORD = r"(?:\bborn|\bd\.? ?o\.? ?b\b|\bdate of birth|\bbirthday|\bbirth date)"
BIRTH = re.compile(WORD, re.IGNORECASE)
BEHIND_BIRTH = re.compile(
    rf"{WORD}[\s.:(]{{0,3}}(?:(?:is|was|on|in)\s)?(?P<born>\d{{6}}(?:\d\d)?(?!\d)|{MONTH}\.?,?\s(?:of\s)?\d{{4}})",
    re.IGNORECASE,
)


def births_in(words, day):
    """(start, end) of each date that may be one of birth. `day` is that of the meeting."""
    found = {
        match.span()
        for pattern in DAYS
        for match in pattern.finditer(words)
        if _is_birth(words, match, day)
    }
    found |= {match.span("born") for match in BEHIND_BIRTH.finditer(words)}
    return sorted(found)


def _is_birth(words, match, day):
    if BIRTH.search(words[max(0, match.start() - BEFORE) : match.start()]):
        return True
    date = _date(match, day)
    return date is not None and YOUNGEST <= (day - date).days <= OLDEST


def _date(match, day):
    """The date that is written; None of one that does not exist."""
    month, year = match["month"], int(match["year"])
    if year < 100:
        year += 2000 if year + 2000 <= day.year else 1900
    number = int(month) if month.isdecimal() else month_number(month)
    with suppress(ValueError):
        return datetime.date(year, number, int(match["day"]))
    return None
