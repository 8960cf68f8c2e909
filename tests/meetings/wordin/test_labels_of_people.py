"""Labels before people that are not "Present" or "Apologies", and several lists on a line."""

import pytest

from tests.meetings.wordin.test_lists_of_people import people, read


def text(found):
    return " ".join(item.text for item in found.items)


def test_groups_and_ways_head_people_on_their_line():
    found = read(
        "**In the Chair:** Asha Bell, Independent Scrutineer",
        "**Partners:** Omar Said (Northmere Council), Chief Supt Gail Ives (Police)",
        "**By video link:** Lara Finn (Probation Service)",
        "**Advisers:** Tom Ridley (Partnership Manager)",
    )

    assert people(found) == [
        ("Asha Bell", "present"), ("Omar Said", "present"), ("Chief Supt Gail Ives", "present"),
        ("Lara Finn", "present"), ("Tom Ridley", "in_attendance"),
    ]  # fmt: skip
    assert found.attendance[0].role == "Independent Scrutineer, Chair"
    assert text(found) == "<p>All were welcomed.</p> <p>None.</p>"
    assert "Partners:" in found.left_out


def test_a_label_that_names_no_people_stays_text():
    found = read(
        "Present: Asha Bell (ICB); Omar Said (Police)", "Partners: please send your figures"
    )

    assert len(found.attendance) == 2
    assert "Partners: please send your figures" in text(found)


def test_who_is_in_the_chair_behind_the_name():
    found = read("PRESENT – Sir Omar Said (Independent Chair) in the Chair; Gail Ives (Police)")

    assert [(one.name, one.role) for one in found.attendance] == [
        ("Sir Omar Said", "Independent Chair"), ("Gail Ives", "")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Present: Asha Bell (AB), ICB; Omar Said (OS), Police. **Apologies**: Gail Ives (Fire), Tom Ridley (Housing)",
        "Who: Asha Bell (ICB), Omar Said (Police). Sorry not there: Gail Ives (Fire), Tom Ridley (Housing).",
    ],
)
def test_two_lists_on_a_line(line):
    found = read(line)

    assert people(found) == [
        ("Asha Bell", "present"), ("Omar Said", "present"), ("Gail Ives", "apologies"), ("Tom Ridley", "apologies")
    ]  # fmt: skip
    assert text(found) == "<p>All were welcomed.</p> <p>None.</p>"


@pytest.mark.parametrize("lines", [["Observing: Tia and Jordan, Young Advisers"],
                                   ["Observing:", "Tia and Jordan, Young Advisers"]])  # fmt: skip
def test_people_with_given_names_alone(lines):
    found = read("Present: Asha Bell (ICB)", *lines)

    assert people(found)[1:] == [("Tia", "observer"), ("Jordan", "observer")]
    assert found.attendance[1].role == "Young Advisers"
    assert found.meeting.venue == ""
    assert text(found) == "<p>All were welcomed.</p> <p>None.</p>"


def test_a_paragraph_with_a_dash_behind_each_name():
    found = read(
        "Attendees",
        "Asha Bell – Independent Chair, Omar Said – Council (Assistant Director), Lara Finn – Police (for Supt Gail "
        "Ives), Tom Ridley – Minutes",
    )

    assert [(one.name, one.organisation, one.role, one.deputising_for) for one in found.attendance] == [
        ("Asha Bell", "", "Independent Chair", ""), ("Omar Said", "Council", "Assistant Director", ""),
        ("Lara Finn", "Police", "", "Supt Gail Ives"), ("Tom Ridley", "", "Minutes", ""),
    ]  # fmt: skip


def test_apologies_in_a_sentence_below_their_heading():
    found = read(
        "Present", "Asha Bell (ICB)", "Apologies",
        "Supt Gail Ives and Omar Said (Housing) sent their apologies. No apologies were received from the college.",
    )  # fmt: skip

    assert people(found)[1:] == [("Supt Gail Ives", "apologies"), ("Omar Said", "apologies")]
    assert "No apologies were received from the college." in found.items[0].text
    assert [item.title for item in found.items] == ["Welcome", "AOB"]


def test_apologies_that_were_received_behind_their_label():
    found = read(
        "PRESENT: Asha Bell (Chair).",
        "APOLOGIES: Apologies were received from Omar Said (Fire), Dr Gail Ives (GP) and Lara Finn, Voluntary Sector.",
    )

    assert people(found)[1:] == [
        ("Omar Said", "apologies"), ("Dr Gail Ives", "apologies"), ("Lara Finn", "apologies")
    ]  # fmt: skip
    assert text(found) == "<p>All were welcomed.</p> <p>None.</p>"


def test_initials_behind_names_without_brackets():
    found = read(
        "Attending: Asha Bell AB (Chair), Omar Said OS (Children’s Services), DCI Gail Ives GI (Police)",
        "Minutes: Tom Ridley TR",
    )

    assert [(one.name, one.initials) for one in found.attendance] == [
        ("Asha Bell", "AB"), ("Omar Said", "OS"), ("DCI Gail Ives", "GI"), ("Tom Ridley", "TR")
    ]  # fmt: skip


def test_two_bodies_of_one_person():
    found = read(
        "Present: Asha Bell (AB), Chair; Omar Said (OS), Youth Justice and Northmere Mosques"
    )

    assert [(one.name, one.organisation) for one in found.attendance] == [
        ("Asha Bell", ""), ("Omar Said", "Youth Justice and Northmere Mosques")
    ]  # fmt: skip


def test_two_people_with_an_and():
    found = read(
        "Apologies: Asha Bell, ICB and Omar Said, Police",
        "Present: Tom Ridley (TR), Fire and Gail Ives (GI), Schools",
    )

    assert len(found.attendance) == 4


def test_names_and_more_between_tabs():
    found = read(
        "Those present:",
        "Asha Bell\tAB\tIndependent Chair",
        "Omar Said\tDirector, Northmere Council",
        "Gail Ives\tDesignated Nurse, Northmere ICB; also attending on behalf of NHS England",
        "Supt Lara Finn\tLF\tNorthmere Police",
        "Tom Ridley\t\tProbation, deputising for Neil Parr",
    )

    assert [(one.name, one.initials, one.role, one.organisation) for one in found.attendance] == [
        ("Asha Bell", "AB", "Independent Chair", ""),
        ("Omar Said", "", "Director", "Northmere Council"),
        ("Gail Ives", "", "Designated Nurse", "Northmere ICB"),
        ("Supt Lara Finn", "LF", "", "Northmere Police"),
        ("Tom Ridley", "", "", "Probation"),
    ]
    assert found.attendance[2].also_representing == "NHS England"
    assert found.attendance[4].deputising_for == "Neil Parr"
    assert text(found) == "<p>All were welcomed.</p> <p>None.</p>"


@pytest.mark.parametrize(
    "line",
    [
        "Apologies: Housing – Omar Said; Public Health – Dr Gail Ives; CRC – Lara Finn",
        "Apologies: Housing – Omar Said, Public Health – Dr Gail Ives and CRC – Lara Finn",
        "Apologies: Housing (Omar Said), Public Health (Dr Gail Ives), CRC (Lara Finn)",
        "Apologies: Omar Said (Housing); Public Health – Dr Gail Ives; CRC (Lara Finn)",
    ],
)
def test_apologies_by_agency(line):
    found = read("Present: Asha Bell (ICB)", line)

    assert [(one.name, one.organisation) for one in found.attendance[1:]] == [
        ("Omar Said", "Housing"), ("Dr Gail Ives", "Public Health"), ("Lara Finn", "CRC")
    ]  # fmt: skip
    assert text(found) == "<p>All were welcomed.</p> <p>None.</p>"


@pytest.mark.parametrize("agency", ["Army Welfare (none nominated)", "Probation – no deputy"])
def test_an_agency_that_sent_nobody_is_nobody(agency):
    found = read("Present: Asha Bell (ICB)", f"Apologies: Omar Said (Housing), {agency}")

    assert [(one.name, one.organisation) for one in found.attendance[1:]] == [
        ("Omar Said", "Housing")
    ]
    assert agency in text(found)
