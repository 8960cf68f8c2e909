"""Decisions and actions by the labels that boards give them."""

import pytest

from tests.meetings.wordin import files


def item_of(*text, present=("Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")):
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", "Present:", *present)
    files.table(document, ("Item", "Discussion"), ("1. Audit", list(text)))
    return files.read(document).items[0]


def decisions_of(item):
    return [(decision.number, decision.text) for decision in item.decisions]


def actions_of(item):
    return [(action.text, action.owners, action.due, action.how) for action in item.actions]


def test_labels_with_a_letter_and_a_number():
    item = item_of("Decision D1: It is accepted.", "Action A1: Draft it (Paul Crane, 21 July 2025)")

    assert decisions_of(item) == [("D1", "It is accepted.")]
    assert actions_of(item) == [("Draft it", ["Paul Crane"], "21 July 2025", "marked")]
    assert item.text == ""


def test_a_label_behind_the_number_of_its_paragraph():
    item = item_of("3.3 Decision: It is accepted.", "3.4 Action: PC to draft it")

    assert decisions_of(item) == [("1", "It is accepted.")]
    assert actions_of(item) == [("PC to draft it", ["Paul Crane"], "", "marked")]
    assert item.text == ""


@pytest.mark.parametrize("label", ["It was resolved:", "The Board agreed:", "It was agreed that:"])
def test_what_was_agreed_in_a_list(label):
    item = item_of("All spoke.", label, "- to accept it;", "- to thank staff.", "It was late.")

    assert decisions_of(item) == [("1", "to accept it;"), ("2", "to thank staff.")]
    assert item.text == "<p>All spoke.</p><p>It was late.</p>"


@pytest.mark.parametrize(
    "text",
    [
        ("RESOLVED –", "(a) That it be noted;", "(b) That PC write home."),
        ("RESOLVED – (a) That it be noted; (b) That PC write home.",),
    ],
)
def test_decisions_with_letters(text):
    item = item_of(*text)

    assert decisions_of(item) == [("a", "That it be noted;"), ("b", "That PC write home.")]
    assert item.text == ""


def test_agreed_to_in_capitals_within_a_paragraph():
    item = item_of("The draft was read. **AGREED** to publish it.")

    assert decisions_of(item) == [("1", "to publish it.")]
    assert item.text == "<p>The draft was read.</p>"


def test_an_action_point():
    item = item_of("It was late.", "AP: PC to book the room")

    assert actions_of(item) == [("PC to book the room", ["Paul Crane"], "", "marked")]
    assert item.text == "<p>It was late.</p>"


def test_initials_that_look_like_an_action_point():
    item = item_of("AP: it is late.", present=("Anna Pool, Chair (AP)", "Paul Crane, Police (PC)"))

    assert actions_of(item) == []
    assert item.text == "<p>AP: it is late.</p>"


def test_a_heading_below_a_list_of_decisions_begins_an_item():
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)")
    for number, title in enumerate(("Welcome", "Audit", "Budget"), 1):
        files.write(document, f"{number}. {title}", "Heading 2")
        files.lines(document, "It was resolved:", "1. to accept it;", "2. to thank staff.")

    read = files.read(document)

    assert [(item.number, item.title, len(item.decisions)) for item in read.items] == [
        ("1", "Welcome", 2),
        ("2", "Audit", 2),
        ("3", "Budget", 2),
    ]
