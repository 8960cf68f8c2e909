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


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Page 2: change “ten” to “two”. Otherwise agreed.", "Page 2: change “ten” to “two”."),
        (
            "Agreed subject to a change on page 3, last line: “BL” should be “AB”.",
            "page 3, last line: “BL” should be “AB”.",
        ),
        (
            "Accuracy: page 4 – “Asha Bell” to be added. Subject to this the minutes were APPROVED.",
            "page 4 – “Asha Bell” to be added.",
        ),
        ("Approved, amended to show that AB was there.", "amended to show that AB was there."),
        ("Accepted as accurate save that page 2 should record AB.", "page 2 should record AB."),
        ("Agreed, with the exception that AB sent apologies.", "AB sent apologies."),
        ("Agreed with one addition: page 3, add “AB”.", "page 3, add “AB”."),
        (
            "Agreed. AB said that on page 6 there are 12 beds and the minutes will be corrected.",
            "AB said that on page 6 there are 12 beds and the minutes will be corrected.",
        ),
        (
            "Agreed, with “Asha Bell” on page 1 corrected to “Asha Pell”.",
            "with “Asha Bell” on page 1 corrected to “Asha Pell”.",
        ),
        ("Agreed, subject to AB being shown as present.", "AB being shown as present."),
        ("Approved with “ten” being replaced by “two”.", "“ten” being replaced by “two”."),
        (
            "Accuracy – AB is listed but was away. With this change the minutes were accepted.",
            "AB is listed but was away.",
        ),
    ],
)
def test_a_sentence_tells_a_correction_and_stays(line, expected):
    item = item_of(line, title="Minutes of 3 March 2025")

    assert [each.text for each in item.amendments] == [expected]
    assert item.text == f"<p>{line}</p>"


def test_these_corrections_follow_in_a_list():
    document = files.new()
    files.lines(document, *HEAD, "**1. Minutes of 4 March**", "Accepted, with these corrections:")
    corrections = ["Page 1 – AB was present, not on apologies", "Page 4 – “eleven” to read “seven”"]
    for each in corrections:
        files.write(document, each, "List Bullet")
    item = files.read(document).items[0]

    assert [each.text for each in item.amendments] == corrections
    assert item.text == "<p>Accepted, with these corrections:</p>"


def test_notes_of_the_last_meeting_are_minutes_too():
    line = "Agreed as accurate, with one change: under item 4 there were 12 cases."
    assert amendments(line, title="Notes of the last meeting") == [
        "under item 4 there were 12 cases."
    ]
    assert not amendments(line, title="Notes on the plan")


@pytest.mark.parametrize(
    "line",
    [
        "Accuracy: agreed as a true record.",
        "Accuracy: none raised. Otherwise agreed.",
        "The minutes were agreed. AB reported that the plan was amended to show new dates.",
        "The minutes were agreed. AB spoke with those being shown the plan.",
        "Agreed, with “Keep Safe” leaflets handed to all.",
        "AB said that the leaflets are out. Subject to this the item was agreed as closed.",
    ],
)
def test_what_is_not_told_of_the_minutes_is_no_correction(line):
    assert amendments(line) == []


@pytest.mark.parametrize(
    "words",
    [
        "the addition of Gail Ives to the list of those present.",
        "the omission of the last line of item 4.",
        "a small correction of the spelling of her name.",
    ],
)
def test_an_addition_with_which_the_minutes_were_agreed(words):
    assert amendments(f"Agreed as accurate with {words}") == [words]


def test_what_is_agreed_with_the_support_of_somebody_is_no_correction():
    assert amendments("The minutes were agreed with the help of the Chair.") == []


def test_a_resolution_with_a_correction_stays_a_decision():
    said = "That the minutes be signed as a correct record, subject to the deletion of one word."
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", "1. Minutes of the last meeting")
    files.lines(document, f"RESOLVED – {said}")

    assert [each.text for each in files.read(document).items[0].decisions] == [said]
