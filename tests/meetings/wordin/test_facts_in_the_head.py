"""The title, day, hours and place of a meeting, as heads of minutes may say them."""

import pytest

from tests.meetings.wordin import files

ITEMS = ("**1. Welcome**", "All were welcomed.", "**2. Other business**", "None")
PRESENT = "Present: Amy Holt (Police), Ben Carr (Health)"


def read(*head, rows=()):
    document = files.new()
    if rows:
        files.table(document, *rows)
    files.lines(document, *head, PRESENT, *ITEMS)
    found = files.read(document)
    assert not files.words_of_body(document) - files.words_of(found.as_json())
    assert [item.text for item in found.items] == ["<p>All were welcomed.</p>", "<p>None</p>"]
    return found


def facts_of(found):
    said = found.as_json()["meeting"]
    return tuple(said[name] for name in ("title", "date", "start", "end", "venue"))


def test_a_label_of_the_meeting_may_say_when_it_was():
    found = read(
        "**Northmere LSCB – Quality Sub-Group**",
        "Meeting: 12 May 2016, 1.30 – 3.30pm at Northmere Fire Station",
    )

    title = "Northmere LSCB – Quality Sub-Group"
    assert facts_of(found) == (title, "2016-05-12", "13:30", "15:30", "Northmere Fire Station")


def test_a_label_of_the_meeting_may_say_what_and_when_it_was():
    found = read("Meeting: Northmere Board, 12 May 2016, 1.30pm, Town Hall")

    assert facts_of(found) == ("Northmere Board", "2016-05-12", "13:30", None, "Town Hall")


def test_a_labelled_title_with_a_day_in_it_stays_one():
    found = read("Meeting: Review of 12 May 2016", "Date: 3 June 2016")

    assert facts_of(found)[:2] == ("Review of 12 May 2016", "2016-06-03")


def test_a_rank_makes_no_other_person():
    found = read("**Northmere Board**", "Date: 3 June 2016", "Chair: Superintendent Amy Holt")

    assert [(each.name, each.role, each.organisation) for each in found.attendance] == [
        ("Superintendent Amy Holt", "Chair", "Police"),
        ("Ben Carr", "", "Health"),
    ]


def test_the_hour_and_the_place_below_the_day():
    found = read(
        "**Northmere Children Board**",
        "**Board Meeting – Monday 17th July 2017**",
        "10.00am, Northmere Cricket Club",
    )

    assert facts_of(found)[1:] == ("2017-07-17", "10:00", None, "Northmere Cricket Club")


@pytest.mark.parametrize(
    "rows",
    [
        [("NORTHMERE CHILDREN BOARD", ""), ("Group", "Planning Group")],
        [("NORTHMERE CHILDREN BOARD\nPlanning Group", "Minutes")],
    ],
)
def test_the_first_row_of_a_table_of_facts_is_the_title(rows):
    when = ("Date and time", "Wed 25 January 2017, 9.30am-11.30am")
    found = read(rows=[*rows, when, ("Venue", "The Annexe")])

    title = "NORTHMERE CHILDREN BOARD – Planning Group"
    assert facts_of(found)[:4] == (title, "2017-01-25", "09:30", "11:30")


TAKER = ("Dom Shaw", "Minutes", "DS")


def takers(found):
    return [(each.name, each.role, each.initials) for each in found.attendance if each.role]


def test_who_took_the_minutes_with_initials_in_a_table_of_facts():
    assert takers(read(rows=[("Date", "25 January 2017"), ("Minutes", "Dom Shaw (DS)")])) == [TAKER]


def test_who_took_the_minutes_in_a_line():
    found = read("**Northmere Board**", "Date: 25 January 2017", "Minutes: Dom Shaw (DS)")
    assert takers(found) == [TAKER]


def test_minutes_that_begin_a_sentence_are_not_their_taker():
    document = files.new()
    files.table(document, ("Date", "25 January 2017"), ("Minutes", "Dom Shaw"))
    files.lines(document, PRESENT, *ITEMS, "Minutes of this item to be restricted to partners.")
    found = files.read(document)

    assert [each.owners for each in found.items[1].actions] == [[]]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Teams / Committee Room 1", "Teams / Committee Room 1"),
        ("Council Chamber, Civic Centre (hybrid)", "Council Chamber, Civic Centre (hybrid)"),
        ("Hybrid", "Hybrid"),
    ],
)
def test_a_place_in_a_line_of_its_own(line, place):
    found = read("**Northmere Board**", "Thursday 16 June 2022, 9.30am to 12.30pm", line)

    assert facts_of(found)[4] == place


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Minutes of the meeting held on 4 December 2019 at 10.00 am (to 12 noon) in the Boardroom, Forest House",
            ("2019-12-04", "10:00", "12:00", "Boardroom, Forest House"),
        ),
        (
            "Wednesday 4 December 2019, 9.30am – 12 noon (hybrid)",
            ("2019-12-04", "09:30", "12:00", "hybrid"),
        ),
    ],
)
def test_hours_and_place_in_brackets(line, expected):
    assert facts_of(read("**Northmere Board**", line))[1:] == expected
