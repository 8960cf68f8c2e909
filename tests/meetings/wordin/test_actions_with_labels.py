"""Actions with a reference of their own, and with owners and days that have labels, cells or tabs of their own."""

import pytest

from tests.meetings.wordin import files


def read(*lines, table=()):
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    files.lines(document, "**1. Welcome**", "AB welcomed all.", "**2. Report**", "AB spoke.")
    files.lines(document, *lines)
    if table:
        files.table(document, *table)
    files.lines(document, "**3. Close**", "All left.")
    return files.read(document)


def said(read):
    item = read.items[1]
    return [(action.text, action.owners, action.due) for action in item.actions], item.text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**Action LI/16/09:** Ask them. **Owner:** PC **Timescale:** 1 July 2025",
         ("Ask them.", ["Paul Crane"], "1 July 2025")),
        ("Action SCB 14/11 – PC to call", ("PC to call", ["Paul Crane"], "")),
        ("→ Action 1/17 – Asha Bell to draft it (14 July)", ("Asha Bell to draft it", ["Asha Bell"], "14 July")),
        ("**ACTION: Plan the calls\tPaul Crane**", ("Plan the calls", ["Paul Crane"], "")),
        ("ACTION: Remind managers of it\tAll", ("Remind managers of it", ["All"], "")),
        ("Action: PC to call\nLead: Paul Crane\nDue: 31st July", ("PC to call", ["Paul Crane"], "31st July")),
    ],
)  # fmt: skip
def test_the_action_of_a_line(line, expected):
    assert said(read(line)) == ([expected], "<p>AB spoke.</p>")


def test_an_arrow_behind_a_sentence():
    actions, text = said(read("PC left. → Action 4/17 – AB to thank him."))

    assert actions == [("AB to thank him.", ["Asha Bell"], "")]
    assert text == "<p>AB spoke.</p><p>PC left.</p>"


def test_lines_below_an_action_say_whose_and_when_it_is():
    found = read("Action: write home", "Responsible: PC and AB", "By when: end of Q4", "Cost: none")

    assert said(found) == (
        [("write home", ["Paul Crane", "Asha Bell"], "end of Q4")],
        "<p>AB spoke.</p><p>Cost: none</p>",
    )


def test_a_label_below_that_says_something_else_stays():
    actions, text = said(read("Action: PC to write by May", "Lead: Asha Bell", "Deadline: June"))

    assert actions == [("PC to write by May", ["Paul Crane"], "May")]
    assert text == "<p>AB spoke.</p><p>Lead: Asha Bell</p><p>Deadline: June</p>"


def test_a_small_table_whose_first_cells_are_labels_is_its_actions():
    rows = (("Action", "Print it"), ("Owner", "PC / AB"), ("Due", "End of Q4"))
    found = read(table=(*rows, ("Action", "Tell all"), ("Lead", "AB")))

    assert said(found) == (
        [("Print it", ["Paul Crane", "Asha Bell"], "End of Q4"), ("Tell all", ["Asha Bell"], "")],
        "<p>AB spoke.</p>",
    )


def test_a_table_with_another_label_stays():
    found = read(table=(("Action", "Print it"), ("Owner", "PC"), ("Cost", "£40")))

    assert said(found)[0] == []
    assert "<table>" in said(found)[1]
