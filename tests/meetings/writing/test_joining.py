"""Two texts that grew out of one are joined, and nothing of either is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common import richtext
from meetings.joining import join


def text(lines):
    return "".join(f"<p>{line}</p>" for line in lines)


def lines(html):
    return [line for line in richtext.words_of(html).split("\n") if line]


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "joined"),
    [
        ("abc", ["a", "x", "c"], ["a", "b", "c", "d"], ["a", "x", "c", "d"]),
        ("abc", ["a", "x", "c"], ["a", "y", "c"], ["a", "x", "y", "c"]),
        ("", ["a", "x"], ["y"], ["a", "x", "y"]),
        ("abc", ["a", "c"], ["a", "B", "c"], ["a", "B", "c"]),
        ("abc", ["a", "c"], ["a", "b", "c"], ["a", "c"]),
        ("a", ["a", "b"], ["a", "b"], ["a", "b"]),
        ("", ["a", "b"], ["b", "c"], ["a", "b", "c"]),
    ],
)
def test_join_keeps_the_changes_of_both(base, theirs, mine, joined):
    assert lines(join(text(base), text(theirs), text(mine))) == joined


words = st.lists(st.sampled_from("abcdefgh"), max_size=8, unique=True)


@given(base=words, theirs=words, mine=words)
def test_join_loses_nothing_that_either_wrote(base, theirs, mine):
    joined = lines(join(text(base), text(theirs), text(mine)))

    new = (set(theirs) | set(mine)) - set(base)
    assert new - set(joined) == set()


@given(base=words, mine=words)
def test_join_with_an_unchanged_text_is_the_other(base, mine):
    assert lines(join(text(base), text(base), text(mine))) == mine
    assert lines(join(text(base), text(mine), text(base))) == mine
