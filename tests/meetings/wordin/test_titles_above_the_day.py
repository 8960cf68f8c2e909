"""Set-off lines above the day of the meeting name it, and are no items."""

from datetime import date, time

import pytest

from tests.meetings.wordin import files

BOARD = "Northmere Safeguarding Partnership"
HELD = "Minutes of the meeting held on Tuesday 14 January 2025 at 10:00 – 12:00 via Microsoft Teams"


def start(*head, styles=()):
    document = files.new()
    for text, style in zip(head, (*styles, *[None] * len(head)), strict=False):
        files.write(document, text, style)
    return document


def end(document):
    files.table(
        document, ["Item", "Discussion"], ["1. Welcome", "All were welcomed."], ["2. AOB", "None."]
    )
    return files.read(document)


@pytest.mark.parametrize(
    ("head", "styles", "title", "venue"),
    [
        (
            (BOARD, "Quality Sub-Group", HELD),
            ("Title", "Subtitle"),
            "Quality Sub-Group",
            "Microsoft Teams",
        ),
        (
            (
                f"**{BOARD}**",
                "**Minutes of the Quality Board**",
                "14/01/2025, 10.00 – 12.00, Weir House",
            ),
            (),
            "Quality Board",
            "Weir House",
        ),
        (
            (f"**{BOARD}**", "**Meeting notes, 14th of January 2025, 10:00-12:00, Youth Zone**"),
            (),
            "",
            "Youth Zone",
        ),
    ],
)
def test_the_title_of_the_group_is_no_item(head, styles, title, venue):
    document = start(*head, styles=styles)
    files.lines(
        document, "Here: Asha Bell (chair), Omar Said, Tilly (young person)", "Sorry: Ed Orr"
    )
    found = end(document)

    assert (found.meeting.date, found.meeting.start, found.meeting.end) == (
        date(2025, 1, 14),
        time(10),
        time(12),
    )
    assert (found.meeting.title, found.meeting.venue) == (
        " – ".join(filter(None, (BOARD, title))),
        venue,
    )
    assert [item.title for item in found.items] == ["Welcome", "AOB"]
    assert [(one.name, one.status) for one in found.attendance] == [
        ("Asha Bell", "present"),
        ("Omar Said", "present"),
        ("Tilly", "present"),
        ("Ed Orr", "apologies"),
    ]


def test_tables_of_people_below_it_are_read():
    document = start(BOARD, "Quality Sub-Group", HELD, styles=("Title", "Subtitle"))
    files.table(
        document, ["**Present**", "**Role / Agency**", "**Initials**"], ["Asha Bell", "Nurse", "AB"]
    )
    files.lines(document, "")
    files.table(document, ["**In attendance**", "", ""], ["Omar Said", "Co-ordinator", "OS"])
    found = end(document)

    assert [(one.name, one.role, one.initials, one.status) for one in found.attendance] == [
        ("Asha Bell", "Nurse", "AB", "present"),
        ("Omar Said", "Co-ordinator", "OS", "in_attendance"),
    ]
    assert found.items[0].text == "<p>All were welcomed.</p>"


def test_a_heading_of_an_item_with_a_day_stays_one():
    document = start(BOARD, "Welcome", "All were welcomed.", styles=("Title", "Heading 1"))
    files.write(document, "Minutes of 14 January 2025", "Heading 1")
    files.lines(document, "They were agreed.")

    assert [item.title for item in files.read(document).items] == [
        "Welcome",
        "Minutes of 14 January 2025",
    ]
