"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re
from string import ascii_lowercase

END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
SHORT = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|cllr|supt|insp|sgt|det|rev|st|nos|p|pp|para|paras|vol|fig|e\.g"
    r"|i\.e|etc|vs|approx"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|ref|cont|incl|dept|a\.m|p\.m)|\b[A-Z])\.$",
    re.IGNORECASE,
)
BEFORE_NUMBER = re.compile(
    r"\b(?:no|recs?|sect?s?|chap|ch|cl|regs?|qtr|yrs?|nr|min|max|est|ext|tel|appx|ver|v)\.$",
    re.IGNORECASE,
)
"""These are short for something only where a number follows: "rec. 7", "no. A4"."""
A_NUMBER = re.compile(r"[A-Z]{0,3}[-/]?\d")
LONGEST_SHORT = 12
"""No word of these, and no number before a sentence, has more characters."""
NUMBERED = re.compile(r"(?<!\S)\(?(\d{1,2})[.)]\s+(?=\S)")

LETTERED = re.compile(r"(?<!\S)\(([a-z])\)\s+(?=\S)")


def spans(text):
    """(start, end) of each sentence, without the space between them."""
    found, start = [], 0
    for match in END.finditer(text):
        before = text[max(start, match.start() - LONGEST_SHORT) : match.start() + 1]
        is_first = match.start() - start < LONGEST_SHORT
        is_number = is_first and re.fullmatch(r"\s*\(?\d{1,2}(?:\.\d+)*\.", before)
        is_short = SHORT.search(before) or (
            BEFORE_NUMBER.search(before) and A_NUMBER.match(text, match.end())
        )
        if match[0][0] == "." and (is_short or is_number):
            continue
        found.append((start, match.end() - len(match[0]) + len(match[0].rstrip())))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return found


def sentences(text):
    return [text[start:end] for start, end in spans(text)]


def numbered(text):
    """(number, words) of "1. first 2. second", or of "(a) first (b) second"; empty unless they run from the
    first."""
    return _run(text, NUMBERED, map(str, range(1, 100))) or _run(text, LETTERED, ascii_lowercase)


def _run(text, sign, signs):
    marks = list(sign.finditer(text))
    if (
        not marks
        or marks[0].start() > 0
        or any(a[1] != b for a, b in zip(marks, signs, strict=False))
    ):
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [
        (mark[1], text[mark.end() : end].strip()) for mark, end in zip(marks, ends, strict=True)
    ]
