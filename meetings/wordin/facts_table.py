"""Whether a table holds the facts of the meeting: labels with what they say beside them."""

from __future__ import annotations

import re

from meetings.wordin.attendance import looks_like_person
from meetings.wordin.dates import days_in
from meetings.wordin.result import PRESENT
from meetings.wordin.titles import numbered
from meetings.wordin.words import (
    DAY,
    LABEL_LINE,
    MINUTES_CELL,
    STATUS_OF,
    is_label,
    label_of,
    starts_special,
    status_of,
)

FEW_WORDS = 9
WHO = re.compile(
    r"\s*(?:who(?:\s+(?:was\s+(?:there|here|present)|came|attended))?|people)\s*[:?]?\s*",
    re.IGNORECASE,
)
""" "Who", beside those who came."""


def are_facts(rows):
    """Whether it is a list of labels with what they say: "Date | 19 September 2025". Beside the day of the
    meeting some labels may be others: "Reference | QP/12"."""
    labelled, others, says_when = 0, 0, False
    for row in rows:
        cells = [cell for cell in row if cell.words]
        pairs = list(zip(cells[::2], cells[1::2], strict=False))
        if not cells or cells[0].column > 1 or len(cells) > 4:
            return False
        known = [pair for pair in pairs if _is_label(*pair)]
        says_when = says_when or any(_says_when(*pair) for pair in pairs)
        alone = len(cells) == 1 and (
            LABEL_LINE.match(cells[0].words) or STATUS_OF.match(cells[0].words)
        )
        labelled += bool(known) or bool(alone)
        if not known and not alone and len(cells) > 1:
            others += 1
            if len(cells) > 2 or _may_be_item(*cells):
                return False
    return labelled * 2 > len(rows) and (says_when or not others)


def _is_label(label, value):
    is_taker = MINUTES_CELL.fullmatch(label.words) and begins_with_person(value.words)
    return is_label(label.words) or bool(is_taker) or _says_who(label.words, value)


def _says_who(label, value):
    """Whether a label is "Who", and each line beside it names somebody."""
    return bool(WHO.fullmatch(label)) and all(
        begins_with_person(line.words) for line in value.lines
    )


def status_beside(label, value):
    """The status of those who are named in the cell beside a label, or an empty string."""
    found = status_of(label)
    return found[0] if found else PRESENT if _says_who(label, value) else ""


def begins_with_person(text):
    """Whether a text is a name, and maybe more about whoever it is: "Dom Shaw (DS), Business Support"."""
    return looks_like_person(re.split(r"[,;(]", text)[0].strip())


def _may_be_item(label, value):
    """Whether a row may be an item of minutes: "1. Welcome", or a title with more beside it than a fact."""
    is_title = numbered(label.words)[0] or starts_special(label.words)
    return bool(is_title) or any(len(cell.words.split()) > FEW_WORDS for cell in (label, value))


def _says_when(label, value):
    """Whether a label is that of the day and a day stands beside it."""
    return label_of(label.words) == DAY and bool(days_in(value.words))
