"""Any HTML whatever becomes a text of ours, in bounded time, without losing a word that it shows."""

import time

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common import richtext
from common.richtext import document, shown
from tests.common.test_richtext import ATTRIBUTES, PIECES, TAGS

LIST = "class=MsoListParagraph style='mso-list:l0 level{} lfo1'"
SIGN = "<span style='mso-list:Ignore'>{}<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span>"
WORD_PIECES = [
    *(
        f"<p {LIST.format(level)}>{SIGN.format(sign)}x"
        for level in (1, 2, 9)
        for sign in ("1.", "2.", "a)", "1.1", "·")
    ),
    *(f"<p {LIST.format(1)}>", f"<li {LIST.format(2)}>", f"<h1 {LIST.format(2)}>", "<ol type=a>"),
    *(
        "<p class=MsoListParagraphCxSpMiddle>y",
        "<p class=x_MsoListParagraph style='margin-left:72pt'>",
    ),
    *(SIGN.format("ii)"), "<div class=ListContainerWrapper>", "<ul><li data-aria-level=2>z</ul>"),
    *(
        "<ol start=2><li data-aria-level=1>z</ol>",
        "<b style='font-weight:normal'>",
        "<pre>",
        "</pre>",
    ),
    *(
        "<td rowspan=3>",
        "<td colspan=50 rowspan=200>",
        "<thead>",
        "<tr style='mso-yfti-firstrow:yes'>",
    ),
    *("<span style='display:none'>", "<del>", "</del>", "</span>", "<p role=heading>", "<caption>"),
]
pasted = st.lists(st.sampled_from([*PIECES, *WORD_PIECES]), max_size=60).map("".join)

HOLDERS = [
    *(
        "p",
        "div",
        "h2",
        "b",
        "i",
        "u",
        "span",
        "a href='https://x.example'",
        "blockquote",
        "pre",
        "ins",
    ),
    *("span style='font-weight:700'", "o:p", "font color=red", "section", "center", "sup", "label"),
    *(f"p {LIST.format(level)}" for level in (1, 2, 3)),
]
leaves = st.just("{}")
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(HOLDERS), st.lists(inner, min_size=1, max_size=3)).map(
            lambda made: f"<{made[0]}>{' '.join(made[1])}</{made[0].split()[0]}>"
        ),
        st.tuples(
            st.sampled_from(["ul", "ol", "ol type=i start=4"]),
            st.lists(inner, min_size=1, max_size=3),
        ).map(
            lambda made: f"<{made[0]}><li>{'</li><li>'.join(made[1])}</li></{made[0].split()[0]}>"
        ),
        st.lists(st.lists(inner, min_size=1, max_size=4), min_size=1, max_size=3).map(
            lambda rows: (
                "<table>"
                + "".join(
                    f"<tr><td rowspan=2>{'</td><td colspan=2>'.join(row)}</td></tr>" for row in rows
                )
                + "</table>"
            )
        ),
    ),
    max_leaves=25,
)


@settings(max_examples=400, deadline=None)
@given(pasted)
def test_any_paste_of_word_becomes_clean_html_that_stays_as_it_is(text):
    clean = richtext.clean(text)

    assert richtext.clean(clean) == clean
    assert nh3.clean(clean, tags=TAGS, attributes=ATTRIBUTES, link_rel=None) == clean


@settings(max_examples=300, deadline=None)
@given(trees)
def test_no_word_that_is_shown_is_lost(tree):
    words = [f"word{place}" for place in range(tree.count("{}"))]

    found = richtext.words_of(richtext.clean(tree.format(*words))).split()

    assert sorted(each for each in found if each.startswith("word")) == sorted(words)


@settings(max_examples=300, deadline=None)
@given(st.one_of(pasted, trees))
def test_words_of_a_clean_text_are_those_that_are_read_from_it(text):
    clean = richtext.clean(text)
    paragraphs = document.paragraphs_in(richtext.parse(clean))

    words = "\n".join(document.words_of(each) for each in paragraphs)
    assert shown.words_in(clean) in (words, None)
    assert richtext.words_of(clean) == words


def test_words_of_a_clean_text_are_found_without_reading_it():
    text = "<p>One &amp; <strong>two</strong><br>three</p><ul><li><p>four</p></li></ul>"

    assert shown.words_in(text) == "One & two\nthree\nfour"


@pytest.mark.parametrize(
    "html",
    ["Bare words", "<p>a<b>b</b></p>", "<h2>a</h2>", "<p>a</p>b", "<p>a", "a < b", "<p>a  b</p>"],
)
def test_words_of_another_text_are_not_guessed(html):
    assert shown.words_in(html) is None
    assert richtext.words_of(html) == richtext.words_of(richtext.clean(html))


LARGE = {
    "rows": "<table>" + "<tr><td>x" * 20_000,
    "one row": "<table><tr>" + "<td>x" * 40_000,
    "spans": "<table>" + "<tr><td colspan=50 rowspan=200>x" * 6_000,
    "a wide row over narrow ones": "<table><tr>" + "<td>x" * 60 + "<tr><td>y" * 15_000,
    "tables in tables": "<table><tr><td>x" * 12_000,
    "items": f"<p {LIST.format(9)}>{SIGN.format('1.')}x" * 1_300,
    "items in items": f"<p {LIST.format(1)}><span style='font:x'>" * 3_000 + "x",
    "letters": "<ol type=i start=999>" + "<li>x" * 20_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_a_paste_of_200_000_characters_is_read_at_once(name):
    start = time.process_time()

    clean = richtext.clean(LARGE[name])

    assert time.process_time() - start < 5
    assert richtext.words_of(clean).count("x") >= LARGE[name].count(">x")
