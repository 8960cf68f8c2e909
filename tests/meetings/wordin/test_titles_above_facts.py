"""Headings above the table of the facts, or of those who came, say whose minutes they are."""

import datetime

import pytest

from tests.meetings.wordin import files

FACTS = [
    ("Date and time", "Tuesday 3 October 2023, 14:00-16:00"),
    ("Location", "Town Hall"),
    ("Chair", "Asha Bell"),
    ("Present", "Asha Bell (AB), Northmere Council\nPaul Crane (PC), Police"),
]
ITEMS = [("1", "**Welcome**\nAB welcomed all."), ("2", "**Data**\nPC shared it.")]


@pytest.mark.parametrize("rows", [2, 4])
def test_headings_above_a_table_of_facts(rows):
    document = files.new()
    document.add_heading("Northmere Safeguarding Partnership", 1)
    document.add_heading("Missing Sub-Group", 2)
    files.table(document, *FACTS[:rows])
    files.lines(document, "")
    files.table(document, *ITEMS)
    read = files.read(document)

    assert read.meeting.title == "Northmere Safeguarding Partnership – Missing Sub-Group"
    assert (read.meeting.date, read.meeting.venue) == (datetime.date(2023, 10, 3), "Town Hall")
    assert [one.name for one in read.attendance] == ["Asha Bell", "Paul Crane"][: rows - 2]
    assert [(item.number, item.title) for item in read.items] == [("1", "Welcome"), ("2", "Data")]
    assert not files.words_of_body(document) - files.words_of(read.as_json())


def test_headings_above_a_table_of_people():
    document = files.new()
    document.add_heading("Northmere Safeguarding Partnership", 1)
    document.add_heading("Missing Sub-Group", 2)
    files.table(
        document, ("Name", "Agency"), ("Asha Bell", "Northmere Council"), ("Paul Crane", "Police")
    )
    files.lines(document, "")
    files.table(document, *ITEMS)
    read = files.read(document)

    assert read.meeting.title == "Northmere Safeguarding Partnership – Missing Sub-Group"
    assert [one.name for one in read.attendance] == ["Asha Bell", "Paul Crane"]
    assert [(item.number, item.title) for item in read.items] == [("1", "Welcome"), ("2", "Data")]


@pytest.mark.parametrize("title", ["Welcome and introductions", "1. Register"])
def test_an_item_may_stand_above_the_people(title):
    document = files.new()
    files.lines(document, "Northmere Safeguarding Partnership", "")
    document.add_heading(title, 2)
    files.table(
        document, ("Name", "Agency"), ("Asha Bell", "Northmere Council"), ("Paul Crane", "Police")
    )
    document.add_heading("Data" if title[0] == "W" else "2. Data", 2)
    files.lines(document, "Paul Crane shared it.")

    assert len(files.read(document).items) == 2
