"""Headings of the columns that name the item and whose the actions are, and no discussion."""

import pytest

from tests.meetings.wordin import files
from tests.meetings.wordin.test_layouts import board


@pytest.mark.parametrize("last", ["Action by", "Action owner", "Lead", "By whom"])
@pytest.mark.parametrize("is_repeated", [False, True])
def test_headings_of_number_item_and_owner_are_no_item(last, is_repeated):
    head = ("Ref", "Item", last)
    again = [head] if is_repeated and "Action" in last else []
    document = board(
        ("21/13", "**Apologies**\nThere were two.", ""),
        *again,
        ("22/13", "**Training**\nPC to audit ten cases.", "PC"),
        head=head,
    )
    read = files.read(document)

    assert [(item.number, item.title) for item in read.items] == [
        ("21/13", "Apologies"),
        ("22/13", "Training"),
    ]
    assert [(each.text, each.owners) for each in read.items[1].actions] == [
        ("PC to audit ten cases.", ["Paul Crane"])
    ]
    assert not read.items[0].actions
    assert not files.words_of_body(document) - files.words_of(read.as_json())
