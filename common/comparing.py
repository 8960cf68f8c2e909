"""Two rich texts side by side, word by word: what stayed, what went and what came.

`compare` takes two texts in the HTML of `common.richtext` and pairs their lines: a
paragraph, an item of a list or a row of a table is one line, in words only. Bold,
italic and links are not compared.

    compared = compare(before, after)
    for pair in compared.pairs:         # pair.left or pair.right is None: it came or went whole
        for run in pair.right.runs:     # run.kind: "same" or "added" (on the left "removed")
            ...

The runs of a line joined are exactly its text. The time it takes is bounded: where two
texts differ so much, over such a length, that finding the words would take too long,
whole lines are marked instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from common import richtext
from common.matching import Work, matches
from common.richtext import document

SAME, ADDED, REMOVED = "same", "added", "removed"
PARAGRAPH, ITEM, ROW = "paragraph", "item", "row"

TOKEN = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")
WORD = re.compile(r"\w")
MOST_PAIRED = 400
"""So many pairs of lines between two lines that stayed are weighed against each other."""
ALIKE = 0.4
"""Two lines that share this part of their words are one line that was changed."""
SHORT = 3
"""A word of at most so many letters that alone stayed between two changes is part of them."""


@dataclass(frozen=True)
class Run:
    """Consecutive words of a line. `kind` is "same", "added" or "removed"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Line:
    """One line of one text. `mark` is the bullet or number of an item, `depth` its indentation."""

    kind: str
    runs: tuple[Run, ...]
    mark: str = ""
    depth: int = 0

    @property
    def text(self):
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Pair:
    """What stands beside each other. A line without a counterpart has None beside it."""

    left: Line | None
    right: Line | None

    @property
    def is_same(self):
        """Whether both sides say the same words."""
        both = self.left is not None and self.right is not None
        return both and self.left.text == self.right.text


@dataclass(frozen=True)
class Stretch:
    """Consecutive pairs; `is_folded` when nothing in them differs and they may be closed up."""

    pairs: tuple[Pair, ...]
    is_folded: bool = False


@dataclass(frozen=True)
class Comparison:
    """Two texts beside each other, with how many words the right one adds and lacks."""

    pairs: tuple[Pair, ...]
    added: int
    removed: int

    @property
    def is_same(self):
        """Whether both texts say the same, word for word and line for line."""
        return all(pair.is_same for pair in self.pairs)

    def stretches(self, around=1, least=3):
        """The pairs, with `least` or more that stayed folded but for the `around` beside a change."""
        return tuple(_stretches(self.pairs, around, least))


def compare(left, right, work=None):
    """How two texts (HTML of `common.richtext`) differ, as a `Comparison`.

    Several comparisons for one page share one `work`, which bounds them together.
    """
    work = work or Work()
    old, new = lines_of(left), lines_of(right)
    pairs = tuple(_compared(one, other, work) for one, other in _paired(old, new, work))
    return Comparison(
        pairs,
        added=_count(pair.right for pair in pairs),
        removed=_count(pair.left for pair in pairs),
    )


def lines_of(html):
    """The lines of a text, each as one run of kind "same"; lines without a word are left out."""
    lines = _lines(richtext.parse(html), depth=0)
    return [line for line in lines if line.text.strip()]


def count_words(text):
    return sum(1 for token in TOKEN.findall(text) if WORD.match(token))


# -- a text in lines ---------------------------------------------------------------------------


def _lines(blocks, depth):
    for block in blocks:
        if isinstance(block, document.Paragraph):
            yield _line(PARAGRAPH, document.words_of(block), depth=depth)
        elif isinstance(block, document.ListBlock):
            yield from _items(block, depth)
        else:
            yield from (_row(row) for row in block.rows)


def _items(block, depth):
    for place, item in enumerate(block.items):
        first, *rest = item
        mark = f"{block.start + place}." if block.is_numbered else "•"
        yield _line(ITEM, document.words_of(first), mark=mark, depth=depth)
        yield from _lines(rest, depth + 1)


def _row(row):
    cells = [
        " ".join(document.words_of(each) for each in document.paragraphs_in(cell.blocks))
        for cell in row
    ]
    return _line(ROW, " | ".join(cells))


def _line(kind, text, **more):
    return Line(kind, (Run(SAME, text),), **more)


# -- which lines stand beside each other -------------------------------------------------------


def _paired(old, new, work):
    """Pairs of lines in reading order. Lines that stayed hold the others in their places."""
    left, right = 0, 0
    texts = [line.text for line in old], [line.text for line in new]
    for one, other in [*matches(*texts, work), (len(old), len(new))]:
        yield from _between(old[left:one], new[right:other])
        if one < len(old):
            yield old[one], new[other]
        left, right = one + 1, other + 1


def _between(old, new):
    """Lines of which none stayed as it was: those that are alike are one line that was changed."""
    if len(old) * len(new) > MOST_PAIRED:
        together = [(n, n) for n in range(min(len(old), len(new))) if _alike(old[n], new[n])]
    else:
        together = _best(old, new)
    left, right = 0, 0
    for one, other in [*together, (len(old), len(new))]:
        yield from ((line, None) for line in old[left:one])
        yield from ((None, line) for line in new[right:other])
        if one < len(old):
            yield old[one], new[other]
        left, right = one + 1, other + 1


def _best(old, new):
    """The pairs of places, in order, that are most alike together."""
    rows, columns = len(old), len(new)
    alike = [[_alike(one, other) for other in new] for one in old]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            together = alike[row][column] and alike[row][column] + best[row + 1][column + 1]
            best[row][column] = max(together, best[row + 1][column], best[row][column + 1])
    found, row, column = [], 0, 0
    while row < rows and column < columns:
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            found.append((row, column))
            row, column = row + 1, column + 1
    return found


def _alike(one, other):
    """Which part of their words two lines share, from `ALIKE` to 1; else 0."""
    left, right = set(TOKEN.findall(one.text)), set(TOKEN.findall(other.text))
    left, right = ({each for each in found if WORD.match(each)} for found in (left, right))
    shared = 2 * len(left & right) / (len(left) + len(right) or 1)
    return shared if shared >= ALIKE else 0


# -- words within two lines --------------------------------------------------------------------


def _compared(left, right, work):
    if left is None:
        return Pair(None, replace(right, runs=(Run(ADDED, right.text),)))
    if right is None:
        return Pair(replace(left, runs=(Run(REMOVED, left.text),)), None)
    if left.text == right.text:
        return Pair(left, right)
    parts = changes(left.text, right.text, work)
    return Pair(
        replace(left, runs=tuple(_runs(parts, REMOVED))),
        replace(right, runs=tuple(_runs(parts, ADDED))),
    )


def changes(before, after, work=None):
    """Two plain texts as (before, after) in turns: equal where nothing changed, else what it was and is."""
    return _joined(_parts(TOKEN.findall(before), TOKEN.findall(after), work or Work()))


def _parts(old, new, work):
    """The words as (before, after) in turns: those that stayed are equal, others differ."""
    left, right, same = 0, 0, ""
    for one, other in [*matches(old, new, work), (len(old), len(new))]:
        if one > left or other > right:
            yield same, same
            yield "".join(old[left:one]), "".join(new[right:other])
            same = ""
        same += "".join(old[one : one + 1])
        left, right = one + 1, other + 1
    yield same, same


def _joined(parts):
    """Without scraps: a space or a short word that alone stayed between two changes goes with them."""
    parts = [part for part in parts if any(part)]
    joined, last = [], len(parts) - 1
    for place, (before, after) in enumerate(parts):
        is_scrap = before == after and 0 < place < last and _is_scrap(before)
        goes_on = joined and joined[-1][0] != joined[-1][1] and (is_scrap or before != after)
        if goes_on:
            joined[-1] = (joined[-1][0] + before, joined[-1][1] + after)
        else:
            joined.append((before, after))
    return joined


def _is_scrap(text):
    return len(text.strip()) <= SHORT and "\n" not in text


def _runs(parts, kind):
    """The runs of the left (`kind` "removed") or right side."""
    for before, after in parts:
        text = before if kind == REMOVED else after
        if text:
            yield Run(SAME if before == after else kind, text)


def _count(lines):
    runs = [run for line in lines if line for run in line.runs]
    return sum(count_words(run.text) for run in runs if run.kind != SAME)


# -- what may be folded ------------------------------------------------------------------------


def _stretches(pairs, around, least):
    shown = [False] * len(pairs)
    for place, pair in enumerate(pairs):
        if not pair.is_same:
            for near in range(max(0, place - around), min(len(pairs), place + around + 1)):
                shown[near] = True
    start = 0
    for place in range(1, len(pairs) + 1):
        if place == len(pairs) or shown[place] != shown[start]:
            found = tuple(pairs[start:place])
            yield Stretch(found, is_folded=not shown[start] and len(found) >= least)
            start = place
