"""Who is in the lists of people of a head, whatever stands between and above them."""

from datetime import time

import pytest

from tests.meetings.wordin import files


def read(*head):
    document = files.new()
    files.lines(document, "**Northmere Safeguarding Board**", "4 March 2025", *head)
    files.table(
        document, ["Item", "Discussion"], ["1. Welcome", "All were welcomed."], ["2. AOB", "None."]
    )
    return files.read(document)


def people(found):
    return [(one.name, one.status) for one in found.attendance]


def test_a_line_that_is_nobody_does_not_end_the_list():
    found = read(
        "Present:",
        "Asha Bell, ICB",
        "two members of the public who had asked to listen to the first part of the meeting",
        "Omar Said (Northmere Police)",
        "Gail Ives (Schools’ Forum)",
        "Apologies:",
        "Tom Ridley, Probation",
    )

    assert people(found) == [
        ("Asha Bell", "present"),
        ("Omar Said", "present"),
        ("Gail Ives", "present"),
        ("Tom Ridley", "apologies"),
    ]
    assert "two members of the public" in found.items[0].text
    assert "Omar Said" not in found.items[0].text


def test_a_sentence_about_somebody_below_the_list_is_no_person():
    found = read(
        "Present:",
        "Asha Bell, ICB",
        "Everybody was asked to say who they were and what they hoped for from the meeting",
        "Omar Said, who joined later, asked for the papers.",
    )

    assert people(found) == [("Asha Bell", "present")]


def test_lists_of_those_in_the_room_and_those_on_the_screen():
    found = read(
        "**Present in person:**",
        "Asha Bell, ICB (AB)",
        "**Present via Teams:**",
        "Omar Said, Northmere Police (OS)",
        "Attending remotely:",
        "Gail Ives, Schools (GI)",
    )

    assert people(found)[:2] == [("Asha Bell", "present"), ("Omar Said", "present")]
    assert found.attendance[2].name == "Gail Ives"


def test_who_was_not_in_attendance_is_asked_about():
    found = read("Present: Asha Bell (ICB)", "Not in attendance: Lars Ek (Housing)")

    assert people(found) == [("Asha Bell", "present"), ("Lars Ek", "apologies")]
    assert [each.text for each in found.warnings if each.code == "attendance_mark"] == [
        "“Not in attendance” does not say whether apologies were sent. It was read as apologies."
    ]


def test_the_agency_stands_before_its_people():
    found = read(
        "Present",
        "Northmere Council: Asha Bell (Chair), Omar Said",
        "Primary schools: Clare Holt-Bray, Sean Tull",
        "Board Manager: Ed Moss",
        "Apologies: College: Gail Ives; Diocese: Tom Ridley",
    )

    assert [(one.name, one.organisation, one.role, one.status) for one in found.attendance] == [
        ("Asha Bell", "Northmere Council", "Chair", "present"),
        ("Omar Said", "Northmere Council", "", "present"),
        ("Clare Holt-Bray", "Primary schools", "", "present"),
        ("Sean Tull", "Primary schools", "", "present"),
        ("Ed Moss", "", "Board Manager", "present"),
        ("Gail Ives", "College", "", "apologies"),
        ("Tom Ridley", "Diocese", "", "apologies"),
    ]


def test_who_is_named_apart_keeps_what_the_list_says():
    found = read(
        "Chair: Asha Bell",
        "Minute taker: Omar Said",
        "Present:",
        "Asha Bell, Director, Northmere Council (AB)",
        "Gail Ives, Independent Chair (GI)",
        "Omar Said – Business Support",
    )

    assert [(one.name, one.role, one.organisation, one.status) for one in found.attendance] == [
        ("Asha Bell", "Director, Chair", "Northmere Council", "present"),
        ("Gail Ives", "Independent Chair", "", "present"),
        ("Omar Said", "Business Support, Minutes", "", "present"),
    ]
    assert found.items[0].text == "<p>All were welcomed.</p>"


def test_who_is_named_apart_alone_comes_first():
    found = read("Chair: Asha Bell", "Minute taker: Omar Said", "Present: Gail Ives (ICB)")

    assert [(one.name, one.role, one.status) for one in found.attendance] == [
        ("Asha Bell", "Chair", "present"),
        ("Omar Said", "Minutes", "in_attendance"),
        ("Gail Ives", "", "present"),
    ]


def test_and_within_the_name_of_an_agency_cuts_nothing():
    found = read("Present: Gail Ives (Isis and Weir Police), Omar Said (Bell & Hope Trust)")

    assert [(one.name, one.organisation) for one in found.attendance] == [
        ("Gail Ives", "Isis and Weir Police"),
        ("Omar Said", "Bell & Hope Trust"),
    ]


def test_a_role_may_hold_an_ampersand():
    found = read("Present:", "Jo Hart, Director of Children, Families & Communities, Weir Council")

    assert [(one.role, one.organisation) for one in found.attendance] == [
        ("Director of Children, Families & Communities", "Weir Council")
    ]


def test_a_note_below_the_list_is_nobody():
    found = read("Present:", "Asha Bell, ICB", "PLEASE NOTE: papers for the next meeting are due")

    assert people(found) == [("Asha Bell", "present")]
    assert "PLEASE NOTE: papers for the next meeting are due" in found.items[0].text


def test_officers_in_attendance_are_no_members():
    found = read("Members present", "Asha Bell, ICB", "Officers in attendance", "Omar Said, Clerk")

    assert people(found) == [("Asha Bell", "present"), ("Omar Said", "in_attendance")]


def test_one_agency_behind_the_heading_and_the_minutes_below_the_apologies():
    found = read(
        "Present: Asha Bell (in the Chair)", "Apologies: Schools: Gail Ives", "Minutes: Ed Moss"
    )

    assert [(one.name, one.organisation, one.role, one.status) for one in found.attendance] == [
        ("Asha Bell", "", "Chair", "present"),
        ("Gail Ives", "Schools", "", "apologies"),
        ("Ed Moss", "", "Minutes", "in_attendance"),
    ]


def test_an_agency_behind_a_tab_is_no_second_person():
    found = read("Present:", "Gita Rao\tPrimary Heads", "Bob Hay\tCitizens Advice")

    assert [(one.name, one.organisation) for one in found.attendance] == [
        ("Gita Rao", "Primary Heads"),
        ("Bob Hay", "Citizens Advice"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        ("Apologies", "Agency", "Apologies", "Agency"),
        ("Apologies", "Agency", "", ""),
        ("Apologies", "", "Apologies", ""),
    ],
)
def test_headings_between_the_rows_of_a_table_say_who_follows(heading):
    document = files.new()
    files.lines(document, "**Northmere Safeguarding Board**", "4 March 2025")
    files.table(
        document,
        ("Present", "Agency", "Present", "Agency"),
        ("Asha Bell", "Northmere ICB", "Omar Said", "Northmere Police"),
        heading,
        ("Tom Ridley", "Probation", "Gail Ives", "Cafcass"),
    )
    files.table(document, ["Item", "Discussion"], ["1. Welcome", "All were welcomed."])
    found = files.read(document)
    assert sorted((one.name, one.organisation, one.status) for one in found.attendance) == [
        ("Asha Bell", "Northmere ICB", "present"),
        ("Gail Ives", "Cafcass", "apologies"),
        ("Omar Said", "Northmere Police", "present"),
        ("Tom Ridley", "Probation", "apologies"),
    ]


LABELLED = ("Discussion: noted", "Action: AB to consult probation", "Deadline: 19 December 2025")


@pytest.mark.parametrize("style", ["Heading 2", None])
def test_the_only_item_below_a_list_of_people_begins_with_its_title(style):
    document = files.new()
    files.lines(document, "**Northmere Safeguarding Board**", "4 March 2025")
    for text, how in (
        ("Attendees", "Heading 2"),
        ("Asha Bell (AB), ICB", None),
        ("Item 1: Plan", style),
    ):
        files.write(document, text, how)
    files.lines(document, *LABELLED)
    found = files.read(document)
    assert people(found) == [("Asha Bell", "present")]
    assert [(item.number, item.title) for item in found.items] == [("1", "Plan")]
    assert [action.owners for action in found.items[0].actions] == [["Asha Bell"]]
    lost = files.words_of_body(document) - files.words_of(found.as_json())
    assert set(lost) <= {"Item"}


def test_labels_of_an_item_name_nobody():
    found = read("Attendees", "Asha Bell (AB), ICB", *LABELLED)
    assert people(found) == [("Asha Bell", "present")]
    assert "Deadline: 19 December 2025" in str(found.as_json()["items"])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Cllr Ruth Hale, Lead Member for Children (RH) – participant observer",
            ("", "Lead Member for Children, participant observer", "RH", "observer", ""),
        ),
        ("Lee Moss, Cafcass, vice Gita Rao (LM)", ("Cafcass", "", "LM", "deputy", "Gita Rao")),
        ("Lee Moss (vice Gita Rao), Cafcass", ("Cafcass", "", "", "deputy", "Gita Rao")),
        (
            "Lee Moss, Housing, representing Gita Rao (LM)",
            ("Housing", "", "LM", "deputy", "Gita Rao"),
        ),
        (
            "Lee Moss – Northmere Police – substitute for Gita Rao (LM)",
            ("Northmere Police", "", "LM", "deputy", "Gita Rao"),
        ),
        (
            "Lee Moss, Northmere Police – attending for Supt Gita Rao (LM)",
            ("Northmere Police", "", "LM", "deputy", "Supt Gita Rao"),
        ),
    ],
)
def test_what_is_said_behind_a_name(line, expected):
    found = read("Present:", "Asha Bell, Independent Chair (AB)", line)
    one = found.attendance[1]
    assert (
        one.organisation,
        one.role,
        one.initials,
        one.status,
        one.deputising_for,
    ) == expected
    assert found.items[0].text == "<p>All were welcomed.</p>"


def test_whoever_represents_a_body_stands_for_nobody():
    found = read("Present:", "Lee Moss, Head Teacher, representing Primary Schools (LM)")
    assert found.attendance[0].deputising_for == ""
    found = read("Present:", "Lee Moss, representing Citizens Advice (LM)")
    assert found.attendance[0].deputising_for == ""


def test_the_line_that_closes_the_meeting_stays_in_its_item():
    document = files.new()
    files.lines(document, "**Northmere Safeguarding Board**", "4 March 2025")
    line = "There being no other business the meeting closed at 11.50 am."
    files.table(
        document,
        ["Item", "Discussion", "Action"],
        ["1. Welcome", "All were welcomed.", ""],
        ["2. Any other business", line, ""],
        ["3. Next meeting", "Tuesday 3 June 2025, 9.30am – 12 noon, Town Hall", ""],
    )
    found = files.read(document)
    assert found.meeting.closed == time(11, 50)
    assert line in found.items[1].text
    assert all(line not in item.text for item in found.items[2:])
