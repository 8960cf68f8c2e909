"""The body of a Word file as lines and tables.

What was inserted with changes tracked is kept and what was deleted is not; text boxes stand behind
the paragraph they hang on; footnotes stand in brackets where they are referred to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from common.richtext.document import PLAIN, Run, Style, paragraph_of
from common.richtext.html_in import address_of
from meetings.wordin.lines import Grid, GridCell, Line
from meetings.wordin.markup import (
    COMPATIBILITY,
    MATHS,
    RELATION,
    W,
    all_of,
    attribute,
    first_of,
    is_on,
)
from meetings.wordin.numbering import numbering_of

HOLDERS = {
    f"{W}{name}"
    for name in (
        "ins",
        "moveTo",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
    )
}
"""Elements that only hold others."""
DELETED = {f"{W}del", f"{W}moveFrom"}
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
HEADING = re.compile(r"^heading ([1-9])$", re.IGNORECASE)
TITLES = {"title": 1, "subtitle": 2}
DEEPEST_STYLE = 20


@dataclass(frozen=True)
class Look:
    """How characters are set."""

    strong: bool = False
    em: bool = False
    is_underlined: bool = False


@dataclass
class Body:
    """What the file holds: its `blocks`, the lines of its page `headers`, its `comments` as (author,
    words), and how many things could not become text; the logo at the top of each page is none of them."""

    blocks: list = field(default_factory=list)
    headers: list = field(default_factory=list)
    comments: list = field(default_factory=list)
    hidden: int = 0
    pictures: int = 0
    left_out: int = 0


def read_body(document):
    """The `Body` of a `docx.Document`."""
    return Reader(document).read()


class Reader:
    def __init__(self, document):
        self.document = document
        self.body = Body()
        self.numbering = numbering_of(document)
        self.styles = {
            attribute(style, "styleId"): style for style in all_of(document.styles.element, "style")
        }
        self.looks = {}
        self.notes = _notes_of(document)
        self.carried = []
        self.boxes = []

    def read(self):
        self.body.blocks = self._blocks(self.document.element.body)
        pictures = self.body.pictures
        for part in _parts(self.document, r"(?:header|footer)\d*\.xml$"):
            if hasattr(part, "element"):
                self.body.headers += self._blocks(part.element)
        self.body.pictures = pictures
        self.body.comments = _comments_of(self.document)
        return self.body

    # -- blocks ----------------------------------------------------------------------------

    def _blocks(self, holder):
        found = []
        for child in holder:
            if child.tag == f"{W}p":
                found += self._paragraph(child)
            elif child.tag == f"{W}tbl":
                found.append(self._table(child))
            elif child.tag in HOLDERS:
                found += self._blocks(child)
            elif child.tag == f"{COMPATIBILITY}AlternateContent":
                found += self._blocks(_chosen(child))
            elif child.tag == f"{W}altChunk":
                self.body.left_out += 1
        return found

    def _table(self, table):
        grid, is_head = Grid(), True
        for row in _within(table, "tr"):
            properties = first_of(row, "trPr")
            if first_of(properties, "del") is not None:
                continue
            is_head = is_head and bool(is_on(properties, "tblHeader"))
            grid.headings += is_head
            grid.rows.append(self._row(row, properties))
        return grid

    def _row(self, row, properties):
        before = attribute(first_of(properties, "gridBefore"), "val")
        column, cells = _count(before, 0), []
        for cell in _within(row, "tc"):
            facts = first_of(cell, "tcPr")
            span = _count(attribute(first_of(facts, "gridSpan"), "val"), 1)
            merged = first_of(facts, "vMerge")
            is_continued = merged is not None and attribute(merged, "val") != "restart"
            cells.append(GridCell(self._blocks(cell), column, span, is_continued))
            column += span
        return cells

    def _paragraph(self, paragraph):
        properties = first_of(paragraph, "pPr")
        style = attribute(first_of(properties, "pStyle"), "val")
        boxes, self.boxes = self.boxes, []
        characters = self.carried + list(self._inline(paragraph, self._look_of(style), ""))
        mark = first_of(properties, "rPr")
        if first_of(mark, "del") is not None and paragraph.getnext() is not None:
            self.carried, self.boxes = characters, boxes + self.boxes
            return []
        self.carried = []
        sign = self.numbering.sign_of(properties, style)
        lines = list(_lines(characters, sign, self._heading(properties, style)))
        boxes, self.boxes = boxes + self.boxes, []
        for box in boxes:
            lines += self._blocks(box)
        return lines

    def _heading(self, properties, style):
        level = attribute(first_of(properties, "outlineLvl"), "val")
        if re.fullmatch("[0-8]", level):
            return int(level) + 1
        name = attribute(first_of(self.styles.get(style), "name"), "val")
        found = HEADING.match(name)
        return int(found[1]) if found else TITLES.get(name.lower(), 0)

    # -- characters ------------------------------------------------------------------------

    def _inline(self, holder, look, href):
        """(text, `Look`, address) of everything in a paragraph; text boxes are put aside."""
        for child in holder:
            if child.tag == f"{W}r":
                yield from self._run(child, look, href)
            elif child.tag == f"{W}hyperlink":
                yield from self._inline(child, look, self._address(child) or href)
            elif child.tag in HOLDERS:
                yield from self._inline(child, look, href)
            elif child.tag == f"{COMPATIBILITY}AlternateContent":
                yield from self._inline(_chosen(child), look, href)
            elif child.tag.startswith(MATHS) if isinstance(child.tag, str) else False:
                yield "".join(each.text or "" for each in child.iter(f"{MATHS}t")), look, href

    def _run(self, run, look, href):
        properties = first_of(run, "rPr")
        look = self._looked(look, properties)
        is_hidden = is_on(properties, "vanish")
        for child in run:
            text = self._characters(child)
            if text and is_hidden:
                self.body.hidden += bool(text.strip())
            elif text:
                yield text, look, href

    def _characters(self, child):
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if name == "t":
            return (child.text or "").replace("\n", " ")
        if name == "br" and attribute(child, "type") in ("page", "column"):
            return " "
        if name in CHARACTERS:
            return CHARACTERS[name]
        if name == "sym":
            return _symbol(attribute(child, "char"))
        if name in NOTES:
            note = self.notes.get((NOTES[name], attribute(child, "id")), "")
            return f" [{note}]" if note else ""
        if name in ("drawing", "pict", "object") or child.tag == f"{COMPATIBILITY}AlternateContent":
            self._take_boxes(child)
        return ""

    def _take_boxes(self, drawing):
        boxes = list(_boxes(drawing))
        self.boxes += boxes
        has_picture = any(
            isinstance(each.tag, str) and each.tag.rpartition("}")[2] in ("blip", "imagedata")
            for each in drawing.iter()
        )
        self.body.pictures += has_picture and not boxes

    def _address(self, link):
        relation = self.document.part.rels.get(link.get(f"{RELATION}id") or "")
        return (
            address_of(relation.target_ref) if relation is not None and relation.is_external else ""
        )

    # -- styles ----------------------------------------------------------------------------

    def _look_of(self, key):
        """The look of a style with what it is based on."""
        if key not in self.looks:
            chain, here = [], key
            while (style := self.styles.get(here)) is not None and len(chain) < DEEPEST_STYLE:
                chain.append(style)
                here = attribute(first_of(style, "basedOn"), "val")
            look = Look()
            for style in reversed(chain):
                look = _changed(look, first_of(style, "rPr"))
            self.looks[key] = look
        return self.looks[key]

    def _looked(self, look, properties):
        style = attribute(first_of(properties, "rStyle"), "val")
        if style:
            own = self._look_of(style)
            look = Look(*(a or b for a, b in zip(_all(look), _all(own), strict=True)))
        return _changed(look, properties)


def _all(look):
    return look.strong, look.em, look.is_underlined


def _changed(look, properties):
    """The look after what some properties say about it."""
    said = {"strong": is_on(properties, "b"), "em": is_on(properties, "i")}
    said["is_underlined"] = is_on(properties, "u")
    return replace(look, **{name: value for name, value in said.items() if value is not None})


def _lines(characters, sign, heading):
    """The lines of a paragraph. One without words is a line too: it holds things apart."""
    lines = [[]]
    for text, look, href in characters:
        first, *more = text.split("\n")
        lines[-1].append((first, look, href))
        for piece in more:
            lines.append([(piece, look, href)])
    for place, pieces in enumerate(lines):
        runs = [Run(text, _style(look, href)) for text, look, href in pieces]
        looks = [look for text, look, _ in pieces if text.strip()]
        columns = tuple(
            " ".join(each.split()) for each in "".join(p[0] for p in pieces).split("\t")
        )
        yield Line(
            paragraph_of(runs).runs,
            tuple(each for each in columns if each),
            None if place else sign,
            0 if place else heading,
            bool(looks) and all(look.strong for look in looks),
            bool(looks) and all(look.em for look in looks),
            bool(looks) and all(look.is_underlined for look in looks),
            goes_on=place > 0,
        )


def _style(look, href):
    return Style(look.strong, look.em, href) if href or look != Look() else PLAIN


def _within(holder, name):
    """The rows of a table or the cells of a row, also those that other elements hold."""
    for child in holder:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in HOLDERS:
            yield from _within(child, name)


def _chosen(alternatives):
    """What a program of today reads of content that is kept twice."""
    choice = alternatives.find(f"{COMPATIBILITY}Choice")
    if choice is None:
        choice = alternatives.find(f"{COMPATIBILITY}Fallback")
    return choice if choice is not None else []


def _boxes(element):
    if element.tag == f"{W}txbxContent":
        yield element
        return
    is_twice = element.tag == f"{COMPATIBILITY}AlternateContent"
    for child in _chosen(element) if is_twice else element:
        yield from _boxes(child)


def _symbol(code):
    """Word writes signs of symbol fonts in the private range; ticks and bullets are what they are."""
    known = {"F0FC": "✓", "F0FB": "✗", "F0B7": "•", "F0A7": "•", "F0D8": "•", "F02D": "-"}
    code = code.upper()
    if code in known:
        return known[code]
    return chr(int(code, 16)) if re.fullmatch("[0-9A-F]{4}", code) and code[0] != "F" else ""


def _count(text, otherwise):
    return min(int(text), 63) if re.fullmatch(r"\d{1,4}", text) and int(text) else otherwise


def _parts(document, pattern):
    parts = [each.target_part for each in document.part.rels.values() if not each.is_external]
    return [part for part in parts if re.search(pattern, part.partname)]


def _roots(document, pattern):
    """The elements of the parts of a file with such a name; what cannot be read is none."""
    from docx.oxml import parse_xml
    from lxml.etree import LxmlError

    for part in _parts(document, pattern):
        try:
            yield part.element if hasattr(part, "element") else parse_xml(part.blob)
        except LxmlError:
            continue


def _notes_of(document):
    """The words of footnotes and endnotes by kind and number."""
    return {
        (kind, attribute(note, "id")): _words_in(note)
        for root in _roots(document, r"(?:foot|end)notes\.xml$")
        for kind in ("footnote", "endnote")
        for note in all_of(root, kind)
    }


def _comments_of(document):
    """(author, words) of each comment in the margin."""
    return [
        (attribute(comment, "author"), words)
        for root in _roots(document, r"comments\d*\.xml$")
        for comment in all_of(root, "comment")
        if (words := _words_in(comment))
    ]


def _words_in(holder):
    """The words of the paragraphs of a note or a comment, in one line."""
    found = []
    for paragraph in holder.iter(f"{W}p"):
        for each in paragraph.iter():
            name = each.tag.removeprefix(W) if isinstance(each.tag, str) else ""
            found.append((each.text or "") if name == "t" else " " if name in CHARACTERS else "")
        found.append(" ")
    return " ".join("".join(found).split())
