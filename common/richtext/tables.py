"""Tables made even: every row as wide as the others, however cells were merged."""

from __future__ import annotations

from common.richtext.document import Cell

MOST_COLUMNS = 60
MOST_SLOTS = 20_000


def aligned(rows):
    """The same cells in rows of one width, or None when the table is beyond reason.

    Spans that reach over the edge are cut, missing cells are added, and rows and columns that
    hold no cell of their own are left out. A word never moves to another column.
    """
    grid = _grid(rows)
    width = max((len(line) for line in grid), default=0)
    if width * len(grid) > MOST_SLOTS:
        return None
    for line in grid:
        line.extend([None] * (width - len(line)))
    return _rows(_without_repeats([[_slot(each) for each in line] for line in _spoken(grid)]))


def _grid(rows):
    """For each row the cell that fills each column, or None."""
    grid = [[] for _ in rows]
    for number, row in enumerate(rows):
        column, last = 0, None
        for cell in row:
            while any(grid[number][column : column + 1]):
                column += 1
            if column < MOST_COLUMNS:
                _place(cell, grid, number, column)
                last = cell
            elif last:
                last.blocks.extend(cell.blocks)
    return grid


def _place(cell, grid, number, column):
    line = grid[number]
    end = column + 1
    most = min(column + cell.colspan, MOST_COLUMNS)
    while end < most and not any(line[end : end + 1]):
        end += 1
    for below in grid[number : number + cell.rowspan]:
        below.extend([None] * (end - len(below)))
        below[column:end] = [cell] * (end - column)


def _spoken(grid):
    """The rows that say something, or that a cell which says something reaches into."""
    return [line for line in grid if any(cell and cell.blocks for cell in line)]


def _slot(cell):
    return cell or Cell([])


def _without_repeats(grid):
    """Without rows and columns in which only cells of the one before go on."""
    for _ in range(2):
        kept = [
            line
            for place, line in enumerate(grid)
            if not place
            or any(one is not other for one, other in zip(line, grid[place - 1], strict=True))
        ]
        grid = [list(line) for line in zip(*kept, strict=True)]
    return grid


def _rows(grid):
    """The cells of a grid, each once, at its upper left corner, with the spans it has there."""
    seen, rows = {}, []
    for number, line in enumerate(grid):
        row = []
        for column, cell in enumerate(line):
            if id(cell) not in seen:
                seen[id(cell)] = (cell, number, column)
                cell.colspan = cell.rowspan = 1
                row.append(cell)
            else:
                _, top, left = seen[id(cell)]
                cell.rowspan, cell.colspan = number - top + 1, max(cell.colspan, column - left + 1)
        rows.append(row)
    return rows
