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
ASKS_ABOUT = re.compile(r"\b(?:asked|enquired|inquired|wondered) about\b", re.IGNORECASE)
"""A question without a word of one."""
ASKS_FOR_DEED = re.compile(
    r"\b(?:asked|requested)\b[^?;]*?(?:\bto\b|\bfor\b|\bthat\b)", re.IGNORECASE
)
QUESTION_WORD = re.compile(
    r"\b(?:why|how|what|when|where|who|whether|if|which)\b|\?", re.IGNORECASE
)
ANSWERS = re.compile(
    r"\b(?:answered|replied|responded|explained|confirmed|advised|clarified|assured|said|stated"
    r"|reported|noted|accepted|acknowledged|agreed that)\b",
    re.IGNORECASE,
)
BRACKETS = r"\s*(?:\([^()]{1,60}\)\s*)?"
"""What may stand between a name and its verb."""
ANSWERS_BELOW = re.compile(
    rf"{BRACKETS},?\s*(?:(?:then|also|\w+ly)\s+)?(?:answered|replied|responded|explained|confirmed|advised"
    r"|clarified|assured|said|stated|acknowledged|accepted that|agreed that)\b",
    re.IGNORECASE,
)
"""What follows the name of whoever answers a question of the paragraph above: only verbs of answering."""
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


def challenges_in(text, people, below=""):
    """Questions that are told in sentences, each with the answer that follows it, which may begin the
    paragraph `below`. They are offered: the sentences stay where they are."""
    parts, found, place = _clauses(text), [], 0
    while place < len(parts):
        asked = _spoken(parts[place], ASKS, people)
        answered, answer = "", ""
        if asked and place + 1 < len(parts):
            answer = parts[place + 1]
            answered = _spoken(answer, ANSWERS, people)
        elif asked and below:
            answer = _clauses(below)[0]
            answered = _spoken(answer, ANSWERS_BELOW, people, at_once=True)
        if answered == asked:
            answered = ""
        if asked and _is_question(parts[place], answered):
            answer = answer if answered else ""
            source = f"{parts[place]} {answer}".strip()
            found.append(Challenge(asked, parts[place], answered, answer, PROSE, source))
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


def _is_question(part, answered):
    if ASKS_FOR_DEED.search(part) and not QUESTION_WORD.search(part):
        return False
    return bool(answered or QUESTION_WORD.search(part) or ASKS_ABOUT.search(part))


def answers(text, people):
    """Whether a text begins with somebody who answers."""
    return bool(_spoken(text, ANSWERS, people))


def _spoken(part, verbs, people, *, at_once=False):
    """Who says a part that begins with their name and one of the verbs; an empty string otherwise.
    The verb stands behind the name `at_once`, as it does behind initials that nobody present has."""
    match = person_at_start(part, people)
    if match and match.found:
        after = part[len(match.words) : len(match.words) + 45]
        is_said = verbs.match(after) if at_once else verbs.search(after)
        return match.found.label if is_said else ""
    first = part.split(maxsplit=1)[0].strip(":,;") if not match and part.strip() else ""
    after = part[len(first) :].lstrip()
    return first if looks_like_initials(first) and verbs.match(after) else ""
