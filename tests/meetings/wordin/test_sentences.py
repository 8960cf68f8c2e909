"""Where sentences end, and where a full stop only shortens a word."""

import pytest

from meetings.wordin.sentences import sentences


@pytest.mark.parametrize(
    "text",
    [
        "SL to close rec. 7 once the audit is back.",
        "SL to close recs. 7 and 8.",
        "See no. 4 of the plan.",
        "See no. A4 of the plan.",
        "Delete para. 3 and paras. 5 to 7.",
        "See p. 5 and pp. 7–9, fig. 2, ref. 12 and sec. 11.",
        "It costs approx. 400 pounds in qtr. 2.",
        "Dr. Crane of St. Mary’s spoke.",
    ],
)
def test_a_short_word_ends_no_sentence(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["The answer was no.", "The Board noted this."],
        ["It is a new app.", "12 schools use it."],
        ["The audit is back.", "7 schools replied."],
    ],
)
def test_a_word_that_is_whole_ends_one(parts):
    assert sentences(" ".join(parts)) == parts
