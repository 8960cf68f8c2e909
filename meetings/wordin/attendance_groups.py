"""Headings among the people that name a group of them: "Statutory partners", "Supporting officers"."""

from __future__ import annotations

import re

from meetings.wordin.result import APOLOGIES, IN_ATTENDANCE, OBSERVER, PRESENT
from meetings.wordin.words import status_of

OF_A_TITLE = (
    r"welcome|introductions?|apologies|thanks|recruit\w*|appoint\w*|feedback|updates?|reports?|items?|training|changes?"
    r"|new|to|of|for|from|by|with|about|on"
)
"""Words of the title of an item rather than of a group: "Update from partners", "Recruitment of lay members"."""
GROUP = re.compile(
    rf"^\s*(?!.*\b(?:{OF_A_TITLE})\b)(?:[^\W\d_][\w&/’'-]*\s+){{0,4}}"
    r"(?:(?P<here>members|partners|representatives|agencies)|(?P<beside>officers|advis[eo]rs|guests|invitees)"
    r"|(?P<observing>observers))\s*:?\s*$",
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
