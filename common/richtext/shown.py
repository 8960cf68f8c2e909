"""A clean text as a page or a document shows it: its tables in boxes of their own."""

from __future__ import annotations

import re

TABLE = re.compile(r"<table>.*?</table>")
FIRST_ROW = re.compile(r"<tr>.*?</tr>")
CELL = re.compile(r"<t[hd]\b([^>]*)>")
COLSPAN = re.compile(r'colspan="(\d+)"')
WIDE = 8
"""Columns that an A4 page can still show in the letters of its text."""


def in_boxes(html):
    """Each table in a box that scrolls by itself, from the keyboard too."""
    return TABLE.sub(lambda found: _boxed(found[0]), html)


def _boxed(table):
    kind = "table-wrap table-wrap--wide" if _columns(table) > WIDE else "table-wrap"
    return f'<div class="{kind}" role="group" aria-label="Table" tabindex="0">{table}</div>'


def _columns(table):
    first = FIRST_ROW.search(table)
    cells = CELL.findall(first[0]) if first else []
    spans = (COLSPAN.search(cell) for cell in cells)
    return sum(int(span[1]) if span else 1 for span in spans)
