"""What the headings of the columns beside the discussion say: owners, references, who leads the item."""

import pytest

from tests.meetings.wordin.test_columns_beside import actions_of, row_of


@pytest.mark.parametrize("heading", ["Owner(s)", "Lead(s)", "Person(s) responsible"])
def test_a_heading_for_one_or_several(heading):
    head = ("Item", "Discussion", "Action(s)", heading, "By when")
    read = row_of("1. Audit", "Noted.", "Write home", "Asha Bell / Paul Crane", "July", head=head)

    assert actions_of(read) == [("Write home", ["Asha Bell", "Paul Crane"], "July")]
    assert read.items[0].text == "<p>Noted.</p>"


def test_who_stands_before_the_item_leads_it_and_owns_nothing():
    head = ("Lead", "Item", "Notes and agreed actions")
    read = row_of("AB", "Welcome", "The meeting was quorate.", head=head)

    assert actions_of(read) == []
    assert read.items[0].title == "Welcome"
    assert read.items[0].text == "<p>The meeting was quorate.</p><p>AB</p>"
    assert not read.warnings


def test_who_stands_before_an_action_owns_it():
    head = ("No", "Lead", "By when", "Action", "Discussion")
    read = row_of("1", "PC", "July", "Write home", "**Audit**\nNoted.", head=head)

    assert actions_of(read) == [("Write home", ["Paul Crane"], "July")]


@pytest.mark.parametrize("heading", ["Action ref", "Action no."])
def test_the_reference_of_an_action_is_none_itself(heading):
    head = ("No.", "Item and discussion", heading, "Owner", "Due")
    text = "**Reports**\nAB presented both.\nPublish the reports on both websites."
    read = row_of("1", text, "18/13", "PC", "30/11/2018", head=head)

    assert actions_of(read) == [
        ("Publish the reports on both websites.", ["Paul Crane"], "30/11/2018")
    ]
    assert read.items[0].actions[0].how == "column"
    assert "18/13" in read.items[0].actions[0].source
    assert "18/13" not in read.items[0].text


def test_a_reference_beside_nothing_to_be_done_stays():
    head = ("No.", "Item and discussion", "Action ref", "Owner", "Due")
    read = row_of("1", "**Reports**\nAB presented both.", "18/13", "", "", head=head)

    assert actions_of(read) == []
    assert read.items[0].text == "<p>AB presented both.</p><p>18/13</p>"


@pytest.mark.parametrize("heading", ["Owner", "Who", "By whom"])
def test_an_owner_before_the_discussion_is_one(heading):
    head = ("Item", heading, "Discussion", "Action", "When")
    read = row_of("1. Audit", "PC", "It is done.", "Write home", "June", head=head)

    assert actions_of(read) == [("Write home", ["Paul Crane"], "June")]
