"""Items that each fill a table of their own, or several rows of one, with labels in front of the rows."""

from collections import Counter

import pytest

from tests.meetings.wordin import files

WELCOME = [("Item 1", "Welcome"), ("Discussion", "AB welcomed all.")]
STRATEGY = [
    ("Item 2", "Exploitation strategy"),
    ("Discussion", "PC introduced it.\nPC spoke of schools."),
    ("Decision", "The strategy was adopted."),
]
ACTIONS = [("Action", "Lead", "Timescale"), ("Issue the form", "PC", "By half term")]
RISKS = [("Item 3", "Risk register"), ("Discussion", "No changes.")]


def read_tables(*tables):
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    for rows in tables:
        files.table(document, *rows)
        files.lines(document, "")
    read = files.read(document)
    lost = files.words_of_body(document) - files.words_of(read.as_json())
    assert not lost - Counter({"Item": 3})
    return read


@pytest.mark.parametrize(
    "tables",
    [[WELCOME, STRATEGY, ACTIONS, RISKS], [[*WELCOME, *STRATEGY, *ACTIONS, *RISKS]]],
)
def test_each_item_has_rows_with_labels(tables):
    read = read_tables(*tables)

    assert [(item.number, item.title) for item in read.items] == [
        ("1", "Welcome"),
        ("2", "Exploitation strategy"),
        ("3", "Risk register"),
    ]
    strategy = read.items[1]
    assert strategy.text == "<p>PC introduced it.</p><p>PC spoke of schools.</p>"
    assert [decision.text for decision in strategy.decisions] == ["The strategy was adopted."]
    assert [(each.text, each.owners, each.due) for each in strategy.actions] == [
        ("Issue the form", ["Paul Crane"], "By half term")
    ]
    assert read.items[2].text == "<p>No changes.</p>"


def test_labels_that_are_not_known_stay_with_what_they_say():
    read = read_tables(
        [("Agenda item", "4. Budget"), ("Presented by", "PC"), ("Discussion", "It was low.")],
        [("Agenda item", "5. Risks"), ("Discussion", "None."), ("Action", "AB to write home")],
    )

    assert [(item.number, item.title) for item in read.items] == [("4", "Budget"), ("5", "Risks")]
    assert read.items[0].text == "<p>Presented by</p><p>PC</p><p>It was low.</p>"
    assert [action.owners for action in read.items[1].actions] == [["Asha Bell"]]
