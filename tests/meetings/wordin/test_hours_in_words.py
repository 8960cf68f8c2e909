"""Hours, places and titles that the head and the end of minutes tell in words."""

from datetime import date, time

import pytest

from tests.meetings.wordin import files


def read(*head, rows=()):
    document = files.new()
    files.lines(document, "**Northmere Board**", *head, "Present: Asha Bell, Police (AB)")
    files.table(document, ("Item", "Discussion"), ("1. Welcome", "AB welcomed all."), *rows)
    return files.read(document)


def test_a_meeting_of_which_the_hours_are_told_in_words():
    found = read(
        "Minutes of the meeting held at 3 o’clock on Friday, June 6th 2025 in Room 2, County Hall",
        rows=(
            ("2. Close", "The Chair closed the meeting at a quarter to five."),
            ("3. Next meeting", "Friday, July 11th 2025, 10 o’clock, same room."),
        ),
    )
    meeting, following = found.meeting, found.next_meeting

    assert (meeting.date, meeting.start) == (date(2025, 6, 6), time(15))
    assert (meeting.venue, meeting.closed) == ("Room 2, County Hall", time(16, 45))
    assert (following.start, following.venue) == (time(10), "Room 2, County Hall")
    assert [each.code for each in found.warnings] == ["time"]


def test_from_and_to():
    found = read("Date: 6 June 2025", "From: 9:15 a.m.  To: 11:45 a.m.")

    assert (found.meeting.start, found.meeting.end) == (time(9, 15), time(11, 45))
    assert found.items[0].text == "<p>AB welcomed all.</p>"


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("AB told us of the open day. Close 15:25.", time(15, 25)),
        ("AB told us of the open day. Close work with the school began.", None),
    ],
)
def test_the_close_behind_another_sentence(line, closed):
    assert read("Date: 6 June 2025", rows=[("2. AOB and close", line)]).meeting.closed == closed


def test_the_number_of_the_next_meeting():
    row = ("2. Next meeting (no. 38)", "Wednesday 9.7.2025, 9.30 to 12 noon at Police HQ, Fenby")
    found = read("Date: 6 June 2025", rows=[row]).next_meeting

    assert (found.date, found.end, found.venue) == (date(2025, 7, 9), time(12), "Police HQ, Fenby")


def test_notes_of_our_meeting():
    found = read("Notes of our meeting – Tuesday, 3 June 2025")

    assert found.meeting.title == "Northmere Board"
    assert found.meeting.date == date(2025, 6, 3)
