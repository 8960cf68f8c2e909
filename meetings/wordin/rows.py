"""Several items in one row of a table: whose text is whose."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from common.richtext.document import Run, paragraph_of
from meetings.wordin import marks, titles
from meetings.wordin.dates import days_in
from meetings.wordin.lines import Grid, Line, lines_in
from meetings.wordin.places import GLUE
from meetings.wordin.prose import TO_DO
from meetings.wordin.words import is_next

FEWEST_WITH_A_HEADING = 3
"""So many titles there are at least where the first only heads the others."""


def groups_of(blocks, count, found):
    """The blocks of each of several items in one row: by their numbers, or by the gaps between them."""
    if count == 1:
        return [blocks]
    by_number = _by_number(blocks, found)
    if by_number:
        return by_number
    if place := _next_meeting(blocks, found[-1]):
        return [*groups_of(blocks[:place], count - 1, found[:-1]), blocks[place:]]
    groups = [[]]
    for block in blocks:
        if isinstance(block, Grid) or block.shown:
            groups[-1].append(block)
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    if len(groups) == count:
        return groups
    if heads_the_other(found):
        return [[], blocks]
    return [blocks, *([] for _ in range(count - 1))]


def heads_the_other(found):
    """Whether of two titles the first only heads the second: "2. Sub-groups" above "2.1 Learning"."""
    if len(found) != 2 or not found[0].number:
        return False
    return found[1].number == f"{found[0].number}.1"


def _next_meeting(blocks, title):
    """The place of the line that says when the next meeting is, where the last item is called so; else 0."""
    if not is_next(title.title):
        return 0
    texts = [block.words if isinstance(block, Line) else "" for block in blocks]
    days = [days_in(text)[:1] for text in texts]
    dated = [n for n, day in enumerate(days) if day and GLUE.match(texts[n][: day[0].start])]
    return dated[0] if len(dated) == 1 else 0


def _by_number(blocks, found):
    """Cut where the text repeats the number or the title of each item; the first of them may only be the
    heading of the others."""
    places, start = [], 0
    for title in found:
        place = next((n for n in range(start, len(blocks)) if _repeats(blocks[n], title)), None)
        if place is None and (places or len(found) < FEWEST_WITH_A_HEADING):
            return None
        places.append(place)
        start = place or 0
    places = [0, *places[1:], len(blocks)]
    return [
        _without_number(blocks[start:end], title.number)
        for title, (start, end) in zip(found, pairwise(places), strict=True)
    ]


def _repeats(block, title):
    if not isinstance(block, Line) or not block.shown:
        return False
    number, words = titles.numbered(block.shown)
    is_named = words.casefold().strip(" :") == title.title.casefold()
    return bool(title.number and number == title.number) or is_named


def _without_number(blocks, number):
    """The number of an item stands before its text no more."""
    if not blocks or not isinstance(blocks[0], Line) or not number:
        return blocks
    found = re.match(rf"\s*{re.escape(number)}[.):]?\s+(?=\S)", blocks[0].words)
    return [blocks[0].part(found.end()), *blocks[1:]] if found else blocks


def by_name(by_role, items):
    """Names beside a row of several items, each for the item whose text asks something of just them: a
    dict of roles for each place among the blocks of `items`; None where a line is not told apart so."""
    found = {}
    texts = [" ".join(line.words for line in lines_in(blocks)) for blocks in items]
    for role, blocks in by_role.items():
        for line in lines_in(blocks):
            asked = re.compile(rf"(?<!\w){re.escape(line.words.strip())}\W{{1,2}}{TO_DO}")
            places = [place for place, text in enumerate(texts) if asked.search(text)]
            if len(places) != 1:
                return None
            found.setdefault(places[0], {}).setdefault(role, []).append(line)
    return found


def heads_others(given, below):
    """Whether the row `below` that of some numbered titles begins with a number within theirs, as "3.1" below
    "3.", or with none, and says what was said."""
    cells = [cell for cell in below or () if cell.words]
    if not cells or not given or not given[0].number:
        return False
    is_within = titles.numbered(cells[0].words)[0].startswith(f"{given[0].number}.")
    return is_within or cells[0].column > 0


def named_by_mark(title, block, below):
    """The title of a row that has only a number and a mark such as "DECISIONS", whose list stands in the row
    below: it is called so, and the mark stays."""
    if isinstance(block, Line) and marks.lone_kind(block.words) and heads_others([title], below):
        title.title = block.words
    return title


GOES_ON = re.compile(r"^(?!(?:none|nil|noted|agreed|see|as)\b)[a-z][\w’'-]*[\s,.;)]+\S")
STOPS = re.compile(r"[.!?:;]\W*$")
FEWEST_WORDS = 4


def join_row(before, blocks):
    """The blocks of a row that goes on the one above, without the end of a sentence that began there: it is
    put to its beginning, in the last of the blocks `before`."""
    said = [place for place, block in enumerate(before) if isinstance(block, Grid) or block.words]
    place = said[-1] if said else 0
    last, first = (before[place] if said else None), (blocks[0] if blocks else None)
    if not (isinstance(last, Line) and isinstance(first, Line) and _goes_on(last, first)):
        return blocks
    runs = paragraph_of([*last.runs, Run(" "), *first.runs]).runs
    before[place] = replace(last, runs=runs, columns=())
    return blocks[1:]


def _goes_on(last, first):
    is_open = len(last.words.split()) >= FEWEST_WORDS and not STOPS.search(last.words)
    is_plain = not (last.is_bold or last.heading or first.is_bold or first.sign)
    return is_open and is_plain and bool(GOES_ON.match(first.words))
