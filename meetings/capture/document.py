"""Marked lines in a rich text: they are found among its blocks and taken out of them.

A line is a paragraph of its own, or what stands between two line breaks of one.
Bullets and numbers belong to a mark that stands alone in the paragraph above.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from common.richtext import html_in, html_out
from common.richtext.document import (
    BREAK,
    ListBlock,
    Paragraph,
    Run,
    paragraph_of,
    paragraphs_in,
)
from meetings.capture.grammar import parse

BULLET = "- "
NOT_A_LINE = "|"
"""Stands for blocks that are never a marked line, so that a mark above takes none of them."""


@dataclass
class Line:
    """A line of the text: its words, and what takes it out again."""

    words: str
    block: object
    place: int = 0
    piece: object = None
    is_gone: bool = False


@dataclass
class Lines:
    """A text as lines. `take(line)` marks one as gone; `html` is what remains."""

    original: str
    blocks: list = field(default_factory=list)
    lines: list = field(default_factory=list)

    @property
    def marked(self):
        return [line for line in self.lines if line.piece.is_marked]

    def take(self, line):
        line.is_gone = True

    @property
    def html(self):
        """What remains; a mark that stands alone goes with the last line that it had."""
        if not any(line.is_gone for line in self.lines):
            return self.original
        self._take_headings()
        gone = {}
        for line in self.lines:
            gone.setdefault(id(line.block), set())
            if line.is_gone:
                gone[id(line.block)].add(line.place)
        remains = (_without(block, gone.get(id(block), set())) for block in self.blocks)
        return html_out.render([block for block in remains if block is not None])

    def _take_headings(self):
        heading = listed = None
        for line in [*self.lines, None]:
            if line is not None and heading and line.piece.is_listed:
                listed.append(line)
                continue
            if heading and listed and all(each.is_gone for each in listed):
                heading.is_gone = True
            heading = line if line is not None and line.piece.is_heading else None
            listed = []


def lines_of(html, knows):
    """The `Lines` of clean HTML, each with its piece."""
    found = Lines(html, html_in.parse(html))
    for block in found.blocks:
        found.lines += _lines_of(block)
    pieces = parse("\n".join(line.words for line in found.lines), knows)
    for line, piece in zip(found.lines, _as_many(pieces, found.lines), strict=True):
        in_list = isinstance(line.block, ListBlock)
        is_loose = in_list and not piece.is_listed
        line.piece = parse(NOT_A_LINE)[0] if is_loose or line.words == NOT_A_LINE else piece
    return found


def _as_many(pieces, lines):
    """Every line has its piece, the last ones also when they are empty."""
    return [*pieces, *[parse(NOT_A_LINE)[0]] * (len(lines) - len(pieces))]


def _lines_of(block):
    if isinstance(block, Paragraph):
        return [Line(_words(runs), block, n) for n, runs in enumerate(_broken(block))]
    if isinstance(block, ListBlock):
        return [
            Line(f"{BULLET}{_words_of_item(item)}", block, n) for n, item in enumerate(block.items)
        ]
    return [Line(NOT_A_LINE, block)]


def _broken(paragraph):
    """The runs of each line of a paragraph."""
    lines = [[]]
    for run in paragraph.runs:
        if run.text == BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    return lines


def _words(runs):
    """The words, with the address of a link that they do not say themselves."""
    said = ""
    for place, run in enumerate(runs):
        said += run.text
        href = run.style.href
        goes_on = place + 1 < len(runs) and runs[place + 1].style.href == href
        if href and not goes_on and href not in said:
            said += f" ({href})"
    return said


def _words_of_item(item):
    return " ".join(_words(paragraph.runs) for paragraph in paragraphs_in(item)).replace(BREAK, " ")


def _without(block, gone):
    """The block without its lines or items at those places; None when nothing remains."""
    if not gone:
        return block
    if isinstance(block, ListBlock):
        block.items = [item for place, item in enumerate(block.items) if place not in gone]
        return block if block.items else None
    kept = [runs for place, runs in enumerate(_broken(block)) if place not in gone]
    runs = [run for place, line in enumerate(kept) for run in ([Run(BREAK)] * (place > 0) + line)]
    paragraph = paragraph_of(runs)
    return paragraph if paragraph.runs else None
