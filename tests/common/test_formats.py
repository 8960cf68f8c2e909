"""Dates, times and numbers as people read them."""

from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from common import formats

NOVEMBER = date(2014, 11, 21)


@pytest.mark.parametrize(
    ("function", "text"),
    [
        (formats.long_date, "21 November 2014"),
        (formats.short_date, "21 Nov 2014"),
        (formats.weekday_date, "Friday 21 November 2014"),
        (formats.month_year, "November 2014"),
    ],
)
def test_date_is_written_out(function, text):
    assert function(NOVEMBER) == text


@pytest.mark.parametrize(
    "function",
    [
        formats.long_date,
        formats.short_date,
        formats.weekday_date,
        formats.month_year,
        formats.clock,
        formats.moment,
        formats.minutes,
    ],
)
def test_absent_value_is_empty(function):
    assert function(None) == ""


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (NOVEMBER, NOVEMBER, "21 November 2014"),
        (NOVEMBER, date(2014, 11, 23), "21 to 23 November 2014"),
        (NOVEMBER, date(2014, 12, 1), "21 November to 1 December 2014"),
        (NOVEMBER, date(2015, 1, 1), "21 November 2014 to 1 January 2015"),
        (NOVEMBER, None, "from 21 November 2014"),
        (None, NOVEMBER, "until 21 November 2014"),
        (None, None, ""),
    ],
)
def test_date_range_says_no_more_than_it_must(start, end, text):
    assert formats.date_range(start, end) == text


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (time(9, 30), "9.30am"),
        (time(9, 5), "9.05am"),
        (time(14, 0), "2pm"),
        (time(12, 0), "midday"),
        (time(12, 30), "12.30pm"),
        (time(0, 0), "midnight"),
        (time(0, 15), "12.15am"),
    ],
)
def test_clock_is_written_as_spoken(moment, text):
    assert formats.clock(moment) == text


def test_moment_in_summer_is_in_british_time():
    assert formats.moment(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026 at 12.30am"


def test_moment_in_winter_is_in_british_time():
    assert formats.moment(datetime(2026, 1, 1, 9, 30, tzinfo=UTC)) == "1 January 2026 at 9.30am"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (time(9, 30), time(12, 30), "9.30am to 12.30pm"),
        (time(9, 30), None, "from 9.30am"),
        (None, None, ""),
    ],
)
def test_time_range_is_written_out(start, end, text):
    assert formats.time_range(start, end) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (45, "45 minutes"),
        (60, "1 hour"),
        (150, "2 hours 30 minutes"),
    ],
)
def test_minutes_are_told_in_hours(count, text):
    assert formats.minutes(count) == text


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_listing_reads_as_a_sentence(words, text):
    assert formats.listing(words) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        *((1, "1 byte"), (900, "900 bytes"), (12_345, "12 KB")),
        *((3_400_000, "3.4 MB"), (79_620_000_000, "79.6 GB")),
    ],
)
def test_file_size_is_rounded(count, text):
    assert formats.file_size(count) == text


def test_plural_counts_in_thousands():
    assert [formats.plural(1, "action"), formats.plural(1204, "person", "people")] == [
        "1 action",
        "1,204 people",
    ]


@given(st.dates())
def test_any_date_can_be_written(day):
    assert formats.long_date(day).endswith(str(day.year))


@given(st.times())
def test_any_time_can_be_written(moment):
    assert formats.clock(moment).endswith(("am", "pm", "midday", "midnight"))


@pytest.mark.parametrize(
    ("count", "words", "text"),
    [(1, "action", "1 action"), (2, "action", "2 actions"), (18, "entry,entries", "18 entries")],
)
def test_filter_counts_in_words(count, words, text):
    template = Template("{% load formats %}{{ count|plural:words }}")

    assert template.render(Context({"count": count, "words": words})) == text
