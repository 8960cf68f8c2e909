"""Tables of people with labels beside the names, with a person in each cell, or with notes."""

import pytest

from meetings.wordin.attendance_roles import role_and_body
from tests.meetings.wordin import files
from tests.meetings.wordin.test_attendance_groups import read


def people(found):
    return [(p.name, p.status, p.organisation, p.role) for p in found.attendance]


def deputies(found):
    return [(p.name, p.status, p.deputising_for) for p in found.attendance]


def test_labels_stand_beside_the_names():
    found = read([
        ("Present:", "Ed Moss (EM)", "Northmere Police"),
        ("", "Gail Ives (GI)", "Healthwatch"),
        ("Apologies:", "Omar Said (OS)", "Probation"),
        ("Minutes:", "Lara Finn (LF)", "Northmere Board"),
    ])  # fmt: skip

    assert people(found) == [
        ("Ed Moss", "present", "Northmere Police", ""),
        ("Gail Ives", "present", "Healthwatch", ""),
        ("Omar Said", "apologies", "Probation", ""),
        ("Lara Finn", "in_attendance", "Northmere Board", "Minutes"),
    ]
    assert found.items[0].text == "<p>All were welcomed.</p>"


def test_labels_may_be_repeated():
    found = read([
        ("Present", "Ed Moss (EM)", "Police"),
        ("Present", "Gail Ives (GI)", "Council"),
        ("Apologies", "Omar Said (OS)", "Probation"),
    ])  # fmt: skip

    assert [p.status for p in found.attendance] == ["present", "present", "apologies"]


def test_labels_beside_names_with_their_organisation():
    found = read(
        [
            ("PRESENT", "Ed Moss, Police (EM)"),
            ("", "Gail Ives, Council (GI)"),
            ("APOLOGIES", "Omar Said, ICB (OS)"),
        ]
    )

    assert people(found) == [
        ("Ed Moss", "present", "Police", ""),
        ("Gail Ives", "present", "Council", ""),
        ("Omar Said", "apologies", "ICB", ""),
    ]


def test_a_person_in_each_cell():
    found = read("Attending", [
        ("Ed Moss (EM)\nIndependent Chair", "Det Supt Gail Ives (GI)\nNorthmere Police"),
        ("Omar Said (OS)\nChief Nurse, ICB", "Lara Finn (LF)\nYoung Ambassador"),
    ], "Apologies", "Tim Oak, Probation")  # fmt: skip

    assert people(found) == [
        ("Ed Moss", "present", "", "Independent Chair"),
        ("Det Supt Gail Ives", "present", "Northmere Police", ""),
        ("Omar Said", "present", "ICB", "Chief Nurse"),
        ("Lara Finn", "present", "Young Ambassador", ""),
        ("Tim Oak", "apologies", "Probation", ""),
    ]


def test_notes_beside_the_marks():
    found = read([
        ("Member", "Representing", "11 June", "Notes"),
        ("Ed Moss", "Public Health", "✓", ""),
        ("DI Gail Ives", "Police", "x", "Apologies"),
        ("DS Omar Said", "Police", "✓", "For DI Ives"),
        ("Lara Finn", "Licensing", "x", "No – deputy Tim Oak attended"),
        ("Una Pell", "Northmere Board", "✓", "Minutes"),
        ("Vera Quin", "Schools", "✓", "Left before the audit"),
    ])  # fmt: skip

    assert [p[:2] for p in deputies(found)] == [
        ("Ed Moss", "present"),
        ("DI Gail Ives", "apologies"),
        ("DS Omar Said", "deputy"),
        ("Tim Oak", "deputy"),
        ("Lara Finn", "apologies"),
        ("Una Pell", "present"),
        ("Vera Quin", "present"),
    ]
    assert "Ives" in found.attendance[2].deputising_for
    assert found.attendance[3].deputising_for == "Lara Finn"
    assert found.attendance[5].role == "Minutes"
    assert "Vera Quin: Left before the audit" in found.items[0].text


def test_a_mark_names_the_deputy_behind_no():
    found = read([
        ("Name", "Agency", "Attended"),
        ("Ed Moss", "Police", "Yes"),
        ("Lara Finn", "Licensing", "No – deputy Tim Oak attended"),
    ])  # fmt: skip

    assert deputies(found)[1:] == [
        ("Tim Oak", "deputy", "Lara Finn"),
        ("Lara Finn", "apologies", ""),
    ]


def test_a_row_of_facts_with_one_person_each_stays_facts():
    found = read([("Chair", "Ed Moss"), ("Present", "Gail Ives, Police; Omar Said, ICB")])

    assert {p.name: p.status for p in found.attendance} == dict.fromkeys(
        ("Ed Moss", "Gail Ives", "Omar Said"), "present"
    )


def test_role_and_organisation_in_one_column_without_a_heading():
    found = read([
        ("Members present", ""),
        ("Ed Moss (EM)", "Director of Education, Northmere Council (Chair)"),
        ("Gail Ives", "Northmere ICB, Chief Nurse"),
        ("Omar Said", "Licensing, Northmere Council"),
        ("Lara Finn", "Independent Scrutineer"),
        ("Una Pell", "Northmere Council, on behalf of Tim Oak"),
    ])  # fmt: skip

    assert people(found) == [
        ("Ed Moss", "present", "Northmere Council", "Director of Education, Chair"),
        ("Gail Ives", "present", "Northmere ICB", "Chief Nurse"),
        ("Omar Said", "present", "Licensing, Northmere Council", ""),
        ("Lara Finn", "present", "", "Independent Scrutineer"),
        ("Una Pell", "deputy", "Northmere Council", ""),
    ]


def test_a_column_of_agencies_may_hold_roles_as_well():
    found = read([
        ("Attendance", "Agency"),
        ("Ed Moss", "Director of Education, Northmere Council"),
        ("Gail Ives", "Legal Adviser"),
    ])  # fmt: skip

    assert people(found) == [
        ("Ed Moss", "present", "Northmere Council", "Director of Education"),
        ("Gail Ives", "present", "", "Legal Adviser"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Head of Quality, ICB – Chair", ("Head of Quality, Chair", "ICB")),
        ("Northmere Police, DCI", ("DCI", "Northmere Police")),
        (
            "Northmere Council – Corporate Director, People",
            ("Corporate Director, People", "Northmere Council"),
        ),
        ("Chair / Headteacher, Larch Primary", ("Chair / Headteacher", "Larch Primary")),
        ("Governor Support", ("", "Governor Support")),
        ("Lead Member, Children’s Services", ("Lead Member", "Children’s Services")),
    ],
)
def test_role_and_body(words, expected):
    assert role_and_body(words) == expected


def test_what_somebody_is_names_an_owner():
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025")
    files.table(
        document,
        ("Members present", ""),
        ("Ed Moss", "Executive Director, Northmere Council (Chair)"),
        ("Gail Ives", "Chief Nurse, Northmere ICB"),
    )
    files.table(
        document,
        ("No", "Discussion", "Action", "Lead", "Timescale"),
        ("1", "Report\nGail Ives spoke.", "Add a foreword", "Chair", "ASAP"),
        ("2", "Visits\nGail Ives spoke.", "Write to hospitals", "Chief Nurse", "ASAP"),
    )

    owners = [action.owners for item in files.read(document).items for action in item.actions]
    assert owners == [["Ed Moss"], ["Gail Ives"]]


@pytest.mark.parametrize(
    ("agency", "organisation", "role"),
    [
        (
            "Eskdon County Council, Director of Services",
            "Eskdon County Council",
            "Director of Services",
        ),
        ("Eskdon and Moors ICB, Associate Director", "Eskdon and Moors ICB", "Associate Director"),
        ("Eskdon Council, Education", "Eskdon Council, Education", ""),
    ],
)
def test_an_agency_that_ends_with_what_somebody_is_there(agency, organisation, role):
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025")
    files.table(document, ("Name", "Agency"), ("Omar Bashir", agency), ("Ann Bell", "Police"))
    files.lines(document, "1. Welcome", "All were welcomed.")
    person = files.read(document).attendance[0]

    assert (person.organisation, person.role) == (organisation, role)
