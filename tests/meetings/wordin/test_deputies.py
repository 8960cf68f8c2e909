"""Who came for whom, and letters and ranks beside names."""

import pytest

from meetings.wordin.attendance import people_of, person_of
from tests.meetings.wordin import files
from tests.meetings.wordin.test_attendance_groups import read


def deputies(found):
    return [(p.name, p.status, p.organisation, p.deputising_for) for p in found]


@pytest.mark.parametrize(
    "line",
    [
        "Ed Moss, Police (representing Gail Ives)",
        "Ed Moss vice Gail Ives, Police",
        "Ed Moss, Police, vice Gail Ives",
    ],
)
def test_words_for_a_deputy(line):
    assert deputies(people_of(line, "present")) == [("Ed Moss", "deputy", "Police", "Gail Ives")]


@pytest.mark.parametrize(
    "words", ["attended on his behalf", "attended in her place", "came instead"]
)
def test_who_attended_on_behalf_of_the_absent(words):
    found = people_of(f"Ed Moss (EM), Fire Service – Gail Ives (GI) {words}", "apologies")

    assert deputies(found) == [
        ("Gail Ives", "deputy", "Fire Service", "Ed Moss"),
        ("Ed Moss", "apologies", "Fire Service", ""),
    ]
    assert [person.initials for person in found] == ["GI", "EM"]


@pytest.mark.parametrize(
    ("line", "name", "initials", "organisation"),
    [
        ("Di Marsh (DM) – Northmere ICB", "Di Marsh", "DM", "Northmere ICB"),
        ("Dr Di Marsh (DM), Northmere ICB", "Dr Di Marsh", "DM", "Northmere ICB"),
        ("DI Carl Finn (CF), Police", "DI Carl Finn", "CF", "Police"),
        ("D/Supt Carl Finn, Police (CF)", "D/Supt Carl Finn", "CF", "Police"),
        ("T/ACC Sara Vane (SV), Police", "T/ACC Sara Vane", "SV", "Police"),
    ],
)
def test_letters_belong_to_the_name(line, name, initials, organisation):
    found = person_of(line, "present")

    assert (found.name, found.initials, found.organisation) == (name, initials, organisation)


def test_for_which_item_somebody_came_is_no_organisation():
    found = person_of("Tim Oak – Independent Reviewer (TO), item 4 only", "in_attendance")

    assert (found.role, found.organisation) == ("Independent Reviewer, item 4 only", "")


@pytest.mark.parametrize(
    ("line", "role", "organisation"),
    [
        ("Ed Moss (Council, Chair)", "Chair", "Council"),
        (
            "Ed Moss (Director for Children, Schools and Families)",
            "Director for Children, Schools and Families",
            "",
        ),
        (
            "Ed Moss (Cabinet Member, participant observer)",
            "Cabinet Member, participant observer",
            "",
        ),
    ],
)
def test_a_bracket_says_role_and_organisation(line, role, organisation):
    found = person_of(line, "present")

    assert (found.role, found.organisation) == (role, organisation)


def test_a_deputy_is_told_from_initials_beside_a_mark_or_a_name():
    found = read([
        ("Name", "Organisation", "Attendance"),
        ("Gail Ives (GI)", "Northmere ICB", "Apologies"),
        ("Ed Moss (EM)", "Northmere ICB", "Present (for GI)"),
        ("Chief Constable Omar Said (OS)", "Police", "Apologies"),
        ("T/ACC Sara Vane (SV), for OS", "Police", "Present"),
        ("Lara Finn (LF), for DCS", "Council", "Present"),
        ("Una Pell (UP)", "Police, deputising for CC Said", "Present"),
    ])  # fmt: skip

    assert [
        (p.name, p.status, p.deputising_for, p.role)
        for p in found.attendance
        if p.status != "apologies"
    ] == [
        ("Ed Moss", "deputy", "Gail Ives", ""),
        ("T/ACC Sara Vane", "deputy", "Chief Constable Omar Said", ""),
        ("Lara Finn", "present", "", "for DCS"),
        ("Una Pell", "deputy", "CC Said", ""),
    ]


def test_a_deputy_came_for_a_rank_and_a_family_name():
    found = read(
        "Present:",
        "DI Una Marsh, Police, deputising for DCI Rowe",
        "Apologies:",
        "DCI Matt Rowe, Police",
    )

    assert found.attendance[0].deputising_for == "DCI Matt Rowe"


def test_what_an_agency_is_represented_by_is_kept_in_its_words():
    assert person_of("Ed Moss (representing ICB)", "present").organisation == "representing ICB"


@pytest.mark.parametrize(
    ("words", "organisation", "role"),
    [
        ("Council (DSP)", "Council (DSP)", ""),
        ("Northmere ICB (South)", "Northmere ICB (South)", ""),
        ("Public Health (Chair)", "Public Health", "Chair"),
    ],
)
def test_brackets_behind_an_organisation_are_kept(words, organisation, role):
    found = person_of("Ed Moss", "present", organisation=words)

    assert (found.organisation, found.role) == (organisation, role)


@pytest.mark.parametrize(("heading", "count"), [("Apologies:", 0), ("In attendance:", 1)])
def test_initials_of_somebody_present_are_not_those_of_the_absent(heading, count):
    document = files.new()
    files.lines(
        document,
        "Minutes",
        "Northmere Board",
        "Date: 11 June 2025",
        "Present:",
        "Stuart Ogden (SO), Police",
        "Ann Bell (AB), Council",
        heading,
        "Samuel Owusu (SOw), Probation",
        "**1. Figures**",
        "AB spoke.",
        "Action: SO to look at the timing by July 2025.",
    )

    codes = [each.code for each in files.read(document).warnings]
    assert codes.count("ambiguous_initials") == count


def test_a_line_about_a_deputy_is_said_once():
    found = read(
        "Present:",
        "Una Pell, Council",
        "Apologies:",
        "Ed Moss (EM), Fire – Gail Ives (GI) attended on his behalf",
    )

    assert [person.name for person in found.attendance] == ["Una Pell", "Gail Ives", "Ed Moss"]
    assert found.items[0].text == "<p>All were welcomed.</p>"


def test_a_role_with_a_comma_names_one_owner():
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025")
    files.table(
        document,
        ("Name", "Job title", "Organisation"),
        ("Ed Moss (EM)", "Head Teacher, Larch Primary", "Primary schools"),
        ("Gail Ives (GI)", "Chief Nurse", "Northmere ICB"),
    )
    files.table(
        document,
        ("No", "Discussion", "Action", "Lead", "Timescale"),
        (
            "1",
            "Figures\nGI spoke.",
            "Offer the briefing",
            "Head Teacher, Larch Primary",
            "July 2025",
        ),
    )

    assert files.read(document).items[0].actions[0].owners == ["Ed Moss"]
