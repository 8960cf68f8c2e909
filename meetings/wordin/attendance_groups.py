"""Headings among the people that name a group of them: "Statutory partners", "Supporting officers"."""

from __future__ import annotations

import re

from meetings.wordin.result import APOLOGIES, IN_ATTENDANCE, OBSERVER, PRESENT
from meetings.wordin.words import status_of

GROUP = re.compile(
    r"^\s*(?:[^\W\d_][\w&/’'-]*\s+){0,4}(?:(?P<here>members|partners|representatives|agencies)"
    r"|(?P<beside>officers|advis[eo]rs|guests|invitees)|(?P<observing>observers))\s*:?\s*$",
    re.IGNORECASE,
)
NAMES = r"(?:[a-z]+ ){1,4}(?:members|partners|officers|advis[eo]rs|representatives|guests|invitees|observers)"
"""The heading of a column that names a group, in plain words."""


def names_group(words):
    """Whether a line is nothing but the name of a group of people."""
    return bool(GROUP.match(words)) and not status_of(words)


def status_below(words, status):
    """How those below the name of a group were there: as its words say, but for those who sent apologies, whose
    list goes on; `status` is that of those above. None when it names no group."""
    found = GROUP.match(words)
    if not found or status_of(words):
        return None
    if status == APOLOGIES:
        return status
    if found["observing"]:
        return OBSERVER
    return IN_ATTENDANCE if found["beside"] else PRESENT
