"""Marked lines that still stand in the text of items, although they look like records."""

from meetings.capture.document import BULLET, lines_of
from meetings.capture.grammar import looks_like_names


def quick_lines_left(items, *, knows=looks_like_names):
    """A dict of item key to the words of those lines, for the items that have any. Asks nothing.

    `knows` says whether words name somebody (see `owners.knows`); without it initials and names are taken for
    known. Lines of `item.meant_as_words`, where an item has that, were turned back by somebody and do not count.
    """
    found = {item.pk: _left(item, knows) for item in items}
    return {key: lines for key, lines in found.items() if lines}


def _left(item, knows):
    meant = list(getattr(item, "meant_as_words", ()))
    left = []
    for line in lines_of(item.discussion, knows).marked:
        words = line.words.strip().removeprefix(BULLET)
        if words in meant:
            meant.remove(words)
        else:
            left.append(words)
    return left
