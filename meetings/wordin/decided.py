"""Sentences in which a body decides, with its verb in capitals: "The Board AGREED to hold an event"."""

from __future__ import annotations

import re

from meetings.wordin.places import GATHERING
from meetings.wordin.sentences import spans

DECIDES = re.compile(
    rf"(?i:(?:all |the )?(?:(?:{GATHERING})s?|members|partners|trustees) (?:then |also |therefore |unanimously )?)"
    r"(?:AGREED|RESOLVED|DECIDED|APPROVED|ENDORSED|ADOPTED|RECOMMENDED)\b(?=\s*\S)"
    r"|RECOMMENDED\b(?= (?:to|that)\b|\s*[:–—-]\s)"
)
OPENS_LIST = re.compile(
    rf"^\s*(?:the )?(?:(?:{GATHERING})s?|members|partners|following)\s*:\s*$", re.IGNORECASE
)
"""What may stand between the heading "Decisions" and its list."""


def decided_in(text):
    """(start, end) of each such sentence, in their order."""
    return [(start, end) for start, end in spans(text) if DECIDES.match(text, start, end)]
