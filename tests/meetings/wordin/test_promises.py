"""What somebody promises within a sentence, or by the given name, is offered as an action."""

import pytest

from tests.meetings.wordin import files


def item_of(text, beside=""):
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    files.lines(document, "Paul Dean, Health (PD)")
    files.table(document, ("Item", "Discussion", "Action"), ("1. Data", text, beside))
    return files.read(document).items[0]


def actions_of(item):
    return [(action.text, action.owners, action.how) for action in item.actions]


@pytest.mark.parametrize("said", ["undertook to", "agreed to", "kindly offered to"])
def test_within_a_sentence(said):
    item = item_of(f"There was no data, and Asha Bell {said} find out why.")

    assert actions_of(item) == [(f"Asha Bell {said} find out why.", ["Asha Bell"], "prose")]
    assert item.text == f"<p>There was no data, and Asha Bell {said} find out why.</p>"


def test_by_a_given_name_that_fits_one_person_only():
    item = item_of("Asha will write to the unit by Friday 27 June. Paul will read it.")

    assert actions_of(item) == [
        ("Asha will write to the unit by Friday 27 June.", ["Asha Bell"], "prose")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "There was no data, and Asha Bell agreed that it was late.",
        "It was late, and Asha Bell had agreed to the change.",
        "Was it late, and Asha Bell offered to help?",
        "Asha will be on leave in July.",
    ],
)
def test_what_is_no_promise_is_none(text):
    assert item_of(text).actions == []


def test_what_the_column_says_as_well_is_said_once():
    text = "It was long, and Asha Bell offered to take it to the heads’ briefing."
    item = item_of(text, "AB to take the report to the heads’ briefing")

    assert [action.how for action in item.actions] == ["column"]


@pytest.mark.parametrize(
    "words", ["offered their congratulations.", "offered its sincere thanks to Paul Crane."]
)
def test_what_is_offered_only_in_words_is_no_promise(words):
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    files.lines(document, "1. Report", f"It was graded Good. Members {words}")
    read = files.read(document)

    assert read.items[0].actions == []
    assert read.warnings == []
