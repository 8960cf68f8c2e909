"""What is the number, the title and the part of an item."""

import pytest

from tests.meetings.wordin import files


def of_rows(*rows, head=None):
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    files.table(document, *([head] if head else []), *rows)
    return files.read(document)


def titles_of(read):
    return [(item.part, item.number, item.title) for item in read.items]


@pytest.mark.parametrize(
    "title",
    [
        "Section 11 Audit",
        "Section 11: returns",
        "Section 175/157 returns",
        "Section 47 Enquiries",
        "Part 8 review of Child N",
        "Section 7 reports",
    ],
)
def test_what_a_law_asks_for_is_a_title(title):
    rows = [("1.", "Welcome\nAB opened the meeting."), ("2.", f"{title}\nIt was noted by all.")]
    read = of_rows(*rows, ("3.", "Budget\nIt was noted by all."))

    assert titles_of(read) == [("", "1", "Welcome"), ("", "2", title), ("", "3", "Budget")]


@pytest.mark.parametrize(
    ("part", "shown"),
    [("Part 2 Business", "Part 2: Business"), ("Section 2: business", "Section 2: business")],
)
def test_a_part_needs_no_sign_before_a_capital(part, shown):
    rows = [("Part 1", ""), ("1.1 Welcome", "All met."), (part, ""), ("2.1 Budget", "It is long.")]

    assert [part for part, *_ in titles_of(of_rows(*rows, head=("Item", "Discussion")))] == [
        "Part 1",
        shown,
    ]


@pytest.mark.parametrize(
    ("line", "title", "text"),
    [
        ("**Apologies for absence** – see above.", "Apologies for absence", "<p>see above.</p>"),
        ("**Child N:** it was long.", "Child N", "<p>it was long.</p>"),
        ("**Budget.** All was **spent**.", "Budget", "<p>All was <strong>spent</strong>.</p>"),
        ("Minutes of 4 Dec. 2024 – agreed.", "Minutes of 4 Dec. 2024", "<p>agreed.</p>"),
        ("**AB** – all is well.", "", "<p><strong>AB</strong> – all is well.</p>"),
        ("The talk was long: all spoke.", "", "<p>The talk was long: all spoke.</p>"),
    ],
)
def test_a_title_before_a_sentence_in_one_cell(line, title, text):
    read = of_rows(("1.", line), ("2.", "Finance\nAll members spoke of it."))

    assert [(item.number, item.title) for item in read.items] == [("1", title), ("2", "Finance")]
    assert read.items[0].text == text


def test_numbers_with_the_letter_of_their_part():
    rows = [("PART A – PLANS", ""), ("A1 Welcome", "All met."), ("A2", "Audit\nIt is long.")]
    rows += [("PART C", ""), ("C1 Q3 figures", "They rose."), ("C2 Any other business", "None.")]
    rows += [("C3 Date of next meeting", "Friday 12 September 2025, 9.30am, the Town Hall")]

    read = of_rows(*rows, head=("Item", "Discussion"))

    assert titles_of(read) == [
        ("PART A: PLANS", "A1", "Welcome"),
        ("PART A: PLANS", "A2", "Audit"),
        ("PART C", "C1", "Q3 figures"),
        ("PART C", "C2", "Any other business"),
        ("PART C", "C3", "Date of next meeting"),
    ]
    assert str(read.next_meeting.date) == "2025-09-12"


def test_a_letter_that_goes_on_from_nothing_is_in_the_title():
    rows = [("Welcome", "All met."), ("Q3 figures", "They rose."), ("A4 posters", "They are new.")]

    read = of_rows(*rows, head=("Item", "Discussion"))

    assert titles_of(read) == [("", "", "Welcome"), ("", "", "Q3 figures"), ("", "", "A4 posters")]


def test_numbers_of_a_year_with_one_figure():
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "**1/25\tWELCOME ALL**")
    files.lines(document, "All met.", "**2/25\tAUDIT OF FILES**", "It is long.")

    assert titles_of(files.read(document)) == [
        ("", "1/25", "WELCOME ALL"),
        ("", "2/25", "AUDIT OF FILES"),
    ]
