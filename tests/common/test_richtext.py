import time

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common import richtext

TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "table", "tbody", "tr", "th", "td"}
SPANS = {"colspan", "rowspan"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "th": {"scope"} | SPANS, "td": SPANS}

PIECES = [
    *("<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<ul>", "</ul>", "<ol start=3>", "</ol>"),
    *("<li>", "</li>", "<table>", "<tr>", "<td>", "<th colspan=2>", "</td>", "</tr>", "</table>"),
    *("<a href='https://x.example/(a)'>", "</a>", "<br>", " ", "a", "b c", "\n", "• x", "*", "**"),
    *("\\", "|", "- ", "1. ", "[a](https://x.example)", "&nbsp;", "&lt;", "<div>", "<h1>", "</h1>"),
    *("<script>", "</script>", "<!--", "-->", "<svg>", "<math>", "<style>", "<textarea>"),
    *("<![endif]>", "<o:p>", "\x00", "\u2028", "<img src=x onerror=alert(1)>", "\uf0b7 x"),
]
pasted = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@settings(max_examples=400, deadline=None)
@given(pasted)
def test_any_paste_becomes_clean_html_that_stays_as_it_is(text):
    clean = richtext.clean(text)

    assert richtext.clean(clean) == clean
    assert nh3.clean(clean, tags=TAGS, attributes=ATTRIBUTES, link_rel=None) == clean


@settings(max_examples=400, deadline=None)
@given(pasted)
def test_any_plain_text_comes_back_from_its_plain_form(text):
    clean = richtext.from_plain(text)

    assert richtext.clean(clean) == clean
    assert richtext.from_plain(richtext.to_plain(clean)) == clean


@settings(max_examples=200, deadline=None)
@given(pasted)
def test_plain_form_left_alone_keeps_the_original(text):
    clean = richtext.clean(text)
    sent = richtext.to_plain(clean).replace("\n", "\r\n")

    assert richtext.from_plain(sent, original=clean) == clean


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", ""),
        ("<p> </p><p><br></p>", ""),
        ("words", "<p>words</p>"),
        ("<div>one</div><div>two</div>", "<p>one</p><p>two</p>"),
        ("<h2>Head</h2>", "<p><strong>Head</strong></p>"),
        ("<b>a </b><i>b</i>", "<p><strong>a</strong> <em>b</em></p>"),
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ('<a href="javascript:alert(1)">x</a>', "<p>x</p>"),
        ('<a href="mailto:a@b.example">x</a>', '<p><a href="mailto:a@b.example">x</a></p>'),
        ("<p>a\u00a0 b</p>", "<p>a b</p>"),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
        (
            "<ul><li>a</li><ul><li>b</li></ul></ul>",
            "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>",
        ),
        ("<ol start=4><li>a</ol>", '<ol start="4"><li><p>a</p></li></ol>'),
        ("<table><tr><td>only</td></tr></table>", "<p>only</p>"),
        (
            "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>",
            '<table><tbody><tr><th scope="col"><p>a</p></th></tr>'
            "<tr><td><p>b</p></td></tr></tbody></table>",
        ),
        (
            "<p class=MsoListParagraph>·<span>&nbsp;&nbsp; </span>one</p><p>·&nbsp; two</p><p>x</p>",
            "<ul><li><p>one</p></li><li><p>two</p></li></ul><p>x</p>",
        ),
    ],
)
def test_clean_gives(html, expected):
    assert richtext.clean(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<br>b</p><p>c</p>", "a\nb\n\nc"),
        ("<p><strong>a</strong> <em>b</em></p>", "**a** *b*"),
        ("<ul><li><p>a</p><ol><li><p>b</p></li></ol></li></ul>", "- a\n    1. b"),
        ('<p><a href="https://x.example">x</a></p>', "[x](https://x.example)"),
        ("<p>- not a bullet</p>", "\\- not a bullet"),
        ("<p>2 * 3</p>", "2 \\* 3"),
    ],
)
def test_plain_form_reads(html, expected):
    assert richtext.to_plain(html) == expected
    assert richtext.from_plain(expected) == richtext.clean(html)


def test_rows_of_a_table_in_plain_form():
    plain = "| Year | Count |\n| --- | --- |\n| 2025 | 12 |"

    html = richtext.from_plain(plain)

    assert html == (
        '<table><tbody><tr><th scope="col"><p>Year</p></th><th scope="col"><p>Count</p></th></tr>'
        "<tr><td><p>2025</p></td><td><p>12</p></td></tr></tbody></table>"
    )
    assert richtext.to_plain(html) == plain


def test_lists_nested_absurdly_deep_keep_their_words():
    html = "<ul><li>" * 200 + "deep"

    assert richtext.words_of(richtext.clean(html)) == "\n" * 5 + "deep"


@pytest.mark.parametrize(
    "tags", ["<div>", "<div/>", "<ul><li>", "<b><div>", "<div></x>", "<table><td>"]
)
def test_elements_nested_by_the_thousand_are_read_at_once_and_keep_their_words(tags):
    html = f"first{tags * (190_000 // len(tags))}<p>then</p><br>last"
    start = time.process_time()

    words = richtext.words_of(html)

    assert time.process_time() - start < 3
    assert words.split() == ["first", "then", "last"]


def test_elements_nested_by_the_thousand_open_no_way_for_scripts():
    html = "<div>" * 2000 + "<script>alert(1)</script><!-- <p>no</p> --><p onclick=x>yes</p>"

    assert richtext.clean(html) == "<p>yes</p>"


def test_thousands_of_paragraphs_left_open_are_not_nested():
    html = "<p>a<b>b</b>" * 2000

    assert richtext.clean(html) == "<p>a<strong>b</strong></p>" * 2000


def test_plain_lists_indented_absurdly_deep_keep_their_words():
    text = "\n".join(f"{' ' * depth}- item {depth}" for depth in range(600))

    html = richtext.from_plain(text)

    assert richtext.words_of(html).split("\n") == [f"item {depth}" for depth in range(600)]
    assert html.count("<ul>") == 6


def test_image_is_counted_and_told():
    html = '<p>a<img src="data:image/png;base64,xx"></p><svg></svg>'

    assert richtext.count_images(html) == 2
    assert richtext.image_problem(html).startswith("The text held 2 images, which have been left")
    assert richtext.image_problem("<p>a</p>") == ""


def test_text_of_200_000_characters_is_told_and_a_shorter_one_is_not():
    assert richtext.length_problem("x" * 200_000) == ""
    assert richtext.length_problem(richtext.clean("x" * 200_000)) == (
        "This text has 200,007 characters with its formatting; one item can hold 200,000. "
        "It is kept below but not saved yet: shorten it, or split it over several items."
    )


def test_words_of_a_text_stand_on_lines():
    assert richtext.words_of("<p>a <b>b</b></p><ul><li>c</li></ul>") == "a b\nc"
