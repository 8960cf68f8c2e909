"""Whose an action is, and when it is due, behind a tab at the end of its line."""

import pytest

from tests.meetings.wordin import files


def item_of(*texts):
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    files.lines(document, "**1. Cost of living**", "1.1\tReferrals have doubled.", *texts)
    files.lines(document, "**2. Any other business**", "None.")
    return files.read(document).items[0]


def actions_of(item):
    return [(action.text, action.owners, action.due, action.how) for action in item.actions]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "1.2\tPC to send the list to schools\tPC",
            ("PC to send the list to schools", ["Paul Crane"], ""),
        ),
        (
            "1.2\tWrite and publish a page\tPC/AB\tMay",
            ("Write and publish a page", ["Paul Crane", "Asha Bell"], "May"),
        ),
        (
            "Send the list to all schools\tAll",
            ("Send the list to all schools", ["All members"], ""),
        ),
    ],
)
def test_it_is_told_from_what_is_to_be_done(line, expected):
    item = item_of(line)

    assert [words[:3] for words in actions_of(item)] == [expected]
    assert [action.how for action in item.actions] == ["column"]
    assert item.text.endswith(f"{expected[0]}</p>")


def test_it_is_no_part_of_a_decision_which_is_theirs():
    item = item_of("1.2\tIt was AGREED to share the learning.\tPC")

    assert [decision.text for decision in item.decisions] == ["to share the learning."]
    assert actions_of(item) == [("to share the learning.", ["Paul Crane"], "", "column")]


def test_who_leads_what_has_no_words_of_a_deed_stays_beside_it():
    item = item_of("Early help front door report\tPC", "Learning from the last audit\t(all)")

    assert item.actions == []
    assert "<p>Early help front door report PC</p>" in item.text
