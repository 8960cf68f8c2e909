"""Where the meeting was, and where the next one is, wherever the file says it."""

from datetime import date, time

import pytest

from meetings.wordin.places import is_place
from tests.meetings.wordin import files

PEOPLE = ("Present:", "Asha Bell, Chair (AB)", "Omar Said, ICB (OS)")
ITEMS = (["Item", "Discussion"], ["1. Welcome", "AB opened the meeting."], ["2. AOB", "None."])


def read(*head, items=ITEMS):
    document = files.new()
    files.lines(document, "**Northmere Safeguarding Board**", *head, *PEOPLE)
    files.table(document, *items)
    return files.read(document)


@pytest.mark.parametrize(
    ("head", "venue"),
    [
        (("Tuesday 4 March 2025, 10am – 12pm", "Weir House, Northmere"), "Weir House, Northmere"),
        (("Minutes of meeting on 4 March 2025", "10am to 12pm", "Fire Station"), "Fire Station"),
        (("Tuesday 4 March 2025\n10am – 12pm\nThe Forge, Northmere",), "The Forge, Northmere"),
        (("Tuesday 4 March 2025, 10am – 12pm", "Board Room, Town Hall"), "Board Room, Town Hall"),
        (("Held on Tues 4 March 2025 @ 10:00 – 12:00", "By Zoom"), "Zoom"),
        (("Tuesday 4 March 2025 – 10.00hrs to 12.00hrs – Weir House",), "Weir House"),
        (("Minutes of the meeting held at Weir Mill on 4 March 2025 at 10am",), "Weir Mill"),
        (
            ("Minutes of a meeting held in the Green Room, Weir House on 4 March 2025 at 10am",),
            "Green Room, Weir House",
        ),
    ],
)
def test_the_place_stands_below_the_day_or_beside_it(head, venue):
    found = read(*head)

    assert (found.meeting.date, found.meeting.start) == (date(2025, 3, 4), time(10))
    assert found.meeting.venue == venue
    assert found.meeting.title == "Northmere Safeguarding Board"
    assert "AB opened the meeting." in found.items[0].text
    assert found.items[0].text.count("<p>") == 1


@pytest.mark.parametrize(
    "line",
    [
        "Quality Sub-group",
        "DRAFT",
        "OFFICIAL SENSITIVE",
        "Ann Field, Northmere Council",
        "Tom Ridley",
        "The meeting was quorate",
        "Ann Field, Chair",
        "Learning and Development",
        "Hospital Working Group",
        "We met at the house",
        "Present",
    ],
)
def test_other_lines_are_no_place(line):
    assert not is_place(line)


@pytest.mark.parametrize(
    ("said", "venue"),
    [
        ("Wed 9 July 2025 @ 15:30 by Zoom", "Zoom"),
        ("Wednesday, July 9, 2025; 3.30 p.m.; Microsoft Teams", "Microsoft Teams"),
        ("9 July 2025 at 3.30pm in the Green Room", "Green Room"),
        ("Wednesday 9 July 2025\n3.30pm\nThe Forge, Northmere", "The Forge, Northmere"),
    ],
)
def test_the_place_of_the_next_meeting(said, venue):
    found = read("4 March 2025", items=(*ITEMS, ["3\nNext meeting", said])).next_meeting

    assert (found.date, found.start, found.venue) == (date(2025, 7, 9), time(15, 30), venue)


def test_the_end_of_this_meeting_is_no_time_of_the_next():
    last = ["3\nNext meeting", "9 July 2025\nThe meeting closed at 4.20pm"]
    found = read("4 March 2025", items=(*ITEMS, last))

    assert (found.next_meeting.start, found.meeting.closed) == (None, time(16, 20))


def test_a_place_before_the_hours_is_told_without_what_leads_to_them():
    document = files.new()
    files.lines(document, "**NORTHMERE PARTNERSHIP**")
    files.lines(
        document,
        "**Minutes of the meeting held on 19th January 2021 by video conference at 10.00am**",
    )
    files.lines(document, "Present: Ann Bell (AB) – Council", "**1. WELCOME**", "1.1 AB spoke.")

    assert files.read(document).meeting.venue == "video conference"
