"""How earlier actions stand, and what people say that is no action."""

import pytest

from tests.meetings.wordin import files

HEAD = (
    *("Northmere Board", "11 June 2025", "Present:"),
    *("Asha Bell, Independent Chair (AB)", "Paul Crane, Northmere Police (PC)"),
)


def item_of(*lines, title="Matters arising"):
    document = files.new()
    files.lines(document, *HEAD, f"**1. {title}**", *lines, "**2. Other business**", "None")
    found = files.read(document)
    assert not files.words_of_body(document) - files.words_of(found.as_json())
    return found.items[0]


def updates(*lines, **how):
    return [(each.reference, each.text, each.closed) for each in item_of(*lines, **how).updates]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Action 12/24: complete", [("Action 12/24", "complete", True)]),
        ("A7 – closed", [("A7", "closed", True)]),
        ("5.2 remains outstanding", [("5.2", "remains outstanding", False)]),
        (
            "Action 3 (safer sleep): PC – campaign launched. CLOSED",
            [("Action 3 (safer sleep)", "PC – campaign launched. CLOSED", True)],
        ),
        (
            "Action 5 – no news as housing is absent. OPEN",
            [("Action 5", "no news as housing is absent. OPEN", False)],
        ),
        (
            "6.1 – PC to send the data. Carried forward.",
            [("6.1", "PC to send the data. Carried forward.", False)],
        ),
        (
            "Actions 4 and 7 are complete. Action 6 is ongoing.",
            [
                ("Action 4", "Actions 4 and 7 are complete.", True),
                ("Action 7", "Actions 4 and 7 are complete.", True),
                ("Action 6", "is ongoing", False),
            ],
        ),
        ("3.1 PC to test. Update: one done; carried forward.", None),
    ],
)
def test_news_of_an_action(line, expected):
    found = item_of(line)

    expected = expected or [("3.1 PC to test", "one done; carried forward.", False)]
    assert [(each.reference, each.text, each.closed) for each in found.updates] == expected
    assert (found.actions, found.text) == ([], "")


def test_a_status_behind_the_mark_is_news_in_any_item():
    assert updates("Action 4: complete", title="Neglect") == [("Action 4", "complete", True)]


def test_a_new_action_among_matters_arising_and_a_plan_elsewhere():
    assert [each.text for each in item_of("Action 3 – PC to write to schools.").actions] == [
        "PC to write to schools."
    ]
    assert updates("Action 5 is complete.", title="Review of Child R") == []


@pytest.mark.parametrize("words", ["Nil return.", "Nothing further to report at this time."])
def test_more_words_for_nothing(words):
    assert item_of(words, title="New risks").nil


def actions(sentence):
    return [(each.text, each.owners, each.due) for each in item_of(sentence, title="X").actions]


@pytest.mark.parametrize(
    "sentence",
    [
        "PC will be leaving in August.",
        "PC will be attending the conference.",
        "PC will retire at Easter.",
        "PC will no longer chair the group.",
        "PC will continue to attend.",
        "PC is to be congratulated.",
        "PC would like to thank the team.",
        "PC said they would be.",
        "All members will recall the launch.",
    ],
)
def test_what_only_tells_is_no_action(sentence):
    assert actions(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "owner", "due"),
    [
        ("The Business Unit will update the site ASAP.", "Business Unit", "ASAP"),
        ("PC said that he would write to schools.", "Paul Crane", ""),
        ("PC is going to speak to the trust.", "Paul Crane", ""),
        ("PC will write to the trust, as AB will be leaving.", "Paul Crane", ""),
        ("Business unit to send it by the end of the month.", "Business unit", "end of the month"),
    ],
)
def test_what_somebody_is_to_do_is_offered(sentence, owner, due):
    ((text, owners, when),) = actions(sentence)

    assert (text, when) == (sentence, due)
    assert [name.removeprefix("The ") for name in owners] == [owner]


@pytest.mark.parametrize("place", ["Pg 2", "Pg. 2", "Page 2", "pp. 2"])
def test_a_page_may_be_shortened(place):
    assert updates(
        f"{place} – Evaluation forms: PC confirmed the form is live. Completed.",
        "Pg 3 – Neglect module: trainer still to be found. C/F",
    ) == [
        (f"{place} – Evaluation forms", "PC confirmed the form is live. Completed.", True),
        ("Pg 3 – Neglect module", "trainer still to be found. C/F", False),
    ]


def test_a_topic_with_how_it_stands_behind_it_is_news_of_it():
    found = item_of("Poster competition – done.", "Posters – thanks to all.")
    assert [(each.reference, each.closed) for each in found.updates] == [
        ("Poster competition", True)
    ]
    assert found.text == "<p>Posters – thanks to all.</p>"


@pytest.mark.parametrize("title", ["Action points from 4 December", "Actions of Tuesday 4th March"])
def test_actions_from_a_day_are_those_of_an_earlier_meeting(title):
    lines = ("Poster competition – done.", "Survey – Asha still analysing, carry over.")
    assert [(each[0], each[2]) for each in updates(*lines, title=title)] == [
        ("Poster competition", True),
        ("Survey", False),
    ]


def test_a_page_before_the_topic_is_of_its_reference():
    assert updates("p.4 Survey – closed") == [("p.4 Survey", "closed", True)]


def test_a_topic_of_another_item_is_no_news():
    assert updates("Poster competition – done.", title="Parents’ evening") == []
