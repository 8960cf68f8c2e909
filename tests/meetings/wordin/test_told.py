"""Apologies and deputies that a sentence tells, and a deputy who stands behind whom they stood in for."""

import pytest

from meetings.wordin.attendance import people_of
from tests.meetings.wordin import files


def read(*said):
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025, 2pm – 5pm", "Present:")
    files.lines(document, "Asha Bell, Northmere Police (AB)")
    files.table(document, ("Item", "Discussion", "Action"), ("1. Welcome", "\n".join(said), ""))
    return files.read(document)


def away(found):
    return [(each.name, each.status, each.deputising_for) for each in found.attendance[1:]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Apologies were received from Tom Ridley, Alice Nwosu and Gail Ives.",
        "Asha Bell welcomed all. Apologies had been received from Tom Ridley, Alice Nwosu and Gail Ives.",
        "Apologies for absence were given by Tom Ridley; Alice Nwosu; Gail Ives.",
    ],
)
def test_apologies_of_a_sentence_are_in_the_attendance_and_stay_in_the_text(sentence):
    found = read(sentence)

    assert away(found) == [
        ("Tom Ridley", "apologies", ""),
        ("Alice Nwosu", "apologies", ""),
        ("Gail Ives", "apologies", ""),
    ]
    assert sentence in found.items[0].text.replace("</p><p>", " ")


def test_those_who_are_listed_already_are_not_added_again():
    assert away(read("Apologies were received from Asha Bell.")) == []


def test_apologies_from_a_body_are_nobody():
    assert away(read("Apologies were received from the Police and Probation.")) == []


def test_a_sentence_says_who_stood_in():
    assert away(read("Kim Lee deputised for Tom Ridley.")) == [
        ("Kim Lee", "deputy", "Tom Ridley"),
        ("Tom Ridley", "apologies", ""),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Tom Ridley – Kim Lee deputised",
        "Tom Ridley, Kim Lee deputised",
        "Tom Ridley (Kim Lee deputised)",
        "Tom Ridley – Kim Lee deputising",
    ],
)
def test_the_deputy_stands_behind_whom_they_stood_in_for(line):
    found = [(each.name, each.status, each.deputising_for) for each in people_of(line, "apologies")]

    assert found == [("Kim Lee", "deputy", "Tom Ridley"), ("Tom Ridley", "apologies", "")]


def test_who_is_listed_with_a_given_name_is_not_added_by_the_family_name():
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025, 2pm – 5pm", "Present:")
    files.lines(document, "Asha Bell, Northmere Police (AB)")
    files.lines(document, "Apologies: Dr Farah Aslam, Designated Doctor")
    said = "Apologies were received from Dr Aslam and Mr Aslam."
    files.table(document, ("Item", "Discussion", "Action"), ("1. Welcome", said, ""))

    assert [each[0] for each in away(files.read(document))] == ["Dr Farah Aslam", "Mr Aslam"]
