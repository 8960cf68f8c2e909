"""Bank holidays of England, and which days are working days.

They come with the `holidays` library. A day that is proclaimed late comes with its next
update; until then the business unit enters it among the school holidays.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache

from django.utils import timezone

SATURDAY = 5
OBSERVED = " (observed)"
IN_WORDS = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}
"""The library's names where people know the day by another one."""


def start_of(day: date) -> datetime:
    """The first moment of a day, in the board's own time."""
    return timezone.make_aware(datetime.combine(day, time.min))


def bank_holidays(first: date, last: date) -> dict[date, str]:
    """The bank holidays from `first` to `last`, both included, by day: what each is called."""
    return {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in _of_year(year).items()
        if first <= day <= last
    }


def bank_holiday(day: date) -> str:
    """What the bank holiday on this day is called; empty when it is none."""
    return _of_year(day.year).get(day, "")


def is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def is_working_day(day: date) -> bool:
    """Monday to Friday without a bank holiday."""
    return not is_weekend(day) and not bank_holiday(day)


@lru_cache(maxsize=64)
def _of_year(year: int) -> dict[date, str]:
    from holidays.countries import UnitedKingdom

    found = UnitedKingdom(subdiv="ENG", years=year)
    return {day: _in_words(found[day]) for day in sorted(found) if day.year == year}


def _in_words(name: str) -> str:
    """ "Boxing Day (substitute day)", as the government's own list puts it."""
    plain = name.removesuffix(OBSERVED)
    ending = " (substitute day)" if name != plain else ""
    return IN_WORDS.get(plain, plain) + ending
