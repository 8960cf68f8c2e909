"""How marks, owners, days, updates, speakers and nil returns are read."""

import pytest

from tests.meetings.wordin import files

HEAD = (
    *("Northmere Board", "11 June 2025", "Present:"),
    *(
        "Asha Bell, Independent Chair (AB)",
        "Paul Crane, Northmere Police (PC)",
        "Jane Fox, ICB (JF)",
    ),
    *("Apologies:", "Gail Ives, Probation (GI)"),
)


def read(*lines, title="Neglect"):
    document = files.new()
    files.lines(document, *HEAD, f"**1. {title}**", *lines)
    return files.read(document)


def codes(found):
    return [each.code for each in found.warnings]


@pytest.mark.parametrize(
    ("line", "text", "owners", "due"),
    [
        ("Action: share it – AB/PC", "share it", ["Asha Bell", "Paul Crane"], ""),
        ("Action: share it - Asha Bell, by 3 July 2025", "share it", ["Asha Bell"], "3 July 2025"),
        (
            "ACTION – AB to share it before Christmas",
            "AB to share it before Christmas",
            ["Asha Bell"],
            "before Christmas",
        ),
        ("Action AB: share it", "share it", ["Asha Bell"], ""),
        ("Action (AB): share it", "share it", ["Asha Bell"], ""),
        ("Action: share it (AB)", "share it", ["Asha Bell"], ""),
        ("Action: share it. Owner: AB", "share it.", ["Asha Bell"], ""),
        ("Action: share it – jane.fox@example.org", "share it", ["Jane Fox"], ""),
        ("Action: share it – chair@example.org", "share it", ["chair@example.org"], ""),
        ("Action: Each agency to reply", "Each agency to reply", ["Each agency"], ""),
        (
            "Action: every partner agency to reply",
            "every partner agency to reply",
            ["every partner agency"],
            "",
        ),
        ("Action: All members to share it", "All members to share it", ["All members"], ""),
        (
            "Action: sub-group chairs to share it",
            "sub-group chairs to share it",
            ["sub-group chairs"],
            "",
        ),
        (
            "Action: Northmere Police to share it",
            "Northmere Police to share it",
            ["Northmere Police"],
            "",
        ),
        (
            "Action: share it as soon as possible",
            "share it as soon as possible",
            [],
            "as soon as possible",
        ),
        ("The figures are late. Action Paul Crane.", "The figures are late.", ["Paul Crane"], ""),
        ("**Action: update at next meeting.**", "update at next meeting.", [], "next meeting"),
    ],
)
def test_an_action(line, text, owners, due):
    (action,) = read(line).items[0].actions

    assert (action.text, action.owners, action.due, action.how) == (text, owners, due, "marked")


@pytest.mark.parametrize(
    "sentence",
    [
        "PC to share the draft with schools.",
        "Paul Crane agreed to share the draft.",
        "PC will share the draft.",
        "The Board asked PC to share the draft.",
        "It was agreed that PC would share the draft.",
    ],
)
def test_an_action_in_a_sentence_is_offered_and_stays(sentence):
    found = read(f"A long talk. {sentence}")

    (action,) = found.items[0].actions
    assert (action.text, action.owners, action.how) == (sentence, ["Paul Crane"], "prose")
    assert found.items[0].text == f"<p>A long talk. {sentence}</p>"
    assert codes(found) == ["hidden_action"]


@pytest.mark.parametrize(
    "sentence",
    [
        "PC agreed that the draft was good.",
        "Action plan: no change.",
        "Two actions remain.",
        "PC presented the draft.",
        "AB welcomed everyone to the meeting.",
        "Schools have to share their returns.",
    ],
)
def test_no_action(sentence):
    assert read(sentence).items[0].actions == []


def test_amendments_below_their_mark():
    found = read(
        "Approved with the following amendments:",
        "Page 2 – delete “not”",
        "Page 5 – PC was there",
        "Noted.",
    )

    assert [each.text for each in found.items[0].amendments] == [
        "Page 2 – delete “not”",
        "Page 5 – PC was there",
    ]
    assert found.items[0].text == "<p>Approved with the following amendments:</p><p>Noted.</p>"


def test_several_actions_behind_one_mark():
    found = read("Actions: AB to write to schools. PC to tell the Panel by 3 July 2025.")

    assert [(each.text, each.owners, each.due) for each in found.items[0].actions] == [
        ("AB to write to schools.", ["Asha Bell"], ""),
        ("PC to tell the Panel by 3 July 2025.", ["Paul Crane"], "3 July 2025"),
    ]


def test_decisions_are_numbered_within_their_item():
    found = read(
        "Decisions: 1. The draft is approved. 2. Schools are told.", "Decision: it is published."
    )

    assert [(each.number, each.text) for each in found.items[0].decisions] == [
        ("1", "The draft is approved."),
        ("2", "Schools are told."),
        ("3", "it is published."),
    ]


def test_a_question_with_its_answer():
    (challenge,) = read("Q (AB): why so few?", "A: PC said that it was early.").items[0].challenges

    assert (challenge.asked_by, challenge.question) == ("Asha Bell", "why so few?")
    assert (challenge.answered_by, challenge.answer) == ("Paul Crane", "PC said that it was early.")


@pytest.mark.parametrize(
    "lines",
    [
        ("Q. AB asked why.", "A. PC said so."),
        ("Q – AB asked why?", "A – PC said so."),
        ("Q: AB asked why? A: PC said so.",),
    ],
)
def test_other_signs_of_a_question(lines):
    (challenge,) = read(*lines).items[0].challenges

    assert (challenge.asked_by, challenge.answered_by) == ("Asha Bell", "Paul Crane")


@pytest.mark.parametrize(
    ("line", "reference", "text", "closed"),
    [
        (
            "2.5 Leaflets. Update: sent out. Action closed.",
            "2.5 Leaflets",
            "sent out. Action closed.",
            True,
        ),
        (
            "2.5 Leaflets. Update: cannot be closed until June.",
            "2.5 Leaflets",
            "cannot be closed until June.",
            False,
        ),
        ("2.5 Leaflets. Update: booked. Close.", "2.5 Leaflets", "booked. Close.", True),
        ("2.5 Leaflets. Update: we are close.", "2.5 Leaflets", "we are close.", False),
        ("Page 3 – Leaflets: none came.", "Page 3 – Leaflets", "none came.", False),
        (
            "Leaflets – not yet completed, remain amber.",
            "Leaflets",
            "not yet completed, remain amber.",
            False,
        ),
    ],
)
def test_news_of_an_earlier_action(line, reference, text, closed):
    (update,) = read(line, title="Action tracker").items[0].updates

    assert (update.reference, update.text, update.closed) == (reference, text, closed)


def test_news_over_several_lines():
    (update,) = (
        read("2.5 Leaflets", "Update: sent out.", "Action closed.", title="Action log")
        .items[0]
        .updates
    )

    assert (update.reference, update.text, update.closed) == (
        "2.5 Leaflets",
        "sent out. Action closed.",
        True,
    )


@pytest.mark.parametrize(
    ("line", "nil"),
    [
        ("None.", True),
        ("None raised.", True),
        ("Nil", True),
        ("No new risks identified.", True),
        ("There was no other business.", True),
        ("No school answered, which worried members.", False),
        ("Noted.", False),
    ],
)
def test_a_nil_return(line, nil):
    assert read(line).items[0].nil == nil


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Gail Ives reported two incidents.", ["apologies_spoke"]),
        ("GI reported two incidents.", ["apologies_spoke"]),
        ("Gail Ives sent a paper.", []),
        ("The inquest is on xxx.", ["redaction"]),
        ("Action: GI to write by 3 July 2025", ["apologies_own"]),
        ("Action: write – XY by 3 July 2025", ["unknown_initials"]),
        ("Action: write – Zoe Hart by 3 July 2025", ["unknown_name"]),
        ("Action: write", ["no_owner", "no_date"]),
    ],
)
def test_what_a_careful_reader_queries(line, expected):
    assert codes(read(line)) == expected


def test_initials_of_two():
    document = files.new()
    files.lines(
        document,
        *HEAD[:-2],
        "Petra Cole, Nurse (PC)",
        "**1. Neglect**",
        "Action: write – PC by 3 July 2025",
    )

    found = files.read(document)

    assert found.items[0].actions[0].owners == ["PC"]
    assert [(each.code, each.text) for each in found.warnings] == [
        ("ambiguous_initials", "“PC” fits Paul Crane and Petra Cole: who is meant?")
    ]


def test_a_weekday_that_is_another():
    document = files.new()
    files.lines(
        document, "Northmere Board", "Friday 11 June 2025", *HEAD[2:], "**1. Neglect**", "Noted."
    )

    assert [each.text for each in files.read(document).warnings] == [
        "“Friday 11 June 2025” is a Wednesday: which of them is right?"
    ]


def test_words_around_a_mark_of_redaction_are_whole():
    document = files.new()
    talk = "heard at length and from every partner at the table "
    said = f"The panel {talk * 2}of xxx, which was {talk * 2}again."
    files.lines(document, "Northmere Board", "Date: 11 June 2025", "**1. Review**", said)

    [text] = [each.text for each in files.read(document).warnings if each.code == "redaction"]

    shown = text.partition(": “")[2].removesuffix("”.")
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert shown.strip("… ") in said
    assert set(shown.strip("… ").split()) <= set(said.split())


def test_a_decision_with_a_number_of_the_year():
    item = read("Decision 1/25: The report is approved.", "Decision 2/25: It is printed.").items[0]
    assert [(each.number, each.text) for each in item.decisions] == [
        ("1/25", "The report is approved."),
        ("2/25", "It is printed."),
    ]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("The survey will run in spring and Jane Fox will write to schools", ["Jane Fox will write to schools"]),
        ("The survey will run in spring and Jane Fox will be leaving", []),
        ("The survey is approved and AB, PC and Jane Fox will sign it", []),
        ("The survey was seen by Asha Bell and Jane Fox", []),
    ],
)  # fmt: skip
def test_a_deed_behind_another_sentence_of_a_decision(words, offered):
    item = read(f"Decision: {words}").items[0]
    assert [each.text for each in item.actions] == offered
    assert all(each.how == "prose" and each.owners == ["Jane Fox"] for each in item.actions)
