"""Lists of those present that say in a column of marks who came."""

import pytest

from meetings.wordin.attendance import people_of
from meetings.wordin.attendance_marks import mark_of
from tests.meetings.wordin import files


def read(*rows, above=()):
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", *above)
    if rows:
        files.table(document, *rows)
    files.lines(document, "1. Welcome", "All were welcomed.", "Ed Moss reported the figures.")
    return files.read(document)


def people(found):
    return [(p.name, p.status, p.organisation, p.role, p.deputising_for) for p in found.attendance]


def statuses(found):
    return {person.name: person.status for person in found.attendance}


def queries(found):
    return [each.text for each in found.warnings if each.code == "attendance_mark"]


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        *((words, "present") for words in ("P", "✓", "Present", "Yes", "Attended", "Virtual")),
        *((words, "present") for words in ("Present (via Teams)", "Present from item 4")),
        *((words, "apologies") for words in ("A", "Apologies", "Apologies received", "No", "Sent deputy")),
        *((words, "observer") for words in ("O", "Observer")),
        ("In attendance", "in_attendance"),
        *((words, "") for words in ("N/A", "?", "Apple", "Maternity leave", "")),
    ],
)  # fmt: skip
def test_a_mark(mark, status):
    assert mark_of(mark).status == status


@pytest.mark.parametrize(
    "mark",
    [
        *("Deputy: Ann Orr", "Deputised by Ann Orr", "Represented by Ann Orr", "Deputy (Ann Orr)"),
        *("Apologies – Ann Orr deputised", "Apologies (Ann Orr attended)", "Ann Orr deputising"),
        *("Apologies, deputy: Ann Orr", "Deputy sent – Ann Orr"),
    ],
)
def test_a_mark_that_names_a_deputy(mark):
    found = mark_of(mark)

    assert (found.status, found.deputy.name) == ("apologies", "Ann Orr")


def test_a_mark_that_says_whom_somebody_came_for():
    found = mark_of("Deputising for Sue Lane")

    assert (found.status, found.stands_for) == ("deputy", "Sue Lane")


def test_a_column_of_marks_beside_role_and_agency_in_one():
    found = read(
        ("Name", "Job title and agency", "Present / Apologies"),
        ("Hannah Wells (HW)", "Service Manager, Social Care", "Present"),
        ("Imran Qureshi", "DI, Northmere Police", "✓"),
        ("Tom Baker", "Head teacher rep", "Apologies"),
        ("Sue Lane", "Youth Justice Service", "A"),
        ("Peter Ode", "Deputy for Tom Baker", "Present"),
        ("Gill North", "Observer, Ofsted", "O"),
    )

    assert people(found) == [
        ("Hannah Wells", "present", "Social Care", "Service Manager", ""),
        ("Imran Qureshi", "present", "Northmere Police", "DI", ""),
        ("Tom Baker", "apologies", "", "Head teacher rep", ""),
        ("Sue Lane", "apologies", "Youth Justice Service", "", ""),
        ("Peter Ode", "deputy", "", "", "Tom Baker"),
        ("Gill North", "observer", "Ofsted", "Observer", ""),
    ]
    assert queries(found) == []


def test_a_deputy_is_named_in_the_column_of_marks():
    found = read(
        ("Name", "Role", "Agency", "Attendance / Apologies"),
        ("Hannah Wells", "Manager", "Social Care", "Attended"),
        ("Sue Lane", "Manager", "YJS", "Deputised by Ann Orr"),
    )

    assert people(found) == [
        ("Hannah Wells", "present", "Social Care", "Manager", ""),
        ("Ann Orr", "deputy", "YJS", "", "Sue Lane"),
        ("Sue Lane", "apologies", "YJS", "Manager", ""),
    ]


def test_a_mark_that_is_not_known_or_missing_is_asked_about():
    found = read(
        ("Name", "Agency", "Attendance / Apologies"),
        ("Hannah Wells", "Social Care", "P"),
        ("Tom Baker", "Schools", "N/A"),
        ("Sue Lane", "YJS", ""),
        ("Ann Orr", "YJS", "Deputy"),
    )

    assert queries(found) == [
        "“N/A” beside Tom Baker does not say whether they were there. It was read as present.",
        "No mark beside Sue Lane says whether they were there. It was read as present.",
        "“Deputy” beside Ann Orr does not say whether they were there. It was read as apologies.",
    ]


def test_two_columns_to_tick():
    found = read(
        ("Name", "Agency", "Present", "Apologies"),
        ("Hannah Wells", "Social Care", "✓", ""),
        ("Tom Baker", "Schools", "", "✓"),
    )

    assert statuses(found) == {"Hannah Wells": "present", "Tom Baker": "apologies"}
    assert queries(found) == []


@pytest.mark.parametrize("heading", [("Name", "Signed in?", "Where from"), None])
def test_headings_that_are_not_known_or_missing(heading):
    rows = (("Hannah Wells", "P", "Social Care"), ("Tom Baker", "A", "Schools"))

    found = read(*([heading] if heading else []), *rows)

    assert statuses(found) == {"Hannah Wells": "present", "Tom Baker": "apologies"}


def test_headings_that_stand_again_are_nobody():
    heading = ("Name", "Agency", "Present / Apologies")

    found = read(
        heading, ("Hannah Wells", "Care", "P"), heading, ("Tom Baker", "Schools", "A")
    )  # fmt: skip

    assert statuses(found) == {"Hannah Wells": "present", "Tom Baker": "apologies"}


@pytest.mark.parametrize(
    "line",
    [
        "Sue Lane (YJS), deputised by Nina Roy",
        "Sue Lane, YJS – deputised by Nina Roy.",
        "Sue Lane, YJS (deputised by Nina Roy)",
        "Sue Lane (YJS) – represented by Nina Roy",
        "Sue Lane, YJS (deputy: Nina Roy)",
    ],
)
def test_by_whom_somebody_was_deputised(line):
    found = people_of(line, "present")

    assert [(p.name, p.status, p.organisation, p.deputising_for) for p in found] == [
        ("Nina Roy", "deputy", "YJS", "Sue Lane"),
        ("Sue Lane", "apologies", "YJS", ""),
    ]


def test_marks_that_were_read_are_left_out_and_what_more_they_say_stays():
    found = read(
        ("Name", "Agency", "Present / Apologies"),
        ("Hannah Wells", "Care", "P"),
        ("Gill North", "Ofsted", "O"),
        ("Sue Lane", "YJS", "Deputised by Ann Orr"),
        ("Tom Baker", "Schools", "Present from item 4"),
        ("Peter Ode", "Health", "Maternity leave"),
    )

    assert [item.text for item in found.items] == [
        "<p>Peter Ode: Maternity leave</p><p>All were welcomed.</p><p>Ed Moss reported the figures.</p>"
    ]
    assert {"P", "O", "Deputised by Ann Orr", "Tom Baker: Present from item 4"} <= set(
        found.left_out
    )


def test_deputy_in_the_brackets_of_a_paragraph():
    found = people_of(
        "Ed Moss (Probation – deputised by Nina Roy), Dr Fay Kerr (GP lead)",
        "apologies",
        is_paragraph=True,
    )

    assert [(p.name, p.status, p.organisation, p.deputising_for) for p in found] == [
        ("Nina Roy", "deputy", "Probation", "Ed Moss"),
        ("Ed Moss", "apologies", "Probation", ""),
        ("Dr Fay Kerr", "apologies", "", ""),
    ]


def test_somebody_who_is_named_again_by_one_name_is_one_person():
    text = "Ed Moss (Probation) and Dr Fay Kerr (GP lead). Ed was represented by Nina Roy."

    found = people_of(text, "apologies", is_paragraph=True)

    assert [(p.name, p.status, p.deputising_for) for p in found] == [
        ("Ed Moss", "apologies", ""),
        ("Dr Fay Kerr", "apologies", ""),
        ("Nina Roy", "deputy", "Ed Moss"),
    ]


def test_names_with_brackets_and_dashes_between_commas():
    text = "Karen Marsh (Chair), Nadia Hussain (NH) – Barnardo's, Jo Tan (minute taker)"

    found = people_of(text, "present", is_paragraph=True)

    assert [p.name for p in found] == ["Karen Marsh", "Nadia Hussain", "Jo Tan"]


def test_words_beside_a_name_that_is_nobody_are_kept():
    found = read(
        ("Name", "Agency", "P/A"),
        ("Ann Holt", "Northmere Police", "P"),
        ("TBC", "Probation", "Post advertised until May"),
    )

    assert [person.name for person in found.attendance] == ["Ann Holt"]
    everything = " ".join([*found.left_out, *(item.text for item in found.items)])
    assert "Post advertised until May" in everything
    assert "Probation" in everything


def test_a_remark_among_ticks_under_apologies_names_nobody():
    found = read(
        ("Name", "Role", "Present", "Apologies"),
        ("Ann Holt", "Chair", "✓", ""),
        ("Tom Baker", "Head teacher", "", "✓ (jury service)"),
        ("Ed Moss", "Probation", "", "✓"),
    )

    assert statuses(found) == {
        "Ann Holt": "present",
        "Tom Baker": "apologies",
        "Ed Moss": "apologies",
    }


def test_what_more_a_mark_says_stands_once():
    found = read(
        ("Name", "Agency", "P/A"),
        ("Ann Holt", "Northmere Police", "P"),
        ("Bob Day", "Health", "Maternity leave until June"),
        ("Joe Fox", "School", ""),
    )

    said = " ".join([*found.left_out, *(item.text for item in found.items)])
    assert said.count("Maternity leave until June") == 1
    assert not any("Joe Fox" in words for words in found.left_out)


@pytest.mark.parametrize(
    "mark",
    [
        "Attended (deputy for Supt Hal Ott)",
        "Present – for Supt Hal Ott",
        "P, deputising for Supt Hal Ott",
    ],
)
def test_somebody_who_attended_as_a_deputy(mark):
    found = mark_of(mark)

    assert (found.status, found.stands_for) == ("deputy", "Supt Hal Ott")


def test_a_deputy_who_attended_for_somebody_with_apologies():
    found = mark_of("Apologies – deputy Insp. Fay Dunn attended")

    assert (found.status, found.deputy.name) == ("apologies", "Insp. Fay Dunn")


def test_boxes_are_ticked_under_present_or_apologies():
    found = read(
        ("Name", "Role and agency", "Present", "Apologies"),
        ("Hannah Wells (HW)", "Chief Executive, Northmere Council", "☒", "☐"),
        ("Sue Lane (SL)", "Northmere Police", "☐", "☒"),
        ("Ann Orr (AO)", "Northmere ICB", "☐", "☐"),
    )

    assert statuses(found) == {
        "Hannah Wells": "present",
        "Sue Lane": "apologies",
        "Ann Orr": "apologies",
    }
    assert queries(found) == [
        "“☐” beside Ann Orr does not say whether they were there. It was read as apologies."
    ]


def test_a_box_alone_is_ticked_by_who_came():
    found = read(
        ("Name", "Agency", "Attended"), ("Sue Lane", "Police", "☒"), ("Ann Orr", "ICB", "☐")
    )

    assert statuses(found) == {"Sue Lane": "present", "Ann Orr": "apologies"}
    assert len(queries(found)) == 1
