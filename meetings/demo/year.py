"""The year ahead of the demo board: when its schools are closed, and the dates that are planned."""

from datetime import date, timedelta

from board.services import calendar
from common.calendar import bank_holiday
from meetings.demo.sittings import PAPERS
from meetings.models import Meeting
from meetings.recurrence import MOVE, Rule, days_of, keep_clear
from meetings.services import year

RULES = {
    "BM": Rule(1, nth=3, every_months=2),
    "EX": Rule(2, nth=1, every_months=3),
    "QA": Rule(1, nth=2, every_months=2),
    "PR": Rule(3, nth=2, every_months=3),
    "PP": Rule(0, nth=-1, every_months=3),
    "LD": Rule(3, every_weeks=10),
    "CE": Rule(2, nth=4, every_months=3),
    "VP": Rule(3, nth=3, every_months=3),
    "CD": Rule(1, nth=1, every_months=3),
}
"""How each group meets in the year that comes."""

BREAK = timedelta(weeks=5)
"""A group does not meet again before so long."""


def enter_school_holidays(board):
    """Those of the year before, of this one and of the two that follow."""
    for first_year in range(board.today.year - 1, board.today.year + 3):
        for name, starts_on, ends_on in holidays_of(first_year):
            calendar.add_school_holiday(
                by=board.unit, name=name, starts_on=starts_on, ends_on=ends_on
            )


def plan_ahead(board):
    """Each group's dates until a year from today, clear of holidays, after those it has already."""
    end = board.today + timedelta(days=365)
    closed = [
        (first, last)
        for number in range(board.today.year - 1, end.year + 1)
        for _name, first, last in holidays_of(number)
    ]

    def reasons_of(day):
        is_closed = any(first <= day <= last for first, last in closed)
        return [("holiday", MOVE)] if is_closed or bank_holiday(day) else []

    for code, rule in RULES.items():
        group = board.groups[code]
        latest = Meeting.objects.filter(group=group).order_by("-date").first()
        first = max(board.today, latest.date) + BREAK
        proposals, _left_out = keep_clear(days_of(rule, first, end), end, reasons_of)
        year.plan_year(
            group=group,
            dates=[each.date for each in proposals],
            start_time=group.usual_start,
            end_time=group.usual_end,
            venue=group.usual_venue,
            deadline_days=PAPERS,
            by=board.unit,
        )


def holidays_of(first_year):
    """The holidays of a school year that begins in September: name, first and last day."""
    from dateutil.easter import easter

    easter_day = easter(first_year + 1)
    half_term = _monday(date(first_year, 10, 25))
    christmas = _monday(date(first_year, 12, 22))
    february = _monday(date(first_year + 1, 2, 16))
    may = _monday(date(first_year + 1, 5, 31))
    summer = _monday(date(first_year + 1, 7, 24))
    return [
        ("October half-term", half_term, half_term + timedelta(days=4)),
        ("Christmas holidays", christmas, christmas + timedelta(days=11)),
        ("February half-term", february, february + timedelta(days=4)),
        ("Easter holidays", easter_day - timedelta(days=13), easter_day + timedelta(days=1)),
        ("May half-term", may, may + timedelta(days=4)),
        ("Summer holidays", summer, summer + timedelta(days=39)),
    ]


def _monday(day):
    return day - timedelta(days=day.weekday())
