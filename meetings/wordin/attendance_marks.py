"""What a mark beside a name says: "P", "✓", "Apologies received", "Deputy: Ann Orr", "Deputising for Sue Lane"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from meetings.wordin.attendance import DEPUTISES, INITIALS, looks_like_person, person_of
from meetings.wordin.result import APOLOGIES, DEPUTY, IN_ATTENDANCE, OBSERVER, PRESENT, Attendee
from meetings.wordin.words import status_of

GIVEN = r"(?:\s+(?:were\s+|was\s+)?(?:received|given|sent|accepted|noted|for\s+absence))*"
WORDS = (
    (PRESENT, r"p|pr|pres|present|attended|attending|here|y|yes|v|virtual(?:ly)?|remote(?:ly)?|on-?line"
              r"|(?:via\s+)?(?:ms\s+|microsoft\s+)?teams|zoom|in\s+person|by\s+(?:tele)?phone|[✓✔☑☒√✅]+"),
    (APOLOGIES, rf"a|ap|apols?{GIVEN}|apolog(?:y|ies){GIVEN}|absent|no|n|x|not\s+present|not\s+attending"
                r"|did\s+not\s+attend|unable\s+to\s+attend|dna|[✗✘❌×✕✖]+|sent\s+(?:a\s+)?deputy"
                r"|deputy\s+(?:sent|attended)"),
    (OBSERVER, r"o|obs\w*|participant\s+observer"),
    (IN_ATTENDANCE, r"ia|in\s+attendance"),
)  # fmt: skip
MORE = (
    r"(?P<more>\s*$|\s*[–—(,;:-].*$|\s+(?:via|by|from|until|till|to|on|at|in\s+part|part|remotely|virtually"
    r"|online|for\s+(?:the\s+)?(?:items?|part|first|last|whole))\b.*$)"
)
MARKS = tuple(
    (status, re.compile(rf"(?:{pattern}){MORE}", re.IGNORECASE)) for status, pattern in WORDS
)
NAMES_DEPUTY = re.compile(
    r"^(?:(?:apolog\w+|apols?|absent|not\s+present|no|a)\b\W*)?(?:sent\s+)?(?:(?:was\s+|is\s+)?(?:deputi[sz]ed|represented"
    r"|substituted)\s+by|(?:deputy|sub|substitute)(?:\s+(?:sent|attended|was|is))?)\s*[:=,(–—-]*\s*"
    r"(?P<who>[^\W\d_].*?)(?:\s+(?:attended|came|attending))?\)?$",
    re.IGNORECASE,
)
DEPUTY_CAME = re.compile(
    r"^(?:(?:apolog\w+|apols?|absent|not\s+present|no|a)\b\W*)?(?P<who>[A-Z].*?)\s+(?:(?:has\s+|was\s+|is\s+)?deputi[sz](?:ed|ing)"
    r"|attended|attending|stood\s+in|as\s+deputy|to\s+attend)\b.*$",
    re.IGNORECASE,
)
NOT_TICKED = "☐"
"""Does not say for sure that somebody was away; beside a box that is ticked it says nothing."""
FOR_WHOM = re.compile(r"^[Ff]or\s+(?P<who>[A-Z].+)$")
MOST_WORDS = 6
IS_DEPUTY = re.compile(r"^(?:d|deputy|sub|substitute)$", re.IGNORECASE)


@dataclass(frozen=True)
class Mark:
    """`status` is empty when the mark is not known. `deputy` is the `Attendee` who came instead, and
    `stands_for` the name of whoever this one came for. `is_sure`: it can mean nothing else. `says_more`
    than the status does: "Present from item 4"."""

    status: str = ""
    deputy: Attendee | None = None
    stands_for: str = ""
    is_sure: bool = True
    says_more: bool = False


def mark_of(words):
    """The `Mark` that some words are."""
    words = " ".join(words.split()).strip(" .;*")
    if deputy := _deputy(words):
        return Mark(APOLOGIES, deputy)
    if who := _stands_for(words):
        return Mark(DEPUTY, stands_for=who)
    if IS_DEPUTY.match(words) or words == NOT_TICKED:
        return Mark(APOLOGIES, is_sure=False)
    for status, pattern in MARKS:
        if found := pattern.match(words):
            more = found["more"].strip(" ()–—,;:-")
            if status == PRESENT and (who := _stands_for(more)):
                return Mark(DEPUTY, stands_for=who)
            return Mark(status, says_more=bool(more))
    heads = status_of(words)
    is_known = bool(heads and not heads[1])
    return Mark(heads[0] if is_known else "", is_sure=is_known, says_more=not is_known)


def _stands_for(words):
    """Whom somebody came for: "deputising for Sue Lane", "for Sue Lane"."""
    found = FOR_WHOM.match(words) or DEPUTISES.match(words)
    who = person_of(found["who"], PRESENT).name if found else ""
    if INITIALS.match(who):
        return who
    return who if looks_like_person(who) else ""


def _deputy(words):
    for pattern in (NAMES_DEPUTY, DEPUTY_CAME):
        if found := pattern.match(words):
            who = found["who"]
            who = who.rstrip(")") if who.count(")") > who.count("(") else who
            person = person_of(who, DEPUTY)
            if looks_like_person(person.name):
                return person
    return None


def is_mark(words):
    """Whether words in a column say who was there."""
    return bool(words) and len(words.split()) <= MOST_WORDS and bool(mark_of(words).status)


def is_tick(words):
    """Whether words in a column are a mark and nothing more."""
    mark = mark_of(words) if is_mark(words) else Mark()
    return bool(mark.status) and not (mark.says_more or mark.deputy or mark.stands_for)
