"""What is queried of whole minutes, and what is not."""

import pytest
from docx.shared import Mm

from tests.meetings.wordin import files
from tests.meetings.wordin.test_challenges import item_of

HEAD = ("Northmere Board", "11 June 2025", "Present:", "Asha Bell (AB)", "Paul Crane (PC)")
PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


def codes_of(document):
    return [warning.code for warning in files.read(document).warnings]


def document_of(*lines):
    document = files.new()
    files.lines(document, *HEAD, "**1. Welcome**", *lines, "**2. Other business**", "None")
    return document


@pytest.mark.parametrize("place", ["header", "footer", "body"])
def test_only_pictures_of_the_body_are_queried(place, tmp_path):
    logo = tmp_path / "logo.png"
    logo.write_bytes(PIXEL)
    document = document_of("All came.")
    holder = document if place == "body" else getattr(document.sections[0], place)
    holder.add_paragraph().add_run().add_picture(str(logo), width=Mm(20))

    assert ("picture" in codes_of(document)) == (place == "body")


@pytest.mark.parametrize(
    ("line", "count"),
    [("The child died at age xx weeks.", 1), ("It was on XX May.", 1), ("Size XX is out.", 0)],
)
def test_two_letters_stand_for_a_number_before_what_is_counted(line, count):
    assert codes_of(document_of(line)).count("redaction") == count


@pytest.mark.parametrize(
    "line",
    ["A leaflet will be made with the schools.", "The report is to be recommended to the Board."],
)
def test_a_decision_on_what_will_be_done_is_offered_as_no_action(line):
    item = item_of(f"Decision: {line}")

    assert [decision.text for decision in item.decisions] == [line]
    assert not item.actions
