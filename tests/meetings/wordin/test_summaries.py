"""A list of actions at the end that says again what the items say."""

import pytest

from tests.meetings.wordin import files

HEAD = ("No.", "Action", "Owner", "Due")


def read(*rows, label="Actions agreed:"):
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    for title, text in (
        ("Item 1 – Welcome", "Action: AB to send slides to the board by 7 July 2025."),
        ("Item 2 – Audit", "Action: get log-ins for the unit."),
        ("Item 3 – Plan", "It is long. PC to share the draft plan."),
    ):
        files.write(document, title, "Heading 2")
        files.lines(document, text)
    files.lines(document, label, "1. PC to print the papers", "2. AB to read them")
    files.write(document, "Item 4 – AOB", "Heading 2")
    files.lines(document, "None.", "**Action summary**", "")
    files.table(document, HEAD, *rows)
    return document, files.read(document)


def test_repeated_actions_are_not_made_twice():
    document, found = read(
        ("1", "Send the new slides to the board", "AB", "7 July 2025"),
        ("2", "Get log-ins for the unit", "PC", "1 August 2025"),
        ("3", "Share the draft plan", "PC", ""),
        ("4", "Call the press", "AB", ""),
    )

    actions = [[(a.text, a.owners, a.due, a.how) for a in item.actions] for item in found.items]
    assert actions[0] == [
        ("AB to send slides to the board by 7 July 2025.", ["Asha Bell"], "7 July 2025", "marked")
    ]
    assert actions[1] == [("get log-ins for the unit.", ["Paul Crane"], "1 August 2025", "marked")]
    assert ("PC to share the draft plan.", ["Paul Crane"], "", "column") in actions[2]
    assert actions[3] == [("Call the press", ["Asha Bell"], "", "column")]
    assert "<table>" in found.items[3].text
    lost = files.words_of_body(document) - files.words_of(found.as_json())
    assert set(lost) <= {"Item"}


def test_the_heading_below_a_list_of_actions_has_its_number():
    _, found = read(("1", "Call the press", "AB", ""))

    assert [(item.number, item.title) for item in found.items][2:] == [("3", "Plan"), ("4", "AOB")]
    assert "<table>" not in found.items[3].text


def test_actions_of_others_that_sound_alike_are_their_own():
    _, found = read(("1", "Send the slides to the board", "PC", ""))

    assert [(a.text, a.owners) for a in found.items[3].actions] == [
        ("Send the slides to the board", ["Paul Crane"])
    ]


def closing(*, heading="Summary of actions", number="3. "):
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025, 9.30am – 12 noon", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    files.table(
        document,
        ("Item", "Discussion", "Action"),
        ("1. Welcome", "All were welcomed.", ""),
        ("2. Audit", "PC to check the data by 1 July 2025.", "PC"),
        (f"{number}Next meeting", "Wednesday 3 September 2025, 9.30am – 12 noon, Town Hall", ""),
    )
    files.lines(document, "", f"**{heading}**")
    files.table(
        document,
        ("Item", "Action", "Owner", "Target date"),
        ("2", "Check the data", "PC", "1 July 2025"),
        ("2", "Call the press", "AB", "2 July 2025"),
    )
    return document, files.read(document)


@pytest.mark.parametrize("number", ["3. ", ""])
@pytest.mark.parametrize("heading", ["Summary of actions", "Action list:"])
def test_a_list_with_a_column_of_items_makes_no_items(heading, number):
    document, found = closing(heading=heading, number=number)

    assert [item.title for item in found.items][:2] == ["Welcome", "Audit"]
    assert all(item.title for item in found.items)
    actions = [(a.text, a.owners, a.due, a.how) for item in found.items for a in item.actions]
    assert len(actions) == 2
    assert ("Call the press", ["Asha Bell"], "2 July 2025", "column") in actions
    assert found.next_meeting.venue == "Town Hall"
    assert not files.words_of_body(document) - files.words_of(found.as_json())


def test_minutes_that_only_hold_actions_are_minutes():
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025", "Present:", "Asha Bell, Chair (AB)")
    files.table(
        document,
        ("Item", "Action", "Owner", "Due"),
        ("1. Welcome", "AB to call the press.", "AB", "1 July 2025"),
        ("2. Audit", "AB to check the data.", "AB", "2 July 2025"),
    )
    assert [item.title for item in files.read(document).items] == ["Welcome", "Audit"]
