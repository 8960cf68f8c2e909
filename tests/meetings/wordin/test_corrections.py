"""Corrections of the minutes before, and what stands among them."""

import pytest

from tests.meetings.wordin import files

HEAD = ("Northmere Board", "11 June 2025", "Present:", "Asha Bell, Northmere Police (AB)")


def item_of(*lines, title="Minutes of the last meeting and matters arising"):
    document = files.new()
    files.lines(document, *HEAD, f"**1. {title}**", *lines, "**2. Other business**", "None")
    found = files.read(document)
    missing = files.words_of_body(document) - files.words_of(found.as_json())
    assert not missing
    return found.items[0]


def amendments(*lines, **how):
    return [each.text for each in item_of(*lines, **how).amendments]


def test_every_line_that_changes_a_place_is_taken():
    corrections = [
        "Page 2 – “ten” should read “two”.",
        "3.1 – delete the last sentence.",
        "Page 5, item 4: add “AB sent apologies”.",
        "p4, “Bel” to be replaced by “Bell”.",
        "Second paragraph: remove “not”.",
    ]
    found = item_of(
        "Approved with the following amendments:", *corrections, "3.2 – Leaflets: sent to all."
    )

    assert [each.text for each in found.amendments] == corrections


def test_news_of_earlier_actions_ends_the_corrections():
    found = item_of(
        "The minutes were agreed as a true record subject to the following amendment:",
        "Page 2 – “ten” to read “two”.",
        "Page 5 – Leaflets: Asha Bell confirmed that they are out. Action closed.",
        "Page 6 – Licences: Asha Bell to chase; carried forward.",
    )

    assert [each.text for each in found.amendments] == ["Page 2 – “ten” to read “two”."]
    assert [(each.reference, each.closed) for each in found.updates] == [
        ("Page 5 – Leaflets", True),
        ("Page 6 – Licences", False),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Agreed subject to: p4, “Bel” to be replaced by “Bell”.", 1),
        ("Approved subject to the following: page 2, delete “not”; page 3, add “AB was there”.", 2),
        ("Page 3: delete “not”.", 1),
        ("Agreed subject to: funding being found.", 0),
        ("Page 3 – Forms: AB has added the form to the site. Completed.", 0),
    ],
)
def test_a_correction_in_one_line(line, expected):
    assert len(amendments(line)) == expected


def test_elsewhere_a_condition_is_no_correction():
    line = "Agreed subject to: page 4 being removed from the plan."
    assert amendments(line, title="Business plan") == []


@pytest.mark.parametrize("count", ["two", "a couple of", "some minor", "2"])
def test_corrections_may_be_counted(count):
    text = f"The minutes were approved with {count} amendments: page 2 – AB was present; page 6 – delete “not”."
    assert amendments(text) == ["page 2 – AB was present", "page 6 – delete “not”."]


def test_one_correction_is_one():
    assert amendments("Approved with one amendment: page 2 – AB was present.") == [
        "page 2 – AB was present."
    ]


def test_changes_of_another_paper_are_no_corrections_of_minutes():
    assert not amendments("Approved with two changes: a new logo; page 2 in green.", title="Plan")
