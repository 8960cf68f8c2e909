"""Several items in one row: cut where their numbers run on and the columns beside them can be told apart."""

import pytest

from tests.meetings.wordin import files
from tests.meetings.wordin.test_layouts import board, items_of

BOTH = "3. Neglect\nTalk of neglect.\n4. Budget\nTalk of budget."
ACTIONS = "3. AB to call\n4. PC to pay"
APART = [
    ("3", "Neglect", "<p>Talk of neglect.</p>", [("AB to call", ["Asha Bell"])]),
    ("4", "Budget", "<p>Talk of budget.</p>", [("PC to pay", ["Paul Crane"])]),
]


def read(head, *rows):
    found = files.read(board(*rows, head=head))
    told = [
        (item.number, item.title, item.text, [(each.text, each.owners) for each in item.actions])
        for item in found.items
        if item.number != "2"
    ]
    return told, [each.code for each in found.warnings if each.code != "no_date"]


@pytest.mark.parametrize(
    ("head", "before", "row"),
    [
        (("No", "Minutes", "Action"), ("2", "Welcome\nAll came.", ""), ("3", BOTH, ACTIONS)),
        (("Item", "Minutes", "Action"), ("2. Welcome", "All came.", ""), ("3 - 4", BOTH, ACTIONS)),
        (
            ("Item", "Minutes", "Action"),
            ("2. Welcome", "All came.", ""),
            ("3. Neglect", "Talk of neglect.\n**4. Budget**\nTalk of budget.", "Item 3: AB to call\nItem 4: PC to pay"),
        ),
        (
            ("Item", "Minutes", "Action"),
            ("2. Welcome", "All came.", ""),
            ("3. Neglect\n4. Budget", "Talk of neglect.\n\nTalk of budget.", ACTIONS),
        ),
        (("Minutes", "Action"), ("2. Welcome\nAll came.", ""), (BOTH, ACTIONS)),
        (
            ("Minutes", "Action"),
            ("**2. Welcome**\nAll came.", ""),
            ("**3. Neglect**\nTalk of neglect.\n**4. Budget**\nTalk of budget.", ACTIONS),
        ),
    ],
)  # fmt: skip
def test_items_with_numbers_that_run_on(head, before, row):
    assert read(head, before, row) == (APART, [])


def test_actions_that_cannot_be_told_apart_leave_the_row_whole_with_a_warning():
    told, codes = read(
        ("No", "Minutes", "Action"),
        ("2", "Welcome\nAll came.", ""),
        ("3", BOTH, "AB to call\nPC to pay"),
    )

    assert told == [
        (
            *("3", "Neglect", "<p>Talk of neglect.</p><p>4. Budget</p><p>Talk of budget.</p>"),
            [("AB to call", ["Asha Bell"]), ("PC to pay", ["Paul Crane"])],
        )
    ]
    assert codes == ["several_items"]


@pytest.mark.parametrize(
    "text",
    [
        "1. Leaflets\n2. Posters\n3. Radio\nAll are ready.",
        "3. Leaflets\n4. Posters",
        "Talk.\n4. The budget was spent.\nMore talk.",
        "Talk.\n3.1 Leaflets\nMore talk.\n3.2 Posters\nEven more.",
    ],
)
def test_a_list_in_the_text_is_no_row_of_items(text):
    told, _codes = read(
        ("Item", "Minutes", "Action"), ("2. Welcome", "All came.", ""), ("3. Neglect", text, "")
    )

    assert [(number, title) for number, title, *_rest in told] == [("3", "Neglect")]


def test_the_next_meeting_beside_a_number_is_one_item():
    document = board(
        ("1", "Welcome", "AB welcomed all.", ""),
        ("2", "Date of next meeting", "Tuesday 9 September 2025, 9am, County Hall", ""),
        ("3", "Close", "The meeting closed at 11.40am.", ""),
        head=("No", "Item", "Discussion", "Action"),
    )

    read = files.read(document)

    assert items_of(read) == [
        ("", "1", "Welcome", "<p>AB welcomed all.</p>"),
        ("", "2", "Date of next meeting", "<p>Tuesday 9 September 2025, 9am, County Hall</p>"),
        ("", "3", "Close", ""),
    ]
    following = read.next_meeting
    assert (str(following.date), following.venue) == ("2025-09-09", "County Hall")
    assert (str(read.meeting.closed), read.warnings) == ("11:40:00", [])


def test_a_row_called_items_one_to_three_is_cut():
    head = ("Item", "Discussion", "Action")

    assert read(head, ("2. Welcome", "All came.", ""), ("Items 3-4", BOTH, ACTIONS)) == (APART, [])


def test_a_row_called_items_one_to_three_that_cannot_be_cut_is_queried():
    document = board(("Items 3-4", "Talk of neglect and of the budget.", ""))

    found = files.read(document)

    assert [item.title for item in found.items] == ["Items 3-4"]
    assert [each.code for each in found.warnings] == ["several_items"]


def test_one_sentence_is_offered_once_however_many_stand_beside_it():
    found = files.read(board(("1. Neglect", "It was late. PC to call the press.", "AB\nPC\nAll")))

    [item] = found.items
    assert [(each.text, each.owners, each.how) for each in item.actions] == [
        ("PC to call the press.", ["Paul Crane"], "column")
    ]
    assert item.text == "<p>It was late. PC to call the press.</p><p>AB</p><p>All</p>"
    assert [each.code for each in found.warnings].count("column_action") == 2


def test_a_heading_with_items_below_it_in_one_row():
    text = "4.1 It went well. AB to call\n4.2 It did not. PC to pay it."
    found = files.read(board(("4.0 Groups\n4.1 Neglect\n4.2 Budget", text, "PC\nAB")))

    assert items_of(found) == [
        ("", "4.0", "Groups", ""),
        ("", "4.1", "Neglect", "<p>It went well. AB to call</p>"),
        ("", "4.2", "Budget", "<p>It did not. PC to pay it.</p>"),
    ]
    assert [[(each.text, each.owners) for each in item.actions] for item in found.items] == [
        [],
        [("AB to call", ["Asha Bell"])],
        [("PC to pay it.", ["Paul Crane"])],
    ]
    assert "column_action" not in [each.code for each in found.warnings]


def test_titles_that_all_minutes_have_begin_items_in_one_row_however_they_are_set():
    document = files.new()
    files.lines(document, "**Northmere Board**", "4 March 2025", "Present: Asha Bell (AB)")
    files.table(
        document,
        [
            "1.",
            "Welcome and Apologies\nAll were welcomed.\nDeclarations of Interest\nNone."
            "\nMinutes and Matters Arising from the previous meeting\nThe minutes were agreed.",
        ],
        ["2.", "Plan\nThe plan was noted.\nWelcome to the new members\nApologies were sent"],
        ["3.", "AOB\nNone."],
    )
    found = [(item.title, item.text) for item in files.read(document).items]
    assert found == [
        ("Welcome and Apologies", "<p>All were welcomed.</p>"),
        ("Declarations of Interest", "<p>None.</p>"),
        (
            "Minutes and Matters Arising from the previous meeting",
            "<p>The minutes were agreed.</p>",
        ),
        (
            "Plan",
            "<p>The plan was noted.</p><p>Welcome to the new members</p><p>Apologies were sent</p>",
        ),
        ("AOB", "<p>None.</p>"),
    ]


def test_a_title_above_the_first_of_its_own_numbers_only_heads_it():
    document = files.new()
    files.lines(document, *files.TESTBY)
    files.table(
        document,
        ("Agenda item", "Notes", "Actions"),
        ("1. Welcome", "All were welcomed.", ""),
        ("2. Sub-group reports\n2.1 Learning", "BM presented the report.", "CN to write to heads"),
        ("2.2 Training", "CN gave the report.", ""),
    )

    found = files.read(document)

    assert [(item.number, item.text, len(item.actions)) for item in found.items] == [
        ("1", "<p>All were welcomed.</p>", 0),
        ("2", "", 0),
        ("2.1", "<p>BM presented the report.</p>", 1),
        ("2.2", "<p>CN gave the report.</p>", 0),
    ]
    assert "several_items" not in [each.code for each in found.warnings]


def test_numbered_paragraphs_stand_below_the_first_title_of_a_table():
    document = files.new()
    files.lines(document, *files.TESTBY)
    files.table(
        document,
        ("**Minutes**", "**Action by**"),
        ("**1.0 Child B**\n1.1 Bob introduced the draft.\n1.2 Cy thanked him.", ""),
        ("**2.0 AOB**\nNone.", ""),
    )

    assert [(item.number, item.title, item.text) for item in files.read(document).items] == [
        ("1.0", "Child B", "<p>1.1 Bob introduced the draft.</p><p>1.2 Cy thanked him.</p>"),
        ("2.0", "AOB", "<p>None.</p>"),
    ]


WELCOME = "**1.1 Welcome**\nAB welcomed all.\n**1.2 Data**\nAction: PC to pay the bill."
CLOSE = "**2.1 Other business**\nNone.\n**2.2 Close**\nAB thanked all."


@pytest.mark.parametrize("parts", [("Part 1: Opening", "Part 2: Ending"), ("Opening", "Ending")])
@pytest.mark.parametrize("lead", ["", "PC"])
def test_a_part_beside_its_items(parts, lead):
    document = board(
        (parts[0], WELCOME, lead), (parts[1], CLOSE, ""), head=("Item", "Notes", "Lead")
    )
    found = files.read(document)

    assert [(item.part, item.number, item.title, item.text) for item in found.items] == [
        (parts[0], "1.1", "Welcome", "<p>AB welcomed all.</p>"),
        (parts[0], "1.2", "Data", ""),
        (parts[1], "2.1", "Other business", "<p>None.</p>"),
        (parts[1], "2.2", "Close", "<p>AB thanked all.</p>"),
    ]
    assert [(each.text, each.owners) for each in found.items[1].actions] == [
        ("PC to pay the bill.", ["Paul Crane"])
    ]
    assert "several_items" not in [each.code for each in found.warnings]
    assert not files.words_of_body(document) - files.words_of(found.as_json())


def test_owners_that_fit_none_of_the_items_of_a_part_bring_a_warning():
    found = files.read(board(("Part 1: Opening", WELCOME, "AB"), head=("Item", "Notes", "Lead")))

    assert [item.number for item in found.items] == ["1.1", "1.2"]
    assert "several_items" in [each.code for each in found.warnings]


def test_numbers_of_paragraphs_beside_a_title_begin_no_items():
    found = files.read(
        board(("Welcome", "1. Data\nIt fell.\n2. Costs\nThey rose."), head=("Item", "Notes"))
    )

    assert [(item.part, item.title) for item in found.items] == [("", "Welcome")]
