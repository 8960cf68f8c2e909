"""A table without headings whose items begin in rows of their own: "2. Audit" over the whole width."""

from __future__ import annotations

import re
from itertools import pairwise

from meetings.wordin.titles import MOST_WORDS, may_follow, numbered

FIGURE = re.compile(r"[\W\d]+")


def are_titled(rows, width):
    """Whether at least two rows over the whole width are numbered titles, in their order, and something is
    said below each but the last; no row between them has a figure in a cell."""
    if width < 2:
        return False
    places = [n for n, row in enumerate(rows) if _number_of(row, width)]
    numbers = [_number_of(rows[n], width) for n in places]
    if len(numbers) < 2 or not all(
        may_follow(a, b) and a != b for a, b in pairwise(["", *numbers])
    ):
        return False
    others = [row for row in rows[places[0] :] if not _number_of(row, width)]
    has_figures = any(FIGURE.fullmatch(cell.words) for row in others for cell in row if cell.words)
    return places[0] == 0 and not has_figures and all(b - a > 1 for a, b in pairwise(places))


def _number_of(row, width):
    """The number of a title that fills a row, or an empty string."""
    said = [cell for cell in row if cell.words]
    if len(said) != 1 or said[0].span != width or len(said[0].lines) != 1:
        return ""
    number, title = numbered(said[0].words)
    return number if title and len(title.split()) <= MOST_WORDS else ""
