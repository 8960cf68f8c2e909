"""Bank holidays of England, by the names that people know."""

from datetime import date

import pytest

from common.calendar import bank_holidays, is_working_day


def test_bank_holidays_of_a_year_are_those_of_england():
    found = bank_holidays(date(2027, 1, 1), date(2027, 12, 31))

    assert found == {
        date(2027, 1, 1): "New Year's Day",
        date(2027, 3, 26): "Good Friday",
        date(2027, 3, 29): "Easter Monday",
        date(2027, 5, 3): "Early May bank holiday",
        date(2027, 5, 31): "Spring bank holiday",
        date(2027, 8, 30): "Summer bank holiday",
        date(2027, 12, 25): "Christmas Day",
        date(2027, 12, 26): "Boxing Day",
        date(2027, 12, 27): "Christmas Day (substitute day)",
        date(2027, 12, 28): "Boxing Day (substitute day)",
    }


def test_bank_holidays_take_first_and_last_day_in_and_span_years():
    found = bank_holidays(date(2026, 12, 28), date(2027, 1, 1))

    assert found == {
        date(2026, 12, 28): "Boxing Day (substitute day)",
        date(2027, 1, 1): "New Year's Day",
    }


def test_bank_holidays_without_a_day_between_are_none():
    assert bank_holidays(date(2027, 6, 2), date(2027, 6, 1)) == {}


@pytest.mark.parametrize("year", [1900, 1970, 2100])
def test_bank_holidays_are_known_far_away(year):
    assert bank_holidays(date(year, 12, 25), date(year, 12, 25)) == {
        date(year, 12, 25): "Christmas Day"
    }


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2027, 3, 25), True),
        (date(2027, 3, 26), False),
        (date(2027, 3, 27), False),
        (date(2027, 3, 28), False),
        (date(2028, 2, 29), True),
    ],
)
def test_is_working_day_leaves_weekends_and_bank_holidays_out(day, is_one):
    assert is_working_day(day) is is_one
