"""Columns that hold the numbers of the items and are not headed "Item"."""

import pytest

from tests.meetings.wordin import files


def items_of(*rows):
    document = files.new()
    files.lines(document, *files.TESTBY)
    files.table(document, *rows)
    return [(item.number, item.title, item.text) for item in files.read(document).items]


@pytest.mark.parametrize(
    ("headings", "numbers"),
    [
        (("Minute", "Business", "Owner"), ("1", "2")),
        (("Minute No.", "Minute", "Action"), ("1/Mar/20", "2/Mar/20")),
        (("Minute no", "Minute", "Action"), ("1", "2")),
    ],
)
def test_minute_heads_the_numbers(headings, numbers):
    first, second = numbers
    found = items_of(
        headings,
        (first, "**Welcome**\nThe Chair welcomed all.", ""),
        (f"{first} (cont’d)", "Nobody declared an interest.", ""),
        (second, "**Dataset**\nMembers noted the dataset.", "BM to check it by 1 May 2020"),
    )

    assert found == [
        (
            first,
            "Welcome",
            "<p>The Chair welcomed all.</p><p>Nobody declared an interest.</p>",
        ),
        (second, "Dataset", "<p>Members noted the dataset.</p>"),
    ]


def test_a_number_with_letters_stands_beside_the_title():
    found = items_of(
        ("No.", "Item", "Discussion", "Action"),
        ("PQ/41", "Welcome", "The Chair welcomed all.", ""),
        ("PQ/42", "Dataset", "Members noted the dataset.", "BM to check it by 1 May 2020"),
    )

    assert found == [
        ("PQ/41", "Welcome", "<p>The Chair welcomed all.</p>"),
        ("PQ/42", "Dataset", "<p>Members noted the dataset.</p>"),
    ]
