"""Other headings, other orders of columns, rows over two pages, no table at all."""

import pytest

from tests.meetings.wordin import files

PRESENT = ("Present:", "Asha Bell, Independent Chair (AB)", "Paul Crane, Northmere Police (PC)")


def items_of(read):
    return [(item.part, item.number, item.title, item.text) for item in read.items]


def actions_of(read):
    return [
        (action.text, action.owners, action.due, action.how)
        for item in read.items
        for action in item.actions
    ]


def board(*rows, head=("Item", "Discussion", "Action")):
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", *PRESENT)
    files.table(document, head, *rows)
    return document


def test_columns_in_another_order_under_other_headings():
    document = board(
        ("AB", "Action: write to the schools", "1", "Welcome"),
        ("", "No action.", "2", "Budget"),
        head=("By whom", "Key points", "No.", "Agenda item"),
    )

    read = files.read(document)

    assert items_of(read) == [("", "1", "Welcome", ""), ("", "2", "Budget", "<p>No action.</p>")]
    assert actions_of(read) == [("write to the schools", ["Asha Bell"], "", "marked")]


def test_owner_and_day_in_columns_of_their_own():
    document = board(
        (
            "1",
            "Training",
            "Action: book the venue\nAction: send the list",
            "AB\nPC",
            "1 July 2025\n2 July 2025",
        ),
        head=("No", "Subject", "Notes", "Owner", "Deadline"),
    )

    assert actions_of(files.read(document)) == [
        ("book the venue", ["Asha Bell"], "1 July 2025", "marked"),
        ("send the list", ["Paul Crane"], "2 July 2025", "marked"),
    ]


def test_the_column_holds_the_action_itself():
    document = board(("1. Neglect", "A long talk.", "PC to share the draft by 3 October"))

    assert actions_of(files.read(document)) == [
        ("PC to share the draft by 3 October", ["Paul Crane"], "3 October", "column")
    ]


def test_the_column_names_who_is_to_do_what_a_sentence_says():
    document = board(("1. Neglect", "A long talk. PC to share the draft. It was late.", "PC"))

    assert actions_of(files.read(document)) == [
        ("PC to share the draft.", ["Paul Crane"], "", "column")
    ]


def test_the_column_names_somebody_and_nothing_says_what_for():
    read = files.read(board(("1. Neglect", "A long talk.", "PC")))

    assert actions_of(read) == [("A long talk.", ["Paul Crane"], "", "prose")]
    assert read.items[0].text == "<p>A long talk.</p><p>PC</p>"
    assert [each.code for each in read.warnings] == ["column_action"]


@pytest.mark.parametrize(
    "text",
    [
        "AB presented to all. Nobody spoke to PC.",
        "It was late. AB to share it.",
    ],
)
def test_a_sentence_about_something_else_is_only_offered_beside_initials(text):
    read = files.read(board(("1. Neglect", text, "PC")))

    assert {how for *_rest, how in actions_of(read)} == {"prose"}
    assert "column_action" in [each.code for each in read.warnings]


def test_all_are_named_beside_a_sentence_that_asks_members():
    read = files.read(board(("1. Neglect", "It is long. Members to read it. It is new.", "All")))

    assert actions_of(read) == [("Members to read it.", ["All members"], "", "column")]


def test_rows_over_two_pages():
    document = board(
        ("1. Neglect", "First page.", ""),
        ("Item", "Discussion", "Action"),
        ("", "Second page.", ""),
        ("1. Neglect (cont’d)", "Third page.", ""),
        ("2. Budget", "Noted.", ""),
    )

    assert items_of(files.read(document)) == [
        ("", "1", "Neglect", "<p>First page.</p><p>Second page.</p><p>Third page.</p>"),
        ("", "2", "Budget", "<p>Noted.</p>"),
    ]


def test_minutes_over_several_tables():
    document = board(("1. Neglect", "First page.", ""))
    files.table(document, ("2. Budget", "Noted.", "AB to pay by 1 July"))

    read = files.read(document)

    assert [(item.number, item.title) for item in read.items] == [("1", "Neglect"), ("2", "Budget")]
    assert actions_of(read) == [("AB to pay by 1 July", ["Asha Bell"], "1 July", "column")]


def test_several_items_in_one_row():
    document = board(
        ("1. Welcome\n2. Declarations", ["AB welcomed all.", "", "None declared."], "")
    )

    assert items_of(files.read(document)) == [
        ("", "1", "Welcome", "<p>AB welcomed all.</p>"),
        ("", "2", "Declarations", "<p>None declared.</p>"),
    ]


def test_several_items_in_one_row_whose_text_cannot_be_told_apart():
    read = files.read(
        board(("1. Welcome\n2. Declarations", ["AB welcomed all.", "None declared."], ""))
    )

    assert [(item.number, item.text) for item in read.items] == [
        ("1", "<p>AB welcomed all.</p><p>None declared.</p>"),
        ("2", ""),
    ]
    assert [each.code for each in read.warnings] == ["several_items"]


def test_titles_in_the_text_beside_numbers_alone():
    document = board(
        ("1.\n2.", ["**Welcome**", "All were welcomed.", "**Minutes**", "Agreed."]),
        ("3.", ["**Neglect**", "A long talk."]),
        head=("", "Discussion"),
    )

    assert [(item.number, item.title, item.text) for item in files.read(document).items] == [
        ("1", "Welcome", "<p>All were welcomed.</p>"),
        ("2", "Minutes", "<p>Agreed.</p>"),
        ("3", "Neglect", "<p>A long talk.</p>"),
    ]


def test_a_part_over_the_whole_width_and_a_merged_cell():
    document = board(
        ("Part 1 – Strategy", "", ""),
        ("1.1 Neglect", "A talk.", ""),
        ("", "More.", ""),
        ("1.2 Risk", "None.", ""),
    )
    made = document.tables[0]
    made.cell(1, 0).merge(made.cell(1, 2))
    made.cell(2, 0).merge(made.cell(3, 0))

    assert items_of(files.read(document)) == [
        ("Part 1: Strategy", "1.1", "Neglect", "<p>A talk.</p><p>More.</p>"),
        ("Part 1: Strategy", "1.2", "Risk", "<p>None.</p>"),
    ]


def test_automatic_numbers_are_numbers():
    document = board((["# Welcome"], "Welcomed.", ""), (["# Budget"], "Noted.", ""))

    assert [(item.number, item.title) for item in files.read(document).items] == [
        ("1", "Welcome"),
        ("2", "Budget"),
    ]


def test_a_table_in_the_text_stays_a_table_and_a_log_becomes_updates():
    document = board(("1. Figures", "See below.", ""), ("2. Action log", "See below.", ""))
    cells = document.tables[0].rows[1].cells[1], document.tables[0].rows[2].cells[1]
    for cell, rows in zip(
        cells,
        (
            (("Quarter", "Cases"), ("Q1", "14")),
            (("Ref", "Action", "Update"), ("4.1", "Share it", "Done. Closed.")),
        ),
        strict=True,
    ):
        made = cell.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for place, words in zip(made.add_row().cells, row, strict=True):
                place.text = words

    figures, log = files.read(document).items

    assert figures.text == (
        "<p>See below.</p><table><tbody><tr><td><p>Quarter</p></td><td><p>Cases</p></td></tr>"
        "<tr><td><p>Q1</p></td><td><p>14</p></td></tr></tbody></table>"
    )
    assert [(each.reference, each.text, each.closed) for each in log.updates] == [
        ("4.1 Share it", "Done. Closed.", True)
    ]


def test_a_table_of_facts():
    document = files.new()
    files.table(
        document,
        ("Meeting", "Westmere Executive Group"),
        ("Date", "Friday\u00a019th\u00a0September 2025"),
        ("Time", "10am – 12\u00a0noon"),
        ("Venue", "Room\u00a02"),
        ("Chair", "Jane Fox"),
        ("Present", "Jane Fox (JF)\nSam Lowe (SL)"),
        ("Apologies", "Kay Bond; Lee Cole"),
    )
    files.table(document, ("Item", "Discussion", "Action"), ("1. Risk", "None.", ""))

    read = files.read(document).as_json()

    assert read["meeting"] == {
        "title": "Westmere Executive Group",
        "date": "2025-09-19",
        "start": "10:00",
        "end": "12:00",
        "closed": None,
        "venue": "Room 2",
    }
    assert [(each["name"], each["role"], each["status"]) for each in read["attendance"]] == [
        ("Jane Fox", "Chair", "present"),
        ("Sam Lowe", "", "present"),
        ("Kay Bond", "", "apologies"),
        ("Lee Cole", "", "apologies"),
    ]


def without_table():
    document = files.new()
    files.lines(
        document,
        "Minutes of the Northmere Safeguarding Partnership held on 19/09/25 from 09:30 to 12:30 at Market House",
        "**Present**",
        *PRESENT[1:],
        "**Apologies**",
        "Gail Ives (Northmere Police), Omar Said (ICB)",
        "**1. Welcome**",
        "AB welcomed all.",
        "**2. Neglect strategy**",
        "2.1 Members discussed the draft at length and felt that its scope was too wide.",
        "Decisions:",
        "1. The draft is approved.",
        "2. Schools are asked again.",
        "Action: AB/PC to redraft section 4 by 31 October 2025",
        "**3. Any other business**",
        "None",
        "Date of next meeting: Friday 14 November 2025 at 9.30am, Market House",
        "The meeting closed at 12:25.",
    )
    return files.read(document)


def test_no_table_at_all_facts():
    read = without_table()

    assert read.as_json()["meeting"] == {
        "title": "Northmere Safeguarding Partnership",
        "date": "2025-09-19",
        "start": "09:30",
        "end": "12:30",
        "closed": "12:25",
        "venue": "Market House",
    }
    assert read.as_json()["next_meeting"] == {
        "date": "2025-11-14",
        "start": "09:30",
        "end": None,
        "venue": "Market House",
    }
    assert [(person.name, person.status) for person in read.attendance] == [
        ("Asha Bell", "present"),
        ("Paul Crane", "present"),
        ("Gail Ives", "apologies"),
        ("Omar Said", "apologies"),
    ]


def test_no_table_at_all_items():
    read = without_table()

    assert items_of(read) == [
        ("", "1", "Welcome", "<p>AB welcomed all.</p>"),
        (
            "",
            "2",
            "Neglect strategy",
            "<p>2.1 Members discussed the draft at length and felt that its scope was too wide.</p>",
        ),
        ("", "3", "Any other business", "<p>None</p>"),
    ]
    assert [(each.number, each.text) for each in read.items[1].decisions] == [
        ("1", "The draft is approved."),
        ("2", "Schools are asked again."),
    ]
    assert actions_of(read) == [
        (
            "AB/PC to redraft section 4 by 31 October 2025",
            ["Asha Bell", "Paul Crane"],
            "31 October 2025",
            "marked",
        )
    ]


def test_headings_of_word_without_numbers():
    document = files.new()
    document.add_heading("Minutes", 1)
    files.lines(
        document,
        "Board: Eastmere Partnership",
        "Date: 3rd Feb 2026",
        "Present: Ada Quill (Chair), Ben Roe (Police)",
    )
    for title, text in (("Exploitation", "Ben Roe gave an update."), ("Budget", "Noted.")):
        document.add_heading(title, 2)
        files.lines(document, text)

    assert items_of(files.read(document)) == [
        ("", "", "Exploitation", "<p>Ben Roe gave an update.</p>"),
        ("", "", "Budget", "<p>Noted.</p>"),
    ]


def test_a_part_that_is_called_closed_is_a_part_and_not_the_end():
    document = files.new()
    files.lines(
        document,
        *("Minutes", "Northmere Board", "Date: 11 June 2025", *PRESENT),
        *("PART A – OPEN", "1. Welcome", "All were welcomed."),
        *("PART B – CLOSED", "2. Staffing", "Two posts are vacant."),
    )

    read = files.read(document)

    assert [item[:3] for item in items_of(read)] == [
        ("PART A: OPEN", "1", "Welcome"),
        ("PART B: CLOSED", "2", "Staffing"),
    ]
    [warning] = [each.text for each in read.warnings if each.code == "confidential"]
    assert warning.startswith("“2 Staffing” reads as confidential")


def test_a_column_that_says_who_attended_names_nobody():
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025")
    files.table(
        document,
        ("Initials", "Agency", "Name", "Attended?"),
        ("AB", "Council", "Asha Bell", "Yes"),
        ("PC", "Northmere Police", "Paul Crane", "Apologies"),
        ("GT", "Probation", "Gwen Tallis", "In attendance"),
        ("RQ", "NSPCC", "Rae Quill", "Observer"),
    )
    files.lines(document, "1. Welcome", "All were welcomed.")

    found = {person.name: person.status for person in files.read(document).attendance}

    assert found == {
        "Asha Bell": "present",
        "Paul Crane": "apologies",
        "Gwen Tallis": "in_attendance",
        "Rae Quill": "observer",
    }
