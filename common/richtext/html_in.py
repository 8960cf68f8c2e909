"""Any HTML, from an editor, Word or a mail, into the few things a text may consist of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from urllib.parse import quote

import nh3

from common.richtext.document import (
    BREAK,
    PLAIN,
    Cell,
    ListBlock,
    Paragraph,
    Run,
    Table,
    is_empty,
    paragraph_of,
    words_of,
)

STRONG = {"strong", "b"}
EMPHASIS = {"em", "i"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
PARAGRAPHS = HEADINGS | {
    "p", "div", "blockquote", "pre", "section", "article", "header", "footer", "center",
    "address", "dl", "dt", "dd", "figure", "figcaption", "hr", "caption", "details", "summary",
}  # fmt: skip
LISTS = {"ul", "ol"}
TABLE_PARTS = {"table", "thead", "tbody", "tfoot", "tr", "th", "td"}
READ = STRONG | EMPHASIS | PARAGRAPHS | LISTS | TABLE_PARTS | {"li", "a", "br"}
DROPPED_WHOLE = {"script", "style", "title", "xml", "template"}
DEEPEST = 40
DEEPEST_LIST = 6
DEEPEST_READ = 1000
CLOSE_THEMSELVES = {"p", "li", "dd", "dt", "td", "th", "tr", "thead", "tbody", "tfoot", "option"}
EMPTY = {"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed"}
TAG = re.compile(r"<!--(?:-?>|.*?--!?>|.*)|<(/?)([a-z][^\s/>]*)[^>]*>?", re.IGNORECASE | re.DOTALL)
BULLETS = re.compile(r"^[·•▪◦‣●○§]\s+")
ADDRESS = re.compile(r"^(https?://|mailto:)\S+$", re.IGNORECASE)


@dataclass
class Node:
    tag: str
    attributes: dict = field(default_factory=dict)
    children: list = field(default_factory=list)


class TreeReader(HTMLParser):
    """Reads well-formed HTML into nodes. Of elements nested absurdly deep only the text stays."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Node("root")
        self.open = [self.root]
        self.too_deep = 0

    def handle_starttag(self, tag, attrs):
        if tag in ("br", "hr"):
            self.open[-1].children.append(Node(tag))
        elif len(self.open) > DEEPEST:
            self.too_deep += 1
        else:
            node = Node(tag, dict(attrs))
            self.open[-1].children.append(node)
            self.open.append(node)

    def handle_endtag(self, tag):
        if tag in ("br", "hr"):
            return
        if self.too_deep:
            self.too_deep -= 1
        elif len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data):
        self.open[-1].children.append(data)


def parse(html):
    """The blocks of a text. Accepts any string."""
    whole = flattened(html.encode("utf-8", "replace").decode("utf-8"))
    tidy = nh3.clean(
        whole,
        tags=READ,
        clean_content_tags=DROPPED_WHOLE,
        attributes={
            "a": {"href"},
            "ol": {"start"},
            "th": {"colspan", "rowspan"},
            "td": {"colspan", "rowspan"},
        },
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    reader = TreeReader()
    reader.feed(tidy)
    reader.close()
    return _bullets_to_lists(_blocks(reader.root, PLAIN, depth=0))


def flattened(html):
    """The text as it is; of one nested beyond reason, only its paragraphs and what they say.

    Reading takes the square of the depth, so no text of that kind may reach the reader.
    """
    if not _is_nested_beyond_reason(html):
        return html
    return TAG.sub(lambda found: _break(found[0], (found[2] or "").lower()), html)


def _is_nested_beyond_reason(html):
    """Whether more elements stand open at once than any editor writes."""
    opened, depth = Counter(), 0
    for found in TAG.finditer(html):
        tag = (found[2] or "").lower()
        if not tag or tag in EMPTY | CLOSE_THEMSELVES:
            continue
        if not found[1]:
            opened[tag] += 1
            depth += 1
        elif opened[tag]:
            opened[tag] -= 1
            depth -= 1
        if depth > DEEPEST_READ:
            return True
    return False


def _break(found, tag):
    """What stays of a tag: where a paragraph began or ended, a new one; else nothing."""
    if tag in DROPPED_WHOLE:
        return found
    return "<p>" if tag in PARAGRAPHS | LISTS | TABLE_PARTS | {"li", "br"} else ""


class Blocks:
    """Gathers blocks; loose words become paragraphs."""

    def __init__(self):
        self.done = []
        self.runs = []

    def say(self, text, style=PLAIN):
        self.runs.append(Run(text, style))

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
    for child in node.children:
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
            gathered.end_paragraph()
        else:
            _gather(child, _styled(style, child), gathered, depth, with_tables)


def _styled(style, node):
    if node.tag in STRONG | HEADINGS:
        return replace(style, strong=True)
    if node.tag in EMPHASIS:
        return replace(style, em=True)
    if node.tag == "a":
        return replace(style, href=address_of(node.attributes.get("href") or "") or style.href)
    return style


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
    return [found] if found.items else []


def _table(node, style, depth):
    """The table, its caption before it. A table of a single cell is only a frame around a text."""
    before, rows = [], []
    for part in node.children:
        if isinstance(part, str):
            continue
        if part.tag == "tr":
            rows.append(_row(part, style, depth))
        elif part.tag in ("thead", "tbody", "tfoot"):
            rows.extend(
                _row(row, style, depth) for row in part.children if not isinstance(row, str)
            )
        else:
            before.extend(_blocks(part, style, depth))
    rows = [row for row in rows if any(cell.blocks for cell in row)]
    if len(rows) == 1 and len(rows[0]) == 1:
        return [*before, *rows[0][0].blocks]
    return [*before, Table(rows)] if rows else before


def _row(node, style, depth):
    return [
        Cell(
            _blocks(cell, style, depth + 1, with_tables=False),
            is_heading=cell.tag == "th",
            colspan=_number(cell.attributes.get("colspan"), most=50),
            rowspan=_number(cell.attributes.get("rowspan"), most=200),
        )
        for cell in node.children
        if not isinstance(cell, str) and cell.tag in ("td", "th")
    ]


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
