"""When actions are due, in the words of minute-takers."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.enums import DueKind
from common.formats import MONTHS, long_date, short_date
from meetings.capture import due
from tests.meetings.capture.people import DAY

OWN = frozenset({"board"})


def read(text, **facts):
    return due.read(text, DAY, own_names=OWN, **facts)


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("by 12 Dec", date(2026, 12, 12)),
        ("by 12 December 2026", date(2026, 12, 12)),
        ("by 12th of December", date(2026, 12, 12)),
        ("by the 12th December, 2026", date(2026, 12, 12)),
        ("by Saturday 12 December", date(2026, 12, 12)),
        ("by December 12", date(2026, 12, 12)),
        ("by 12 Dec '27", date(2027, 12, 12)),
        ("by 12/12/26", date(2026, 12, 12)),
        ("by 12.12.2026", date(2026, 12, 12)),
        ("by 2026-12-12", date(2026, 12, 12)),
        ("by 12/12", date(2026, 12, 12)),
        ("before 3 March", date(2027, 3, 3)),
        ("by 20 November", DAY),
        ("no later than 1 Sept", date(2027, 9, 1)),
        ("due 5 January", date(2027, 1, 5)),
        ("before Christmas", date(2026, 12, 24)),
        ("prior to Christmas", date(2026, 12, 24)),
        ("by Easter", date(2027, 3, 25)),
        ("by the New Year", date(2026, 12, 31)),
        ("end of January", date(2027, 1, 31)),
        ("by the end of February", date(2027, 2, 28)),
        ("by end of Jan 2028", date(2028, 1, 31)),
        ("by the end of the month", date(2026, 11, 30)),
        ("by the end of next month", date(2026, 12, 31)),
        ("by the end of the week", DAY),
        ("by the end of the year", date(2026, 12, 31)),
        ("by the end of the financial year", date(2027, 3, 31)),
        ("by Friday", date(2026, 11, 27)),
        ("by Mon", date(2026, 11, 23)),
        ("by tomorrow", date(2026, 11, 21)),
        ("within two weeks", date(2026, 12, 4)),
        ("in six weeks", date(2027, 1, 1)),
        ("within 3 months", date(2027, 2, 20)),
        ("within a fortnight", date(2026, 12, 4)),
        ("within 10 working days", date(2026, 12, 4)),
        ("within two weeks of the meeting", date(2026, 12, 4)),
    ],
)
def test_day_is_understood_at_the_end_and_its_words_are_known(words, on):
    found = read(f"circulate the guidance {words}.")

    assert (found.kind, found.on, found.phrase) == (DueKind.DATE, on, words)


@pytest.mark.parametrize(
    "words",
    [
        "at next meeting",
        "for the next meeting",
        "to the next meeting",
        "by the next meeting",
        "for the next meeting of the Board",
    ],
)
def test_next_meeting_is_understood(words):
    found = read(f"update {words}")

    assert (found.kind, found.on, found.phrase) == (DueKind.NEXT_MEETING, None, words)


@pytest.mark.parametrize("words", ["12/12/26", "12 Dec", "next meeting", "Friday 11 December"])
def test_bare_day_behind_the_dash_is_understood(words):
    assert read(words, is_apart=True).is_understood


@pytest.mark.parametrize(
    ("text", "phrase", "sentence", "candidates"),
    [
        ("send it asap", "asap", "When is it due? The words are “asap”.", ()),
        ("ongoing", "ongoing", "When is it due? The words are “ongoing”.", ()),
        ("do it as soon as possible", "as soon as possible", None, ()),
        ("by 30 February", "by 30 February", "There is no 30 February in that year.", ()),
        ("by 31/13/26", "by 31/13/26", "There is no day 31 of month 13 in that year.", ()),
        ("by Friday 12 December", "by Friday 12 December", "12 December 2026 is a Saturday.", None),
        (
            "by 12/12/14",
            "by 12/12/14",
            "12 December 2014 is before the meeting. When is it due?",
            (date(2026, 12, 12),),
        ),
        (
            "by January",
            "by January",
            "Which day of January is meant?",
            (date(2026, 12, 31), date(2027, 1, 31)),
        ),
        (
            "by next Friday",
            "by next Friday",
            "Which Friday is meant?",
            (date(2026, 11, 27), date(2026, 12, 4)),
        ),
        (
            "invite them to the event on 12 December",
            "on 12 December",
            "Is it due by Saturday 12 December 2026?",
            (date(2026, 12, 12),),
        ),
        ("take the next meeting through the figures", None, "", ()),
    ],
)
def test_day_that_is_not_certain_is_asked_and_its_words_stay(text, phrase, sentence, candidates):
    found = read(text)

    assert (found.kind, found.on, found.is_understood) == (DueKind.UNDATED, None, False)
    if phrase is not None:
        assert found.phrase == phrase
    if sentence:
        assert found.sentence == sentence
    if candidates:
        assert found.candidates == candidates


@pytest.mark.parametrize(
    "text",
    [
        "agree the budget",
        "by May Smith",
        "read the 2014 figures",
        "report to the next meeting of the Executive",
        "paragraph 2.1 and 3.1",
        "ongoing work with 12 schools",
        "may be needed",
        "march on",
    ],
)
def test_text_without_a_day_names_none(text):
    assert read(text) == due.NOTHING


DAYS_TO_COME = st.integers(0, 360).map(lambda count: DAY + timedelta(days=count))
WORDS = st.text(st.sampled_from("abcdefgh "), max_size=30)


@given(WORDS, DAYS_TO_COME, st.sampled_from([long_date, short_date, "{:%d/%m/%y}".format, str]))
def test_every_coming_day_is_understood_however_it_is_written(words, day, written):
    phrase = f"by {written(day)}"

    found = read(f"{words} {phrase}")

    assert (found.on, found.phrase) == (day, phrase)


@given(DAYS_TO_COME)
def test_day_without_a_year_is_the_first_on_or_after_the_meeting(day):
    found = read(f"by {day.day} {MONTHS[day.month - 1]}")

    assert (found.on, found.sentence) == (day, "")


@given(
    st.text(max_size=60)
    | st.text(st.sampled_from("by 0123456789/.-decjanfrithmoned of"), max_size=40),
    st.dates(date(1990, 1, 1), date(2090, 12, 31)),
    st.booleans(),
)
def test_any_text_gives_a_day_a_question_or_nothing(text, meeting, is_apart):
    found = due.read(text, meeting, own_names=OWN, is_apart=is_apart)

    assert text[found.start : found.end] == found.phrase
    assert (found.kind == DueKind.DATE) == (found.on is not None)
    assert found.on is None or found.on >= meeting
    assert bool(found.phrase) == (found.is_understood or bool(found.sentence))
    assert re.search(r"\bNone\b", found.sentence) is None
