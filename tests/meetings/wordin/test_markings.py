"""Markings at the top of minutes: who may see them."""

import pytest

from tests.meetings.wordin import files

ROWS = (("Date", "Wednesday 11 June 2025"), ("Time", "14:00 – 16:00"), ("Venue", "Town Hall"))
BOX = (
    f'<w:p {files.W} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>OFFICIAL – SENSITIVE</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Not to be copied without permission of the Chair</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


def read_below(*opening, box=False):
    document = files.new()
    if box:
        files.raw(document, BOX)
    files.lines(document, *opening)
    files.write(document, "Northmere Quality Group", "Heading 1")
    files.table(document, *ROWS)
    files.lines(document, "Present: Asha Bell, Police (AB)", "**1. Welcome**", "AB welcomed all.")
    files.lines(document, "**2. Other business**", "None")
    found = files.read(document)
    assert box or not files.words_of_body(document) - files.words_of(found.as_json())
    return found


def is_read(found):
    return (
        found.meeting.title == "Northmere Quality Group"
        and f"{found.meeting.date}" == "2025-06-11"
        and [item.title for item in found.items] == ["Welcome", "Other business"]
        and not any(item.actions for item in found.items)
    )


def test_a_marking_in_a_box_is_no_title_and_no_action():
    found = read_below(box=True)

    assert is_read(found)
    assert found.left_out == [
        "OFFICIAL – SENSITIVE",
        "Not to be copied without permission of the Chair",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "PROTECT – CONFIDENTIAL",
        "Strictly private and confidential",
        "Private & Confidential: not for circulation outside the group",
        "[OFFICIAL-SENSITIVE]",
        "Please do not forward this document.",
        "NOT PROTECTIVELY MARKED",
    ],
)
def test_a_marking_in_a_line(line):
    found = read_below(line)

    assert is_read(found)
    assert found.left_out == [line]


def test_a_meeting_in_capitals_below_the_board_goes_on_its_title():
    document = files.new()
    files.lines(document, "PROTECT – CONFIDENTIAL", "**Northmere Children Board**")
    files.lines(document, "**EXTRAORDINARY MEETING – REVIEW OF CHILD M**", "Date: 3 November 2025")
    files.lines(document, "Present: Asha Bell, Police (AB)", "**1. Welcome**", "AB welcomed all.")
    found = files.read(document)

    title = "Northmere Children Board – EXTRAORDINARY MEETING – REVIEW OF CHILD M"
    assert found.meeting.title == title
    assert [item.title for item in found.items] == ["Welcome"]
