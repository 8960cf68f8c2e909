"""What two sequences have in common, in order, in bounded time."""

from bisect import bisect_left
from collections import Counter

MOST_WORK = 3_000_000
SMALL = 90_000
"""A stretch of so many cells (length times length) is searched for the longest common sequence."""


class Work:
    """How much looking is left; shared by all that belongs to one comparison."""

    def __init__(self, most=MOST_WORK):
        self.left = most

    def take(self, amount):
        """Whether so much may still be done; then it counts as done."""
        if amount > self.left:
            return False
        self.left -= amount
        return True


def matches(left, right, work):
    """Pairs of places at which both sequences hold equal things, rising in both.

    Equal beginnings and ends always match. In between, what occurs once in each
    holds the rest in its place, as long as `work` lasts; what lies between then
    counts as different.
    """
    found, waiting = [], [(0, len(left), 0, len(right))]
    while waiting:
        a, b, c, d = waiting.pop()
        while a < b and c < d and left[a] == right[c]:
            found.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and left[b - 1] == right[d - 1]:
            b, d = b - 1, d - 1
            found.append((b, d))
        if a == b or c == d:
            continue
        size = (b - a) * (d - c)
        if size <= SMALL:
            if work.take(size):
                found += _longest(left, right, a, b, c, d)
        elif work.take(b - a + d - c):
            anchors = _anchors(left, right, a, b, c, d)
            found += anchors
            waiting += _gaps(anchors, a, b, c, d)
    return sorted(found)


def _longest(left, right, a, b, c, d):
    """The longest common sequence of two short stretches."""
    rows, columns = b - a, d - c
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        one, here, below = left[a + row], best[row], best[row + 1]
        for column in reversed(range(columns)):
            if one == right[c + column]:
                here[column] = below[column + 1] + 1
            else:
                down, across = below[column], here[column + 1]
                here[column] = down if down >= across else across
    row = column = 0
    while row < rows and column < columns:
        if left[a + row] == right[c + column]:
            yield a + row, c + column
            row, column = row + 1, column + 1
        elif best[row + 1][column] >= best[row][column + 1]:
            row += 1
        else:
            column += 1


def _anchors(left, right, a, b, c, d):
    """The longest rising chain of things that occur once in each stretch."""
    once_left = {key for key, number in Counter(left[a:b]).items() if number == 1}
    places = {right[n]: n for n in range(c, d)}
    counts = Counter(right[c:d])
    pairs = [
        (n, places[left[n]]) for n in range(a, b) if left[n] in once_left and counts[left[n]] == 1
    ]
    ends, ends_at, before = [], [], []
    for place, (_one, other) in enumerate(pairs):
        length = bisect_left(ends, other)
        before.append(ends_at[length - 1] if length else None)
        ends[length : length + 1] = [other]
        ends_at[length : length + 1] = [place]
    chain, place = [], ends_at[-1] if ends_at else None
    while place is not None:
        chain.append(pairs[place])
        place = before[place]
    return chain[::-1]


def _gaps(anchors, a, b, c, d):
    """The stretches between anchors; none when there is no anchor, because nothing got shorter."""
    if not anchors:
        return
    for one, other in [*anchors, (b, d)]:
        yield a, one, c, other
        a, c = one + 1, other + 1
