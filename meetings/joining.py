"""Two texts that grew out of one, joined so that nothing of either is lost."""

from __future__ import annotations

from difflib import SequenceMatcher

from common import richtext


def join(base, theirs, mine):
    """One text (clean HTML) with the changes of both; where both changed the same place, theirs stands first.

    What only one of them took away is gone; what one changed and the other took away stays. All three are
    HTML. Compared are whole paragraphs, lists and tables, so that no sentence is mixed of two people's words.
    """
    old, left, right = (richtext.blocks_of(html) for html in (base, theirs, mine))
    joined, place = [], 0
    for start, end, left_new, right_new in _regions(old, left, right):
        joined += old[place:start]
        joined += _both(old[start:end], left_new, right_new)
        place = end
    return richtext.clean("".join(joined + old[place:]))


def _both(old, left, right):
    if left == right or right == old:
        return left
    if left == old:
        return right
    kept = [block for block in left if block not in right]
    return kept + right if len(kept) < len(left) else left + right


def _regions(old, left, right):
    """The places where at least one text differs: start and end in `old`, and what stands there in each."""
    changes = sorted(
        (start, end, side, other_start, other_end)
        for side, other in (("left", left), ("right", right))
        for tag, start, end, other_start, other_end in SequenceMatcher(
            None, old, other, autojunk=False
        ).get_opcodes()
        if tag != "equal"
    )
    while changes:
        start, end, *_ = changes[0]
        together = []
        while changes and changes[0][0] <= end:
            together.append(changes.pop(0))
            end = max(end, together[-1][1])
        yield (
            start,
            end,
            _stretch(old, left, together, "left", start, end),
            _stretch(old, right, together, "right", start, end),
        )


def _stretch(old, other, changes, side, start, end):
    """What the text `other` has in place of `old[start:end]`."""
    found, place = [], start
    for first, last, whose, other_start, other_end in changes:
        if whose == side:
            found += old[place:first] + other[other_start:other_end]
            place = last
    return found + old[place:end]
