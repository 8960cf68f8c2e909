"""Several actions in one row: the columns beside them say in the same order whose they are, and when."""

import pytest

from tests.meetings.wordin import files

HEAD = ("Item", "Discussion", "Action", "Lead", "By when")


def row_of(*cells, head=HEAD):
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    files.table(document, head, cells)
    return files.read(document)


def actions_of(read):
    actions = read.items[0].actions
    return [(action.text, action.owners, action.due) for action in actions]


@pytest.mark.parametrize("leads", ["AB\nPC", "Asha Bell\nPaul Crane"])
def test_each_action_has_the_owner_and_the_day_of_its_own_line(leads):
    read = row_of("1. Audit", "Noted.", "Write home\nCheck it", leads, "1 July 2025\n2 July 2025")

    assert actions_of(read) == [
        ("Write home", ["Asha Bell"], "1 July 2025"),
        ("Check it", ["Paul Crane"], "2 July 2025"),
    ]
    assert read.items[0].text == "<p>Noted.</p>"
    assert "column_owner" not in [each.code for each in read.warnings]


def test_the_only_action_is_of_all_beside_it():
    read = row_of("1. Audit", "Noted.", "Write home", "AB\nPC", "1 July 2025")

    assert actions_of(read) == [("Write home", ["Asha Bell", "Paul Crane"], "1 July 2025")]


def test_one_owner_beside_several_actions_is_of_each_and_queried():
    read = row_of("1. Audit", "Noted.", "Write home\nCheck it", "AB", "")

    assert actions_of(read) == [
        ("Write home", ["Asha Bell"], ""),
        ("Check it", ["Asha Bell"], ""),
    ]
    assert "column_owner" in [each.code for each in read.warnings]


def test_owners_that_fit_no_actions_are_queried_and_stay():
    read = row_of("1. Audit", "Noted.", "Write home\nCheck it", "AB\nPC\nAll", "")

    assert [owners for _, owners, _ in actions_of(read)] == [[], []]
    assert read.items[0].text == "<p>Noted.</p><p>AB</p><p>PC</p><p>All</p>"
    assert "column_owner" in [each.code for each in read.warnings]


def test_marked_actions_beside_as_many_owners_keep_their_places():
    text = "Action: PC to write home\nAction: check it"
    read = row_of("1. Audit", text, "PC\nAB", head=("Item", "Discussion", "Lead"))

    assert actions_of(read) == [
        ("PC to write home", ["Paul Crane"], ""),
        ("check it", ["Asha Bell"], ""),
    ]


THREE = ("Item", "Discussion", "Action")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Publish the report – AB, PC – June", ("Publish the report", ["Asha Bell", "Paul Crane"], "June")),
        ("Write to schools (PC) by the end of May", ("Write to schools", ["Paul Crane"], "end of May")),
        ("Chase the returns: AB and PC; end of May", ("Chase the returns", ["Asha Bell", "Paul Crane"], "end of May")),
        ("Send it to Paul Crane (PC) by the end of May",
         ("Send it to Paul Crane (PC) by the end of May", [], "end of May")),
    ],
)  # fmt: skip
def test_owner_and_day_behind_the_words_of_a_cell(cell, expected):
    read = row_of("1. Audit", "Noted.", cell, head=THREE)

    assert actions_of(read) == [expected]


def test_each_sentence_that_asks_something_has_the_owner_of_its_own_line():
    text = "Post to be advertised by 30 June.\nPanel dates to be set."
    read = row_of("1. Post", text, "AB\nPC by 1 July", head=THREE)

    assert actions_of(read) == [
        ("Post to be advertised by 30 June.", ["Asha Bell"], "30 June"),
        ("Panel dates to be set.", ["Paul Crane"], "1 July"),
    ]
    assert "PC by" not in read.items[0].text


def test_initials_beside_what_is_to_be_done():
    read = row_of("1. Guide", "It was printed. The guide is to be sent to all.", "PC", head=THREE)

    assert actions_of(read) == [("The guide is to be sent to all.", ["Paul Crane"], "")]
    assert read.items[0].actions[0].how == "column"
    assert read.items[0].text == "<p>It was printed. The guide is to be sent to all.</p>"


def test_a_number_and_a_label_before_what_is_to_be_done():
    read = row_of(
        "1. Risks", "1.2 Old risks: Risk 4 (nursing) to be reduced to amber.", "PC", head=THREE
    )

    assert [(each.owners, each.how) for each in read.items[0].actions] == [
        (["Paul Crane"], "column")
    ]
    assert "PC" not in read.items[0].text


ALL_IN_ONE = ("Item", "Discussion", "Action / Owner / Deadline")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Send it out\nPC and AB\nBefore the summer break",
         [("Send it out", ["Paul Crane", "Asha Bell"], "Before the summer break")]),
        ("1. Give a number\nPC\nEnd of June\n2. Ask for slides\nAB\nNo date set",
         [("Give a number", ["Paul Crane"], "End of June"), ("Ask for slides", ["Asha Bell"], "No date set")]),
        ("Partners to confirm it\nAll partners\n30/09/2025",
         [("Partners to confirm it", ["All partners"], "30/09/2025")]),
        ("Invite them to the December Board\nPC\nDecember",
         [("Invite them to the December Board", ["Paul Crane"], "December")]),
    ],
)  # fmt: skip
def test_owner_and_day_below_the_words_of_a_cell(cell, expected):
    read = row_of("1. Audit", "Noted.", cell, head=ALL_IN_ONE)

    assert actions_of(read) == expected
    assert read.items[0].text == "<p>Noted.</p>"
    assert not read.warnings


def test_the_day_beside_an_action_is_when_rather_than_one_that_it_holds():
    read = row_of(
        "1. Audit", "Noted.", "Amend the minutes of 3 May and print them", "PC", "Within two weeks"
    )

    assert actions_of(read) == [
        ("Amend the minutes of 3 May and print them", ["Paul Crane"], "Within two weeks")
    ]


def test_the_only_day_beside_several_actions_is_of_those_without_one():
    read = row_of("1. Audit", "Noted.", "Write by 20 June\nCheck it", "AB\nPC", "1 July 2025")

    assert [due for _, _, due in actions_of(read)] == ["20 June", "1 July 2025"]


@pytest.mark.parametrize("number", ["Action 19/07", "ACTION 3", "LI/16/09"])
def test_the_number_of_an_action_on_a_line_of_its_own(number):
    read = row_of("1. Audit", "Noted.", f"{number}\nAB to add it\n28 June 2025", head=THREE)

    assert actions_of(read) == [("AB to add it", ["Asha Bell"], "28 June 2025")]
    assert read.items[0].actions[0].source.startswith(number)
    assert read.items[0].text == "<p>Noted.</p>"


def test_the_number_of_an_action_before_its_words():
    read = row_of("1. Audit", "Noted.", "LI/16/09 – Arrange it\nPC", head=THREE)

    assert actions_of(read) == [("Arrange it", ["Paul Crane"], "")]


def test_initials_and_a_day_are_no_number():
    read = row_of("1. Audit", "Noted.", "Arrange it\nPC 30/09/2025", head=THREE)

    assert actions_of(read) == [("Arrange it", ["Paul Crane"], "30/09/2025")]


@pytest.mark.parametrize(
    "deed", ["Seventeen schools to be telephoned.", "Head teachers group to be told"]
)
def test_those_to_whom_something_is_done_do_not_own_it(deed):
    text = f"Action: link to be sent this week.\nAction: {deed}"
    read = row_of("1. Audit", text, "AB\nPC", head=("Ref", "Discussion", "Lead"))

    assert [(text, owners) for text, owners, _ in actions_of(read)] == [
        ("link to be sent this week.", ["Asha Bell"]),
        (deed, ["Paul Crane"]),
    ]


@pytest.mark.parametrize("verb", ["to be asked to", "to be tasked to", "to"])
def test_those_who_are_asked_own_it(verb):
    read = row_of("1. Audit", f"Action: Fenby schools {verb} write home.", "", head=THREE)

    assert actions_of(read)[0][1] == ["Fenby schools"]


def test_a_sentence_that_leads_to_news_of_earlier_actions_is_none():
    head = ("Item", "Minutes", "By whom", "By when")
    text = "Two of three were discussed:\nTerms of reference – no replies.\nHealth report – will be brought in March."
    read = row_of("Actions from last meeting", text, "\nPC\nAB", "\n28/2/26\nMarch", head=head)

    assert actions_of(read) == []
    assert len(read.items[0].updates) == 2
    assert {"column_action"} <= {each.code for each in read.warnings}
    for words in ("PC", "AB", "28/2/26", "March"):
        assert words in read.items[0].text or words in str(read.items[0].updates)


@pytest.mark.parametrize("heading", ["Action / by when", "Action by / when", "Actions & by when"])
def test_the_only_column_of_actions_holds_who_and_when_as_well(heading):
    head, text = ("Item", "Discussion", heading), "Noted."
    read = row_of("1. Audit", text, "AB – write home – 30 June\nPC to check it by May", head=head)

    assert actions_of(read) == [
        ("write home", ["Asha Bell"], "30 June"),
        ("PC to check it by May", ["Paul Crane"], "May"),
    ]
    assert read.items[0].text == "<p>Noted.</p>"


def test_beside_a_column_of_owners_it_says_when():
    head = ("Item", "Discussion", "Action by", "Action by when")
    read = row_of("1. Audit", "Paul Crane to write home.", "PC", "May", head=head)

    assert actions_of(read) == [("Paul Crane to write home.", ["Paul Crane"], "May")]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (("Item", "Discussion", "Action", "Who", "By"), ("PC", "6 July")),
        (("Item", "Discussion", "Action", "By", "When"), ("PC", "6 July")),
    ],
)
def test_by_is_who_or_when_as_another_column_leaves_it(head, cells):
    read = row_of("1. Audit", "Noted.", "Write home", *cells, head=head)

    assert actions_of(read) == [("Write home", ["Paul Crane"], "6 July")]
