"""Whose an action is may stand as a sentence of its own, behind the action or before it."""

import pytest

from tests.meetings.wordin.test_records import read


@pytest.mark.parametrize(
    ("line", "text", "owners", "due"),
    [
        ("Action: Collect the chronology. Paul Crane.", "Collect the chronology.", ["Paul Crane"], ""),
        ("Action: Paul Crane. Collect it by 3 July 2025.", "Collect it by 3 July 2025.", ["Paul Crane"], "3 July 2025"),
        ("Action: Collect the chronology. AB/PC by 3 July 2025", "Collect the chronology.", ["Asha Bell", "Paul Crane"],
         "3 July 2025"),
        ("Action: AB to write to all. Paul Crane.", "AB to write to all. Paul Crane.", ["Asha Bell"], ""),
        ("Action: Online Safety. Circulate the guide.", "Online Safety. Circulate the guide.", [], ""),
    ],
)  # fmt: skip
def test_an_owner_at_a_full_stop(line, text, owners, due):
    action = read(line).items[0].actions[0]
    assert (action.text, action.owners, action.due) == (text, owners, due)


def test_lines_that_end_with_an_owner_go_on_below_a_mark():
    item = read("Actions:", "Media statement to be prepared. Asha Bell/Paul Crane", "Note for councillors. Jane Fox",
                "The leaflet was shown.").items[0]  # fmt: skip
    assert [(action.text, action.owners) for action in item.actions] == [
        ("Media statement to be prepared.", ["Asha Bell", "Paul Crane"]),
        ("Note for councillors.", ["Jane Fox"]),
    ]
    assert item.text == "<p>The leaflet was shown.</p>"


def test_several_actions_in_a_line_each_with_its_owner():
    item = read("Actions: Prepare a statement. Asha Bell. Write a note. Jane Fox.").items[0]
    assert [(action.text, action.owners) for action in item.actions] == [
        ("Prepare a statement.", ["Asha Bell"]),
        ("Write a note.", ["Jane Fox"]),
    ]
