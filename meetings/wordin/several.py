"""Several items in the text of one row: "3. Neglect … 4. Budget …", each with its number and heading."""

from __future__ import annotations

import re

from meetings.wordin import titles
from meetings.wordin.lines import Line, lines_in
from meetings.wordin.rows import by_name

MOST_WORDS = 10
"""A heading that is not set off has no more."""
RANGE = re.compile(
    r"^\s*(?:(?:agenda\s+)?items?\s+)?\d{1,2}\s*(?:[-–&/,+]|to|and)\s*\d{1,2}\W*$", re.IGNORECASE
)
NUMBER = re.compile(
    r"^\W*(?:(?:item|action)\s+)?(?P<number>\d{1,4}(?:[./]\d{1,3}){0,3}[a-z]?)(?:\s*[.):–—-]+\s*|\s+)(?=\S)",
    re.IGNORECASE,
)


def is_range(text):
    """Whether a text only names the numbers of several items: "3 - 4", "Items 1-3"."""
    return RANGE.match(text) is not None


def only_continues(found, above):
    """Whether a row has only the number of the item above, or of one that holds it: "3 (cont.)"."""
    title = found[0]
    is_bare = len(found) == 1 and title.is_continued and title.number and not title.title
    return bool(is_bare and f"{above}.".startswith(f"{title.number}."))


def part_beside(title, text):
    """The part that a cell without a number names beside the items of it, or an empty string. Where it does not
    say "Part", the numbers of these are of two figures and their headings set off."""
    headings = _headings(text)
    if not headings or title.number:
        return ""
    are_items = all(
        _depth(heading.number) > 1 and titles.is_set_off(text[place]) for place, heading in headings
    )
    return title.part or (title.title if are_items else "")


def is_title_of(title, heading):
    return title.title.casefold() in ("", heading.title.casefold())


def pieces_of(text, *, own, before, needs_two, is_bare=False):
    """The blocks of a text cut at headings whose numbers run on: (blocks before the first, [(`Title`, its
    blocks)]); None where that is not clear.

    `own` is the number of the row, `before` that of the item above it. Unless `needs_two` one heading
    at the beginning is enough. Of a row that `is_bare`, without a title beside its number, the text may hold items
    within that number.
    """
    headings = _headings(text)
    if not headings or not _run_on(headings, own, before, is_bare=is_bare):
        return None
    places = [place for place, _ in headings] + [len(text)]
    first = text[: places[0]]
    is_at_start = not any(lines_in(first))
    pieces = [
        (title, text[start + 1 : end])
        for (start, title), end in zip(headings, places[1:], strict=True)
    ]
    if not all(any(lines_in(blocks)) for _, blocks in pieces):
        return None
    if own and headings[0][1].number == own:
        return (first, pieces) if is_at_start and len(pieces) > 1 else None
    if own:
        return first, pieces
    return (first, pieces) if is_at_start and len(pieces) > needs_two else None


def _headings(text):
    """(place, `Title`) of the numbered lines; none where one of them is no heading."""
    found = []
    for place, block in enumerate(text):
        if not isinstance(block, Line):
            continue
        number, title = titles.numbered(block.shown)
        if not number or not title or (block.in_list and not titles.is_set_off(block)):
            continue
        is_short = titles.is_set_off(block) or len(title.split()) <= MOST_WORDS
        if not (is_short and titles.may_be_title(block) and title[:1].isupper()):
            if found and _is_below(number, found[-1][1].number) and not titles.is_set_off(block):
                continue
            return []
        found.append((place, titles.Title(number=number, title=title)))
    return found


def _is_below(number, heading):
    """Whether a number is that of a paragraph of an item: "2.1" below "2" or "2.0"."""
    return number.startswith(f"{heading.removesuffix('.0')}.")


def _run_on(headings, own, before, *, is_bare):
    last = own or before
    for n, (_, title) in enumerate(headings):
        if n == 0 and own == title.number:
            continue
        is_within = n == 0 and own and is_bare and title.number == f"{own}.1"
        is_alike = not last or is_within or _depth(last) == _depth(title.number)
        begins = n == 0 and not own and titles.is_later(title.number, last)
        if not (is_alike and (begins or titles.follows(last, title.number))):
            return False
        last = title.number
    return True


def _depth(number):
    return len(re.findall(r"\d+", number))


def by_number(by_role, numbers):
    """The other columns of a row cut by the numbers before their lines: a dict of roles for each number
    that has any; None where a line cannot be told apart. The numbers themselves leave the lines. A column
    without numbers has as many lines as one with them, each beside its own."""
    found, order = {}, _order_in(by_role, numbers)
    for role, blocks in by_role.items():
        here = ""
        said = [block for block in blocks if isinstance(block, Line) and block.words]
        if len(said) == len(order) and not any(_number_in(line, numbers) for line in said):
            for line, number in zip(said, order, strict=True):
                found.setdefault(number, {}).setdefault(role, []).append(line)
            continue
        for block in blocks:
            if not isinstance(block, Line):
                return None
            if match := _number_in(block, numbers):
                here = match["number"]
                block = block.part(match.end())
            elif block.words and not here:
                return None
            if here:
                found.setdefault(here, {}).setdefault(role, []).append(block)
    return found


def are_told_apart(by_role, numbers, pieces, *, by_names):
    """Whether the other columns of a row say by the numbers of its items whose they are, or `by_names` of those
    whom the pieces ask."""
    if len(set(numbers)) < 2 or by_number(by_role, numbers) is not None:
        return True
    return by_names and bool(by_name(by_role, [blocks for _, blocks in pieces]))


def _number_in(line, numbers):
    match = NUMBER.match(line.words)
    return match if match and match["number"] in numbers else None


def _order_in(by_role, numbers):
    """The numbers of the lines of the first column of which each line has one."""
    for blocks in by_role.values():
        lines = [block for block in blocks if isinstance(block, Line) and block.words]
        found = [_number_in(line, numbers) for line in lines]
        if found and all(found):
            return [match["number"] for match in found]
    return []
