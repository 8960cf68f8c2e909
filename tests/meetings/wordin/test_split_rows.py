"""A sentence that goes on in the row below is one, as it was before the table was cut."""

import pytest

from tests.meetings.wordin import files
from tests.meetings.wordin.test_records import HEAD


def item_of(*texts):
    document = files.new()
    files.lines(document, *HEAD)
    rows = [["" if place else "1. Data", text, ""] for place, text in enumerate(texts)]
    files.table(document, ["Item", "Discussion", "Action"], *rows)
    return files.read(document).items[0]


@pytest.mark.parametrize("words", ["looked after", "looked-after"])
def test_a_sentence_over_two_rows(words):
    item = item_of("AB asked how many were", f"{words}. PC replied that 19 were.")
    assert item.text == f"<p>AB asked how many were {words}. PC replied that 19 were.</p>"
    assert [(each.question, each.answered_by) for each in item.challenges] == [
        (f"AB asked how many were {words}.", "Paul Crane")
    ]


def test_an_empty_line_does_not_cut_it():
    item = item_of("AB thanked the schools and\n", "families who had come.")
    assert "AB thanked the schools and families who had come." in item.text


def test_rows_that_are_no_one_sentence():
    item = item_of("The board saw the figures.", "these were late", "none. Noted")
    assert item.text == "<p>The board saw the figures.</p><p>these were late</p><p>none. Noted</p>"
