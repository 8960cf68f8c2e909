"""Cells for actions and decisions that say there are none, and what the form says to fill in."""

import pytest

from tests.meetings.wordin.test_columns_beside import actions_of, row_of

HEAD = ("Item", "Key points", "Decisions", "Actions")


@pytest.mark.parametrize(
    "words",
    [
        "None",
        "none.",
        "N/A",
        "–",
        "No further actions",
        "Nil",
        "None identified",
        "Choose an item.",
    ],
)
def test_a_cell_that_says_there_is_nothing_makes_nothing(words):
    read = row_of("1. Reviews", "AB spoke.", words, words, head=HEAD)

    assert (actions_of(read), read.items[0].decisions) == ([], [])
    assert read.items[0].text == "<p>AB spoke.</p>"
    assert words in read.left_out
    assert not read.warnings


@pytest.mark.parametrize("words", ["No change to the thresholds", "None of the schools to be told"])
def test_what_begins_alike_is_taken(words):
    read = row_of("1. Reviews", "AB spoke.", words, "", head=HEAD)

    assert [decision.text for decision in read.items[0].decisions] == [words]


def test_what_the_form_says_is_no_day():
    read = row_of("1. Audit", "Noted.", "Write home", "PC", "Click or tap to enter a date.")

    assert actions_of(read) == [("Write home", ["Paul Crane"], "")]


def test_a_dash_among_owners_keeps_its_place():
    read = row_of("1. Audit", "Noted.", "Write home\nCheck it", "–\nPC", "")

    assert actions_of(read)[1] == ("Check it", ["Paul Crane"], "")
