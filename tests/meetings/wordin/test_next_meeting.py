"""When the next meeting is, where lists, tables and sentences say so, and when this one closed."""

import pytest

from tests.meetings.wordin import files

HEAD = (
    "Northmere Board",
    "4 June 2024, 10:00 – 12:00, Town Hall",
    "Present: Asha Bell, Police (AB)",
)


def read(*lines, rows=()):
    document = files.new()
    files.lines(document, *HEAD, "**1. Welcome**", "AB welcomed all.", *lines)
    if rows:
        files.table(document, *rows)
    found = files.read(document)
    assert not files.words_of_body(document) - files.words_of(found.as_json())
    return found


def next_of(found):
    said = found.as_json()["next_meeting"]
    return said and tuple(said.values())


def in_row(*lines, title="Any other business"):
    document = files.new()
    files.lines(document, *HEAD)
    rows = [("1", "Welcome\nAB welcomed all.", ""), ("2", [title, *lines], "")]
    files.table(document, ("No", "Discussion", "Action"), *rows)
    return files.read(document)


@pytest.mark.parametrize(
    "lines",
    [
        ("All from 9.30am to 11.45am via Teams:", "- 25 July 2024", "- 26 September 2024"),
        ("25 July 2024", "26 September 2024", "All at 09:30-11:45 on Teams"),
        ("Thursday 25 July 2024", "Thursday 26 September 2024", "(9.30am to 11.45am, Teams)"),
    ],
)
def test_hours_and_place_of_all_the_days(lines):
    found = in_row(*lines, title="Future meetings")

    assert next_of(found) == ("2024-07-25", "09:30", "11:45", "Teams")
    assert [each.code for each in found.warnings] == ["further_meetings"]


def test_a_table_of_days_below_a_line():
    found = read(
        "**2. Other business**",
        "None",
        "Dates of future meetings (all 10.00 am – 12 noon, Forest House)",
        rows=(("5 September 2024",), ("7 November 2024",)),
    )

    assert next_of(found) == ("2024-09-05", "10:00", "12:00", "Forest House")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "None. Next meeting Thursday 5 September 2024, 9.30am – 12.30pm, Council Chamber.",
            ("2024-09-05", "09:30", "12:30", "Council Chamber"),
        ),
        (
            "None. Next meeting: 5 September 2024, 9.30am – 12.30pm, hybrid, Council Chamber.",
            ("2024-09-05", "09:30", "12:30", "hybrid, Council Chamber"),
        ),
        ("None. Next meeting papers are due on 5 September 2024.", None),
    ],
)
def test_the_next_meeting_behind_another_sentence(line, expected):
    assert next_of(in_row(line)) == expected


@pytest.mark.parametrize(
    ("line", "closed", "expected"),
    [
        (
            "The meeting closed at 11.40am. Next meeting 5 September 2024, 9.30am – 12.30pm.",
            "11:40",
            ("2024-09-05", "09:30", "12:30", ""),
        ),
        (
            "The meeting closed at 11.50am, the next meeting being on 5 September 2024 at 10am – 11am.",
            "11:50",
            ("2024-09-05", "10:00", "11:00", ""),
        ),
        (
            "The meeting finished at 11.50am. The next ordinary meeting of the Board is on 5 September 2024 at 1.00pm.",
            "11:50",
            ("2024-09-05", "13:00", None, ""),
        ),
    ],
)
def test_the_close_and_the_next_meeting_in_a_line(line, closed, expected):
    found = in_row(line, title="Close and next meeting")

    assert found.as_json()["meeting"]["closed"] == closed
    assert next_of(found) == expected


def test_a_joint_meeting():
    found = in_row("5 September 2024, 13.30 – 16.00, Bowling Club", title="Next joint meeting")

    assert next_of(found) == ("2024-09-05", "13:30", "16:00", "Bowling Club")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "**Next Executive:** 12 September 2024, 13:00–15:00, Police Headquarters",
            ("2024-09-12", "13:00", "15:00", "Police Headquarters"),
        ),
        (
            "**Next meeting**  Thursday, 5th September, 10.00 - 10.45 (Zoom)",
            ("2024-09-05", "10:00", "10:45", "Zoom"),
        ),
        (
            "**2. Next meeting.** 5 September 2024 at 10.00 in the same venue.",
            ("2024-09-05", "10:00", None, "Town Hall"),
        ),
        (
            "**Next meeting:** 5 September 2024, 10am, same room",
            ("2024-09-05", "10:00", None, "Town Hall"),
        ),
        ("**Next Board:** AB to bring the plan.", None),
    ],
)
def test_the_next_meeting_in_a_line_below_the_items(line, expected):
    assert next_of(read(line)) == expected


def test_how_the_meeting_closed_behind_the_next_one():
    found = read(
        "**Next meeting:** 5 September 2024, 10am, Fen Library. The meeting ended at 11.20am"
    )

    assert next_of(found) == ("2024-09-05", "10:00", None, "Fen Library")
    assert found.as_json()["meeting"]["closed"] == "11:20"


def test_the_next_meeting_in_a_row_with_another_item():
    document = files.new()
    files.lines(document, *HEAD)
    titles = "2. Any other business\n3. Next meeting"
    text = "Jo Pine is leaving.\nFriday 12 September 2024, 10.00 – 12.30, Lifeboat Station"
    rows = [("Item", "Discussion", "Action"), ("1. Welcome", "AB welcomed all.", "")]
    files.table(document, *rows, (titles, text, ""))
    found = files.read(document)

    assert next_of(found) == ("2024-09-12", "10:00", "12:30", "Lifeboat Station")
    assert [item.text for item in found.items[1:2]] == ["<p>Jo Pine is leaving.</p>"]
    assert not found.warnings


@pytest.mark.parametrize("title", ["Next meeting", "Next time", "Next Board"])
def test_a_heading_of_the_next_meeting_that_says_no_day_heads_an_item(title):
    found = read(f"**{title}**", "AB to bring the plan.", "The paper is due on 5 May.")

    assert [(item.title, item.text.count("<p>")) for item in found.items] == [
        ("Welcome", 1),
        (title, 2),
    ]


def test_a_day_below_next_time_need_not_be_the_next_meeting():
    assert next_of(read("**Next time**", "AB to bring the plan.", "It is due on 5 May.")) is None
    assert next_of(read("**Next time**", "5 July 2024, 10am")) == ("2024-07-05", "10:00", None, "")
