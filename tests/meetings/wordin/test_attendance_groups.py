"""Headings among the people: where they were, and which group they are of."""

import pytest

from meetings.wordin.attendance_groups import names_group
from tests.meetings.wordin import files


def read(*content):
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025")
    for each in content:
        if isinstance(each, str):
            files.write(document, each)
        else:
            files.table(document, *each)
    files.lines(
        document, "1. Welcome", "All were welcomed.", "2. Figures", "Ed Moss reported the figures."
    )
    return files.read(document)


def statuses(found):
    return [(person.name, person.status) for person in found.attendance]


def text(found):
    return " ".join(item.text for item in found.items)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("In the room:", "Joining via Teams:"),
        ("**In the room**", "**Joining online**"),
        ("Attending in person", "Attending online"),
        ("In person:", "Online:"),
        ("Present:", "Via Teams:"),
        ("Joined in person:", "Joined by telephone:"),
    ],
)
def test_headings_say_where_those_present_were(first, second):
    found = read(
        first,
        "Ed Moss (EM) Lay Member",
        second,
        "Gail Ives, Police (GI)",
        "Apologies:",
        "Omar Said, ICB",
    )

    assert statuses(found) == [
        ("Ed Moss", "present"),
        ("Gail Ives", "present"),
        ("Omar Said", "apologies"),
    ]
    assert "Gail" not in text(found)


def test_a_way_to_take_part_alone_heads_nobody():
    found = read("Online", "Present: Ed Moss, Police")

    assert statuses(found) == [("Ed Moss", "present")]


def test_rows_name_groups_of_people():
    found = read([
        ("Statutory partners", ""),
        ("Ed Moss (EM)", "Northmere Police"),
        ("Other members", ""),
        ("Gail Ives (GI)", "Public Health"),
        ("Supporting officers:", ""),
        ("Lara Finn (LF)", "Partnership Manager"),
        ("Apologies", ""),
        ("Education representatives", ""),
        ("Omar Said (OS)", "Probation"),
    ])  # fmt: skip

    assert statuses(found) == [
        ("Ed Moss", "present"),
        ("Gail Ives", "present"),
        ("Lara Finn", "in_attendance"),
        ("Omar Said", "apologies"),
    ]
    assert "Other members" in found.left_out
    assert "partners" not in text(found)


def test_groups_stand_side_by_side():
    found = read([
        ("Lead Safeguarding Partners", "", "Supporting officers", ""),
        ("Ed Moss", "Northmere Police", "Lara Finn", "Partnership Manager"),
        ("Gail Ives", "Northmere Council", "", ""),
    ])  # fmt: skip

    assert statuses(found) == [
        ("Ed Moss", "present"),
        ("Gail Ives", "present"),
        ("Lara Finn", "in_attendance"),
    ]


def test_attendance_heads_the_names():
    found = read([
        ("Attendance:", "Agency:"),
        ("Ed Moss (EM)", "Northmere Police"),
        ("Apologies:", ""),
        ("Gail Ives (GI)", "Northmere Council"),
    ])  # fmt: skip

    assert statuses(found) == [("Ed Moss", "present"), ("Gail Ives", "apologies")]


def test_a_group_in_a_list_of_lines():
    found = read(
        "Present:", "Statutory partners", "Ed Moss, Police", "Advisers", "Gail Ives, Council"
    )

    assert statuses(found) == [("Ed Moss", "present"), ("Gail Ives", "in_attendance")]
    assert "Statutory" not in text(found)


def test_people_in_sentences():
    found = read(
        "**Those present were:** Ed Moss (Council, Chair), Gail Ives (North ICB, also representing South ICB) and Una "
        "Pell (Board Policy Officer).",
        "**Apologies were received from** Omar Said (CAMHS) and Lara Finn (Legal).",
        "Advisers to the Board: Tim Oak, Board Manager (TO); Vera Quin, Legal Services (VQ)",
    )

    assert [(p.name, p.status, p.organisation, p.role) for p in found.attendance] == [
        ("Ed Moss", "present", "Council", "Chair"),
        ("Gail Ives", "present", "North ICB", ""),
        ("Una Pell", "present", "", "Board Policy Officer"),
        ("Omar Said", "apologies", "CAMHS", ""),
        ("Lara Finn", "apologies", "Legal", ""),
        ("Tim Oak", "in_attendance", "", "Board Manager"),
        ("Vera Quin", "in_attendance", "Legal Services", ""),
    ]
    assert found.items[0].text == "<p>All were welcomed.</p>"


def test_apologies_in_a_sentence_of_an_item():
    document = files.new()
    files.lines(
        document,
        "Minutes",
        "Northmere Board",
        "Date: 11 June 2025",
        "Present:",
        "Ed Moss, Police",
        "Assistant Chief Constable Gail Ives (Northmere Constabulary)",
        "**1. Apologies**",
        "Apologies were received from Dr Omar Said (ICB) and the Reverend Tim Oak (Diocesan Board).",
        "**2. Figures**",
        "Noted.",
    )

    assert statuses(files.read(document)) == [
        ("Ed Moss", "present"),
        ("Assistant Chief Constable Gail Ives", "present"),
        ("Dr Omar Said", "apologies"),
        ("Reverend Tim Oak", "apologies"),
    ]


@pytest.mark.parametrize(
    "title", ["Welcome to new members", "Update from partners", "Recruitment of lay members"]
)
def test_a_title_that_ends_as_a_group_does_names_none(title):
    assert not names_group(title)
    assert names_group("Other members:")
