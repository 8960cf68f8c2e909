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


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("JF challenged how robust the figures are.", "Jane Fox"),
        ("JF queried the cost.", "Jane Fox"),
        ("JF sought assurance that the backlog would go.", "Jane Fox"),
        ("JF wanted to know about the backlog.", "Jane Fox"),
        ("JF raised a concern that nurses are not invited.", "Jane Fox"),
        ("JF asked for clarification on the cost.", "Jane Fox"),
        ("The Board asked how this compares.", "The Board"),
        ("Members asked how this compares.", "Members"),
        ("Several members queried the cost.", "Several members"),
        ("A question was asked about the cost.", ""),
        ("JF: How is this paid for?", "Jane Fox"),
    ],
)
@pytest.mark.parametrize("lead", ["PC replied that", "In response, PC said that"])
def test_ways_to_challenge(asked, who, lead):
    if ":" in asked:
        lead = "PC: No,"
    answer = f"{lead} it is in hand."
    assert pairs(f"The paper was tabled. {asked} {answer}") == [(who, asked, "Paul Crane", answer)]


def test_an_answer_of_nobody():
    answer = "In response, it was confirmed that a plan is in place."
    assert pairs(f"JF raised concerns about the list. {answer}") == [
        ("Jane Fox", "JF raised concerns about the list.", "", answer)
    ]


def test_whoever_was_asked_answers():
    assert pairs("PC was asked whether this is paid for. He said that it is.") == [
        ("", "PC was asked whether this is paid for.", "Paul Crane", "He said that it is.")
    ]


@pytest.mark.parametrize(
    ("question", "joint", "answer"),
    [
        ("JF asked why returns were late", " and ", "PC said that the form had changed."),
        ("JF asked for clarification on the form", ", and ", "PC explained that it is new."),
        ("In response to a question from JF", ", ", "PC confirmed that the form is new."),
        ("Responding to Jane Fox’s query about the form", ", ", "PC said that it is new."),
        ("When asked by JF whether the form is new", ", ", "PC said that it is."),
    ],
)
def test_question_and_answer_in_one_sentence(question, joint, answer):
    found = item_of(f"{question}{joint}{answer}")

    assert [
        (each.asked_by, each.question, each.answered_by, each.answer) for each in found.challenges
    ] == [("Jane Fox", question, "Paul Crane", answer)]
    assert found.text == f"<p>{question}{joint}{answer}</p>"


def test_an_answer_below_a_marked_challenge_begins_with_a_name_alone():
    assert pairs("Challenge (JF): Is this quick enough?", "PC – no, but posts are filled.") == [
        (
            *("Jane Fox", "Is this quick enough?", "Paul Crane"),
            "PC – no, but posts are filled.",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "JF raised a concern that the list is long. Members thanked PC for the report.",
        "JF challenged partners to do better.",
        "The Board was challenged by inspectors.",
        "In response to the inspection, PC confirmed that a plan is in place.",
        "In response to concerns raised in the audit, PC confirmed that a plan is in place.",
        "AB asked if there were any questions. There were none.",
        "JF asked for volunteers. PC offered.",
        "JF commented that it was long. PC agreed with JF.",
    ],
)
def test_no_challenge(text):
    assert pairs(text) == []


@pytest.mark.parametrize(
    "words", ["PC replied that a panel had read it.", "In response, PC explained that it was late."]
)
def test_a_marked_challenge_holds_its_answer(words):
    found = pairs(f"Challenge: AB asked how families were heard. {words}")
    assert found == [("Asha Bell", "AB asked how families were heard.", "Paul Crane", words)]


def test_whoever_asks_does_not_answer():
    line = "AB asked how families were heard. AB said that this was unclear."
    assert pairs(f"Challenge: {line}") == [("Asha Bell", line, "", "")]


@pytest.mark.parametrize("asked_by", ["The Chair", "Asha Bell"])
@pytest.mark.parametrize("answer", ["Paul Crane accepted this.", "PC accepted the point."])
def test_a_challenge_that_is_accepted(asked_by, answer):
    question = f"{asked_by} challenged the lack of figures."
    assert pairs(f"{question} {answer}") == [("Asha Bell", question, "Paul Crane", answer)]


def test_a_question_behind_a_number_of_its_own():
    assert pairs("4.2 PC asked what it costs.", "4.3 AB said that it is free.") == [
        ("Paul Crane", "PC asked what it costs.", "Asha Bell", "AB said that it is free.")
    ]


@pytest.mark.parametrize("signs", ["[]", "()", None])
def test_names_behind_a_dash_in_brackets(signs):
    line = "Challenge – AB: is it safe? Answer – PC: not at present."
    found = item_of(f"{signs[0]}{line}{signs[1]}" if signs else line)

    (pair,) = found.challenges
    assert (pair.asked_by, pair.question) == ("Asha Bell", "is it safe?")
    assert (pair.answered_by, pair.answer) == ("Paul Crane", "not at present.")
    assert found.text == ""


def test_a_given_name_and_an_undertaking_answer():
    assert pairs("AB asked whether schools know; Paul said that they do not.") == [
        ("Asha Bell", "AB asked whether schools know", "Paul Crane", "Paul said that they do not.")
    ]
    assert pairs("AB asked how many there are. PC undertook to give the figure.") == [
        (
            *("Asha Bell", "AB asked how many there are."),
            *("Paul Crane", "PC undertook to give the figure."),
        )
    ]


def test_whoever_asks_behind_and_is_the_one_who_asks():
    line = "AB was concerned that help came late and JF asked if this was policy. PC explained it."
    assert pairs(line) == [
        ("Jane Fox", "JF asked if this was policy.", "Paul Crane", "PC explained it.")
    ]


def test_asking_members_to_do_something_that_is_described_is_no_question():
    assert pairs("PC asked members to tell schools about the tour, which is free to all.") == []


def test_who_speaks_in_a_talk_says_all_of_their_line():
    assert pairs(
        "AB: Do we know if it makes a difference?",
        "PC: Not yet. We will repeat the scoring at six months.",
        "JF thanked both.",
    ) == [
        (
            "Asha Bell",
            "AB: Do we know if it makes a difference?",
            "Paul Crane",
            "PC: Not yet. We will repeat the scoring at six months.",
        )
    ]


def test_the_answer_ends_where_somebody_else_speaks():
    assert pairs(
        "AB: Do we know if it makes a difference? PC: Not yet. We will score again. JF: Thank you."
    ) == [
        (
            "Asha Bell",
            "AB: Do we know if it makes a difference?",
            "Paul Crane",
            "PC: Not yet. We will score again.",
        )
    ]


def test_the_answer_may_stand_behind_a_colon():
    assert pairs(
        "Members asked about transport: PC explained that buses had changed. JF said that was good."
    ) == [
        (
            "Members",
            "Members asked about transport",
            "Paul Crane",
            "PC explained that buses had changed.",
        )
    ]


def test_somebody_named_before_asks():
    assert pairs(
        "Two young people came. They asked the Board why nobody is sent a text. PC answered that this will be tried."
    ) == [
        (
            "",
            "They asked the Board why nobody is sent a text.",
            "Paul Crane",
            "PC answered that this will be tried.",
        )
    ]
    assert pairs("They asked the Board why nobody is sent a text. The Chair thanked them.") == []


def item_with_table(*rows):
    document = files.new()
    files.lines(document, *HEAD, "**1. Challenge log**", "The log was updated.")
    files.table(document, *rows)
    files.lines(document, "**2. Other business**", "None")
    return files.read(document).items[0]


def test_a_table_of_challenges():
    item = item_with_table(
        ("Challenge by", "Question", "Answered by", "Response"),
        ("AB", "Why are so few attended by health?", "JF", "This has been put right."),
        ("PC", "Do all children get a social worker?", "", ""),
    )

    assert [
        (one.asked_by, one.question, one.answered_by, one.answer) for one in item.challenges
    ] == [
        ("Asha Bell", "Why are so few attended by health?", "Jane Fox", "This has been put right."),
        ("Paul Crane", "Do all children get a social worker?", "", ""),
    ]
    assert item.text == "<p>The log was updated.</p>"


def test_a_table_that_says_more_than_challenges_stays():
    item = item_with_table(
        ("Challenge by", "Question", "Response", "Impact"),
        ("AB", "Why are so few attended by health?", "This has been put right.", "More came."),
    )

    assert item.challenges == []
    assert "Impact" in item.text
    assert "More came." in item.text
