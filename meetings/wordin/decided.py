"""Sentences in which a body decides, with its verb in capitals: "The Board AGREED to hold an event"."""

from __future__ import annotations

import re

from meetings.wordin.places import GATHERING
from meetings.wordin.sentences import spans

NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})+\.?\s+)?"
"""That of a paragraph within an item, "4.3"."""
BODY = (
    rf"(?:all |the )?(?:(?:{GATHERING})s?|members|partners|trustees)"
    r" (?:then |also |therefore |unanimously )?"
)
VERBS = "agreed|resolved|decided|approved|endorsed|adopted|ratified"
DECIDES = re.compile(
    rf"{NUMBER}(?:(?i:{BODY})"
    r"(?:AGREED|RESOLVED|DECIDED|APPROVED|ENDORSED|ADOPTED|RECOMMENDED)\b(?=\s*\S)"
    r"|RECOMMENDED\b(?= (?:to|that)\b|\s*[:–—-]\s)"
    r"|Agreed that\b(?=[^.:;?!]{2,120} (?:be|will|should|shall|must)\b)"
    r"|(?!It )[A-Z](?:(?!minutes\b)[^.:;?!]){2,120}? (?:was|were) (?:[a-z]+ly )?"
    r"(?:AGREED|APPROVED|ENDORSED|ADOPTED|RATIFIED)\b)"
)
BEFORE = re.compile(rf"^{NUMBER}(?:Agreed (?=that\b))?")
SET_APART = re.compile(
    rf"^\s*(?:{BODY}(?:{VERBS})\b(?=\s*\S)"
    r"|(?:agreed|approved|endorsed|adopted)\s*\.?\s*$)",
    re.IGNORECASE,
)
"""What a paragraph says as a whole that is set in italics or underlined because it is what was decided."""
OUTCOME = re.compile(
    rf"^\s*outcome\s*:\s*(?P<words>{BODY}"
    rf"(?:{VERBS}|supported|accepted)\b.*)$",
    re.IGNORECASE,
)
""" "Outcome: The Group supported the pledge." """
OPENS_LIST = re.compile(
    rf"^\s*(?:the )?(?:(?:{GATHERING})s?|members|partners|following)\s*:\s*$", re.IGNORECASE
)
"""What may stand between the heading "Decisions" and its list."""


def decided_by(line):
    """What was decided, by a paragraph that as a whole says so, or an empty string."""
    if found := OUTCOME.match(line.words):
        return found["words"]
    is_apart = line.is_italic or line.is_underlined
    is_one = is_apart and len(spans(line.words)) == 1
    return line.words if is_one and SET_APART.match(line.words) else ""


def decided_in(text):
    """(start, end) of each such sentence, in their order."""
    return [(start, end) for start, end in spans(text) if DECIDES.match(text, start, end)]
