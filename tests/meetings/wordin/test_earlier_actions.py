"""What became of the actions of earlier meetings."""

import pytest

from meetings.wordin.updates import is_closed
from tests.meetings.wordin import files


def item_of(title, *text):
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    files.table(document, ("Item", "Discussion"), (f"1. {title}", list(text)))
    return files.read(document).items[0]


@pytest.mark.parametrize("title", ["Minutes of 3 March 2025", "Matters arising", "Action log"])
def test_news_of_an_earlier_action_is_no_new_one(title):
    item = item_of(
        title,
        "Action 3 (safer sleep): AB – it was launched. CLOSED",
        "Action 7 (MASH review): PC confirmed this has been done.",
        "Action A8: no update. OPEN",
    )

    assert item.actions == []
    assert [(each.reference, each.text, each.closed) for each in item.updates] == [
        ("Action 3 (safer sleep)", "AB – it was launched. CLOSED", True),
        ("Action 7 (MASH review)", "PC confirmed this has been done.", True),
        ("Action A8", "no update. OPEN", False),
    ]
    assert item.text == ""


def test_a_new_action_among_earlier_minutes_stays_one():
    item = item_of("Minutes of 3 March 2025", "Action 2: AB to complete the minutes")

    assert [(each.text, each.owners) for each in item.actions] == [
        ("AB to complete the minutes", ["Asha Bell"])
    ]
    assert item.updates == []


def test_a_topic_in_brackets_owns_nothing():
    item = item_of("Neglect", "Action 3 (safer sleep): AB to write home")

    assert [(each.text, each.owners) for each in item.actions] == [
        ("AB to write home (safer sleep)", ["Asha Bell"])
    ]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("one done; carried forward.", False),
        ("one of two completed; carried over to May", False),
        ("the first part is complete, c/f", False),
        ("carried forward from March; now completed.", True),
        ("Carried forward to the risk register; action closed.", True),
        ("done", True),
    ],
)
def test_what_is_carried_forward_is_not_closed(text, closed):
    assert is_closed(text) is closed
