"""What is to be done stands in a column for actions, beside whose it is and when: with any verb."""

import pytest

from tests.meetings.wordin.test_columns_beside import THREE, actions_of, row_of


@pytest.mark.parametrize(
    "deed",
    ["Tell the panel", "Ask partners", "Set up a task group", "Map services", "Ring Fenby Trust"],
)
def test_a_line_beside_its_owner_is_an_action_whatever_its_verb(deed):
    read = row_of("1. Audit", "PC spoke.", deed, "PC", "1 July 2025")

    assert actions_of(read) == [(deed, ["Paul Crane"], "1 July 2025")]
    assert read.items[0].text == "<p>PC spoke.</p>"
    assert not read.warnings


@pytest.mark.parametrize(
    "second", ["Tell the national panel", "Thank all schools", "Join the board"]
)
def test_such_lines_keep_owners_and_days_in_their_places(second):
    read = row_of("1. Audit", "Noted.", f"Print it\n{second}", "AB\nPC", "1 July 2025\nOngoing")

    assert actions_of(read) == [
        ("Print it", ["Asha Bell"], "1 July 2025"),
        (second, ["Paul Crane"], "Ongoing"),
    ]


@pytest.mark.parametrize(
    "deed", ["Tell the panel", "Ask partners", "Share the leaflet with schools"]
)
def test_an_order_without_owners_beside_it_is_an_action(deed):
    read = row_of("1. Audit", "PC spoke.", deed, head=THREE)

    assert actions_of(read) == [(deed, [], "")]


def test_names_in_the_column_for_actions_are_owners_still():
    read = row_of("1. Audit", "The guide is to be sent to all.", "Health Panel", head=THREE)

    assert actions_of(read) == [("The guide is to be sent to all.", ["Health Panel"], "")]


@pytest.mark.parametrize(
    "name",
    [
        "Contact group",
        "Test Valley Council",
        "Get Safe group",
        "Change Fenby Team",
        "All the partners",
    ],
)
def test_names_that_begin_with_a_verb_own_what_they_are_asked(name):
    read = row_of("1. Audit", f"Action: {name} to write home", "", head=THREE)

    assert [owners for _, owners, _ in actions_of(read)] == [[name]]


@pytest.mark.parametrize("sentence", ["Noted the report.", "Following the audit all was well."])
def test_a_sentence_that_tells_is_no_order(sentence):
    read = row_of("1. Audit", sentence, "PC", head=THREE)

    assert [action.how for action in read.items[0].actions] == ["prose"]


def test_an_order_beside_a_name_is_theirs():
    read = row_of("1. Audit", "All was well. Publish the audit on the site.", "PC", head=THREE)

    assert actions_of(read) == [("Publish the audit on the site.", ["Paul Crane"], "")]
    assert read.items[0].actions[0].how == "column"
