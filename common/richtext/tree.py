"""Any HTML as a small tree: only the elements and the few attributes that the rest reads."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

STRONG = {"strong", "b"}
EMPHASIS = {"em", "i"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
PARAGRAPHS = HEADINGS | {
    "p", "div", "blockquote", "pre", "section", "article", "header", "footer", "center",
    "address", "dl", "dt", "dd", "figure", "figcaption", "hr", "caption", "details", "summary",
}  # fmt: skip
LISTS = {"ul", "ol"}
TABLE_PARTS = {"table", "thead", "tbody", "tfoot", "tr", "th", "td"}
READ = STRONG | EMPHASIS | PARAGRAPHS | LISTS | TABLE_PARTS | {"li", "a", "br", "span"}
DROPPED_WHOLE = {"script", "style", "title", "xml", "template", "iframe", "noembed", "del"}
"""What these hold is not shown, or was deleted by somebody who tracks changes."""
ATTRIBUTES = {
    "*": {"style", "class"},
    "a": {"href"},
    "p": {"role"},
    "div": {"role"},
    "ol": {"start", "type"},
    "li": {"data-aria-level"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
DEEPEST = 40
DEEPEST_READ = 1000
CLOSE_THEMSELVES = {"p", "li", "dd", "dt", "td", "th", "tr", "thead", "tbody", "tfoot", "option"}
EMPTY = {"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed"}
TAG = re.compile(r"<!--(?:-?>|.*?--!?>|.*)|<(/?)([a-z][^\s/>]*)[^>]*>?", re.IGNORECASE | re.DOTALL)
TELLING = re.compile(r"(?<![\w-])(?:font|font-weight|font-style|display|mso-hide|mso-list)\s*:")


@dataclass
class Node:
    tag: str
    attributes: dict = field(default_factory=dict)
    children: list = field(default_factory=list)

    @property
    def styles(self):
        """The properties of the `style` attribute, names and values in small letters."""
        pairs = (each.partition(":") for each in self._get("style").lower().split(";"))
        return {name.strip(): value.strip() for name, _, value in pairs}

    @property
    def classes(self):
        """The classes in small letters; Outlook on the web puts "x_" before those of others."""
        return {name.removeprefix("x_") for name in self._get("class").lower().split()}

    @property
    def is_hidden(self):
        if not self.attributes:
            return False
        styles = self.styles
        is_hidden = styles.get("display") == "none" or styles.get("mso-hide") == "all"
        return is_hidden or "msodel" in self.classes

    @property
    def text(self):
        return "".join(each if isinstance(each, str) else each.text for each in self.children)

    def _get(self, name):
        return self.attributes.get(name) or ""


class TreeReader(HTMLParser):
    """Reads well-formed HTML into nodes. Of elements nested absurdly deep only the text stays."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Node("root")
        self.open = [self.root]
        self.depth = 1
        self.too_deep = 0
        self.in_pre = 0

    def handle_starttag(self, tag, attrs):
        self.in_pre += tag == "pre"
        holder, node = self.open[-1], Node(tag, dict(attrs))
        if tag in ("br", "hr"):
            holder.children.append(node)
        elif self.too_deep or self.depth > DEEPEST:
            self.too_deep += 1
            if tag in PARAGRAPHS | TABLE_PARTS | {"li"}:
                holder.children.append(Node("br"))
        elif _says_nothing(node):
            self.open.append(holder)
        else:
            if not node.is_hidden:
                holder.children.append(node)
            self.open.append(node)
            self.depth += 1

    def handle_endtag(self, tag):
        if tag in ("br", "hr"):
            return
        self.in_pre -= tag == "pre"
        if self.too_deep:
            self.too_deep -= 1
        elif len(self.open) > 1:
            self.depth -= self.open.pop() is not self.open[-1]

    def handle_data(self, data):
        if not self.in_pre:
            self.open[-1].children.append(data)
            return
        for place, line in enumerate(data.split("\n")):
            self.open[-1].children.extend([Node("br"), line] if place else [line])


def _says_nothing(node):
    """Whether it is a span that only sets a font, a size or a colour."""
    if node.tag != "span":
        return False
    return not TELLING.search((node.attributes.get("style") or "").lower()) and (
        "msodel" not in node.classes
    )


def read(html):
    """The root of the tree of a text. Accepts any string."""
    whole = flattened(html.encode("utf-8", "replace").decode("utf-8"))
    tidy = nh3.clean(
        whole,
        tags=READ,
        clean_content_tags=DROPPED_WHOLE,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    reader = TreeReader()
    reader.feed(tidy)
    reader.close()
    return reader.root


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
