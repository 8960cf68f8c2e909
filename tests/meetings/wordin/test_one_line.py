"""A head whose facts stand in one line, with semicolons between them."""

from datetime import date, time

import pytest

from meetings.wordin.result import MeetingFacts
from tests.meetings.wordin import files

DAY, START, END = date(2017, 9, 3), time(13, 30), time(15)


@pytest.mark.parametrize(
    ("line", "title", "end", "venue"),
    [
        ("Northmere Board; 3 Sept 2017; 13:30-15:00; via Teams", "Northmere Board", END, "Teams"),
        ("Northmere Board; 3 Sept 2017; 13:30-15:00; Market House", "Northmere Board", END, "Market House"),
        ("Minutes of the Northmere Board | 03/09/17 | 1.30pm | Room 4", "Northmere Board", None, "Room 4"),
        ("3 Sept 2017; Town Hall; 13:30-15:00", "", END, "Town Hall"),
    ],
)  # fmt: skip
def test_facts_with_semicolons_between_them(line, title, end, venue):
    document = files.new()
    files.lines(document, line, "Present:", "Asha Bell, Chair (AB)", "1. Welcome", "All came.")
    files.lines(document, "2. Budget", "Spent.")

    read = files.read(document)

    assert read.meeting == MeetingFacts(title, DAY, START, end, None, venue)
    assert [item.title for item in read.items] == ["Welcome", "Budget"]


def test_a_sentence_with_semicolons_is_no_head():
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", "**1. Welcome**")
    files.lines(document, "The plan; 3 Sept 2017; was late.")

    assert files.read(document).items[0].text == "<p>The plan; 3 Sept 2017; was late.</p>"
