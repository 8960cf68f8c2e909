"""Questions told in sentences, and which sentence is the answer to them."""

import pytest

from tests.meetings.wordin import files

HEAD = (
    *("Northmere Board", "11 June 2025", "Present:"),
    *(
        "Asha Bell, Independent Chair (AB)",
        "Paul Crane, Northmere Police (PC)",
        "Jane Fox, ICB (JF)",
    ),
)


def item_of(*lines):
    document = files.new()
    files.lines(document, *HEAD, "**1. Neglect**", *lines, "**2. Other business**", "None")
    return files.read(document).items[0]


def pairs(*lines):
    return [
        (each.asked_by, each.question, each.answered_by, each.answer)
        for each in item_of(*lines).challenges
    ]


@pytest.mark.parametrize(
    "question",
    [
        "AB asked why returns were late.",
        "AB asked: why are returns late?",
        "AB asked about the late returns.",
        "AB enquired whether returns were late.",
        "The figures were tabled. AB challenged the delay in the returns.",
    ],
)
@pytest.mark.parametrize("verb", ["replied that", "explained", "advised that", "said", "confirmed"])
def test_the_answer_begins_the_next_paragraph(question, verb):
    answer = f"PC {verb} the form had changed."
    found = item_of(question, f"{answer} JF noted this.")

    asked = question.removeprefix("The figures were tabled. ")
    (pair,) = found.challenges
    assert (pair.asked_by, pair.question) == ("Asha Bell", asked)
    assert (pair.answered_by, pair.answer) == ("Paul Crane", answer)
    assert found.text == f"<p>{question}</p><p>{answer} JF noted this.</p>"


@pytest.mark.parametrize(
    "below",
    [
        ("JF noted the report.", "PC replied that the form had changed."),
        ("AB explained that this had been asked before.",),
        ("The form had changed.",),
        ("PC presented the paper, which explained the form.",),
        ("Action: JF to change the form.", "PC replied that the form had changed."),
    ],
)
def test_what_follows_is_no_answer(below):
    assert pairs("AB asked why returns were late.", *below) == [
        ("Asha Bell", "AB asked why returns were late.", "", "")
    ]


def test_initials_that_nobody_has_ask_and_answer():
    assert pairs("TV asked how many had left.", "RS said that ten had left.") == [
        ("TV", "TV asked how many had left.", "RS", "RS said that ten had left.")
    ]


def test_an_acceptance_answers_a_challenge_in_the_same_paragraph():
    assert pairs("PC challenged the delay of nine days. JF accepted that this was too long.") == [
        (
            *("Paul Crane", "PC challenged the delay of nine days."),
            *("Jane Fox", "JF accepted that this was too long."),
        )
    ]
