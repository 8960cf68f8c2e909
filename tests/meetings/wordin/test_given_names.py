"""Owners who are called by their given name."""

import pytest

from tests.meetings.wordin import files

HEAD = (
    *("Northmere Board", "11 June 2025", "Present:", "Asha Bell, Independent Chair (AB)"),
    *("June Crane, Northmere Police (JC)", "Kim Dale, ICB (KD)", "Kim Orr, Housing (KO)"),
)


@pytest.mark.parametrize(
    ("line", "beside", "owner", "asked"),
    [
        ("Action: Asha to count them.", "", "Asha Bell", "Is “Asha” Asha Bell?"),
        ("They are to be counted.", "Asha", "Asha Bell", "Is “Asha” Asha Bell?"),
        ("Action: count them (Kim)", "", "Kim", "Kim Dale and Kim Orr"),
    ],
)
def test_a_given_name_is_of_the_only_one_who_has_it_and_is_asked_about(line, beside, owner, asked):
    document = files.new()
    files.lines(document, *HEAD)
    rows = [("1. Neglect", line, beside), ("2. Other business", "None", "")]
    files.table(document, ("Item", "Discussion", "Action"), *rows)

    read = files.read(document)

    assert [action.owners for action in read.items[0].actions] == [[owner]]
    assert any(asked in warning.text for warning in read.warnings)
