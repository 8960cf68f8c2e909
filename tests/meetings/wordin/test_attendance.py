"""One person from a line, several from a paragraph, whatever stands around the names."""

import pytest

from meetings.wordin.attendance import people_of, person_of


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Asha Bell, Chair (AB)", ("Asha Bell", "", "Chair", "AB", "present", "", "")),
        (
            "Sam Lowe (SL), Head of Safeguarding, Council",
            ("Sam Lowe", "Council", "Head of Safeguarding", "SL", "present", "", ""),
        ),
        (
            "Jo Marsh – Primary Heads rep",
            ("Jo Marsh", "", "Primary Heads rep", "", "present", "", ""),
        ),
        (
            "Lee Moss, Youth Justice Service, Manager",
            ("Lee Moss", "Youth Justice Service", "Manager", "", "present", "", ""),
        ),
        ("Bob Hay, Barnardo's, BH", ("Bob Hay", "Barnardo's", "", "BH", "present", "", "")),
        (
            "Gita Rao, Probation, for Sue Pell (GR)",
            ("Gita Rao", "Probation", "", "GR", "deputy", "Sue Pell", ""),
        ),
        (
            "Tom Ash (deputising for Al Nye), Police",
            ("Tom Ash", "Police", "", "", "deputy", "Al Nye", ""),
        ),
        (
            "Pat Cole, Nurse also representing Omar Said, ICB (PC)",
            ("Pat Cole", "", "Nurse", "PC", "present", "", "Omar Said, ICB"),
        ),
        (
            "Rae Quill, NSPCC – participant observer",
            ("Rae Quill", "NSPCC", "participant observer", "", "observer", "", ""),
        ),
        ("Omar Said, Chief Nurse, ICB", ("Omar Said", "ICB", "Chief Nurse", "", "present", "", "")),
        (
            "Jane Fox, Director of Children, Families and Schools, Council (JF)",
            (
                "Jane Fox",
                "Council",
                "Director of Children, Families and Schools",
                "JF",
                "present",
                "",
                "",
            ),
        ),
    ],
)
def test_one_person(line, expected):
    found = person_of(line, "present")

    assert (
        found.name,
        found.organisation,
        found.role,
        found.initials,
        found.status,
        found.deputising_for,
        found.also_representing,
    ) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gail Ives, Police; Omar Said, ICB.", [("Gail Ives", "Police"), ("Omar Said", "ICB")]),
        ("Gail Ives, Police and Omar Said, ICB", [("Gail Ives", "Police"), ("Omar Said", "ICB")]),
        ("Gail Ives, Police, Omar Said, ICB", [("Gail Ives", "Police"), ("Omar Said", "ICB")]),
        ("Gail Ives (Police), Omar Said (ICB)", [("Gail Ives", "Police"), ("Omar Said", "ICB")]),
        (
            "Gail Ives, Omar Said and P. Lunn",
            [("Gail Ives", ""), ("Omar Said", ""), ("P. Lunn", "")],
        ),
        ("None received", []),
    ],
)
def test_several_people(text, expected):
    assert [
        (one.name, one.organisation) for one in people_of(text, "apologies", is_paragraph=True)
    ] == expected
