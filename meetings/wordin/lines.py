"""The text of a file as the rest reads it: lines, and tables whose cells hold lines.

A line is a paragraph, or what stands between two line breaks of one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from common.richtext import html_in, html_out
from common.richtext.document import BREAK, Cell, ListBlock, Paragraph, Run, Table, paragraph_of
from meetings.wordin.numbering import Sign

DEEPEST_LIST = 5


@dataclass
class Line:
    """`runs` are tidy; `columns` is what stands between tabs. `goes_on`: it follows a line break.

    `heading` is the level of its heading style, 0 for ordinary text.
    """

    runs: list[Run] = field(default_factory=list)
    columns: tuple = ()
    sign: Sign | None = None
    heading: int = 0
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    goes_on: bool = False

    @property
    def words(self):
        return "".join(run.text for run in self.runs)

    @property
    def shown(self):
        """The words with the number that Word puts before them."""
        return f"{self.sign.words} {self.words}".strip() if self.sign else self.words

    @property
    def in_list(self):
        return self.sign is not None and not self.heading

    def part(self, start, end=None):
        """The line of some of its characters; only the first ones keep the number before it."""
        end = len(self.words) if end is None else end
        runs, place = [], 0
        for run in self.runs:
            piece = run.text[max(0, start - place) : max(0, end - place)]
            place += len(run.text)
            if piece:
                runs.append(Run(piece, run.style))
        runs = paragraph_of(runs).runs
        sign = None if self.words[:start].strip() else self.sign
        return replace(self, runs=runs, columns=(), sign=sign)


@dataclass
class GridCell:
    """`blocks` are lines and tables. `is_continued`: it is merged with the cell above it."""

    blocks: list = field(default_factory=list)
    column: int = 0
    span: int = 1
    is_continued: bool = False

    @property
    def lines(self):
        """The lines of the cell and of tables in it, those without words left out."""
        return list(lines_in(self.blocks))

    @property
    def words(self):
        return " ".join(line.shown for line in self.lines)


@dataclass
class Grid:
    """A table: its rows of cells, the first `headings` of them repeated on each page. `roles` are those of
    its columns where they are known before it is looked at (see `layout`)."""

    rows: list[list[GridCell]] = field(default_factory=list)
    headings: int = 0
    roles: tuple = ()

    @property
    def width(self):
        return max((cell.column + cell.span for row in self.rows for cell in row), default=0)


def lines_in(blocks):
    """Every line that has words, in reading order."""
    for block in blocks:
        if isinstance(block, Line):
            if block.shown:
                yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from lines_in(cell.blocks)


# -- as rich text ------------------------------------------------------------------------------


def as_html(blocks):
    """Clean HTML of lines and tables (see `common.richtext`)."""
    return html_out.render(html_in.parse(html_out.render(_rich(blocks))))


def _rich(blocks):
    found, lists = [], []
    for block in blocks:
        if isinstance(block, Grid):
            lists = []
            found.append(_table(block))
        elif not block.words:
            lists = [] if not block.shown else lists
        elif block.in_list and (block.sign.is_bullet or block.sign.is_plain_number):
            _list(block, found, lists)
        else:
            _paragraph(block, found, lists)
    return found


def _paragraph(line, found, lists):
    sign = [Run(f"{line.sign.words} ")] if line.sign and line.sign.words else []
    if line.goes_on and lists:
        runs = lists[-1].items[-1][0].runs
        lists[-1].items[-1][0] = paragraph_of([*runs, Run(BREAK), *line.runs])
    elif line.goes_on and found and isinstance(found[-1], Paragraph):
        found[-1] = paragraph_of([*found[-1].runs, Run(BREAK), *line.runs])
    else:
        lists.clear()
        found.append(paragraph_of([*sign, *line.runs]))


def _list(line, found, lists):
    """Put a line into the list of its level; `lists` are those that stand open, outermost first."""
    level = min(line.sign.level, DEEPEST_LIST, len(lists))
    del lists[level + 1 :]
    is_numbered = not line.sign.is_bullet
    if len(lists) > level and not _goes_on(lists[level], line.sign, is_numbered):
        del lists[level:]
    if len(lists) == level:
        made = ListBlock(is_numbered, start=max(1, line.sign.number) if is_numbered else 1)
        (lists[-1].items[-1] if lists else found).append(made)
        lists.append(made)
    lists[-1].items.append([paragraph_of(line.runs)])


def _goes_on(opened, sign, is_numbered):
    if opened.is_numbered != is_numbered:
        return False
    return not is_numbered or sign.number == opened.start + len(opened.items)


def _table(grid):
    """A table within a cell becomes its lines: a table of ours holds none."""
    rows = []
    for place, row in enumerate(grid.rows):
        cells = [
            Cell(
                _rich(list(lines_in(cell.blocks))),
                is_heading=place < grid.headings and bool(cell.words),
                colspan=cell.span,
            )
            for cell in row
        ]
        if cells:
            rows.append(cells)
    return Table(rows)
