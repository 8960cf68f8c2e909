"""Two versions of a text, word by word."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from trail.differences import Piece, word_diff


def test_word_that_changed_is_marked_and_the_rest_stays():
    assert word_diff("The board agreed the plan.", "The board refused the plan.") == [
        Piece("same", "The board "),
        Piece("del", "agreed"),
        Piece("ins", "refused"),
        Piece("same", " the plan."),
    ]


def test_words_at_the_end_are_marked():
    assert word_diff("Agreed.", "Agreed. Noted.") == [
        Piece("same", "Agreed."),
        Piece("ins", " Noted."),
    ]


def test_equal_texts_have_one_piece():
    assert word_diff("Agreed.", "Agreed.") == [Piece("same", "Agreed.")]


def test_long_stretch_without_a_change_is_left_out():
    same = "word " * 100

    pieces = word_diff(f"{same}one {same}two", f"{same}three {same}four")

    assert [piece.how for piece in pieces] == [
        *("cut", "same", "del", "ins", "same", "cut", "same", "del", "ins"),
    ]


def test_texts_of_the_greatest_length_take_no_time():
    old = "".join(f"Paragraph {n} about neglect and the plan of the board.\n" for n in range(3_500))
    new = "".join(f"Paragraph {n} about neglect or the plan of a group.\n" for n in range(3_500))

    began = time.perf_counter()
    pieces = word_diff(old, new)

    assert time.perf_counter() - began < 10
    assert {piece.how for piece in pieces} <= {"same", "del", "ins", "cut"}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_pieces_make_both_texts(before, after):
    pieces = word_diff(before, after)

    if not any(piece.how == "cut" for piece in pieces):
        assert "".join(p.text for p in pieces if p.how != "ins") == before
        assert "".join(p.text for p in pieces if p.how != "del") == after
