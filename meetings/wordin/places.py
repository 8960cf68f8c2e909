"""Where a meeting is: what remains of a line without its days and times, or a line of its own."""

from __future__ import annotations

import re

from meetings.wordin.attendance import ROLE, looks_like_person
from meetings.wordin.dates import days_in, times_in, without_days

ONLINE = (
    r"(?:(?:ms|microsoft)\s+)?teams|zoom|skype|webex|google\s+meet|video[- ]?(?:conference|call|link)"
    r"|(?:tele)?phone|teleconference"
)
AT = re.compile(
    rf"^[\s,;.|–—-]*(?:(?:to be )?held\s+)?(?:at|in|venue|location|via|on|by(?=\s+(?:{ONLINE})\b))\b[:\s]*"
    r"(?:the (?=(?-i:[\dA-Z])))?",
    re.IGNORECASE,
)
GLUE = re.compile(
    r"^(?:[\s\0,;:.|()/–—&-]|\b(?:on|at|from|the|and|of|be|will|held|is|to|time|date|venue|starting"
    r"|commencing|between"
    r"|it|was|next|meeting|takes?|place|noted|that|agreed|in|hrs?)\b)*$",
    re.IGNORECASE,
)
HELD = re.compile(
    r"\b(?:held|took\s+place|taking\s+place)\s+(?:at|in|via|by|on)\s+(?:the\s+)?(?P<place>\S.{2,80}?)\s*,?\s+on\s*$",
    re.IGNORECASE,
)
""" "held at the Town Hall on", before the day."""
BEFORE_HOURS = re.compile(r"\s+(?:at|from|on|between|starting(?:\s+at)?)[\s.,;]*$", re.IGNORECASE)
"""What remains of "by video conference at 10.00am" without the hours."""
IS_ONLINE = re.compile(
    rf"(?:(?:by|via|on|through|online)\s+)?(?:{ONLINE}|virtual(?:ly)?|online|remote(?:ly)?|hybrid)(?:\s+(?:meeting|call))?",
    re.IGNORECASE,
)
HOW = re.compile(
    rf"\s*\((?:hybrid|in\s+person|virtual(?:ly)?|online|remote(?:ly)?|(?:and\s+|via\s+)?(?:{ONLINE}))\)",
    re.IGNORECASE,
)
WHOLE_BRACKET = re.compile(r"^\s*\(([^()]*)\)[\s.]*$")
BOTH = re.compile(r"\s+/\s+|/(?=[A-Z])")
""" "Teams / Committee Room 1" """
PLACE = re.compile(
    r"\b(?:rooms?|boardroom|house|(?:\w*hall)|centre|chambers?|suite|offices?|building|station|hospital|college|school"
    r"|academy|church|hotel|library|floor|street|road|lodge|court|park|club|campus|theatre|stadium|headquarters|hq"
    r"|clinic|university)\b",
    re.IGNORECASE,
)
MEETS_THERE = re.compile(
    r"\b(?:board|committee|meeting|conference|group)\s+rooms?\b", re.IGNORECASE
)
FULL_STOP = re.compile(r"(?<=\w{3})\.\s")
SAME = re.compile(r"(?:the\s+)?same\s+(?:venue|place|rooms?|location)", re.IGNORECASE)
BEGINS_PLACE = re.compile(
    rf"^\s*[,;|–—-]?\s*(?:[A-Z]\w|(?i:{SAME.pattern})\b|(?:hybrid|online|remote(?:ly)?|virtual(?:ly)?|in\s+person)\b)"
)
GATHERING = r"board|group|committee|panel|partnership|forum|executive|sub-?group|lscb|lscp|meeting"
"""Words for a body that meets, as its name or the title of its minutes has them."""
NO_PLACE = re.compile(
    rf"\b(?:{GATHERING}|minutes|notes|agenda"
    r"|draft|final|confidential|restricted|official|version|present|attendance|apologies)\b",
    re.IGNORECASE,
)
SMALL = frozenset(
    ("of", "the", "and", "at", "in", "on", "by", "for", "via", "de", "le", "upon", "under", "&", "–", "-")
)  # fmt: skip
LONG = 12
"""A line of more words is a sentence, not a name or a label."""


def is_place(text, *, after_hours=False):
    """Whether a line says where the meeting was. `after_hours`: it goes on a line that says day and time, so that
    any name in it does."""
    text = text.strip(" .,;–—-")
    if not text or len(text.split()) > LONG or days_in(text):
        return False
    if IS_ONLINE.fullmatch(text):
        return True
    both = [part for part in BOTH.split(text) if part.strip()]
    if len(both) > 1:
        return any(map(is_place, both)) and all(is_place(part, after_hours=True) for part in both)
    text = HOW.sub("", text).strip()
    first = text.split(",")[0]
    parts = [part.strip("(),.;:") for part in text.split()]
    is_name = all(
        part[:1].isupper() or part[:1].isdigit() or part in SMALL for part in parts if part
    )
    if not is_name or NO_PLACE.search(MEETS_THERE.sub("room", text)):
        return False
    if PLACE.search(first):
        return True
    if ROLE & {part.casefold() for part in parts} or text.isupper():
        return False
    is_person = looks_like_person(first) and not first.startswith("The ")
    return after_hours or (("," in text or bool(PLACE.search(text))) and not is_person)


def rest_of(text, days, times):
    """What remains of a text without its days and times; nothing when only glue remains."""
    text = without_days(text, days)
    if times:
        text = text[: times.start] + "\0" * (times.end - times.start) + text[times.end :]
    rest = text.replace("\0", " ")
    rest = re.sub(r"\(\s*\)", " ", rest)
    rest = re.sub(
        r"^(?:\s|[,;:.|–—-]|\b(?:on|at|from|time|between|starting)\b(?=\s*(?:[,;:.|–—-]|$|at\b|in\b"
        r"|on\b|from\b)))+",
        "",
        rest,
        flags=re.I,
    )
    return "" if GLUE.match(rest) else " ".join(rest.split())


def place_in(rest, *, has_hours):
    """The place that the rest of a line of the day names, or an empty string."""
    rest = BEFORE_HOURS.sub("", WHOLE_BRACKET.sub(r"\1", rest))
    found = AT.match(rest)
    if found and re.search(r"\w{3}", rest[found.end() :]):
        return re.sub(r"^via\s+", "", rest[found.end() :]).strip(" .,;")
    return rest.strip(" .,;–—-") if is_place(rest, after_hours=has_hours) else ""


def place_before(text):
    """The place in "held at the Town Hall on", or an empty string."""
    found = HELD.search(text)
    return found["place"].strip(" ,;") if found else ""


def read_next(text, found, near):
    """Put day, times and place of a text into a `NextMeeting`; whether there were any."""
    days = days_in(text, near=near)
    times = times_in(without_days(text, days))
    if days and found.date is None:
        found.date = days[0].day
    if times and found.start is None:
        found.start, found.end = times.first, times.last
    if not days and not times:
        return False
    last = max([*(day.end for day in days[:1]), *([times.end] if times else [])])
    rest = text[last:]
    place = AT.match(rest)
    if place and not found.venue and re.search(r"\w{3}", rest[place.end() :]) and not days_in(rest):
        found.venue = _tidy(FULL_STOP.split(rest[place.end() :])[0])
    elif not found.venue and BEGINS_PLACE.match(rest) and not days_in(rest):
        rest = FULL_STOP.split(rest)[0]
        found.venue = _tidy(rest) if len(rest.split()) <= LONG else ""
    elif not found.venue and (within := WHOLE_BRACKET.match(rest)) and is_place(within[1]):
        found.venue = _tidy(within[1])
    return True


def name_same(following, meeting):
    """Where the next meeting is "in the same room", it is where this one was."""
    if following and meeting.venue and SAME.fullmatch(following.venue):
        following.venue = meeting.venue


def _tidy(place):
    """A place without what stands around it, such as a bracket that nothing opens."""
    place = place.strip(" ,.;:|–—-")
    return place if "(" in place else place.rstrip(")").rstrip()
