"""A clean text as a page or a document shows it: its tables in boxes of their own."""

from __future__ import annotations

import re
from html import unescape

TABLE = re.compile(r"<table>.*?</table>")
FIRST_ROW = re.compile(r"<tr>.*?</tr>")
CELL = re.compile(r"<t[hd]\b([^>]*)>")
COLSPAN = re.compile(r'colspan="(\d+)"')
WIDE = 8
"""Columns that an A4 page can still show in the letters of its text."""

PARAGRAPH = re.compile(r"(<li>)?<p>(.*?)</p>")
AROUND = re.compile(r"</?(?:ul|ol|li|table|tbody|tr|td|th)\b[^>]*>")
INSIDE = re.compile(r"</?(?:strong|em|a)\b[^>]*>")
UNTIDY = re.compile(r"^ | $|  |[\u2010\u2011]|^[·•▪◦‣●○§] ", re.MULTILINE)


def in_boxes(html):
    """Each table in a box that scrolls by itself, from the keyboard too."""
    return TABLE.sub(lambda found: _boxed(found[0]), html)


def words_in(html):
    """The words of a clean text, one line a paragraph; None when `clean` would have written it in another way."""
    if AROUND.sub("", PARAGRAPH.sub("", html)):
        return None
    found = PARAGRAPH.findall(html)
    lines = [INSIDE.sub("", words.replace("<br>", "\n")) for item, words in found if item or words]
    if "<" in (text := "\n".join(lines)):
        return None
    text = unescape(text)
    is_tidy = text.replace("\n", "").isprintable() and not UNTIDY.search(text)
    return text if is_tidy else None


def _boxed(table):
    kind = "table-wrap table-wrap--wide" if _columns(table) > WIDE else "table-wrap"
    return f'<div class="{kind}" role="group" aria-label="Table" tabindex="0">{table}</div>'


def _columns(table):
    first = FIRST_ROW.search(table)
    cells = CELL.findall(first[0]) if first else []
    spans = (COLSPAN.search(cell) for cell in cells)
    return sum(int(span[1]) if span else 1 for span in spans)
