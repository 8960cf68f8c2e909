"""The lists of Word, Outlook and Word Online, which are not lists in their HTML, made into lists.

Word writes each item as a paragraph with its level and its sign ("2.", "a)", a bullet of a symbol
font); Word Online writes each item as a list of its own. A sign that a list would not show, such
as "a)", or "2.3" where no item 2 stands before it, stays as text, within the item it belongs to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from common.richtext import numbering
from common.richtext.tree import HEADINGS, LISTS, Node

LEVEL = re.compile(r"mso-list:[^;]*?level(\d)", re.IGNORECASE)
IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
GAP = re.compile(r"(?<![\w-])font:\s*7(?:\.0)?pt\s+[\"']?times new roman", re.IGNORECASE)
"""The span of spaces that Word writes between a sign and the words."""
MARGIN = re.compile(r"(?<![\w-])margin-left:\s*([\d.]+)(pt|in|cm|px)", re.IGNORECASE)
POINTS = {"pt": 1, "in": 72, "cm": 28.35, "px": 0.75}
INDENT = 36
CONTINUED = {"msolistparagraphcxspmiddle", "msolistparagraphcxsplast"}
PARAGRAPH = {"msolistparagraph", "msolistparagraphcxspfirst", *CONTINUED}


@dataclass
class Item:
    level: int
    sign: numbering.Sign
    node: Node


@dataclass
class Open:
    """A list that is being made; `number` is that of its last item."""

    level: int
    node: Node
    number: int = 0


def with_lists(children):
    """The children of an element; those that are items of a list in disguise are in lists."""
    made = Maker()
    for child in children:
        items = [] if isinstance(child, str) else _items_of(child)
        for item in items:
            made.add(item)
        if not items:
            made.add_other(child)
    return made.done


class Maker:
    """Puts items into lists; knows which lists stand open."""

    def __init__(self):
        self.done = []
        self.open = []

    def add_other(self, child):
        if self.open and _is_continued(child):
            self.open[-1].node.children[-1].children.append(child)
            return
        if not isinstance(child, str) or child.strip():
            self.open = []
        self.done.append(child)

    def add(self, item):
        while self.open and self.open[-1].level > item.level:
            self.open.pop()
        sign = self._within(item)
        if sign.words:
            while self.open and self.open[-1].level >= item.level:
                self.open.pop()
            item.node.children.insert(0, f"{sign.words} ")
            self._holder().append(item.node)
            return
        number = sign.numbers[-1] if sign.numbers else 0
        if not self._goes_on(item.level, number):
            if self.open and self.open[-1].level == item.level:
                self.open.pop()
            self._start(item.level, number)
        self.open[-1].number = number
        self.open[-1].node.children.append(Node("li", children=[item.node]))

    def _within(self, item):
        """The sign of an item; "2.3" is only a 3 when it stands within item 2."""
        numbers = item.sign.numbers
        if len(numbers) < 2:
            return item.sign
        above = tuple(each.number for each in self.open if each.level < item.level)
        fits = above == numbers[:-1] and 1 <= numbers[-1] <= numbering.MOST
        return numbering.Sign(numbers=numbers[-1:]) if fits else item.sign

    def _holder(self):
        return self.open[-1].node.children[-1].children if self.open else self.done

    def _goes_on(self, level, number):
        if not self.open or self.open[-1].level != level:
            return False
        return number == (self.open[-1].number + 1 if self.open[-1].number else 0)

    def _start(self, level, number):
        attributes = {"start": str(number)} if number else {}
        made = Node("ol" if number else "ul", attributes)
        self._holder().append(made)
        self.open.append(Open(level, made))


def _is_continued(child):
    """Whether it is a further paragraph of an item."""
    return not isinstance(child, str) and child.tag == "p" and bool(child.classes & CONTINUED)


def _items_of(node):
    """The items that a paragraph of Word or a list of Word Online stands for; none for all else."""
    if node.tag in HEADINGS:
        return []
    if node.tag == "p":
        item = _paragraph_item(node)
        return [item] if item else []
    if node.tag == "div" and "listcontainerwrapper" in node.classes:
        inner = [each for each in node.children if not isinstance(each, str) or each.strip()]
        return _items_of(inner[0]) if len(inner) == 1 and isinstance(inner[0], Node) else []
    return _online_items(node) if node.tag in LISTS else []


def _online_items(node):
    """Each list of Word Online holds one item, with its level; its number is where it starts."""
    found = [each for each in node.children if not isinstance(each, str) or each.strip()]
    levels = [
        each.attributes.get("data-aria-level") if isinstance(each, Node) else "" for each in found
    ]
    if not all(re.fullmatch("[1-9]", level or "") for level in levels):
        return []
    start = node.attributes.get("start") or "1"
    first = int(start) if re.fullmatch("[1-9][0-9]{0,2}", start) else 1
    return [
        Item(
            int(level),
            numbering.read(f"{first + place}.") if node.tag == "ol" else numbering.BULLET,
            Node("div", children=item.children),
        )
        for place, (level, item) in enumerate(zip(levels, found, strict=True))
    ]


def _paragraph_item(node):
    style = node.attributes.get("style") or ""
    level = LEVEL.search(style)
    place = _sign_of(node)
    if not level and not (place and node.classes & PARAGRAPH):
        return None
    bare = replace(node, attributes={"style": LEVEL.sub("", style)}, children=[*node.children])
    words = _take_sign(bare, place)
    return Item(max(1, int(level[1])) if level else _indented(style), numbering.read(words), bare)


def _indented(style):
    """The level by the margin alone; Outlook on the web leaves no other trace of it."""
    found = MARGIN.search(style)
    return (
        max(1, round(float(found[1].strip(".") or 0) * POINTS[found[2].lower()] / INDENT))
        if found
        else 1
    )


def _sign_of(node):
    """Where the sign stands: the way of nodes down to its element, and the place of its last child."""
    way, here = [], node
    while True:
        way.append(here)
        if IGNORED.search(here.attributes.get("style") or "") and here is not node:
            return way, len(here.children)
        for place, child in enumerate(here.children):
            if isinstance(child, Node) and GAP.search(child.attributes.get("style") or ""):
                return way, place + 1
        first = next((each for each in here.children if _shows(each)), None)
        if not isinstance(first, Node) or first.tag == "br":
            return None
        here = first


def _shows(child):
    return (
        child.strip() != ""
        if isinstance(child, str)
        else child.tag == "br" or child.text.strip() != ""
    )


def _take_sign(bare, place):
    """Take the sign out of a paragraph and give it back; what is above it is copied first."""
    if place is None:
        found = numbering.STARTS_WITH_SIGN.match(bare.text)
        return _cut(bare, found.end()) if found else ""
    way, end = place
    here = bare
    for step in way[1:]:
        where = next(n for n, each in enumerate(here.children) if each is step)
        here.children[where] = replace(step, children=[*step.children])
        here = here.children[where]
    sign = Node("span", children=here.children[:end])
    del here.children[:end]
    return sign.text


def _cut(node, left):
    """Take so many characters off the beginning of a node, and give them back."""
    taken = ""
    for place, child in enumerate(node.children):
        if len(taken) == left:
            break
        if isinstance(child, str):
            some = child[: left - len(taken)]
            node.children[place] = child[len(some) :]
            taken += some
        else:
            inner = replace(child, children=[*child.children])
            node.children[place] = inner
            taken += _cut(inner, left - len(taken))
    return taken
