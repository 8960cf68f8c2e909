"""Any HTML, from an editor, Word or a mail, into the few things a text may consist of."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote

from common.richtext import numbering, tables, tree, word
from common.richtext.document import (
    BREAK,
    PLAIN,
    Cell,
    ListBlock,
    Paragraph,
    Run,
    Style,
    Table,
    is_empty,
    paragraph_of,
    words_of,
)
from common.richtext.tree import EMPHASIS, HEADINGS, LISTS, PARAGRAPHS, STRONG, TABLE_PARTS, Node

DEEPEST_LIST = 6
BULLETS = re.compile(r"^[·•▪◦‣●○§]\s+")
ADDRESS = re.compile(r"^(https?://|mailto:)\S+$", re.IGNORECASE)
WEIGHTS = {"normal": False, "lighter": False, "bold": True, "bolder": True}
SLANTS = {"normal": False, "italic": True, "oblique": True}


def parse(html):
    """The blocks of a text. Accepts any string."""
    return _bullets_to_lists(_blocks(tree.read(html), PLAIN, depth=0))


class Blocks:
    """Gathers blocks; loose words become paragraphs."""

    def __init__(self):
        self.done = []
        self.runs = []

    def say(self, text, style=PLAIN):
        self.runs.append(Run(text, style))

    def embolden(self):
        self.runs = [replace(run, style=replace(run.style, strong=True)) for run in self.runs]

    def end_paragraph(self):
        if self.runs:
            self.add(paragraph_of(self.runs))
            self.runs = []

    def add(self, block):
        if not is_empty(block):
            self.done.append(block)


def _blocks(node, style, depth, *, with_tables=True):
    gathered = Blocks()
    _gather(node, style, gathered, depth, with_tables)
    gathered.end_paragraph()
    return gathered.done


def _gather(node, style, gathered, depth, with_tables):
    for child in word.with_lists(node.children):
        if isinstance(child, str):
            gathered.say(child.replace("\n", " "), style)
        elif child.tag == "br":
            gathered.say(BREAK)
        elif child.tag in LISTS and depth < DEEPEST_LIST:
            gathered.end_paragraph()
            for block in _list(child, style, depth):
                gathered.add(block)
        elif child.tag == "table" and with_tables:
            gathered.end_paragraph()
            for block in _table(child, style, depth):
                gathered.add(block)
        elif child.tag in PARAGRAPHS | TABLE_PARTS | LISTS | {"li"}:
            gathered.end_paragraph()
            _gather(child, _styled(style, child), gathered, depth, with_tables)
            if _is_heading(child):
                gathered.embolden()
            gathered.end_paragraph()
        else:
            _gather(child, _styled(style, child), gathered, depth, with_tables)


def _is_heading(node):
    return node.tag in HEADINGS or node.attributes.get("role") == "heading"


def _styled(style, node):
    """The style of what an element holds: by its name, or as its `style` attribute says."""
    strong, em, href = (
        style.strong or node.tag in STRONG,
        style.em or node.tag in EMPHASIS,
        style.href,
    )
    if "style" in node.attributes:
        styles = node.styles
        strong = _weight(styles.get("font-weight", ""), strong)
        em = SLANTS.get(styles.get("font-style"), em)
    if node.tag == "a":
        href = address_of(node.attributes.get("href") or "") or href
    return Style(strong, em, href)


def _weight(weight, otherwise):
    number = re.fullmatch("[1-9][0-9]{2,3}", weight)
    return int(weight) >= 600 if number else WEIGHTS.get(weight, otherwise)


def address_of(href):
    """A web or mail address, or nothing."""
    href = quote(href.strip(), safe="!#$%&'()*+,/:;=?@[]~-._")
    return href if ADDRESS.match(href) else ""


def _list(node, style, depth):
    """The list; what stands between its items joins the item before."""
    found = ListBlock(node.tag == "ol", start=_number(node.attributes.get("start"), most=999))
    for child in node.children:
        if isinstance(child, str):
            child = Node("li", children=[child])
        item = child if child.tag == "li" else Node("li", children=[child])
        blocks = _blocks(item, style, depth + 1, with_tables=False)
        if not blocks:
            continue
        if child.tag in LISTS and found.items:
            found.items[-1].extend(blocks)
        else:
            starts_well = isinstance(blocks[0], Paragraph)
            found.items.append(blocks if starts_well else [Paragraph(), *blocks])
    kind = _letters_of(node) if found.is_numbered else ""
    if kind:
        return list(_lettered(found, kind))
    return [found] if found.items else []


def _letters_of(node):
    """The kind of letters that a list is numbered with, or nothing when it has numbers."""
    first = next((child for child in node.children if isinstance(child, Node)), node)
    asked = (
        first.styles.get("list-style-type"),
        node.styles.get("list-style-type"),
        node.attributes.get("type"),
    )
    return next((numbering.KINDS.get(each, "") for each in asked if each), "")


def _lettered(found, kind):
    """Items numbered with letters as paragraphs that begin with them: our lists have numbers only."""
    for place, item in enumerate(found.items):
        sign = numbering.letters(found.start + place, kind)
        first = paragraph_of([Run(f"{sign} "), *item[0].runs])
        yield from [first, *item[1:]]


def _table(node, style, depth):
    """The table, its caption before it. A table of a single cell is only a frame around a text."""
    before, found = [], []
    for part in node.children:
        if isinstance(part, str):
            continue
        if part.tag == "tr":
            found.append((part, False))
        elif part.tag in ("thead", "tbody", "tfoot"):
            rows = (row for row in part.children if not isinstance(row, str))
            found.extend((row, part.tag == "thead") for row in rows)
        else:
            before.extend(_blocks(part, style, depth))
    if len(found) == 1 and len(_cells_of(found[0][0])) == 1:
        return [*before, *_blocks(_cells_of(found[0][0])[0], style, depth)]
    return [*before, *_even([_row(row, style, depth, is_head) for row, is_head in found])]


def _even(rows):
    """The table of these rows; its words alone when it is beyond reason or of one cell."""
    aligned = tables.aligned(rows)
    if aligned is None:
        return [block for row in rows for cell in row for block in cell.blocks]
    if len(aligned) == 1 and len(aligned[0]) == 1:
        return aligned[0][0].blocks
    return [Table(aligned)] if aligned else []


def _cells_of(row):
    return [cell for cell in row.children if not isinstance(cell, str) and cell.tag in ("td", "th")]


def _row(node, style, depth, is_head):
    """A row. That of Word's table which is bold throughout is its heading, as one in a `thead`."""
    row = [
        Cell(
            _blocks(cell, style, depth + 1, with_tables=False),
            is_heading=cell.tag == "th",
            colspan=_number(cell.attributes.get("colspan"), most=50),
            rowspan=_number(cell.attributes.get("rowspan"), most=200),
        )
        for cell in _cells_of(node)
    ]
    is_first_of_word = node.styles.get("mso-yfti-firstrow") == "yes"
    if is_head or (
        is_first_of_word and all(_is_bold(block) for cell in row for block in cell.blocks)
    ):
        for cell in row:
            _make_heading(cell)
    return row


def _is_bold(block):
    return isinstance(block, Paragraph) and all(
        run.style.strong or not run.text.strip() for run in block.runs
    )


def _make_heading(cell):
    """A heading is bold by itself. An empty one would be read out as nothing, so it stays a cell."""
    cell.is_heading = bool(cell.blocks)
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            runs = [replace(run, style=replace(run.style, strong=False)) for run in block.runs]
            block.runs = paragraph_of(runs).runs


def _number(text, *, most):
    return int(text) if text and re.fullmatch(r"[0-9]{1,4}", text) and 1 <= int(text) <= most else 1


def _bullets_to_lists(blocks):
    """Word's lists arrive as paragraphs that begin with a bullet: they become lists again."""
    found = []
    is_made_here = False
    for block in blocks:
        bullet = BULLETS.match(words_of(block)) if isinstance(block, Paragraph) else None
        item = _without_bullet(block, bullet) if bullet else None
        if item is None or is_empty(item):
            is_made_here = False
            found.append(block)
        elif is_made_here:
            found[-1].items.append([item])
        else:
            found.append(ListBlock(is_numbered=False, items=[[item]]))
            is_made_here = True
    return found


def _without_bullet(paragraph, bullet):
    left = bullet.end()
    runs = []
    for run in paragraph.runs:
        cut = min(left, len(run.text))
        left -= cut
        runs.append(Run(run.text[cut:], run.style))
    return paragraph_of(runs)
