"""Decisions in sentences whose verb stands in capitals."""

import pytest

from tests.meetings.wordin import files


def read_item(*texts):
    document = files.new()
    files.lines(document, "Minutes", "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    files.lines(document, "**1. Apologies**", *texts, "**2. Any other business**", "None.")
    read = files.read(document)
    assert not files.words_of_body(document) - files.words_of(read.as_json())
    return read.items[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Panel AGREED the draft subject to a foreword.",
        "Members RESOLVED that an education group be kept.",
        "The Board **AGREED** to hold an event in June.",
        "The Executive then ENDORSED the plan.",
        "RECOMMENDED to the Board: option 2, with a review after one year.",
    ],
)
def test_a_body_decides_in_capitals(sentence):
    item = read_item(f"PC was worried. {sentence} AB thanked all.")

    assert [each.text for each in item.decisions] == [sentence.replace("**", "")]
    assert item.text == "<p>PC was worried.</p><p>AB thanked all.</p>"


def test_two_bodies_decide_before_a_mark():
    item = read_item(
        "The Board AGREED the plan. Partners RESOLVED that it be read. Action: PC to write home."
    )

    assert [each.text for each in item.decisions] == [
        "The Board AGREED the plan.",
        "Partners RESOLVED that it be read.",
    ]
    assert [each.text for each in item.actions] == ["PC to write home."]
    assert item.text == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "The Board agreed that the plan was late.",
        "The Board NOTED the report.",
        "The paper on AGREED terms was read.",
    ],
)
def test_other_sentences_stay(sentence):
    item = read_item(sentence)

    assert not item.decisions
    assert item.text == f"<p>{sentence}</p>"


def test_who_decides_may_stand_between_the_heading_and_its_list():
    item = read_item("DECISIONS", "The Board:", "1. Accepted the report.", "2. Approved the plan.")

    assert [(each.number, each.text) for each in item.decisions] == [
        ("1", "Accepted the report."),
        ("2", "Approved the plan."),
    ]


def test_a_row_whose_title_is_a_mark_is_called_so():
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025", "Present:", "Asha Bell (AB)")
    rows = [("1", "REPORT"), ("", "AB spoke."), ("2", "DECISIONS")]
    files.table(document, *rows, ("", "The Board:\n1. Accepted it.\n2. Approved the plan."))

    item = files.read(document).items[1]

    assert (item.number, item.title, item.text) == ("2", "DECISIONS", "")
    assert [each.text for each in item.decisions] == ["Accepted it.", "Approved the plan."]
