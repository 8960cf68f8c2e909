"""Words are taken out where they stand, whatever is around them, and nothing else is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common import richtext
from common.richtext import document
from meetings.publication.redacting import Cut, MovedError, pieces_of, rich_without, without

SIGN = "[Redacted: x]"
RICH = (
    "<p>One <strong>bold and <em>both</em></strong> end<br>second line</p>"
    '<ul><li><p>See <a href="https://a.example/word">this page</a> now</p></li></ul>'
    '<table><tbody><tr><th scope="col"><p>A</p></th><th scope="col"><p>B</p></th></tr>'
    "<tr><td><p>cell</p></td><td><p>other</p></td></tr></tbody></table>"
)


def cut(start, end, place="p"):
    return Cut(place, "", "x", start, end)


def words_of(html):
    return [document.words_of(each) for each in document.paragraphs_in(richtext.parse(html))]


@pytest.mark.parametrize(
    ("number", "start", "end", "expected"),
    [
        (0, 0, 3, f"{SIGN} bold and both end\nsecond line"),
        (0, 9, 15, f"One bold {SIGN}th end\nsecond line"),
        (0, 18, 28, f"One bold and both {SIGN} line"),
        (1, 4, 8, f"See {SIGN} page now"),
        (4, 0, 4, SIGN),
    ],
)
def test_words_of_rich_text(number, start, end, expected):
    before = words_of(RICH)

    after = words_of(rich_without(RICH, {number: [cut(start, end)]}))

    assert after == [expected if n == number else words for n, words in enumerate(before)]


def test_link_of_which_a_word_goes_leads_nowhere():
    made = rich_without(RICH, {1: [cut(4, 8)]})

    assert "href" not in made
    assert "a.example" not in made


def test_link_beside_redacted_words_stays():
    made = rich_without(RICH, {1: [cut(0, 3)]})

    assert '<a href="https://a.example/word">this page</a>' in made


def test_rich_text_without_marks_is_as_it_was():
    assert richtext.clean(rich_without(RICH, {})) == richtext.clean(RICH)


def test_overlapping_cuts_are_one():
    assert pieces_of("abcdef", [cut(1, 3), cut(2, 5)])[1][0] == "bcde"


def test_words_that_have_moved_stop_everything():
    snapshot = {"kind": "A meeting", "facts": [], "attendance": [], "parts": [], "approvals": []}
    snapshot |= {"quorum": "", "closing": "", "next_meeting": ""}

    with pytest.raises(MovedError):
        without(snapshot, [Cut("kind", "meeting", "x", 0, 7)])


@given(
    st.text(alphabet="abcdefgh ", min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 10)), max_size=5),
)
def test_no_cut_character_is_left(text, spans):
    cuts = [cut(a, min(a + n, len(text))) for a, n in spans if a < len(text)]
    gone = {at for each in cuts for at in range(each.start, each.end)}

    pieces = pieces_of(text, cuts)

    assert "".join(words for words, _cut in pieces) == text
    kept = "".join(words for words, each in pieces if each is None)
    assert kept == "".join(c for at, c in enumerate(text) if at not in gone)


@given(st.integers(0, 28), st.integers(1, 29))
def test_no_cut_character_of_rich_text_is_left(start, length):
    text = words_of(RICH)[0]
    end = min(start + length, len(text))

    made = words_of(rich_without(RICH, {0: [cut(start, end)]}))[0]

    squeezed = "".join(f"{text[:start]}{SIGN}{text[end:]}".split())
    assert "".join(made.split()) == squeezed
