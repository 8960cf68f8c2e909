"""Cells that hold the title of an item and, below it, what was said."""

from __future__ import annotations

from meetings.wordin.titles import MOST_WORDS


def hold_talk(rows, columns):
    """Whether most cells of some columns have a title with a discussion below it, and more words than
    all other columns."""
    cells = [cell for row in rows for cell in row if cell.words]
    items = [cell for cell in cells if cell.column in columns]
    talk = [cell for cell in items if any(map(_says_something, cell.lines[1:]))]
    return len(talk) * 2 > len(items) and _words_in(items) * 2 > _words_in(cells)


def _says_something(line):
    return line.words.rstrip().endswith((".", "?")) or len(line.words.split()) > MOST_WORDS


def _words_in(cells):
    return sum(len(cell.words.split()) for cell in cells)
