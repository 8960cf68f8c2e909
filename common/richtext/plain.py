"""The plain form of a text, for writing without JavaScript.

A blank line ends a paragraph; "- " begins a bullet and "1. " a number, indented
under another item when they belong to it; "| a | b |" is a row of a table, and a
row of dashes under the first makes that one headings; **bold**, *italic*,
[words](https://address). A backslash before such a sign makes it an ordinary one.
"""

from __future__ import annotations

import re
from dataclasses import replace

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
    paragraphs_in,
)
from common.richtext.html_in import DEEPEST_LIST, address_of

INDENT = "    "
ITEM = re.compile(r"^(?P<indent> *)(?:[-*•]|(?P<number>\d{1,3})[.)])(?: +(?P<words>.*))?$")
DASHES = re.compile(r"^\|(?: *:?-{3,}:? *\|)+ *$")
LOOKS_LIKE_BLOCK = re.compile(r"^(?:[-•|](?= |$)|\||\d{1,3}[.)](?= |$))")
INLINE = re.compile(
    r"\\(?P<literal>[\\*\[|•.)-])"
    r"|\[(?P<label>(?:\\.|[^\[\]\\\n])+)\]\((?P<href>(?:https?://|mailto:)[^\s)]+)\)"
    r"|\*\*\*(?P<both>(?=[^\s*])(?:\\.|[^*\\])*(?<=\S))\*\*\*"
    r"|\*\*(?P<strong>(?=[^\s*])(?:\\.|[^*\\]|\*(?!\*))*(?<=\S))\*\*"
    r"|\*(?P<em>(?=[^\s*])(?:\\.|[^*\\])*(?<=\S))\*",
    re.IGNORECASE,
)


# -- out ---------------------------------------------------------------------------------------


def render(blocks):
    return "\n\n".join(_block(block) for block in blocks)


def _block(block):
    if isinstance(block, Paragraph):
        return "\n".join(_safe_start(line) for line in _words(block).split(BREAK))
    if isinstance(block, ListBlock):
        return "\n".join(_list_lines(block))
    return "\n".join(_table_lines(block))


def _words(paragraph):
    return "".join(_run(run) for run in paragraph.runs)


def _run(run):
    if run.text == BREAK:
        return BREAK
    text = re.sub(r"[\\*]|\[(?=[^\[\]]*\]\()", r"\\\g<0>", run.text)
    if run.text != " ":
        marks = "*" * (2 * run.style.strong + run.style.em)
        text = f"{marks}{text}{marks}"
    if run.style.href:
        href = run.style.href.replace("(", "%28").replace(")", "%29")
        text = f"[{text}]({href})"
    return text


def _safe_start(line):
    """A line that only looks like a bullet, a number or a row."""
    found = LOOKS_LIKE_BLOCK.match(line)
    if not found:
        return line
    sign = found.end() - 1
    return f"{line[:sign]}\\{line[sign:]}"


def _list_lines(block):
    for place, item in enumerate(block.items):
        sign = f"{block.start + place}." if block.is_numbered else "-"
        words, *more = _words(item[0]).split(BREAK) if item else [""]
        yield f"{sign} {words}".rstrip()
        for line in more:
            yield f"{INDENT}{_safe_start(line)}"
        for child in item[1:]:
            for line in _block(child).split("\n"):
                yield f"{INDENT}{line}"


def _table_lines(block):
    for place, row in enumerate(block.rows):
        cells = [_cell_words(cell) for cell in row]
        yield f"| {' | '.join(cells)} |"
        if place == 0 and all(cell.is_heading for cell in row):
            yield f"| {' | '.join('---' for _ in row)} |"


def _cell_words(cell):
    """A cell stands on one line, so its paragraphs are joined."""
    lines = [_words(paragraph).replace(BREAK, " ") for paragraph in paragraphs_in(cell.blocks)]
    return " ".join(lines).replace("|", "\\|")


# -- in ----------------------------------------------------------------------------------------


def parse(text):
    """The blocks of a text in its plain form. Accepts any string."""
    reader = Reader()
    for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", INDENT).split("\n"):
        reader.read(line.rstrip())
    reader.end()
    return [block for block in reader.blocks if not is_empty(block)]


class Reader:
    """Reads lines one by one; knows which paragraph, list or table is open."""

    def __init__(self):
        self.blocks = []
        self.lines = []
        self.rows = []
        self.lists = []

    def end(self):
        if self.lines:
            self.blocks.append(_paragraph(BREAK.join(self.lines)))
        if self.rows:
            self.blocks.append(Table(self.rows))
        self.lines, self.rows, self.lists = [], [], []

    def read(self, line):
        item = ITEM.match(line)
        if not line.strip():
            self.end()
        elif item and (not item["indent"] or self.lists):
            self._read_item(len(item["indent"]), item["number"], item["words"] or "")
        elif self.lists and line.startswith("  "):
            self._continue_item(line.strip())
        elif line.startswith("|"):
            self._read_row(line)
        else:
            if self.rows or self.lists:
                self.end()
            self.lines.append(line.strip())

    def _read_row(self, line):
        if not self.rows:
            self.end()
        if self.rows and DASHES.match(line):
            for cell in self.rows[0]:
                cell.is_heading = True
            return
        words = re.split(r"(?<!\\)\|", line[1:])
        if len(words) > 1 and not words[-1].strip():
            words.pop()
        paragraphs = [_paragraph(cell.strip()) for cell in words]
        self.rows.append([Cell([] if is_empty(found) else [found]) for found in paragraphs])

    def _read_item(self, indent, number, words):
        if self.lines or self.rows:
            self.end()
        while self.lists and self.lists[-1][0] > indent:
            self.lists.pop()
        if (
            self.lists
            and self.lists[-1][0] == indent
            and self.lists[-1][1].is_numbered != bool(number)
        ):
            self.lists.pop()
        is_deeper = not self.lists or self.lists[-1][0] < indent
        if is_deeper and len(self.lists) < DEEPEST_LIST:
            opened = ListBlock(bool(number), start=max(1, int(number or 1)))
            holder = self.lists[-1][1].items[-1] if self.lists else self.blocks
            holder.append(opened)
            self.lists.append((indent, opened))
        self.lists[-1][1].items.append([_paragraph(words)])

    def _continue_item(self, words):
        item = self.lists[-1][1].items[-1]
        runs = [*item[0].runs, Run(BREAK), *_runs(words, PLAIN)]
        item[0] = paragraph_of(runs)


def _paragraph(words):
    return paragraph_of(_runs(words, PLAIN))


def _runs(words, style):
    """Runs of the words; marks inside marks are read too."""
    runs, place = [], 0
    for found in INLINE.finditer(words):
        runs.append(Run(words[place : found.start()], style))
        place = found.end()
        kind = found.lastgroup
        if kind == "literal":
            runs.append(Run(found["literal"], style))
        elif kind == "href":
            runs.extend(_runs(found["label"], replace(style, href=address_of(found["href"]))))
        else:
            inner = replace(
                style,
                strong=style.strong or kind in ("both", "strong"),
                em=style.em or kind in ("both", "em"),
            )
            runs.extend(_runs(found[kind], inner))
    runs.append(Run(words[place:], style))
    return runs
