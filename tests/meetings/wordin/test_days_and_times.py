"""No day and no time of the clock is lost: each is a fact, or stands in the text as it was written."""

from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.wordin.dates import days_in, times_in
from meetings.wordin.strays import tokens
from tests.meetings.wordin import files
from tests.meetings.wordin.test_layouts import PRESENT
from tests.meetings.wordin.test_strays import strings

DAYS = st.integers(0, 3000).map(lambda n: date(2020, 1, 1) + timedelta(days=n))
TIMES = st.tuples(st.integers(7, 18), st.sampled_from([0, 15, 30, 45])).map(lambda t: time(*t))
WRITTEN_DAYS = st.tuples(
    DAYS, st.sampled_from(["%A %-d %B %Y", "%-d %B %Y", "%d/%m/%Y", "%d.%m.%y"])
)
WRITTEN_TIMES = st.tuples(TIMES, st.sampled_from(["%H:%M", "%-I.%M%p", "%H.%M"]))
IN_HEAD = (
    *("Date: {d}", "Time: {t}", "Time: {t} – {t}", "Start: {t}", "Finish: {t}", "Start: {t} Finish: {t}", "{d}, {t}"),
    *("Held on {d} commencing at {t} and finishing at {t}", "Next meeting: {d} at {t}", "Closed at {t}", "{d}"),
)  # fmt: skip
AT_END = (
    *("Date of next meeting: {d} at {t}", "Dates of next meetings: {d}, {d} and {d}, all at {t}", "Next meeting"),
    *("{d}, {t}, Town Hall", "{d} at {t}", "The meeting closed at {t}", "Finish", "{t}", "Dates of future meetings"),
    *("{d}", "Finish: {t}", "Meeting ended {t}.", "{d} {t} – {t}"),
)  # fmt: skip


def lines_of(templates):
    line = st.sampled_from(templates).flatmap(
        lambda template: st.tuples(
            st.just(template),
            st.lists(WRITTEN_DAYS, min_size=3, max_size=3),
            st.lists(WRITTEN_TIMES, min_size=2, max_size=2),
        )
    )
    return st.lists(line.map(written), max_size=4)


def written(drawn):
    template, days, times = drawn
    words = template
    for day, form in days:
        words = words.replace("{d}", day.strftime(form), 1)
    for hour, form in times:
        words = words.replace("{t}", hour.strftime(form).lower(), 1)
    return words


def said_in(document):
    """The days, the times and the whole text of what is printed."""
    printed = files.read(document).as_printed()
    del printed["warnings"]
    facts = {*printed["meeting"].values(), *(printed["next_meeting"] or {}).values()}
    return facts, " ".join(" ".join(tokens(each)) for each in strings(printed))


def is_said(words, values, facts, text):
    return set(values) <= facts or " ".join(tokens(words)) in text


def missing(line, facts, text):
    """The days and times of a line that nothing says."""
    for day in days_in(line):
        words = line[day.start : day.end]
        if not is_said(words, [day.day.isoformat()], facts, text):
            yield words
        line = line[: day.start] + "\0" * (day.end - day.start) + line[day.end :]
    while found := times_in(line):
        words = line[found.start : found.end]
        values = [each.strftime("%H:%M") for each in (found.first, found.last) if each]
        if not is_said(words, values, facts, text):
            yield words
        line = line[: found.start] + "\0" * (found.end - found.start) + line[found.end :]


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(lines_of(IN_HEAD), lines_of(AT_END), lines_of(AT_END))
def test_every_day_and_time_is_said(head, below, at_end):
    document = files.new()
    files.lines(document, "Northmere Board", *head, *PRESENT, "**1. Welcome**", "AB welcomed all.")
    files.lines(document, *below, "**2. AOB**", "None.", *at_end)

    facts, text = said_in(document)

    lost = [each for line in (*head, *below, *at_end) for each in missing(line, facts, text)]
    assert lost == []


@pytest.mark.parametrize(
    ("line", "start", "end", "closed"),
    [
        ("Start: 10.00am   Finish: 11.45am", time(10), time(11, 45), None),
        ("Start 10:00 Finish 11.45", time(10), time(11, 45), None),
        ("Started: 10am; closed: 11.45am", time(10), None, time(11, 45)),
        ("Commencing at 1.30 pm and finishing at 3.25pm", time(13, 30), time(15, 25), None),
        ("Finish: 11.45am", None, time(11, 45), None),
        ("Start time: 9.30am – 11.30am", time(9, 30), time(11, 30), None),
    ],
)
def test_lines_that_say_when_it_began_and_ended(line, start, end, closed):
    document = files.new()
    files.lines(
        document, "Northmere Board", "11 June 2025", line, *PRESENT, "**1. Welcome**", "So."
    )

    read = files.read(document)

    assert (read.meeting.start, read.meeting.end, read.meeting.closed) == (start, end, closed)
    assert (read.meeting.title, read.items[0].text) == ("Northmere Board", "<p>So.</p>")


def test_a_sentence_of_the_head_says_when_it_ended():
    line = "Held at the Town Hall on 11 June 2025 commencing at 1.30 pm and finishing at 3.25pm"
    document = files.new()
    files.lines(document, "Northmere Board", line, *PRESENT, "**1. Welcome**", "So.")

    meeting = files.read(document).meeting

    assert (meeting.date, meeting.start, meeting.end) == (
        date(2025, 6, 11), time(13, 30), time(15, 25),
    )  # fmt: skip


def test_a_table_of_facts_says_when_it_ended():
    document = files.new()
    files.table(document, ("Date", "11 June 2025"), ("Start", "10am"), ("Finish", "11.45am"))
    files.lines(document, *PRESENT, "**1. Welcome**", "So.")

    meeting = files.read(document).meeting

    assert (meeting.start, meeting.end) == (time(10), time(11, 45))


def test_of_several_meetings_to_come_the_first_is_the_next_and_the_others_stay_in_the_text():
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025", *PRESENT, "**1. Welcome**", "So.")
    files.lines(
        document, "**Dates of future meetings**", "8 July 2025", "9 September 2025, Old Mill"
    )

    read = files.read(document)

    assert (read.next_meeting.date, read.next_meeting.venue) == (date(2025, 7, 8), "")
    assert read.items[0].text == "<p>So.</p><p>9 September 2025, Old Mill</p>"
    assert "further_meetings" in [each.code for each in read.warnings]


def test_several_meetings_to_come_in_one_line():
    line = "Dates of next meetings: 8 July 2025, 9 September 2025 and 2 December 2025, all at 10am"
    document = files.new()
    files.lines(
        document, "Northmere Board", "11 June 2025", *PRESENT, "**1. Welcome**", "So.", line
    )

    read = files.read(document)

    assert (read.next_meeting.date, read.next_meeting.start) == (date(2025, 7, 8), time(10))
    assert read.items[0].text == f"<p>So.</p><p>{line}</p>"


def test_the_title_of_an_item_says_when_the_next_meeting_is():
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025", *PRESENT, "**1. Welcome**", "So.")
    files.lines(document, "**2. Date of next meeting 8 July 2025 1400 – 1600hrs County Hall**")

    read = files.read(document)

    following = read.next_meeting
    assert (following.date, following.start, following.end) == (
        date(2025, 7, 8), time(14), time(16),
    )  # fmt: skip
    assert read.items[1].title == "Date of next meeting 8 July 2025 1400 – 1600hrs County Hall"
