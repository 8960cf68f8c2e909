"""Items that each fill a table, or several rows of one: "Item 3 | Audit", then "Discussion | …", "Decision | …"; the
title may also fill its row. And items whose cells hold a title without a number, and what was said below it."""

from __future__ import annotations

import re

from meetings.wordin import headings
from meetings.wordin import layout as columns
from meetings.wordin.item_labels import begin_with_titles, label_of
from meetings.wordin.lines import Grid, GridCell, Line
from meetings.wordin.titles import may_be_title, numbered

BEGINS = re.compile(
    r"^\s*(?:agenda\s+)?item\s*(?:(?:no|number)\.?\s*)?(?P<number>\d{1,2}(?:\.\d{1,2})*[a-z]?)?\s*[.:]?\s*$",
    re.IGNORECASE,
)
"""What stands beside the title of an item."""
OF_ITEMS = (headings.DISCUSSION, headings.DECISION)


def items_of(grid):
    """A table in which each item has its rows, as a `Grid` for each with its `roles`: the labels above, and the
    item in one row below. Any other table as it is, with titles and talk apart."""
    rows = [row for row in grid.rows if _said(row)]
    places = [n for n, row in enumerate(rows) if _begins(row)]
    is_titled = not places
    places = places or begin_with_titles(rows)
    if not places or places[0] != 0 or grid.width < 2:
        return [_with_talk_apart(grid)]
    groups = [rows[start:end] for start, end in zip(places, [*places[1:], len(rows)], strict=True)]
    has_talk = all(any(label_of(row) in OF_ITEMS for row in group[1:]) for group in groups)
    return (
        [_as_row(group) for group in groups] if is_titled or has_talk else [_with_talk_apart(grid)]
    )


def _said(row):
    return [cell for cell in row if cell.words]


def _begins(row):
    said = _said(row)
    return len(said) == 2 and bool(BEGINS.match(said[0].words))


def _as_row(rows):
    heads, labels = _said(rows[0]), {}
    if len(heads) == 2 and not BEGINS.match(heads[0].words)["number"]:
        labels[headings.NUMBER] = list(heads.pop(0).blocks)
    said = {headings.NUMBER: _blocks(heads), headings.DISCUSSION: []}
    here, listed = headings.DISCUSSION, None
    for row in rows[1:]:
        cells, heading = _said(row), columns.by_headings(row, len(row))
        role = label_of(row)
        if heading and heading.kind == columns.LOG:
            listed = Grid()
            said[headings.DISCUSSION].append(listed)
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


# -- titles and talk in one cell ---------------------------------------------------------------


def _with_talk_apart(grid):
    """The table, where the cells below "Item" hold the title of an item without a number and what was said, with
    what was said in a column of its own."""
    layout = columns.layout_of(grid)
    place = _place_of_talk(grid, layout)
    if place is None:
        return grid
    rows = [_apart(row, place) for row in grid.rows[: layout.headings]]
    rows += [_apart(row, place, is_heading=False) for row in grid.rows[layout.headings :]]
    roles = (*layout.roles[:place], headings.ITEM, *layout.roles[place:])
    return Grid(rows, layout.headings, roles)


def _place_of_talk(grid, layout):
    """The column "Item" that holds the discussion too, or None where there is none or its items have numbers."""
    if layout.kind != columns.MINUTES or not layout.headings or headings.NUMBER in layout.roles:
        return None
    heading = [cell for cell in grid.rows[layout.headings - 1] if cell.words]
    named = {cell.column for cell in heading if headings.role_of(cell.words) == headings.ITEM}
    place = next((n for n in named if layout.roles[n] == headings.DISCUSSION), None)
    cells = [cell for row in grid.rows[layout.headings :] for cell in row if cell.column == place]
    has_number = any(numbered(cell.words)[0] for cell in cells)
    return None if has_number or any(cell.span > 1 for cell in cells) else place


def _apart(row, place, *, is_heading=True):
    cells = []
    for cell in row:
        if cell.column != place:
            column = cell.column + (cell.column > place)
            cells.append(GridCell(cell.blocks, column, cell.span, cell.is_continued))
            continue
        first = next((n for n, block in enumerate(cell.blocks) if _is_shown(block)), 0)
        is_title = is_heading or (cell.words and _is_title(cell.blocks[first]))
        end = len(cell.blocks) if is_heading else first + 1 if is_title else 0
        cells.append(GridCell(cell.blocks[:end], place, 1, cell.is_continued))
        cells.append(GridCell(cell.blocks[end:], place + 1, 1, cell.is_continued))
    return cells


def _is_shown(block):
    return not isinstance(block, Line) or bool(block.shown)


def _is_title(block):
    return isinstance(block, Line) and may_be_title(block) and not block.in_list
