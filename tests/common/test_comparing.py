"""Two rich texts side by side, word by word."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common import richtext
from common.comparing import Line, Pair, Run, compare, lines_of
from common.matching import Work, matches
from tests.common.test_richtext import pasted


def same(text, kind="paragraph", **more):
    return Line(kind, (Run("same", text),), **more)


def test_word_that_changed_is_marked_on_both_sides():
    compared = compare("<p>The board agreed the plan.</p>", "<p>The board refused the plan.</p>")

    left = (Run("same", "The board "), Run("removed", "agreed"), Run("same", " the plan."))
    right = (Run("same", "The board "), Run("added", "refused"), Run("same", " the plan."))
    assert compared.pairs == (Pair(Line("paragraph", left), Line("paragraph", right)),)
    assert (compared.added, compared.removed, compared.is_same) == (1, 1, False)


def test_paragraph_that_came_has_nothing_beside_it():
    compared = compare("<p>One.</p><p>Two.</p>", "<p>One.</p><p>New here.</p><p>Two.</p>")

    added = Line("paragraph", (Run("added", "New here."),))
    assert compared.pairs == (
        Pair(same("One."), same("One.")),
        Pair(None, added),
        Pair(same("Two."), same("Two.")),
    )
    assert (compared.added, compared.removed) == (2, 0)


def test_lists_and_tables_are_lines():
    html = richtext.clean(
        "<ol start=3><li>One<ul><li>Deep</li></ul></li><li>Two</li></ol>"
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr></table>"
    )

    assert lines_of(html) == [
        same("One", "item", mark="3."),
        same("Deep", "item", mark="•", depth=1),
        same("Two", "item", mark="4."),
        same("a | b", "row"),
        same("c | ", "row"),
    ]


def test_paragraph_that_became_a_bullet_is_the_same_words():
    compared = compare("<p>One</p>", "<ul><li><p>One</p></li></ul>")

    assert compared.pairs == (Pair(same("One"), same("One", "item", mark="•")),)
    assert compared.is_same


def test_scraps_between_two_changes_go_with_them():
    compared = compare("<p>red of blue, yes</p>", "<p>green of brown, yes</p>")

    assert compared.pairs[0].left.runs == (Run("removed", "red of blue"), Run("same", ", yes"))


def test_texts_that_share_nothing_stand_one_after_the_other():
    compared = compare("<p>Neglect was discussed.</p>", "<p>Apologies from everybody.</p>")

    assert [(bool(pair.left), bool(pair.right)) for pair in compared.pairs] == [
        (True, False),
        (False, True),
    ]


def test_empty_text_against_words_is_all_added():
    compared = compare("", "<p>Three words here.</p>")

    assert (len(compared.pairs), compared.added, compared.removed) == (1, 3, 0)


def test_long_stretch_without_a_change_is_folded():
    lines = [f"<p>Line {number}.</p>" for number in range(10)]
    compared = compare("".join(lines), "".join([*lines[:5], "<p>Something new</p>", *lines[5:]]))

    assert [(each.is_folded, len(each.pairs)) for each in compared.stretches()] == [
        (True, 4),
        (False, 3),
        (True, 4),
    ]


def test_stretches_hold_every_pair_once():
    compared = compare("<p>a</p><p>b</p>", "<p>a</p><p>c</p>")

    pairs = [pair for each in compared.stretches() for pair in each.pairs]
    assert tuple(pairs) == compared.pairs


@settings(max_examples=200, deadline=None)
@given(pasted, pasted)
def test_runs_of_each_side_are_exactly_its_words(before, after):
    before, after = richtext.clean(before), richtext.clean(after)

    compared = compare(before, after)

    left = [pair.left for pair in compared.pairs if pair.left]
    right = [pair.right for pair in compared.pairs if pair.right]
    assert [line.text for line in left] == [line.text for line in lines_of(before)]
    assert [line.text for line in right] == [line.text for line in lines_of(after)]
    assert {run.kind for line in left for run in line.runs} <= {"same", "removed"}
    assert {run.kind for line in right for run in line.runs} <= {"same", "added"}
    assert same_words(left) == same_words(right)


def same_words(lines):
    """What both sides are said to share, in order."""
    return [run.text for line in lines for run in line.runs if run.kind == "same"]


@settings(max_examples=200, deadline=None)
@given(pasted)
def test_lines_hold_every_word(text):
    clean = richtext.clean(text)

    held = "".join("".join(line.text.replace("|", "").split()) for line in lines_of(clean))
    assert held == "".join(richtext.words_of(clean).replace("|", "").split())


@settings(max_examples=200, deadline=None)
@given(pasted)
def test_text_against_itself_does_not_differ(text):
    clean = richtext.clean(text)

    compared = compare(clean, clean)

    assert (compared.is_same, compared.added, compared.removed) == (True, 0, 0)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 4)), st.lists(st.integers(0, 4)), st.integers(0, 60))
def test_matches_rise_and_are_equal(left, right, most):
    found = matches(left, right, Work(most))

    assert all(left[one] == right[other] for one, other in found)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))


LONG = 190_000
HARD = {
    "one paragraph": ("<p>", "neglect and the plan ", "</p>"),
    "many paragraphs": ("", "<p>Neglect and the plan {} of the board.</p>", ""),
    "equal paragraphs": ("", "<p>No.</p>", ""),
    "different words": ("<p>", "word{} ", "</p>"),
}


@pytest.mark.parametrize("shape", HARD)
def test_texts_of_the_greatest_length_take_no_time(shape):
    start, piece, end = HARD[shape]
    number = LONG // len(piece)
    old = start + "".join(piece.format(n) for n in range(number)) + end
    new = start + "".join(piece.format(n * 2).replace("the", "a") for n in range(number)) + end

    began = time.process_time()
    compare(richtext.clean(old), richtext.clean(new))

    assert time.process_time() - began < 15
