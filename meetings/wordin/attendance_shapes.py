"""Tables of people in other shapes: labels beside the names ("Present:" | "Ann Orr"), or a person in each cell."""

from __future__ import annotations

import re

from meetings.wordin.attendance import BRACKETS, INITIALS, fits, looks_like_person
from meetings.wordin.attendance_groups import names_group
from meetings.wordin.result import IN_ATTENDANCE, PRESENT
from meetings.wordin.words import (
    CHAIR,
    MINUTED_BY,
    MINUTES_CELL,
    is_bare_status,
    label_of,
    status_of,
)

MOST_WORDS = 14
NAME_ENDS = re.compile(r"\s*[,(\[:–—]|\s-\s")


def are_labelled(rows):
    """Whether the first column holds nothing but labels, or nothing, and each row names one person beside it; one
    row at least goes on the label above, or repeats it, or says more in a third column."""
    labels, named, goes_on = 0, 0, 0
    for row in rows:
        cells = [cell for cell in row if cell.words]
        label = label_in(row)
        if label and not status_below_label(label):
            return False
        beside = [cell for cell in cells if cell.column]
        if not beside or beside[0].column != 1 or not _is_person(beside[0]):
            return False
        labels += is_bare_status(label)
        named += 1
        goes_on += not label or len(beside) > 1
    return bool(labels and goes_on and named > 1)


def label_in(row):
    return next((cell.words for cell in row if not cell.column), "")


def status_below_label(label):
    """(status, role) of those whom a label beside them heads, or None: "Apologies:", "Minutes:"."""
    if is_bare_status(label):
        return status_of(label)[0], ""
    name = label_of(label)
    if name == MINUTED_BY or MINUTES_CELL.fullmatch(label):
        return IN_ATTENDANCE, "Minutes"
    return (PRESENT, "Chair") if name == CHAIR else None


def _is_person(cell):
    """Whether a cell names one person on one line."""
    if len(cell.lines) != 1 or ";" in cell.words or len(cell.words.split()) > MOST_WORDS:
        return False
    return looks_like_person(re.split(r"[,(–]", cell.words)[0].strip())


def are_cells_of_people(rows):
    """Whether each cell names a person with initials in brackets, and what they are below the name."""
    cells = [cell for row in rows for cell in row if cell.words]
    if len(cells) < 3 or not any(len([cell for cell in row if cell.words]) > 1 for row in rows):
        return False
    return all(_has_initials(cell) for cell in cells) and any(len(cell.lines) > 1 for cell in cells)


def _has_initials(cell):
    """Whether the first line is a name with its initials and the others name nobody so."""
    first, *others = cell.lines
    found = BRACKETS.findall(first.words)
    name = BRACKETS.sub("", first.words).strip()
    is_named = found and INITIALS.match(found[0].strip()) and fits(found[0].strip(), name)
    below = [each for line in others for each in BRACKETS.findall(line.words)]
    return bool(is_named) and looks_like_person(name) and not any(map(INITIALS.match, below))


def are_cells_of_lists(rows):
    """Whether each cell holds a list with a person on each line, some below "Present:" or "Apologies" in the same
    cell, and one at least names several."""
    cells = [cell for row in rows for cell in row if cell.words]
    lists = [cell.lines[_is_headed(cell) :] for cell in cells]
    named = [line for lines in lists for line in lines]
    are_people = all(looks_like_person(NAME_ENDS.split(line.words)[0]) for line in named)
    are_several = any(len(lines) > 1 for lines in lists) and not _are_rows_of_people(rows)
    return are_people and are_several and not are_cells_of_people(rows)


def _are_rows_of_people(rows):
    """Whether no cell of the first column has more than a line: a row for each person, with more beside the name."""
    return all(len(cell.lines) < 2 for row in rows for cell in row[:1])


def _is_headed(cell):
    first = cell.lines[0].words
    return is_bare_status(first) or names_group(first)


def in_order_of_lists(rows):
    """The cells with whose lists they go on, as pairs: (cell, the cell whose heading holds for it, or None). Lists run
    down the columns; a column without a heading of its own goes on the lists at its left, row by row."""
    placed = [(n, cell) for n, row in enumerate(rows) for cell in row if cell.words]
    headed = sorted({cell.column for _, cell in placed if _is_headed(cell)})
    base = {c.column: max((h for h in headed if h <= c.column), default=0) for _, c in placed}
    placed.sort(key=lambda each: (base[each[1].column], each[0], each[1].column))
    above, beside, pairs = {}, {}, []
    for place, cell in placed:
        column = base[cell.column]
        heading = cell if _is_headed(cell) else above.get(column) or beside.get(place)
        above[column] = beside[place] = heading
        pairs.append((cell, heading))
    return pairs
