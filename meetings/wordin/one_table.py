"""A form in one table: the facts and who came, then the headings of the columns and the items."""

from __future__ import annotations

from meetings.wordin.layout import MINUTES, by_headings
from meetings.wordin.lines import Grid
from meetings.wordin.words import is_label


def cut(grid):
    """The table in two above the headings of its minutes, where most rows above say facts; else whole."""
    place = next((n for n, row in enumerate(grid.rows) if _heads_minutes(row, grid.width)), 0)
    above = [row for row in grid.rows[:place] if any(cell.words for cell in row)]
    if not above or sum(map(_is_labelled, above)) * 2 <= len(above):
        return [grid]
    return [Grid(grid.rows[:place]), Grid(grid.rows[place:], max(0, grid.headings - place))]


def _heads_minutes(row, width):
    found = by_headings(row, width)
    return found is not None and found.kind == MINUTES


def _is_labelled(row):
    return is_label(next(cell.words for cell in row if cell.words))
