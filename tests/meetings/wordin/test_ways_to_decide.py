"""What was decided, however the minutes set it apart."""

import pytest

from tests.meetings.wordin import files


def item_of(*texts):
    document = files.new()
    files.lines(
        document,
        "**Testham Safeguarding Children Board**",
        "Monday 3 March 2014, 2.00pm – 4.00pm, Town Hall",
        "Present: Ann Bell (Chair, Council) (AB); Carl Dunn, Police (CD); Eve Fox, CCG (EF)",
        "**1. Plan**",
        *texts,
        "**2. Any other business**",
        "None.",
    )
    found = files.read(document).items
    assert [item.title for item in found] == ["Plan", "Any other business"]
    return found[0]


def decisions(item):
    return [each.text for each in item.decisions]


@pytest.mark.parametrize(
    "opening",
    [
        "The Executive resolved:",
        "1.2 The Executive decided:",
        "It was AGREED:",
    ],
)
@pytest.mark.parametrize(
    "signs", [("1.", "2.", "3."), ("(i)", "(ii)", "(iii)"), ("i.", "ii.", "iii.")]
)
def test_a_list_below_who_decided(opening, signs):
    item = item_of(
        "Carl went through the draft.",
        opening,
        f"{signs[0]}\tto accept the report;",
        f"{signs[1]}\tto publish it;",
        f"{signs[2]}\tto thank the author.",
        "Eve thanked Carl.",
    )

    assert decisions(item) == ["to accept the report;", "to publish it;", "to thank the author."]
    stays = f"<p>{opening}</p>" if "Executive" in opening else ""
    assert item.text == f"<p>Carl went through the draft.</p>{stays}<p>Eve thanked Carl.</p>"


def test_the_heading_of_a_list_may_end_a_paragraph():
    item = item_of(
        "The Board went through the plan. It was AGREED:",
        "i.\tThat the plan be sent;",
        "ii.\tThat it be reviewed monthly.",
        "Carl thanked Eve.",
    )

    assert decisions(item) == ["That the plan be sent;", "That it be reviewed monthly."]
    assert item.text == "<p>The Board went through the plan.</p><p>Carl thanked Eve.</p>"


def test_a_list_that_begins_behind_the_mark_goes_on_below():
    item = item_of(
        "RESOLVED – (1) that the report be approved;",
        "(2) that the report be sent to the Council.",
        "(1) The Council will answer.",
    )

    assert [(each.number, each.text) for each in item.decisions] == [
        ("1", "that the report be approved;"),
        ("2", "that the report be sent to the Council."),
    ]
    assert item.text == "<p>(1) The Council will answer.</p>"


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        (
            "//The Partnership agreed that the charge be kept.//",
            "The Partnership agreed that the charge be kept.",
        ),
        ("__Agreed.__", "Agreed."),
        ("Twelve were read. Agreed that it be repeated.", "that it be repeated."),
        ("Outcome: The Group supported the pledge.", "The Group supported the pledge."),
        ("1.5 The strategy was APPROVED.", "The strategy was APPROVED."),
        ("**Decision 1** The criteria are met.", "The criteria are met."),
    ],
)
def test_other_ways(text, decision):
    assert decisions(item_of("Eve spoke of it.", text)) == [decision]


@pytest.mark.parametrize(
    "text",
    [
        "The Partnership agreed that the charge be kept.",
        "//The Partnership agreed. Carl was content. Eve was not.//",
        "Outcome: seventeen families were found.",
        "The minutes were AGREED.",
    ],
)
def test_what_is_only_told_is_not_set_apart(text):
    assert decisions(item_of(text)) == []
