"""The days of a rule: in the range, each once, and clear of holidays as wished."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from meetings.recurrence import (
    EVERY_MONTHS,
    LAST,
    LEAVE_OUT,
    MOVE,
    NTH,
    SHOW,
    LeftOut,
    Proposal,
    Rule,
    days_of,
    keep_clear,
)

YEAR = date(2027, 4, 1), date(2028, 3, 31)
DAYS = some.dates(date(1990, 1, 1), date(2090, 12, 31))
RULES = some.builds(
    Rule,
    weekday=some.integers(0, 6),
    nth=some.sampled_from(list(NTH)),
    every_months=some.sampled_from(list(EVERY_MONTHS)),
    months=some.frozensets(some.integers(1, 12)),
    every_weeks=some.integers(0, 52),
)


@pytest.mark.parametrize(
    ("rule", "words", "days"),
    [
        (
            Rule(2, nth=2, every_months=2),
            "the second Wednesday of alternate months",
            ["2027-04-14", "2027-06-09", "2027-08-11", "2027-10-13", "2027-12-08", "2028-02-09"],
        ),
        (
            Rule(3, nth=LAST, months=frozenset({4, 7, 2})),
            "the last Thursday of February, April and July",
            ["2027-04-29", "2027-07-29", "2028-02-24"],
        ),
        (
            Rule(0, nth=5),
            "the fifth Monday of every month",
            ["2027-05-31", "2027-08-30", "2027-11-29", "2028-01-31"],
        ),
        (
            Rule(1, every_weeks=6),
            "every 6 weeks on a Tuesday",
            [
                *["2027-04-06", "2027-05-18", "2027-06-29", "2027-08-10", "2027-09-21"],
                *["2027-11-02", "2027-12-14", "2028-01-25", "2028-03-07"],
            ],
        ),
    ],
)
def test_days_of_rule(rule, words, days):
    assert (str(rule), [day.isoformat() for day in days_of(rule, *YEAR)]) == (words, days)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        (Rule(6, nth=LAST), date(2027, 3, 28)),  # the clocks go forward
        (Rule(6, nth=LAST), date(2027, 10, 31)),  # the clocks go back
        (Rule(1, nth=5), date(2028, 2, 29)),  # a leap day
        (Rule(5, every_weeks=1), date(2028, 1, 1)),
    ],
)
def test_days_of_rule_hold_on_odd_days(rule, day):
    assert days_of(rule, day, day) == [day]


def test_alternate_months_begin_with_the_first_that_has_a_day():
    days = days_of(Rule(2, nth=2, every_months=2), date(2027, 4, 15), date(2027, 8, 31))

    assert days == [date(2027, 5, 12), date(2027, 7, 14)]


@given(rule=RULES, first=DAYS, length=some.integers(-10, 800))
def test_days_of_rule_lie_in_the_range_in_order_and_once(rule, first, length):
    last = first + timedelta(days=length)

    days = days_of(rule, first, last)

    assert days == sorted(set(days))
    assert [day for day in days if not first <= day <= last] == []
    assert {day.weekday() for day in days} <= {rule.weekday}


@given(
    rule=RULES,
    first=DAYS,
    length=some.integers(0, 800),
    blocked=some.sets(some.integers(0, 800)),
    how=some.sampled_from([MOVE, LEAVE_OUT, SHOW]),
)
def test_keep_clear_yields_no_day_twice_and_none_outside(rule, first, length, blocked, how):
    last = first + timedelta(days=length)
    off = {first + timedelta(days=number) for number in blocked}
    days = days_of(rule, first, last)

    proposals, left_out = keep_clear(
        days, last, lambda day: [("Half-term", how)] if day in off else []
    )

    dates = [each.date for each in proposals]
    assert dates == sorted(set(dates))
    assert [day for day in dates if not first <= day <= last] == []
    assert len(proposals) + len(left_out) == len(days)
    assert how == SHOW or not off & set(dates)


def reasons(**by_day):
    days = {date.fromisoformat(day.replace("_", "-")[1:]): found for day, found in by_day.items()}
    return lambda day: days.get(day, [])


def test_keep_clear_moves_to_the_next_week_that_is_free():
    found = keep_clear(
        [date(2027, 5, 31)],
        date(2027, 12, 31),
        reasons(
            d2027_05_31=[("Spring bank holiday", MOVE), ("May half-term", MOVE)],
            d2027_06_07=[("Inset day", LEAVE_OUT)],
        ),
    )

    moved = Proposal(date(2027, 6, 14), date(2027, 5, 31), "Spring bank holiday and May half-term")
    assert found == ([moved], [])


def test_keep_clear_does_not_move_past_the_next_date_or_the_end():
    found = keep_clear(
        [date(2027, 12, 20), date(2027, 12, 27)],
        date(2027, 12, 31),
        reasons(d2027_12_20=[("Christmas", MOVE)], d2027_12_27=[("Christmas", MOVE)]),
    )

    why = "Christmas; no Monday without a holiday before the next date"
    assert found == ([], [LeftOut(date(2027, 12, 20), why), LeftOut(date(2027, 12, 27), why)])


def test_keep_clear_leaves_out_or_shows_as_wished():
    days = [date(2027, 5, 3), date(2027, 6, 7)]

    found = keep_clear(
        days,
        date(2027, 12, 31),
        reasons(d2027_05_03=[("May Day", LEAVE_OUT)], d2027_06_07=[("Half-term", SHOW)]),
    )

    assert found == ([Proposal(date(2027, 6, 7))], [LeftOut(date(2027, 5, 3), "May Day")])
