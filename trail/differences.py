"""Two versions of a text, word by word: what stayed, what went and what came."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

MOST_WORDS = 1_500
"""Longer stretches are compared paragraph by paragraph: comparing takes the square of the length."""

MOST_PARAGRAPHS = 600
KEPT_AROUND = 12
"""So many words stay to be read beside a change; longer stretches without one are left out."""


class Piece(NamedTuple):
    """`how` is "same", "del", "ins" or "cut" (words in between that did not change)."""

    how: str
    text: str


def word_diff(before, after):
    """The pieces that make `after` out of `before`."""
    old, new = _tokens(before), _tokens(after)
    head = _same_start(old, new)
    tail = _same_start(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    pieces = [
        Piece("same", "".join(old[:head])),
        *_compare(middle_old, middle_new),
        Piece("same", "".join(old[len(old) - tail :])),
    ]
    return _shorten(_join(pieces))


def _tokens(text):
    return re.findall(r"\w+|\n|[^\S\n]+|[^\w\s]", text)


def _same_start(left, right):
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _compare(old, new):
    if max(len(old), len(new)) > MOST_WORDS:
        old, new = _paragraphs(old), _paragraphs(new)
    if max(len(old), len(new)) > MOST_PARAGRAPHS and max(len(old), len(new)) > MOST_WORDS:
        return [Piece("del", "".join(old)), Piece("ins", "".join(new))]
    found = []
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            found.append(Piece("same", "".join(old[a:b])))
            continue
        found += [Piece("del", "".join(old[a:b])), Piece("ins", "".join(new[c:d]))]
    return found


def _paragraphs(tokens):
    return re.findall(r"[^\n]*\n|[^\n]+", "".join(tokens))


def _join(pieces):
    """Without empty pieces; a lone space between two changes goes with them."""
    joined = []
    for piece in pieces:
        if not piece.text:
            continue
        if joined and joined[-1].how == piece.how:
            joined[-1] = Piece(piece.how, joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined


def _shorten(pieces):
    last = len(pieces) - 1
    shortened = []
    for place, piece in enumerate(pieces):
        if piece.how != "same":
            shortened.append(piece)
            continue
        shortened += _cut(piece.text, begins=place > 0, ends=place < last)
    return shortened


def _cut(text, *, begins, ends):
    """The words beside a change, before it (`ends`) and after it (`begins`)."""
    words = re.findall(r"\S+\s*|\s+", text)
    if len(words) <= KEPT_AROUND * (begins + ends) + KEPT_AROUND:
        return [Piece("same", text)]
    first = "".join(words[:KEPT_AROUND]) if begins else ""
    final = "".join(words[-KEPT_AROUND:]) if ends else ""
    pieces = [Piece("same", first), Piece("cut", ""), Piece("same", final)]
    return [piece for piece in pieces if piece.text or piece.how == "cut"]
