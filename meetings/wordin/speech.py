"""Who asks and who answers: "Q: AB asked whether …", "Cllr Hale asked why; Gareth Pugh answered …"."""

from __future__ import annotations

import re

from meetings.capture.reading import ANSWERED, ASKED, IN_BRACKETS
from meetings.capture.room import Match, looks_like_initials
from meetings.wordin.result import PROSE, Challenge
from meetings.wordin.sentences import spans

ASKS = re.compile(
    r"\b(?:asked|queried|questioned|enquired|inquired|wondered|challenged|sought (?:clarification"
    r"|assurance|clarity))\b",
    re.IGNORECASE,
)
ASKS_FOR_DEED = re.compile(
    r"\b(?:asked|requested)\b[^?;]*?(?:\bto\b|\bfor\b|\bthat\b)", re.IGNORECASE
)
QUESTION_WORD = re.compile(
    r"\b(?:why|how|what|when|where|who|whether|if|which)\b|\?", re.IGNORECASE
)
ANSWERS = re.compile(
    r"\b(?:answered|replied|responded|explained|confirmed|advised|clarified|assured|said|stated"
    r"|reported|noted)\b",
    re.IGNORECASE,
)
ASKED_ALOUD = re.compile(
    rf"\?|^\s*(?:why|how|what|when|where|who|whether|which)\b|{ASKS.pattern}", re.IGNORECASE
)
MOST_WORDS = 6


def speaker(text, who, people, cautions):
    """The name of whoever speaks a line: named by its mark, at its beginning, or in brackets behind."""
    match = _match(text, who, people)
    cautions.names([match] if match.words else [], does="speaks")
    return people.name_of(match)


def _match(text, who, people):
    if who:
        return people.room.resolve(who)
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


def challenges_in(text, people, cautions):
    """Questions that are told in sentences, each with the answer that follows it. They are offered:
    the sentences stay where they are."""
    parts = _clauses(text)
    found, place = [], 0
    while place < len(parts):
        asked = _spoken(parts[place], ASKS, people)
        answered = _spoken(parts[place + 1], ANSWERS, people) if place + 1 < len(parts) else None
        if (
            asked
            and not _asks_for_deed(parts[place])
            and (answered or QUESTION_WORD.search(parts[place]))
        ):
            found.append(
                Challenge(
                    asked,
                    parts[place],
                    answered or "",
                    parts[place + 1] if answered else "",
                    PROSE,
                    " ".join(parts[place : place + 1 + bool(answered)]),
                )
            )
            place += bool(answered)
        place += 1
    return found


def _clauses(text):
    parts = []
    for start, end in spans(text):
        parts += [
            part.strip() for part in re.split(r"\s*;\s+(?=[A-Z])", text[start:end]) if part.strip()
        ]
    return parts


def _asks_for_deed(part):
    return bool(ASKS_FOR_DEED.search(part)) and not QUESTION_WORD.search(part)


def answers(text, people):
    """Whether a text begins with somebody who answers."""
    return bool(_spoken(text, ANSWERS, people))


def _spoken(part, verbs, people):
    """Who says a part that begins with their name and one of the verbs; an empty string otherwise."""
    match = person_at_start(part, people)
    if not match or not match.found:
        return ""
    after = part[len(match.words) : len(match.words) + 45]
    return match.found.label if verbs.search(after) else ""
