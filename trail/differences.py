"""Two versions of a text, word by word: what stayed, what went and what came."""

import re
from typing import NamedTuple

from common.comparing import changes

KEPT_AROUND = 12
"""So many words stay to be read beside a change; longer stretches without one are left out."""


class Piece(NamedTuple):
    """`how` is "same", "del", "ins" or "cut" (words in between that did not change)."""

    how: str
    text: str


def word_diff(before, after):
    """The pieces that make `after` out of `before`."""
    return _shorten(list(_pieces(before, after)))


def _pieces(before, after):
    for was, now in changes(before, after):
        if was == now:
            yield Piece("same", was)
            continue
        yield from (Piece(how, text) for how, text in (("del", was), ("ins", now)) if text)


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
