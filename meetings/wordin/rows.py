"""Several items in one row of a table: whose text is whose."""

from __future__ import annotations

from itertools import pairwise

from meetings.wordin import titles
from meetings.wordin.lines import Grid, Line


def groups_of(blocks, count, found):
    """The blocks of each of several items in one row: by their numbers, or by the gaps between them."""
    if count == 1:
        return [blocks]
    by_number = _by_number(blocks, found)
    if by_number:
        return by_number
    groups = [[]]
    for block in blocks:
        if isinstance(block, Grid) or block.shown:
            groups[-1].append(block)
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    if len(groups) == count:
        return groups
    return [blocks, *([] for _ in range(count - 1))]


def _by_number(blocks, found):
    """Cut where the text repeats the number or the title of each item."""
    places = []
    for title in found:
        for place, block in enumerate(blocks):
            if isinstance(block, Line) and block.shown and place >= (places[-1] if places else 0):
                number, words = titles.numbered(block.shown)
                if (title.number and number == title.number) or words.casefold().strip(
                    " :"
                ) == title.title.casefold():
                    places.append(place)
                    break
        else:
            return None
    places = [0, *places[1:], len(blocks)]
    return [blocks[start:end] for start, end in pairwise(places)]
