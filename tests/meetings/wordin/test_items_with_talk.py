"""Tables whose cells under "Item", or without any heading, hold the title and what was said below it."""

import pytest

from tests.meetings.wordin import files


def read_rows(*rows):
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    files.table(document, *rows)
    read = files.read(document)
    assert not files.words_of_body(document) - files.words_of(read.as_json())
    return read


def titles_of(read):
    return [(item.number, item.title) for item in read.items]


@pytest.mark.parametrize("number", ["No", ""])
def test_a_cell_under_item_holds_the_title_and_what_was_said(number):
    read = read_rows(
        (number, "Item", "Action"),
        ("1", "**Welcome**\nAB welcomed all.", ""),
        ("2", "**Budget**\nPC presented it.\nDecision: It was adopted.", "AB to write home"),
        (number, "Item", "Action"),
        ("3", "**Risks**\nNone.", ""),
    )

    assert titles_of(read) == [("1", "Welcome"), ("2", "Budget"), ("3", "Risks")]
    budget = read.items[1]
    assert budget.text == "<p>PC presented it.</p>"
    assert [decision.text for decision in budget.decisions] == ["It was adopted."]
    found = [(each.text, each.owners, each.how) for each in budget.actions]
    assert found == [("AB to write home", ["Asha Bell"], "column")]
    assert read.items[2].nil


def test_cells_under_item_that_hold_titles_alone_stay_titles():
    read = read_rows(
        ("Item", "Action"),
        ("1. Welcome\nand apologies", "AB welcomed all and heard of no apologies."),
        ("2. Budget", "PC presented the budget, which was agreed."),
    )

    assert titles_of(read) == [("1", "Welcome and apologies"), ("2", "Budget")]
    assert read.items[1].text == "<p>PC presented the budget, which was agreed.</p>"


@pytest.mark.parametrize("heading", [[("", "Action")], []])
def test_a_table_of_text_and_action_is_cut_at_the_numbered_titles(heading):
    read = read_rows(
        *heading,
        ("**1.\tWelcome**\nAB welcomed all.", ""),
        ("**2.\tTraining**\nPC reported.\nDecision: It was adopted.\nAB to write home.", "AB"),
    )

    assert titles_of(read) == [("1", "Welcome"), ("2", "Training")]
    training = read.items[1]
    assert training.text == "<p>PC reported.</p><p>AB to write home.</p>"
    assert [decision.text for decision in training.decisions] == ["It was adopted."]
    assert [(each.text, each.owners) for each in training.actions] == [
        ("AB to write home.", ["Asha Bell"])
    ]


def test_below_a_heading_numbers_of_such_a_table_may_leave_some_out():
    last = "7. Date of next meeting\nThursday 17 July 2025, 9.00 am, The Old Maltings"
    read = read_rows(("", "Action"), ("1. Welcome\nAB welcomed all.", ""), (last, ""))

    assert titles_of(read) == [("1", "Welcome"), ("7", "Date of next meeting")]
    assert (read.next_meeting.date.day, read.next_meeting.venue) == (17, "The Old Maltings")


def test_figures_beside_numbered_cells_are_no_items():
    read = read_rows(
        ("", "2024/25"), ("1. Referrals\nfrom schools", "17"), ("2. Visits\nof all", "9")
    )

    assert titles_of(read) == [("", "")]
    assert "<table>" in read.items[0].text


@pytest.mark.parametrize("mark", ["**", ""])
def test_titles_without_numbers_stand_above_what_was_said(mark):
    read = read_rows(
        ("Item", "Action"),
        (f"{mark}Welcome{mark}\nAB welcomed all.", ""),
        (f"{mark}Budget{mark}\nPC presented it.\nDecision: It was adopted.", "AB to write home"),
        ("Item", "Action"),
        ("PC added that it is low.", ""),
        (f"{mark}Risks{mark}\nNone.", ""),
    )

    assert titles_of(read) == [("", "Welcome"), ("", "Budget"), ("", "Risks")]
    budget = read.items[1]
    assert budget.text == "<p>PC presented it.</p><p>PC added that it is low.</p>"
    assert [decision.text for decision in budget.decisions] == ["It was adopted."]
    assert [each.owners for each in budget.actions] == [["Asha Bell"]]
