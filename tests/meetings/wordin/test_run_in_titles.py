"""Titles of items that run into their text, where no table and no heading sets items apart."""

from datetime import date, time

from tests.meetings.wordin import files

HEAD = (
    "**Northmere Education Group**",
    "Minutes: 13 February 2025, 4pm, Weir School",
    "**Attending**",
    "Primary schools: Clare Holt",
    "**Apologies**",
    "College: Gail Ives",
)


def read(*texts):
    document = files.new()
    files.lines(document, *HEAD, *texts)
    return files.read(document)


def test_bold_numbered_titles_before_their_text_begin_items():
    found = read(
        "**1. Welcome** – Clare Holt thanked the school for hosting.",
        "**2. Last minutes** – agreed.",
        "**3. Audit:** 69 of 78 schools returned theirs.",
        "The others have been written to.",
        "**4. AOB** – none.",
        "**5. Next meeting** – 22 May 2025, 4pm, Bell Academy.",
    )

    assert [(item.number, item.title, item.text) for item in found.items] == [
        ("1", "Welcome", "<p>Clare Holt thanked the school for hosting.</p>"),
        ("2", "Last minutes", "<p>agreed.</p>"),
        (
            "3",
            "Audit",
            "<p>69 of 78 schools returned theirs.</p><p>The others have been written to.</p>",
        ),
        ("4", "AOB", "<p>none.</p>"),
        ("5", "Next meeting", "<p>22 May 2025, 4pm, Bell Academy.</p>"),
    ]
    assert [(one.name, one.status) for one in found.attendance] == [
        ("Clare Holt", "present"),
        ("Gail Ives", "apologies"),
    ]
    following = found.next_meeting
    assert (following.date, following.start, following.venue) == (
        date(2025, 5, 22),
        time(16),
        "Bell Academy",
    )


def test_a_bold_list_below_a_heading_stays_in_its_item():
    found = read(
        "**Findings of the audit**",
        "**1. Housing** – letters were late.",
        "**2. Health** – plans were good.",
        "**Any other business**",
        "None.",
    )

    assert [item.title for item in found.items] == ["Findings of the audit", "Any other business"]
    assert "Housing" in found.items[0].text


def test_bold_numbered_names_are_no_titles():
    found = read("**1. Asha Bell** – ICB", "**2. Omar Said** – Police")

    assert not {"Asha Bell", "Omar Said"} & {item.title for item in found.items}
