"""Facts of a meeting in a table above the minutes."""

from datetime import date, time

import pytest

from . import files


def minutes(*facts):
    document = files.new()
    files.lines(document, "Northmere Safeguarding Children Partnership")
    files.table(
        document,
        ("Date and time", "Thursday 2 October 2025, 13:00 – 15:00"),
        ("Location", "Town Hall, Room 3"),
        *facts,
    )
    files.lines(document, "")
    files.table(
        document,
        ("Name", "Role", "Agency", "Attended"),
        ("Asha Bell", "Head of Service", "Northmere Council", "Yes"),
        ("Neil Parr", "Inspector", "Northmere Police", "Apologies"),
    )
    files.lines(document, "")
    files.table(
        document,
        ("No.", "Item", "Discussion", "Action"),
        ("1", "Welcome", "The chair opened the meeting.", ""),
        ("2", "AOB", "None", ""),
    )
    return files.read(document)


@pytest.mark.parametrize("label", ["Minutes", "Notes:"])
def test_minutes_beside_a_name_say_who_took_them(label):
    result = minutes((label, "Omar Said"))
    assert (result.meeting.date, result.meeting.start) == (date(2025, 10, 2), time(13))
    assert result.meeting.venue == "Town Hall, Room 3"
    assert ("Omar Said", "Minutes") in [(one.name, one.role) for one in result.attendance]
    assert [item.title for item in result.items] == ["Welcome", "AOB"]


@pytest.mark.parametrize("row", [("Reference", "QP/12"), ("Minutes", "Unconfirmed")])
def test_other_labels_beside_the_day_leave_the_facts_as_they_are(row):
    result = minutes(row)
    assert (result.meeting.date, result.meeting.venue) == (date(2025, 10, 2), "Town Hall, Room 3")
    assert len(result.attendance) == 2
    assert row[1] in str(result.as_json()["items"])


def test_items_below_the_facts_of_one_table_are_no_facts():
    document = files.new()
    files.lines(document, "Northmere Board")
    files.table(
        document,
        *(
            ("Date", "2 October 2025"),
            ("Time", "1pm"),
            ("Venue", "Town Hall"),
            ("Chair", "Asha Bell"),
        ),
        *(("1. Welcome", "All came."), ("2. Plan", "Noted."), ("3. AOB", "None.")),
    )
    assert "<td><p>2. Plan</p></td><td><p>Noted.</p></td>" in files.read(document).items[0].text


def test_facts_that_are_asked_for_by_when_where_and_who():
    document = files.new()
    files.lines(document, "Northmere Board")
    files.table(
        document,
        ("When", "Thursday 2 October 2025, 9.30 to 12 noon"),
        ("Where", "Fen Valley Centre, Board Room"),
        ("Who", "Asha Bell (AB) – Council, Chair\nOmar Said (OS) – Police, deputy for Tess Arden"),
        ("Apologies", "Tess Arden (Police), Marc Hill (Adult Services)"),
        ("Notes by", "Sid Vale"),
    )
    files.table(document, ("No.", "Item", "Discussion"), ("1", "Welcome", "AB welcomed all."))
    result = files.read(document)

    assert result.meeting.venue == "Fen Valley Centre, Board Room"
    assert {one.name: one.status for one in result.attendance} == {
        "Asha Bell": "present",
        "Omar Said": "deputy",
        "Tess Arden": "apologies",
        "Marc Hill": "apologies",
        "Sid Vale": "in_attendance",
    }
    assert [item.text for item in result.items] == ["<p>AB welcomed all.</p>"]
    assert not result.warnings
