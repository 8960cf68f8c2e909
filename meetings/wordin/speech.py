"""Who asks and who answers: "Q: AB asked whether …", "Cllr Hale asked why; Gareth Pugh answered …"."""

from __future__ import annotations

import re

from meetings.capture.reading import ANSWERED, ASKED, IN_BRACKETS
from meetings.capture.room import Match, looks_like_initials

ASKS = re.compile(
    r"\b(?:asked|queried|questioned|enquired|inquired|wondered|challenged|wanted to know"
    r"|sought (?:further |some )?(?:clarification|(?:re)?assurance|clarity))\b",
    re.IGNORECASE,
)
ANSWERS = re.compile(
    r"\b(?:answered|replied|responded|explained|confirmed|advised|clarified|assured|said|stated"
    r"|reported|noted|accepted|acknowledged|reassured|undertook (?:that|to)|agreed (?:that|to)"
    r"|agreed(?=\W*$)"
    r"|(?:gave|provided|offered) (?:an |some |the )?(?:re)?assurances?)\b",
    re.IGNORECASE,
)
ASKED_ALOUD = re.compile(
    rf"\?|^\s*(?:why|how|what|when|where|who|whether|which)\b|{ASKS.pattern}", re.IGNORECASE
)
IN_RESPONSE = re.compile(
    r"^(?:in (?:response|reply|answer)(?: to (?:this|that|the (?:question|challenge|concern)))?|responding|replying)"
    r"\s*,\s*",
    re.IGNORECASE,
)
COLON = re.compile(r"\s*(?::|\s[–—-])\s+\S")
MOST_WORDS = 6


def speaker(text, who, people, cautions):
    """The name of whoever speaks a line: named by its mark, at its beginning, or in brackets behind."""
    match = _match(text, who, people)
    cautions.names([match] if match.words else [], does="speaks")
    return people.name_of(match)


def _match(text, who, people):
    if who:
        return people.room.resolve(who)
    text = IN_RESPONSE.sub("", text)
    if match := person_at_start(text, people):
        return match
    found = IN_BRACKETS.search(text)
    if found and (match := people.room.resolve(found["who"])).found:
        return match
    for pattern in (ASKED, ANSWERED):
        if (found := pattern.match(text)) and len(found["who"].split()) <= MOST_WORDS:
            return Match(found["who"])
    first = re.match(r"[A-Z][\w.]*", text)
    return Match(first[0]) if first and looks_like_initials(first[0]) else Match("")


def person_at_start(text, people):
    """The `Match` of the person or body with whose name a text begins, or None."""
    words = text.split()
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        name = " ".join(words[:count]).strip(":,;–—")
        match = people.room.resolve(name)
        is_rough = match.found is None and (count > 1 or not looks_like_initials(name))
        if match.is_known and not is_rough and not name.islower():
            return match
    return None


def answers(text, people):
    """Whether a text begins with somebody who answers."""
    text = IN_RESPONSE.sub("", text)
    match = person_at_start(text, people)
    is_said = match and match.found and COLON.match(text[len(match.words) :])
    return bool(is_said or spoken(text, ANSWERS, people))


def spoken(part, verbs, people, *, at_once=False):
    """Who says a part that begins with their name and one of the verbs; an empty string otherwise.
    The verb stands behind the name `at_once`, as it does behind initials that nobody present has, and behind a
    given name that just one person has."""
    match = person_at_start(part, people)
    if match and match.found:
        after = part[len(match.words) : len(match.words) + 45]
        is_said = verbs.match(after) if at_once else verbs.search(after)
        return match.found.label if is_said else ""
    first = part.split(maxsplit=1)[0].strip(":,;") if not match and part.strip() else ""
    if not first or not verbs.match(part[len(first) :].lstrip()):
        return ""
    called = people.name_of(people.room.resolve(first))
    return first if looks_like_initials(first) else called if called != first else ""
