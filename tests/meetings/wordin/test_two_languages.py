"""Labels and marks in Welsh and English beside one another."""

import pytest

from meetings.wordin.words import in_one_language
from tests.meetings.wordin import files

HEAD = (
    *("Bwrdd Northmere / Northmere Board", "Dyddiad / Date: 11 June 2025", "Yn bresennol / Present"),
    *("Siân Prys-Jones (SPJ) – Independent Chair", "Ymddiheuriadau / Apologies:", "Lowri Tudur (Education)"),
)  # fmt: skip


def read(*lines):
    document = files.new()
    files.lines(document, *HEAD, *lines)
    return files.read(document)


def test_labels_of_the_head():
    found = read("**1. Croeso / Welcome**", "So.")

    assert str(found.meeting.date) == "2025-06-11"
    assert [(each.name, each.status) for each in found.attendance] == [
        ("Siân Prys-Jones", "present"),
        ("Lowri Tudur", "apologies"),
    ]
    assert [(item.title, item.text) for item in found.items] == [("Croeso / Welcome", "<p>So.</p>")]


@pytest.mark.parametrize("mark", ["Cam gweithredu / Action:", "Gweithred / Action:"])
def test_a_mark(mark):
    [item] = read("**1. Croeso / Welcome**", f"{mark} SPJ to share it by 3 July 2025.").items

    assert [(each.text, each.owners, each.how) for each in item.actions] == [
        ("SPJ to share it by 3 July 2025.", ["Siân Prys-Jones"], "marked")
    ]


@pytest.mark.parametrize(
    "text",
    ["Sam Lowe / Present", "Present / Apologies", "Police / Health", "Heddlu / Police: 12 cases"],
)
def test_other_words_with_a_stroke_between_them_stay_as_they_are(text):
    assert in_one_language(text) == text
