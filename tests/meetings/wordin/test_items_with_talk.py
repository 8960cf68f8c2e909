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
