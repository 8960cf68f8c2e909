"""Items that each fill a table, or several rows of one: "Item 3 | Audit", then "Discussion | …", "Decision | …"."""

from __future__ import annotations

import re

from meetings.wordin import layout as columns
from meetings.wordin.lines import Grid, GridCell

BEGINS = re.compile(
    r"^\s*(?:agenda\s+)?item\s*(?:(?:no|number)\.?\s*)?(?P<number>\d{1,2}(?:\.\d{1,2})*[a-z]?)?\s*[.:]?\s*$",
    re.IGNORECASE,
)
"""What stands beside the title of an item."""
MOST_WORDS = 4
"""A label has no more."""
OF_ITEMS = (columns.DISCUSSION, columns.DECISION)


def items_of(grid):
    """A table in which each item has its rows, as a `Grid` for each with its `roles`: the labels above, and the
    item in one row below. Any other table as it is."""
    rows = [row for row in grid.rows if _said(row)]
    places = [n for n, row in enumerate(rows) if _begins(row)]
    if not places or places[0] != 0 or grid.width < 2:
        return [grid]
    groups = [rows[start:end] for start, end in zip(places, [*places[1:], len(rows)], strict=True)]
    if not all(any(_role(row) in OF_ITEMS for row in group[1:]) for group in groups):
        return [grid]
    return [_as_row(group) for group in groups]


def _said(row):
    return [cell for cell in row if cell.words]


def _begins(row):
    said = _said(row)
    return len(said) == 2 and bool(BEGINS.match(said[0].words))


def _role(row):
    """The role that the label in front of a row gives what stands beside or below it, or an empty string."""
    first = _said(row)[0]
    is_label = first.column == 0 and len(first.words.split()) <= MOST_WORDS
    return columns.role_of(first.words) if is_label else ""


def _as_row(rows):
    number, title = _said(rows[0])
    heads = [number, title] if BEGINS.match(number.words)["number"] else [title]
    labels, said = {}, {columns.NUMBER: _blocks(heads), columns.DISCUSSION: []}
    if number not in heads:
        labels[columns.NUMBER] = list(number.blocks)
    here, listed = columns.DISCUSSION, None
    for row in rows[1:]:
        cells, heading = _said(row), columns.by_headings(row, len(row))
        role = _role(row)
        if heading and heading.kind == columns.LOG:
            listed = Grid()
            said[columns.DISCUSSION].append(listed)
        elif role and len(cells) <= 2:
            here, listed = role, None
            labels.setdefault(here, []).extend(cells.pop(0).blocks)
        if listed:
            listed.rows.append(row)
        else:
            said.setdefault(here, []).extend(_blocks(cells))
    roles = tuple(said)
    heading = [GridCell(labels.get(role, []), n) for n, role in enumerate(roles)]
    return Grid([heading, [GridCell(said[role], n) for n, role in enumerate(roles)]], 1, roles)


def _blocks(cells):
    return [block for cell in cells for block in cell.blocks]
