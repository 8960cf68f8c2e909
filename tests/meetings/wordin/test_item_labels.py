"""Items whose title fills a row or stands above their table, with rows of labels below it."""

import pytest

from tests.meetings.wordin import files

TALK = ("Discussion", "PC shared it.\nAB asked for more.")
DEED = ("Actions", "PC to set up a route by 31 October 2025\nAB to write home")
DEEDS = [
    ("PC to set up a route by 31 October 2025", ["Paul Crane"], "31 October 2025"),
    ("AB to write home", ["Asha Bell"], ""),
]
TEXT = "<p>PC shared it.</p><p>AB asked for more.</p>"


def begun():
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    return document


def add(document, *rows):
    """A table in which a row of one cell fills the width."""
    made = files.table(document, *rows)
    for row, cells in zip(rows, made.rows, strict=True):
        if len(row) == 1 and len(cells.cells) > 1:
            cells.cells[0].merge(cells.cells[-1])
    files.lines(document, "")


def read(document):
    found = files.read(document)
    assert not files.words_of_body(document) - files.words_of(found.as_json())
    return [(item.number, item.title, item.text, deeds_of(item)) for item in found.items]


def deeds_of(item):
    return [(each.text, each.owners, each.due) for each in item.actions]


@pytest.mark.parametrize("titles", [("1. Welcome", "2. Data"), ("**Welcome**", "**Data**")])
@pytest.mark.parametrize("is_one_table", [False, True])
def test_a_title_fills_the_row_above_the_labels(titles, is_one_table):
    document = begun()
    welcome = [(titles[0],), ("Discussion", "AB welcomed all.")]
    data = [(titles[1],), TALK, DEED]
    for rows in [[*welcome, *data]] if is_one_table else [welcome, data]:
        add(document, *rows)

    numbers = ["1", "2"] if "1" in titles[0] else ["", ""]
    assert read(document) == [
        (numbers[0], "Welcome", "<p>AB welcomed all.</p>", []),
        (numbers[1], "Data", TEXT, DEEDS),
    ]


def test_an_item_of_the_table_may_have_a_title_alone():
    document = begun()
    add(document, ("1. Welcome",), ("Discussion", "None."), ("2. Data",), TALK, DEED, ("3. Close",))

    assert [item[:3] for item in read(document)] == [
        ("1", "Welcome", "<p>None.</p>"),
        ("2", "Data", TEXT),
        ("3", "Close", ""),
    ]


def test_the_title_stands_above_the_table():
    document = begun()
    files.lines(document, "**1. Welcome**")
    add(document, ("Discussion", "AB welcomed all."), ("Actions", ""))
    files.lines(document, "**2. Data**")
    add(document, TALK, DEED)

    assert read(document) == [
        ("1", "Welcome", "<p>AB welcomed all.</p>", []),
        ("2", "Data", TEXT, DEEDS),
    ]


def test_each_item_fills_a_table_of_one_column():
    document = begun()
    add(document, ("**1. Welcome**",), ("AB welcomed all.",))
    add(
        document,
        ("**2. Data**",),
        ("PC shared it.\nAB asked for more.",),
        ("Action: AB to write home",),
    )

    assert read(document) == [
        ("1", "Welcome", "<p>AB welcomed all.</p>", []),
        ("2", "Data", TEXT, DEEDS[1:]),
    ]


def test_a_frame_within_an_item_stays_in_it():
    document = begun()
    files.lines(document, "**1. Welcome**", "AB welcomed all.", "**2. Data**", "PC shared it.")
    add(document, ("**1. Attendance**",), ("It fell.",))
    add(document, ("**2. Exclusions**",), ("They rose.",))

    assert [item[:2] for item in read(document)] == [("1", "Welcome"), ("2", "Data")]


def test_a_table_of_details_within_an_item_stays_in_it():
    document = begun()
    files.lines(document, "**1. Welcome**", "AB welcomed all.", "**2. Cases**", "PC shared it.")
    add(document, ("**Child A**",), ("Details", "A boy of four."), ("Outcome", "He is safe."))
    files.lines(document, "AB thanked PC.")

    assert [item[:2] for item in read(document)] == [("1", "Welcome"), ("2", "Cases")]
