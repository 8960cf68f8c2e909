"""On which days the groups met in earlier years."""

from typing import NamedTuple

from meetings.enums import MeetingKind

A_YEAR = 52
"""Weeks; the demo year is the last of them."""

MEETS = {
    "BM": (6, "Tue"),
    "EX": (10, "Mon"),
    "QA": (8, "Tue"),
    "PR": (8, "Wed"),
    "PP": (6, "Thu"),
    "LD": (6, "Thu"),
    "CE": (8, "Wed"),
    "VP": (7, "Mon"),
    "CD": (8, "Fri"),
}
"""How often a year each group met, and on which day."""


class Planned(NamedTuple):
    """A meeting of an earlier year: `back` is how many years before the demo year."""

    date: object
    code: str
    back: int
    number: int
    kind: str


def planned_meetings(board, years):
    """All meetings before the demo year, in the order of the days."""
    return sorted(
        _planned(board, code, back, number)
        for back in range(1, years)
        for code, (times, _day) in MEETS.items()
        for number in range(times)
    )


def _planned(board, code, back, number):
    times, day = MEETS[code]
    shift = list(MEETS).index(code) % 3
    weeks = -A_YEAR * (back + 1) + A_YEAR * number // times + shift
    is_special = code == "BM" and number == 4 and back % 2 == 0
    kind = MeetingKind.EXTRAORDINARY if is_special else MeetingKind.ORDINARY
    return Planned(board.day(weeks, day), code, back, number, kind)


def first_monday(board, years):
    """The day from which earlier people held their seats: some weeks before the first meeting."""
    return board.day(-A_YEAR * years - 5, "Mon")
