"""Columns whose cells begin items, hold what was said, or both: a title and the discussion below it."""

from __future__ import annotations

from itertools import pairwise

from meetings.wordin.titles import MOST_WORDS, follows, is_later, may_be_title, may_follow, numbered
from meetings.wordin.words import PART, starts_special

FEWEST = 2


def hold_talk(rows, columns):
    """Whether most cells of some columns have a title with a discussion below it, and more words than
    all other columns."""
    cells = [cell for row in rows for cell in row if cell.words]
    items = [cell for cell in cells if cell.column in columns]
    talk = [cell for cell in items if any(map(_says_something, cell.lines[1:]))]
    return len(talk) * 2 > len(items) and _words_in(items) * 2 > _words_in(cells)


def are_titled_cells(rows, column, *, is_named):
    """Whether each cell of a column begins with the numbered title of an item whose text stands below it,
    and no other cell holds as many words. `is_named`: headings stand above the rows, so the numbers may leave
    some out and the text need be no sentence."""
    cells = [cell for row in rows for cell in row if cell.column == column and cell.words]
    firsts = [cell.lines[0] for cell in cells]
    numbers = [numbered(line.shown)[0] for line in firsts]
    if len(cells) < FEWEST or not all(numbers) or not all(map(may_be_title, firsts)):
        return False
    may_come = (lambda before, number: is_later(number, before)) if is_named else follows
    goes_on = all(may_come(before, number) for before, number in pairwise(["", *numbers]))
    below = [cell for cell in cells if len(cell.lines) > 1]
    return goes_on and (len(below) == len(cells) if is_named else hold_talk(rows, [column]))


def mark_items(texts):
    """Whether the cells of a column begin items: by numbers that run on, parts, or titles that all
    minutes have."""
    if not texts:
        return False
    named = [text for text in texts if PART.match(text) or starts_special(text)]
    numbers = [number for text in texts if text not in named and (number := numbered(text)[0])]
    run_on = all(may_follow(before, number) for before, number in pairwise(["", *numbers]))
    return (len(named) + (len(numbers) if run_on else 0)) * 2 >= len(texts)


def hold_words(texts, *, wanted):
    """Whether the cells of a column hold so many words each on the whole, as a discussion does."""
    return sum(len(text.split()) for text in texts) >= wanted * len(texts)


def _says_something(line):
    return line.words.rstrip().endswith((".", "?")) or len(line.words.split()) > MOST_WORDS


def _words_in(cells):
    return sum(len(cell.words.split()) for cell in cells)
