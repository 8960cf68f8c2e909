"""The marking at the top of minutes, which says who may see them and is neither their title nor an item."""

from __future__ import annotations

import re

from meetings.wordin.lines import Line

MARKING = (
    r"(?:(?:uk\s+)?official|sensitive|not\s+protectively\s+marked|unclassified|protect(?:ed)?|restricted"
    r"|private|confidential|(?:strictly|staff\s+in|commercial\s+in)\s+(?:private|confiden(?:tial|ce))|personal\s+data)"
)
AND = r"(?:\s+(?:and|&)\s+|\W+)"
HANDLING = (
    r"(?:not\s+(?:to\s+be|for)\s+(?:further\s+|onward\s+)?(?:cop(?:ied|ying)|circulat\w+|publi\w+|shar(?:ed|ing)"
    r"|forward\w+|distribut\w+|disclos\w+|reproduced?|wider\s+\w+)"
    r"|(?:please\s+)?do\s+not\s+(?:copy|circulate|publish|share|forward|distribute|print))\b.*"
)
LINE = re.compile(
    rf"\W*(?:{MARKING}(?:{AND}{MARKING})*(?:\W+when\s+completed?)?(?:[\s:;,.–—-]+{HANDLING})?|{HANDLING})\W*",
    re.IGNORECASE,
)
MOST_WORDS = 20
TOP = 8
"""A marking stands among the first lines."""


def is_marking(text):
    return len(text.split()) <= MOST_WORDS and bool(LINE.fullmatch(text))


def without_markings(blocks):
    """(the blocks without the markings at the top, the words of these)."""
    marked = [
        block
        for block in blocks[:TOP]
        if isinstance(block, Line) and not block.in_list and is_marking(block.shown)
    ]
    kept = [block for block in blocks if not any(block is line for line in marked)]
    return kept, [line.shown for line in marked]
