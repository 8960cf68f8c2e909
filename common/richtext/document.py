"""What a text may consist of: paragraphs, nested lists and tables; bold, italic and links."""

from __future__ import annotations

from dataclasses import dataclass, field

BREAK = "\n"
SYMBOL_BULLETS = "\uf0b7\uf0a7"
"""How Word writes bullets in its symbol fonts."""
HYPHENS = "\u2010\u2011"
"""Hyphens that fonts lack: the first is the same as ours, the second only does not break."""
JOINERS = "\u200c\u200d"


@dataclass(frozen=True)
class Style:
    """How a character is set. `href` is the address of the link it belongs to, or empty."""

    strong: bool = False
    em: bool = False
    href: str = ""


PLAIN = Style()


@dataclass(frozen=True)
class Run:
    """Consecutive characters of one style. A line break is the run `BREAK` in `PLAIN`."""

    text: str
    style: Style = PLAIN


@dataclass
class Paragraph:
    runs: list[Run] = field(default_factory=list)


@dataclass
class ListBlock:
    """`items` are lists of blocks, the first of them a paragraph, perhaps an empty one."""

    is_numbered: bool
    items: list[list] = field(default_factory=list)
    start: int = 1


@dataclass
class Cell:
    blocks: list
    is_heading: bool = False
    colspan: int = 1
    rowspan: int = 1


@dataclass
class Table:
    rows: list[list[Cell]] = field(default_factory=list)


def paragraph_of(runs):
    """A paragraph with its white space made plain: single spaces, none at the edges of a line.

    A space between two characters of one style has that style, any other is `PLAIN`.
    """
    characters = _tidy((c, run.style) for run in runs for c in _readable(run.text))
    return Paragraph(_merge(_style_spaces(characters)))


def _readable(text):
    """The characters of a text without control characters and invisible ones."""
    for character in text:
        if character == BREAK:
            yield BREAK
        elif character.isspace():
            yield " "
        elif character in SYMBOL_BULLETS:
            yield "•"
        elif character in HYPHENS:
            yield "-"
        elif character.isprintable() or character in JOINERS:
            yield character


def _tidy(characters):
    kept = []
    for character, style in characters:
        if character == BREAK:
            while kept and kept[-1][0] == " ":
                kept.pop()
            if kept:
                kept.append((BREAK, PLAIN))
        elif character != " " or (kept and kept[-1][0] not in " \n"):
            kept.append((character, style))
    while kept and kept[-1][0] in " \n":
        kept.pop()
    return kept


def _style_spaces(characters):
    last = len(characters) - 1
    for place, (character, style) in enumerate(characters):
        if character == " ":
            before = characters[place - 1][1] if place else PLAIN
            after = characters[place + 1][1] if place < last else PLAIN
            yield " ", before if before == after else PLAIN
        else:
            yield character, style


def _merge(characters):
    runs = []
    text, current = [], PLAIN
    for character, style in characters:
        if text and (style != current or BREAK in (character, text[-1])):
            runs.append(Run("".join(text), current))
            text = []
        text.append(character)
        current = style
    if text:
        runs.append(Run("".join(text), current))
    return runs


def is_empty(block):
    return isinstance(block, Paragraph) and not block.runs


def paragraphs_in(blocks):
    """Every paragraph of the blocks, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from paragraphs_in(item)
        else:
            for row in block.rows:
                for cell in row:
                    yield from paragraphs_in(cell.blocks)


def words_of(paragraph):
    """The paragraph's text without its styles."""
    return "".join(run.text for run in paragraph.runs)
