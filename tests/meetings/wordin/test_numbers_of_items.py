"""Numbers of items: continued in a further row, within those of their row, and where a title looks like none."""

import pytest

from tests.meetings.wordin import files

HEAD = ("No", "Discussion", "Action", "Lead", "Timescale")
PEOPLE = ("Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")


def read_of(*blocks, lost=("cont", "continued")):
    """Read lines, and lists of rows of tables; all words are found again but for those `lost`."""
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", "Present:", *PEOPLE)
    for block in blocks:
        if isinstance(block, str):
            files.lines(document, block)
        else:
            files.table(document, *block)
    read = files.read(document)
    assert not set(files.words_of_body(document) - files.words_of(read.as_json())) - set(lost)
    return read


def numbers_of(read):
    return [(item.number, item.title) for item in read.items]


@pytest.mark.parametrize("number", ["2. (cont.)", "2 (continued)"])
def test_a_row_that_has_only_a_number_continued_goes_on_with_its_item(number):
    first = [HEAD, ("1.", "Welcome\nAB welcomed all."), ("2.", "Audit\nPC presented the model.")]
    more = [HEAD, (number, "AB added that schools know.", "Write home", "PC", "1 July 2025")]
    for tables in ([first, "", more], [[*first, more[1]]]):
        read = read_of(*tables)

        assert numbers_of(read) == [("1", "Welcome"), ("2", "Audit")]
        audit = read.items[1]
        assert audit.text == "<p>PC presented the model.</p><p>AB added that schools know.</p>"
        assert [(each.text, each.owners) for each in audit.actions] == [
            ("Write home", ["Paul Crane"])
        ]


def test_titles_within_a_row_keep_their_own_numbers():
    text = "**Reports**\n**5.1 Policy**\nThe protocol is done.\n**5.2 Deaths**\nThere is no report."
    read = read_of([("5", text), ("6", "**AOB**\nNone.")])

    assert numbers_of(read) == [
        ("5", "Reports"),
        ("5.1", "Policy"),
        ("5.2", "Deaths"),
        ("6", "AOB"),
    ]


def test_a_heading_may_begin_with_a_count_of_something_in_capitals():
    read = read_of(
        "**1 Apologies**", "None.", "**2 Cases for review**", "Two.", "3 cases were left."
    )

    assert numbers_of(read) == [("1", "Apologies"), ("2", "Cases for review")]
    assert read.items[1].text == "<p>Two.</p><p>3 cases were left.</p>"


def test_a_title_stands_alone_in_its_row_and_the_text_in_the_next():
    rows = [("2", "PRESENTATION OF THE REPORT"), ("", "AB spoke.\nAction: PC to amend it.")]
    read = read_of([*rows, ("3", "COMMUNICATIONS"), ("", "PC presented the plan.")])

    assert numbers_of(read) == [("2", "PRESENTATION OF THE REPORT"), ("3", "COMMUNICATIONS")]
    assert read.items[0].text == "<p>AB spoke.</p>"
    assert read.items[1].text == "<p>PC presented the plan.</p>"


def test_two_lettered_titles_in_a_cell_are_two_items():
    head = ("Agenda item", "Minutes and actions")
    text = "AB opened the meeting.\n\nThe minutes were agreed."
    read = read_of([head, ("A1 Welcome\nA2 Minutes of 5 March", text), ("A3 Data", "PC spoke.")])

    assert numbers_of(read) == [("A1", "Welcome"), ("A2", "Minutes of 5 March"), ("A3", "Data")]
    assert read.items[1].text == "<p>The minutes were agreed.</p>"


def test_whoever_speaks_below_the_first_heading_is_not_listed_as_present():
    read = read_of("**1. Report**", "AB: Will young people see it?", "PC: Yes, a summary.")

    assert [each.name for each in read.attendance] == ["Asha Bell", "Paul Crane"]
    assert numbers_of(read) == [("1", "Report")]
    assert [each.answered_by for each in read.items[0].challenges] == ["Paul Crane"]


def test_plain_titles_within_the_number_of_a_row_are_items_with_their_own_actions():
    text = "Any other business\n7.1 Safety week\nIt runs from 15th.\n7.2 Farewell\nAB thanked PC."
    row = ("7.", text, "7.1 Send in events\n7.2 Write home", "All\nAB", "1 July 2025\n2 July 2025")
    read = read_of([HEAD, ("6.", "Risks\nNone."), row], lost=("7", "1", "2"))

    assert numbers_of(read)[1:] == [
        ("7", "Any other business"),
        ("7.1", "Safety week"),
        ("7.2", "Farewell"),
    ]
    assert read.items[2].text == "<p>It runs from 15th.</p>"
    found = [(each.text, each.owners, each.due) for item in read.items[2:] for each in item.actions]
    assert found == [
        ("Send in events", ["All members"], "1 July 2025"),
        ("Write home", ["Asha Bell"], "2 July 2025"),
    ]


def test_a_paragraph_with_a_sentence_and_a_mark_is_no_title():
    document = files.new()
    files.lines(
        document,
        "**Testham Safeguarding Children Board**",
        "Monday 3 March 2014, 2.00pm – 4.00pm, Town Hall",
        "Present: Ann Bell (Chair, Council) (AB); Carl Dunn, Police (CD); Eve Fox, CCG (EF)",
        "**1. Budget**",
        "1.1\tCarl tabled the budget. [Action: Carl to send it round]",
        "1.2\tReturns are late. Eve will ask again",
        "**2. Any other business**",
        "None.",
    )

    found = files.read(document).items

    assert [(item.number, item.title) for item in found] == [
        ("1", "Budget"),
        ("2", "Any other business"),
    ]
    assert [each.owners for each in found[0].actions if each.how == "marked"] == [["Carl Dunn"]]
