"""What stands behind a tab in the title of an item: who leads it, when it begins, how long it takes."""

from __future__ import annotations

import re

from meetings.wordin.attendance import INITIALS

HOURS = re.compile(
    r"^\(?(?:\d{1,2}[:.]\d{2}\s*(?:am|pm|hrs)?|\d{1,2}\s*(?:am|pm)|\d{1,3}\s*min(?:ute)?s?\.?)"
    r"(?:\s*(?:-|–|—|to)\s*\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|hrs)?)?\)?$",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"^[(\[][^()\[\]]{1,60}[)\]]$")
LEADS = re.compile(r"^(?:all|(?:the )?chair|various|verbal)$", re.IGNORECASE)
MOST_WORDS = 4
"""A name has no more, and stands before a time."""


def cut_at_tab(title, line):
    """(the title, the lines beside it) of an item that begins at a line; nothing stands beside most."""
    columns, count = line.columns, 0
    first = 1 if columns and re.search(r"[^\W\d_]{2}", columns[0]) else 2
    for words in reversed(columns[first:]):
        is_leader = INITIALS.match(words) or LEADS.match(words)
        is_named = count and HOURS.match(columns[-1]) and len(words.split()) <= MOST_WORDS
        if not (
            HOURS.match(words) or IN_BRACKETS.match(words) or is_leader or (count == 1 and is_named)
        ):
            break
        count += 1
    beside = " ".join(columns[len(columns) - count :])
    start = len(line.words.rstrip()) - len(beside)
    if not beside or not title.endswith(beside) or line.words[start:].rstrip() != beside:
        return title, []
    left = title.removesuffix(beside).strip(" :–—-")
    return (left, [line.part(start)]) if left else (title, [])
