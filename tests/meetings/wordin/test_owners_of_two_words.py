"""Owners with a rank that is held for a time, and bodies whose names hold "and"."""

import pytest

from tests.meetings.wordin import files

LISA = "T/Det Supt Lisa Crowe"


def actions_of(*texts):
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Chair (AB)", f"{LISA}, Police (LC)", "Tim Ford, Health (TF)")
    files.lines(document, "1. Audit", "Members noted it.", *texts)
    read = files.read(document)
    assert [each.code for each in read.warnings if each.code == "no_owner"] == []
    return [action.owners for action in read.items[0].actions]


@pytest.mark.parametrize(
    ("words", "owners"),
    [
        ("Lisa Crowe to agree it", [LISA]),
        ("Det Supt Lisa Crowe to agree it", [LISA]),
        ("T/Det Supt Crowe to agree it", [LISA]),
        (f"Tim Ford and {LISA} to agree it", ["Tim Ford", LISA]),
        (f"{LISA}/Tim Ford to agree it", [LISA, "Tim Ford"]),
        ("Tim Ford and Det Supt Lisa Crowe to agree it", ["Tim Ford", LISA]),
        ("Quality and Performance sub group to count them", ["Quality and Performance sub group"]),
        ("Learning & Improvement Group to count them", ["Learning & Improvement Group"]),
        ("Asha Bell and Quality Group to count them", ["Asha Bell", "Quality Group"]),
        ("Tim Ford and Ann Hill to agree it", ["Tim Ford", "Ann Hill"]),
    ],
)
def test_who_owns_the_action(words, owners):
    assert actions_of(f"**Action:** {words} by 1 July 2025.") == [owners]
