import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.identities import identities_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Child K, born 3 May 2011, was seen.", [("a date of birth", "born 3 May 2011")]),
        ("DOB: 03/05/2011", [("a date of birth", "DOB: 03/05/2011")]),
        (
            "Date of birth was 3rd March, 2011",
            [("a date of birth", "Date of birth was 3rd March, 2011")],
        ),
        ("NHS number 943 476 5919.", [("an NHS number", "943 476 5919")]),
        ("9434765919", [("an NHS number", "9434765919")]),
        ("UPN H801200001001 left", [("a pupil number (UPN)", "H801200001001")]),
    ],
)
def test_identity_is_found(text, found):
    assert identities_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The meeting of 3 May 2011 was told of case 14.",
        "Call 01632 960123 or 07700 900123.",
        "943 476 5918",
        "A-2026-014 and D-2026-007",
        "Spent 1,798,2368 in 2026",
        "",
    ],
)
def test_ordinary_words_are_left_alone(text):
    assert identities_in(text) == []


@given(st.text())
def test_any_text_gives_an_answer(text):
    assert all(words in text for _, words in identities_in(text))
