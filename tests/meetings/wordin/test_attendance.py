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
        (
            "Sara Finn (for Jo Rudd), ICB",
            ("Sara Finn", "ICB", "", "", "deputy", "Jo Rudd", ""),
        ),
        (
            "PC Beth Lund (for Supt Frost)",
            ("PC Beth Lund", "", "", "", "deputy", "Supt Frost", ""),
        ),
        (
            "Jo Marsh (for item 3), ICB",
            ("Jo Marsh", "ICB", "for item 3", "", "present", "", ""),
        ),
        (
            "Yve Clark (Northmere ICB) for Dr Leo Katz",
            ("Yve Clark", "Northmere ICB", "", "", "deputy", "Dr Leo Katz", ""),
        ),
        (
            "Sandy Dean on behalf of Paul Dent, Education (SD)",
            ("Sandy Dean", "Education", "", "SD", "deputy", "Paul Dent", ""),
        ),
        (
            "Lord (Peter) Ashe, Chair (PA)",
            ("Lord (Peter) Ashe", "", "Chair", "PA", "present", "", ""),
        ),
        (
            "Elizabeth (Liz) Orr, ICB",
            ("Elizabeth (Liz) Orr", "ICB", "", "", "present", "", ""),
        ),
        (
            "DC Ravi Holt-Adair (RHA), Moor Police",
            ("DC Ravi Holt-Adair", "Moor Police", "", "RHA", "present", "", ""),
        ),
        ("CSM Ann Lea (AL), Army", ("CSM Ann Lea", "Army", "", "AL", "present", "", "")),
        (
            "Sr. Brigid Shea, Convent Schools (BS)",
            ("Sr. Brigid Shea", "Convent Schools", "", "BS", "present", "", ""),
        ),
        (
            "Kees van der Laan, Healthwatch (KvdL)",
            ("Kees van der Laan", "Healthwatch", "", "KvdL", "present", "", ""),
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


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sam Lowe, Open Door Northmere (SL)", [("Sam Lowe", "Open Door Northmere", "SL")]),
        ("Mona Bell, Northmere Carers (MBe)", [("Mona Bell", "Northmere Carers", "MBe")]),
        ("Jo Marsh, Sea Cadets (JM)", [("Jo Marsh", "Sea Cadets", "JM")]),
        ("Gita Rao, Primary Heads", [("Gita Rao", "Primary Heads", "")]),
        ("Bob Hay, Citizens Advice", [("Bob Hay", "Citizens Advice", "")]),
        ("Lee Moss, Border Force", [("Lee Moss", "Border Force", "")]),
        ("Gail Ives, Omar Said (OS)", [("Gail Ives", "", ""), ("Omar Said", "", "OS")]),
        ("Gail Ives (GI), Omar Said (OS)", [("Gail Ives", "", "GI"), ("Omar Said", "", "OS")]),
        ("Gail Ives, Gus Ivory (GI)", [("Gail Ives", "", ""), ("Gus Ivory", "", "GI")]),
    ],
)
def test_an_organisation_of_two_words_is_no_second_person(line, expected):
    assert [
        (one.name, one.organisation, one.initials) for one in people_of(line, "present")
    ] == expected


def test_children_s_reporter_is_what_somebody_is():
    (person,) = people_of("Rona Gill, Children’s Reporter", "apologies", is_paragraph=True)

    assert (person.name, person.role) == ("Rona Gill", "Children’s Reporter")


def test_an_agency_says_whom_else_somebody_represents():
    person = person_of("Aline Font", "present", organisation="Sea Cadets (also representing NSPCC)")

    assert (person.organisation, person.also_representing) == ("Sea Cadets", "NSPCC")
