"""Days and times as British minutes write them."""

from datetime import date, time

import pytest

from meetings.wordin.dates import days_in, times_in, without_days


@pytest.mark.parametrize(
    "text",
    [
        "19 September 2025",
        "Friday 19th September 2025",
        "Friday, 19th of September, 2025",
        "Friday 19th day of September 2025",
        "19th Sept 2025",
        "19-Sep-25",
        "September 19th, 2025",
        "19/09/25",
        "19.9.2025",
        "2025-09-19",
    ],
)
def test_a_day(text):
    assert [(found.day, found.problem) for found in days_in(f"on {text} at 9.30am")] == [
        (date(2025, 9, 19), "")
    ]


@pytest.mark.parametrize(
    "text", ["31 June 2025", "paragraph 2.1 and 3.1", "61 of 78", "4-17 years", "45/13/2025"]
)
def test_no_day(text):
    assert days_in(text) == []


def test_a_day_without_a_year_is_the_next_such_day():
    assert [found.day for found in days_in("Friday 9 January", near=date(2025, 9, 19))] == [
        date(2026, 1, 9)
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("9.30 am – 12.30 pm", time(9, 30), time(12, 30)),
        ("09:30 to 12:30", time(9, 30), time(12, 30)),
        ("2.00pm-5.00pm", time(14), time(17)),
        ("2 - 5pm", time(14), time(17)),
        ("10.00 – 1.00pm", time(10), time(13)),
        ("10am to 12 noon", time(10), time(12)),
        ("1400 - 1600hrs", time(14), time(16)),
        ("at 12.42 p.m.", time(12, 42), None),
        ("from 10am", time(10), None),
    ],
)
def test_times(text, first, last):
    found = times_in(text)

    assert (found.first, found.last, found.is_guessed) == (first, last, False)


def test_a_time_that_may_be_of_either_half_of_the_day_is_told():
    found = times_in("2.00 – 4.30")

    assert (found.first, found.last, found.is_guessed) == (time(14), time(16, 30), True)


def test_days_are_no_times():
    text = "12.3.2025 at the Town Hall"

    assert times_in(without_days(text, days_in(text))) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("at 3 o’clock on Friday", time(15), None),
        ("10 o'clock", time(10), None),
        ("closed at a quarter to five.", time(16, 45), None),
        ("half past nine", time(9, 30), None),
        ("two o’clock", time(14), None),
        ("9:15 a.m.  To: 11:45 a.m.", time(9, 15), time(11, 45)),
    ],
)
def test_times_in_words(text, first, last):
    found = times_in(text)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["a quarter of five schools", "half to one", "five to ten members", "half past"]
)
def test_no_times_in_words(text):
    assert times_in(text) is None
