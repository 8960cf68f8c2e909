"""Which lines below "approved with the following amendments" correct the minutes, and which are news of
what was agreed in them."""

from __future__ import annotations

import re

from meetings.wordin.sentences import sentences

BUT_FOR = r"\b(?:subject\s+to|pending|with|following|save\s+for|except\s+for)\s+(?:(?:the|these|those)\s+)?"
CORRECTIONS = r"(?:minor\s+)?(?:amendments?|corrections?|changes?)"
ACCURATE = r"\b(?:agreed|approved|accepted|confirmed|signed)\b[^:]{0,80}?\b(?:accurate|correct|true|record)\b"
COUNT = (
    r"(?:(?P<count>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|an?|some|several|a\s+(?:few|number\s+of)"
    r"|(?:a\s+)?couple\s+of)\s+(?:(?:small|slight|further|other|factual|typographical)\s+)?)?"
)
AMENDED = re.compile(
    rf"(?:{BUT_FOR}(?:following\s+)?{COUNT}{CORRECTIONS}|{ACCURATE}[^:]{{0,60}}?\bsubject\s+to(?:\s+the\s+following)?)"
    r"\s*:\s*(?P<words>.*)$",
    re.IGNORECASE,
)
AMENDED_BELOW = re.compile(
    rf"{BUT_FOR}following\s+{CORRECTIONS}(?P<words>)\s*\.?\s*$", re.IGNORECASE
)
"""The corrections follow in lists, or in lines that read as such."""
AMENDS = re.compile(
    r"\bamendments?\s+to\s+(?:the\s+)?(?:previous\s+|last\s+)?minutes\b"
    r"|\bshould\s+(?:have\s+)?(?:read|been|state[d]?|say|be\s+amended)\b"
    r"|\bto\s+(?:be\s+amended\s+to\s+)?read\b|\bamended\s+to\s+(?:read|say|state)\b",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"^\s*(?:(?:pages?|items?|parts?|para\w*|section|line|minute|bullet)\b|(?:p|pg|pp)\.?\s?\d"
    r"|(?:first|second|third|last|final)\s+(?:line|paragraph|bullet|sentence)\b)",
    re.IGNORECASE,
)
"""Where in the minutes something is to be corrected."""
NUMBER = re.compile(r"^\s*\(?\d{1,2}(?:\.\d{1,2})+\s*[:.,)–—-]")
CHANGES = re.compile(
    r"\b(?:delet(?:ed?|ion)|remov(?:ed?|al)|add(?:ed|ition)?|insert(?:ed|ion)?|replaced?|replacement"
    r"|amend(?:ed|ment)?|correct(?:ed|ion)?|changed?|omit(?:ted)?|spel(?:t|ling|led)|typo|rather than|instead of"
    r"|should|to (?:be|read|say|state))\b",
    re.IGNORECASE,
)
BIDS = re.compile(
    r"(?:[:,–—-]|^)\s*(?:please\s+)?(?:delete|remove|insert|replace|amend|omit|change)\b"
    r"|\bto be (?:deleted|removed|inserted|replaced|amended|omitted|corrected|changed)\b",
    re.IGNORECASE,
)
NEWS = re.compile(
    r"\b(?:closed|completed?|discharged|done|carr(?:ied|y) (?:forward|over)|[cC]/[fF]|on-?going|outstanding"
    r"|on (?:the |today['’]s )?agenda)\W*$|\bupdate\s*:"
    r"|\s[–—-]\s[^:]{2,60}:\s.{0,200}?\b(?:confirmed|reported|advised|updated)\b",
    re.IGNORECASE,
)
ON_CONDITION = re.compile(
    r"\b(?:agreed|approved|accepted|confirmed|signed)\b[^:]{0,60}?\bsubject\s+to(?:\s+the\s+following)?\s*:\s*(?P<words>.+)$",
    re.IGNORECASE,
)
OF_MINUTES = re.compile(
    r"\bminutes\b|^\W*notes\s+(?:of|from)\s+(?:(?:the|our)\s+)?(?:last|previous|meeting|(?:\w+day\s+)?\d)",
    re.IGNORECASE,
)
"""The title of an item in which earlier minutes are approved."""
KEPT = r"\b(?:agreed|approved|accepted|confirmed|signed|adopted|accurate|correct|true\s+record)\b"
CHANGED = (
    r"(?:corrected|amended|changed|altered|replaced|added|removed|deleted|inserted|shown|recorded|listed"
    r"|marked|included)"
)
IN_PASSING = (
    rf"{KEPT}.{{0,60}}?\b(?:subject\s+to|save\s+for|except\s+for|with)\s+(?P<words>[^.;]{{2,80}}?\bbeing\s+{CHANGED}\b.*)",
    rf"{KEPT}.{{0,40}}?(?P<words>\bwith\s+(?:the\s+\w+\s+)?[“\"‘'][^”\"’']+[”\"’'].{{0,60}}?\b{CHANGED}\s+(?:to|by|with)\b.+)",
    rf"{KEPT}.{{0,80}}?\b(?:save|except|apart\s+from\s+the\s+fact|the\s+exception)\s+that\s+(?P<words>.+)",
    rf"{KEPT}.{{0,60}}?(?P<words>\b(?:as\s+)?amended\s+to\s+(?:show|reflect|record|include|add|note|make\s+clear)\b.+)",
    rf"{BUT_FOR}{COUNT}(?:minor\s+)?(?:additions?|alterations?|omissions?|deletions?)\s*[:–—-]\s*(?P<words>.+)",
    rf"{BUT_FOR}{COUNT}{CORRECTIONS}\s+(?:on|to|at|in|under)\s+(?:the\s+)?"
    r"(?P<words>(?:pages?|items?|para\w*|section|minute|p\.?\s?\d|\d)[^:]{0,60}:\s*.+)",
)
IN_PASSING = (
    *IN_PASSING,
    rf"^(?!\W*(?:resolved|decision|decided)\b).*?{KEPT}.{{0,60}}?\b(?:subject\s+to|with|following|save\s+for)\s+(?P<words>(?:the|an?)\s+(?:\w+\s+)?"
    r"(?:addition|inclusion|insertion|omission|deletion|removal|replacement|correction)\s+of\s+\S.+)",
)
IN_PASSING = tuple(re.compile(pattern, re.IGNORECASE) for pattern in IN_PASSING)
WILL_CHANGE = re.compile(
    r"\b(?:minutes|notes|record)\s+(?:will|would|should|must|are\s+to|to)\s+be\s+(?:corrected|amended|changed)\b",
    re.IGNORECASE,
)
ACCURACY = re.compile(r"^\s*(?:(?:points?|matters?)\s+of\s+)?accuracy\s*[:–—-]\s*", re.IGNORECASE)
NO_MORE = re.compile(
    r"^\W*(?:none|nothing|nil|no\s|agreed|confirmed|approved|the\s+minutes\s+were)\b", re.IGNORECASE
)
WITH_THIS = re.compile(
    rf"^\s*(?:(?:subject\s+to|with|apart\s+from)\s+(?:this|that|these|those)\b|otherwise\b)"
    rf"(?P<change>\s+{CORRECTIONS}\b)?.*{KEPT}",
    re.IGNORECASE,
)
""" "With this change the minutes were accepted": what is to be changed stands before it."""


def is_of_minutes(title):
    """Whether earlier minutes are approved in an item of that title."""
    return bool(OF_MINUTES.search(title))


def is_news(text):
    """Whether a line says how an earlier action stands, and corrects nothing: "Page 5 – leaflets: sent. Closed"."""
    return bool(NEWS.search(text)) and not CHANGES.search(text)


def may_correct(text):
    """Whether a line below the mark of corrections, and not in a list, is another one."""
    return bool(PLACE.match(text) or changes_place(text) or AMENDS.search(text))


def changes_place(text):
    """Whether a line names a place and what to change there."""
    return bool((PLACE.match(text) or NUMBER.match(text)) and CHANGES.search(text))


def bids(text):
    """Whether a line that stands by itself is a correction: "Page 3: delete “not”"."""
    return changes_place(text) and bool(BIDS.search(text)) and not NEWS.search(text)


def begins(text, *, of_minutes=True):
    """The match of "approved subject to the following amendments:", with the first of them as its `words`; or None.
    `of_minutes`: minutes are spoken of; "approved with two changes:" may be said of any paper."""
    found = AMENDED.search(text)
    if found and found["count"] and not of_minutes:
        return None
    return found or AMENDED_BELOW.search(text)


def corrects(text):
    """Whether a line of a log of actions is about the wording of minutes instead."""
    return bool(AMENDS.search(text) or AMENDED.search(text) or on_condition(text) or bids(text))


def on_condition(text):
    """The match of "agreed subject to: p4, “BL” to be replaced", with the corrections as its `words`; or None."""
    found = ON_CONDITION.search(text)
    return found if found and changes_place(found["words"]) else None


def single(words):
    """The corrections of one line: "p4, …; p6, …" are two."""
    parts = [part.strip() for part in words.split(";") if part.strip()]
    are_places = all(PLACE.match(part) or changes_place(part) for part in parts)
    return parts if len(parts) > 1 and are_places else [words.strip()]


def told(text):
    """The corrections that sentences of a line in an item of earlier minutes tell in passing: "accurate save that
    page 2 should say ten", "Page 4 – a name is missing. With this change the minutes were agreed."."""
    if found := on_condition(text):
        return single(found["words"])
    parts = sentences(text)
    pairs = zip(parts, [*parts[1:], ""], strict=True)
    found = [_told(part, WITH_THIS.match(after)) for part, after in pairs]
    return [each for words in found if words for each in single(words)]


def _told(part, with_this):
    words = ACCURACY.sub("", part)
    is_about = words != part or bool(PLACE.match(words)) or bool(CHANGES.search(words))
    for pattern in IN_PASSING:
        if found := pattern.search(words):
            return found["words"].strip()
    if NO_MORE.match(words):
        return ""
    is_change = bool(WILL_CHANGE.search(words)) or (words != part and changes_place(words))
    if is_change or (with_this and (with_this["change"] or is_about)):
        return words.strip()
    return ""
