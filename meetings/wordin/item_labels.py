"""Tables of labels that belong to one item: "Discussion | …", "Actions | …" below its title, and items that each
fill a table of one column."""

from __future__ import annotations

import re
from itertools import pairwise

from meetings.wordin import headings
from meetings.wordin.finder import find_titles
from meetings.wordin.layout import by_headings
from meetings.wordin.lines import Grid, GridCell
from meetings.wordin.titles import follows, is_later, is_set_off, may_be_title, may_follow, numbered

MOST_WORDS = 4
"""A label has no more."""
TALK = re.compile(r"(?:\w+ )?(?:discussions?|minutes)\b")
"""A label below a title without a number; "Summary" or "Details" may stand in any table of an item."""
OF_ITEMS = (headings.DISCUSSION, headings.DECISION, headings.ACTION)
OF_LABELS = (*OF_ITEMS, headings.OWNER, headings.DUE)
FEWEST = 2


def label_of(row):
    """The role that the label in front of a row gives what stands beside or below it, or an empty string."""
    first = next(cell for cell in row if cell.words)
    is_label = first.column == 0 and len(first.words.split()) <= MOST_WORDS
    return headings.role_of(first.words) if is_label else ""


def title_in(row):
    """The line of a row that holds no more than a title, or None."""
    lines = [line for cell in row for line in cell.lines]
    if len(lines) != 1 or label_of(row) or not may_be_title(lines[0]):
        return None
    return lines[0]


def begin_with_titles(rows):
    """The places of the titles that stand in rows of their own, with rows of labels below most of them; none in
    any other table."""
    titles = {n: line for n, row in enumerate(rows) if (line := title_in(row))}
    numbers = {n: numbered(line.shown)[0] for n, line in titles.items()}
    if any(numbers.values()):
        places = [n for n, number in numbers.items() if number]
        if not all(may_follow(numbers[a], numbers[b]) for a, b in pairwise(places)):
            return []
    else:
        places = [n for n in titles if _is_said_beside(rows[n + 1 : n + 2], TALK)]
    labelled = [place for place in places if _is_said_beside(rows[place + 1 : place + 2])]
    return places if places[:1] == [0] and len(labelled) * 2 > len(places) else []


def _is_said_beside(rows, label=re.compile(".*")):
    """Whether the first of the rows has such a `label` for what was said, and says something beside it."""
    return any(
        label_of(row) in OF_ITEMS
        and sum(bool(cell.words) for cell in row) == 2
        and label.match(headings.plain_heading(row[0].words))
        for row in rows
    )


def said_below(grid):
    """(the blocks of each role, the labels) of a table in which the rows of one item have labels, without its
    title: "Discussion | …", then "Actions | …"; None for any other."""
    rows = [[cell for cell in row if cell.words] for row in grid.rows]
    rows = [row for row in rows if row]
    if not rows or grid.roles or by_headings(rows[0], grid.width):
        return None
    if label_of(rows[0]) != headings.DISCUSSION or any(len(row) > 2 for row in rows):
        return None
    said, labels, here = {}, [], ""
    for row in rows:
        role = label_of(row)
        if role and (role not in OF_LABELS or role in said):
            return None
        if not role and (len(row) > 1 or row[0].column == 0):
            return None
        here = role or here
        if role:
            labels.append(row[0].words)
        cells = row[1:] if role else row
        said.setdefault(here, []).extend(block for cell in cells for block in cell.blocks)
    return said, labels


def with_frames(blocks):
    """The blocks, where tables of one column each hold items whole, with each item in one row that has a place
    for the title and one for the text. Titles outside of tables leave them as they are."""
    framed = {n: found for n, block in enumerate(blocks) if (found := _framed(block))}
    numbers = [number for found in framed.values() for number, _ in found]
    run_on = all(is_later(after, before) for before, after in pairwise(numbers))
    if len(numbers) < FEWEST or not follows("", numbers[0]) or not run_on:
        return blocks
    if find_titles(blocks).has_talk:
        return blocks
    return [_as_items(framed[n]) if n in framed else block for n, block in enumerate(blocks)]


def _framed(block):
    """(number, rows) of the items that fill a table of one column; none of any other block."""
    if not isinstance(block, Grid) or block.width != 1 or block.roles:
        return []
    found = []
    for row in (row for row in block.rows if row[0].words):
        line = title_in(row)
        number = numbered(line.shown)[0] if line and is_set_off(line) else ""
        if number:
            found.append((number, []))
        elif not found:
            return []
        found[-1][1].append(row)
    return found if all(len(rows) > 1 for _, rows in found) else []


def _as_items(found):
    rows = []
    for _, (first, *others) in found:
        text = [block for row in others for block in row[0].blocks]
        rows.append([GridCell(first[0].blocks, 0), GridCell(text, 1)])
    return Grid(rows, 0, (headings.NUMBER, headings.DISCUSSION))
