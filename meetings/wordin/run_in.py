"""Items whose title runs into their text: "**3. Audit** – 69 schools returned theirs"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from meetings.wordin import titles
from meetings.wordin.attendance import looks_like_person
from meetings.wordin.lines import Line
from meetings.wordin.words import starts_special

SEPARATOR = re.compile(r"\s*[:.–—-]+\s*")
FEWEST = 2


def cut_run_in(blocks):
    """The blocks, where bold numbered titles before text become lines of their own; they are so only where
    several of them go on from one another, and no other titles stand between them."""
    found, numbers, others, above = {}, [], 0, ""
    for place, block in enumerate(blocks):
        if not isinstance(block, Line) or not block.shown:
            continue
        if parts := _parts(block):
            found[place] = parts
            numbers.append(titles.numbered(parts[0].shown)[0])
        elif found and titles.is_set_off(block) and titles.may_be_title(block):
            number = titles.numbered(block.shown)[0]
            numbers += filter(None, [number])
            others += not number
        elif titles.is_set_off(block) and titles.may_be_title(block):
            above = titles.numbered(block.shown)[0] or above
    if _ends(found, numbers, above):
        return _cut(blocks, found)
    goes_on = all(titles.follows(before, number) for before, number in pairwise(["", *numbers]))
    are_people = all(
        looks_like_person(titles.numbered(title.shown)[1]) for title, _ in found.values()
    )
    if len(found) < FEWEST or others or are_people or not goes_on:
        return blocks
    return _cut(blocks, found)


def _cut(blocks, found):
    return [each for n, block in enumerate(blocks) for each in found.get(n, (block,))]


def _ends(found, numbers, above):
    """Whether only the last title runs into its text, as all minutes have it: "**8. Next meeting.** 22 April"."""
    if len(found) != 1 or len(numbers) != 1 or not above:
        return False
    title = titles.numbered(next(iter(found.values()))[0].shown)[1]
    return starts_special(title) and titles.follows(above, numbers[0])


def _parts(line):
    """(title, text) of a line that begins with a bold numbered title, or None."""
    end = 0
    for run in line.runs:
        if not run.style.strong and run.text.strip():
            break
        end += len(run.text)
    head, rest = line.words[:end].rstrip(), line.words[end:]
    is_closed = head.endswith((":", ".", "–", "—", "-"))
    mark = SEPARATOR.match(rest)
    if not head or not rest.strip() or not (is_closed or mark):
        return None
    title = line.part(0, len(head.rstrip(" :.–—-")))
    title = replace(title, is_bold=True)
    number, words = titles.numbered(title.shown)
    if not number or not words or not titles.may_be_title(title):
        return None
    return title, line.part(end + (mark.end() if mark else 0))
