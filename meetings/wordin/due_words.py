"""When an action is due where no day is named: "at the June meeting", "to the next Board", "in February"."""

from __future__ import annotations

import re

from common.formats import MONTH_WORD
from meetings.capture import due as when
from meetings.capture.due import Due

BOARD = r"(?:board|group|sub-?group|executive|committee|partnership|panel|forum)"
GATHERING = (
    rf"(?:(?:full\s+)?(?:{BOARD}\s+)?(?:meeting|session)|(?:full\s+)?{BOARD}|agenda|agm|away ?day)"
)
MONTH = rf"(?:{MONTH_WORD}(?:\s+20\d\d)?)"
SEASON = r"(?:spring|summer|autumn|winter)"
WAIT = r"(?:(?:the\s+day\s+)?(?:before|prior\s+to|ahead\s+of|in\s+advance\s+of|after|following)\s+)"
LEAD = r"(?:(?:in\s+time\s+for|ready\s+for|no\s+later\s+than|during|until|by|to|at|for|in|on)\s+)"
THE = r"(?:(?:the|our|its)\s+)"
MEETING = rf"(?:next|following|{MONTH}|{SEASON})\s+{GATHERING}"
SPAN = (
    rf"(?:(?:early|mid|late)[\s-]+)?{MONTH}"
    rf"|(?:the\s+)?(?:start|beginning|middle)\s+of\s+{MONTH}"
    rf"|(?:the\s+)?(?:new\s+year|(?:early\s+|late\s+)?{SEASON}(?:\s+term)?(?:\s+20\d\d)?|(?:next|this|new)\s+(?:school\s+|financial\s+)?"
    r"(?:week|month|quarter|term|year)|end\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:term|quarter|day|year)|q[1-4](?:\s+20\d\d(?:[/-]\d\d)?)?|due\s+course"
    rf"|(?:(?:the\s+)?(?:{MONTH}|{SEASON}|next)\s+)?half[\s-]term"
    rf"|close\s+of\s+(?:play|business)(?:\s+(?:on\s+)?(?:next\s+)?(?:{when.WEEKDAY}|tomorrow|today))?)"
)
EVENT = (
    rf"{WAIT}(?:{SPAN}|(?:(?:the|any)\s+(?:\w+\s+)?)?(?:inquest|trial|hearing|court\s+case|proceedings|inspection"
    r"|publication|launch|election|holidays?|break|consultation|conference|pilot))"
    r"|once\s+(?:(?:it|they|this|these|the\s+\w+(?:\s+\w+)?)\s+(?:is|are|has\s+been|have\s+been)\s+)?(?!\w*need)"
    r"\w+(?:ed|en|wn)"
)
"""What is waited for: "after the inquest", "once published"."""
WEEK = (
    r"(?:w/[bce]|week\s+(?:commencing|beginning|ending))\s+(?:(?:mon|fri|sun)(?:day)?\s+)?(?:the\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}|\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?)"
)
TODAY = r"(?:today|this\s+(?:week|month|term)|next\s+(?:week|month|term|quarter)|by\s+return)"
NO_DAY = (
    r"(?:no\s+(?:date|deadline|timescale)(?:\s+(?:set|given|agreed|yet))?"
    r"|(?:with\s+)?immediate(?:\s+effect)?|urgent)"
)
END = re.compile(
    rf"(?<![\w/-])(?:{LEAD}?(?P<meeting>{WAIT}?{THE}?{MEETING})|(?:in|during|by|from|until|for|at)\s+(?P<span>{SPAN})"
    rf"|(?P<event>{EVENT})|(?P<today>{TODAY}))(?=[\s.;,)\]]*$)",
    re.IGNORECASE,
)
"""Behind the words of an action."""
APART = re.compile(
    rf"(?<![\w/-]){LEAD}?(?P<all>{WAIT}?{THE}?(?:{MEETING}|{SPAN}|{EVENT}|{TODAY}|{NO_DAY}))(?=[\s.;,)\]]*$)",
    re.IGNORECASE,
)
"""Where it stands by itself, behind a dash, in brackets or in a column."""
WEEK_AT_THE_END = re.compile(rf"(?<![\w/-]){LEAD}?{WEEK}(?=[\s.;,)\]]*$)", re.IGNORECASE)
PAST = re.compile(
    r"(?:\b(?:look|looking|made|taken|held|given|sent|seen|done|was|were|had|last|this)|\b\w+ed)\s*$",
    re.IGNORECASE,
)
"""What is told before a month has been: "the report published in February"."""
YEAR = re.compile(r"\b20\d\d\b")
A_NAME = re.compile(r"^(?:(?i:april|june|may|mark)|Summer|Autumn)$")
"""May be somebody's too, where nothing stands before it."""
MOST = 90
"""No such words are longer."""


def read(text, room, *, is_apart=False):
    """The `Due` of a text as quick lines have it, or else by the words above; its `phrase` is empty
    where nothing says when."""
    found = WEEK_AT_THE_END.search(text, max(0, len(text) - MOST))
    if found:
        return Due(phrase=found[0].strip(), start=found.start(), end=found.end())
    due = when.read(text, room.day, own_names=room.own_names, is_apart=is_apart)
    longer = _at_the_end(text, room, is_apart)
    if due.phrase and not due.sentence.startswith("Is it due"):
        is_part = due.sentence and longer and longer.start <= due.start and longer.end > due.end
        return longer if is_part else due
    return longer or due


def is_bare(words, room):
    """Whether words are only a month or a time of the year, and nobody's name: "June", "end of May"."""
    words = words.strip(" .")
    return bool(re.fullmatch(SPAN, words, re.IGNORECASE)) and not room.resolve(words).is_known


def _at_the_end(text, room, is_apart):
    start = max(0, len(text) - MOST)
    found = (APART if is_apart else END).search(text, start)
    if not found:
        return None
    phrase = next(filter(None, found.groups()))
    years = [int(year) for year in YEAR.findall(phrase)]
    is_name = found[0] == phrase and _may_be_name(text[: found.start()], phrase, room)
    if is_name or PAST.search(text[start : found.start()]) or any(y < room.day.year for y in years):
        return None
    phrase = re.sub(rf"^{THE}", "", phrase, flags=re.IGNORECASE)
    return Due(phrase=phrase, start=found.start(), end=found.end())


def _may_be_name(before, phrase, room):
    """Whether a word without a preposition may be somebody's name: "June", "Kim March"."""
    if A_NAME.match(phrase) or room.resolve(phrase).is_known:
        return True
    return " " not in phrase and bool(re.search(r"[A-Z][a-z]+\s*$", before))
