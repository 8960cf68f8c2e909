"""Lines that say how earlier actions stand: "Action 12/24: complete", "A7 – closed", "5.2 remains outstanding"."""

from __future__ import annotations

import re

from meetings.wordin.result import Update
from meetings.wordin.sentences import sentences

OPEN = (
    r"(?:on-?going|outstanding|open|overdue|in progress|carr(?:ied|y) (?:forward|over)|c/f"
    r"|not (?:yet )?(?:started|complete|completed|done)|partially complete|partly complete)"
)
STATUS = rf"(?:{OPEN}|closed|completed?|done|discharged|superseded|withdrawn)"
NUMBER = r"\d{1,4}(?:[./-]\d{1,4}){0,3}[a-z]?"
ACTION = rf"(?:action(?: point)?(?: (?:no\.?|ref\.?))?\s?|(?-i:AP\s?|A)){NUMBER}"
CODE = r"[A-Z]{1,4}[-/]?\d{2,4}[-/]\d{1,4}"
IS = r"(?:is|are|was|were|remains?|remained|has been|have been)\s+"
MORE = r"(?:(?:now|all|both|still)\s+)?"
STANDS = rf"(?:\s*[:–—-]\s*|\s+(?={IS}))(?P<text>(?:{IS})?{MORE}{STATUS})[\s.]*$"
SIGNED = re.compile(rf"^\s*{ACTION}(?:\s*\([^()]{{1,80}}\))?\s*[:–—-]", re.IGNORECASE)
ONLY = re.compile(
    rf"^\s*(?P<reference>(?:{ACTION}|{CODE})(?:\s*\([^()]{{1,80}}\))?){STANDS}",
    re.IGNORECASE,
)
IN_LOG = re.compile(
    rf"^\s*(?P<reference>(?:item\s+)?\(?\d{{1,2}}(?:\.\d{{1,2}})+\)?){STANDS}",
    re.IGNORECASE,
)
TOLD = re.compile(
    rf"^\s*(?P<reference>(?:{ACTION}|{CODE}|item\s+\d[\d.]*|\d{{1,2}}(?:\.\d{{1,2}})+)(?:\s*\([^()]{{1,80}}\))?)\s*[:–—-]\s*"
    rf"(?P<text>\S.*?(?:[.;:,–—-]|\bnow)\s+{STATUS}[\s.]*)$",
    re.IGNORECASE | re.DOTALL,
)
SEVERAL = re.compile(
    rf"^\s*(?P<what>actions?|items?)\s+(?P<numbers>{NUMBER}(?:\s*(?:,|and|&|,\s*and)\s*{NUMBER}){{1,15}})"
    rf"{STANDS}",
    re.IGNORECASE,
)
LEFT_OPEN = re.compile(rf"(?<!not )\b{OPEN}[\s.]*$", re.IGNORECASE)
LONGEST = 400


def standing_of(text, is_closed, *, in_log):
    """The `Update`s of a line that says only how earlier actions stand; none for any other. In a log a
    line may tell more before its last words; elsewhere it is "Action 4: complete" and no sentence of a
    plan. `is_closed` reads the last words."""
    found = []
    if len(text) > LONGEST or not (in_log or SIGNED.match(text)):
        return found
    for sentence in sentences(text):
        if many := SEVERAL.match(sentence) if in_log else None:
            found += _each(many, sentence, is_closed)
        elif one := ONLY.match(sentence) or (in_log and IN_LOG.match(sentence)):
            found.append(_update(one, sentence, is_closed))
        else:
            found = []
            break
    if not found and in_log and (told := TOLD.match(text)):
        found = [_update(told, text, is_closed)]
    return found


def _update(found, source, is_closed):
    text = found["text"].strip()
    return Update(found["reference"].strip(), text, is_closed(text), source)


def _each(found, sentence, is_closed):
    """ "Actions 4, 5 and 7 are complete." is news of three, each with the sentence."""
    what = found["what"].rstrip("s").capitalize()
    numbers = re.findall(NUMBER, found["numbers"])
    sources = [sentence] + [""] * (len(numbers) - 1)
    return [
        Update(f"{what} {number}", sentence, is_closed(found["text"]), source)
        for number, source in zip(numbers, sources, strict=True)
    ]
