"""Questions and challenges that are told in sentences, each with its answer: "TH asked why …. PC replied …"."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from meetings.capture.room import ALL
from meetings.wordin.result import PROSE, Challenge
from meetings.wordin.sentences import spans
from meetings.wordin.speech import ANSWERS, ASKS, COLON, IN_RESPONSE, person_at_start, spoken

ASKS_FOR_DEED = re.compile(
    r"\b(?:asked|requested)\b[^?;]*?(?:\bto\b|\bfor\b|\bthat\b)", re.IGNORECASE
)
ASKS_FOR_WORDS = re.compile(
    r"\basked for (?:(?:an?|some|any|more|further|the) )*(?:clarification|clarity|assurances?|reassurance"
    r"|explanation|confirmation|details?|information)\b",
    re.IGNORECASE,
)
QUESTION_WORD = re.compile(
    r"\b(?:why|how|what|whether|if)\b|(?<!, )\b(?:when|where|who|which)\b|\?", re.IGNORECASE
)
"""Behind a comma "which" asks nothing: "asked members to tell schools about the tour, which is free"."""
SURELY_ASKS = re.compile(
    r"\b(?:(?:asked|enquired|inquired|wondered) about|wanted to know"
    r"|sought (?:further |some )?(?:clarification|(?:re)?assurance|clarity)"
    r" (?:that|on|about|as to|around|over|from|regarding))\b",
    re.IGNORECASE,
)
"""A question without a word of one."""
CONCERN = re.compile(
    r"\b(?:(?:raised|expressed|voiced) (?:(?:an?|some|his|her|their|the|significant|serious) )*concerns?"
    r"|(?:was|were) concerned)\b",
    re.IGNORECASE,
)
"""A challenge only where somebody answers it."""
PASSIVE = re.compile(r"\b(?:was|were|been|being)\s+(?:then\s+|also\s+)?$", re.IGNORECASE)
SOMEBODY = re.compile(
    r"^(?:they|he|she) (?:then |also )?(?:asked|queried|questioned|enquired|inquired|wondered)\b",
    re.IGNORECASE,
)
"""Who it was stands in the sentences before; it is a challenge only where somebody answers."""
IMPERSONAL = re.compile(
    r"^(?:(?:a|the) (?:question|query|challenge|concern) was|(?:questions|queries|concerns) were)"
    r" (?:asked|raised|put)\b"
    r"|^it was (?:asked|queried|questioned)\b",
    re.IGNORECASE,
)
OF_MANY = re.compile(
    r"^(?:(?:the|some|several|an?|one|other|a number of) )?(?:(?:board|lay|other) )?(?:members?|partners|attendees"
    r"|board|group|sub-?group|committee|panel|partnership|executive|forum)\b",
    re.IGNORECASE,
)
"""The body that meets, or some of it."""
REPLIES = (
    r"(?:answered|replied|responded|explained|confirmed|advised|clarified|(?:re)?assured|said|stated|acknowledged"
    r"|accepted (?:that|this|the (?:challenge|point|concern|criticism))"
    r"|undertook (?:to|that)|agreed (?:that|with this)"
    r"|(?:gave|provided|offered) (?:an |some |the )?(?:re)?assurances?)\b"
)
BRACKETS = r"\s*(?:\([^()]{1,60}\)\s*)?"
"""What may stand between a name and its verb."""
REPLIES_AT_ONCE = re.compile(rf"{BRACKETS},?\s*(?:(?:then|also|\w+ly)\s+)?{REPLIES}", re.IGNORECASE)
"""What follows the name of whoever answers: only verbs of answering."""
IT_WAS_SAID = re.compile(
    r"^it was (?:confirmed|explained|reported|stated|advised|clarified|acknowledged|said)\b",
    re.IGNORECASE,
)
LABEL = re.compile(r"^(?:response|reply|answer):\s+", re.IGNORECASE)
ASKS_FOR_MORE = re.compile(
    r"\basked (?:if|whether) (?:there (?:was|were|is|are)|(?:anyone|anybody|members|partners|people) had)"
    r" (?:any|other|further)\b",
    re.IGNORECASE,
)
"""No question but a round of them."""
PRONOUN = re.compile(rf"^(?:he|she|they)\s+{REPLIES}", re.IGNORECASE)
AND_ANSWERED = re.compile(r",?\s+(?:and|but|to which)\s+(?=[A-Z])")
BEHIND_COLON = re.compile(r":\s+(?=[A-Z])")
""" "Members asked about transport: PC explained that …" """
SPEAKS = re.compile(r"^(?:[A-Z]{2,4}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)\s*:\s")
MOST_JOINTS = 8
"""No more of them are tried, so that no sentence takes long to read."""
IN_RESPONSE_TO = re.compile(
    r"^(?:in (?:response|reply|answer) to|responding to|replying to|answering|when asked|asked)\s+"
    r"(?P<asked>[^,]{3,200}),\s+(?=\S)",
    re.IGNORECASE,
)
A_QUESTION = re.compile(r"\b(?:questions?|quer(?:y|ies)|asked)\b", re.IGNORECASE)
A_CONCERN = re.compile(r"\b(?:challenges?|concerns?)\b", re.IGNORECASE)
ASKER = re.compile(r"\b(?:from|by)\s+(?P<by>[A-Z].*)$|^(?P<of>[A-Z][\w.’' -]{0,60}?)[’']s?\s")


class Asked(NamedTuple):
    """Who asks, if it is said; `of` whom; whether it is a question also where nobody answers."""

    who: str
    of: str = ""
    is_sure: bool = False
    in_talk: bool = False


def challenges_in(text, people, below=""):
    """Questions that are told in sentences, each with the answer that follows it, which may begin the
    paragraph `below`. They are offered: the sentences stay where they are."""
    parts, found, place = _clauses(text), [], 0
    while place < len(parts):
        part, asked = _question_in(parts[place], people)
        if asked:
            question, answered, answer = _within(part, asked, people, BEHIND_COLON)
            after, count = parts[place + 1 :], 0
            if not answer and after:
                answered, answer = _answer(after[0], asked, people)
            elif not answer and below:
                after = _clauses(below)
                answered, answer = _answer(after[0], asked, people, at_once=True)
            if answer and after and answer == after[0]:
                said = _said_on(after, people) if asked.in_talk else after[:1]
                answer, count = " ".join(said), len(said) if place + 1 < len(parts) else 0
            if not answer:
                question, answered, answer = _within(part, asked, people, AND_ANSWERED)
            if asked.is_sure or answer:
                found.append(_challenge(asked.who, question, answered, answer))
                place += count
        elif told := _told_at_once(part, people):
            found.append(told)
        place += 1
    return found


def _challenge(asked_by, question, answered_by, answer):
    return Challenge(asked_by, question, answered_by, answer, PROSE, f"{question} {answer}".strip())


def _clauses(text):
    parts = []
    for start, end in spans(text):
        parts += [
            part.strip() for part in re.split(r"\s*;\s+(?=[A-Z])", text[start:end]) if part.strip()
        ]
    return parts


# -- who asks ----------------------------------------------------------------------------------


def _asked(part, people):
    """The `Asked` of a part that asks something, or None."""
    if IMPERSONAL.match(part):
        return Asked("")
    who, after = _who(part, people)
    if not who:
        return Asked("") if SOMEBODY.match(part) and QUESTION_WORD.search(part) else None
    if COLON.match(after) and part.endswith("?") and not ASKS.search(after[:45]):
        return Asked(who, is_sure=True, in_talk=True)
    verb = ASKS.search(after[:45])
    if ASKS_FOR_MORE.search(part):
        return None
    if not verb:
        return Asked(who) if CONCERN.search(after[:45]) else None
    if PASSIVE.search(after[: verb.start()]):
        return Asked("", of=who) if QUESTION_WORD.search(part) else None
    is_sure = bool(QUESTION_WORD.search(part) or SURELY_ASKS.search(part))
    if ASKS_FOR_DEED.search(part) and not is_sure and not ASKS_FOR_WORDS.search(part):
        return None
    return Asked(who, is_sure=is_sure)


def _question_in(part, people):
    """(words, `Asked` or None) of a part in which the question may stand behind "and": "TH was concerned …, and
    PC asked if …"."""
    asked = _asked(part, people)
    if not (asked and asked.is_sure):
        for joint in islice(AND_ANSWERED.finditer(part), MOST_JOINTS):
            later = _asked(part[joint.end() :], people)
            if later and later.is_sure:
                return part[joint.end() :], later
    return part, asked


def _who(part, people):
    """(who, what follows) of a part that begins with somebody or with the body that meets."""
    match = person_at_start(part, people)
    if match and match.found:
        who = match.words if match.found.value == ALL else match.found.label
        return who, part[len(match.words) :]
    if found := OF_MANY.match(part):
        after = part[found.end() :]
        return (found[0], after) if ASKS.match(after.lstrip()) else ("", "")
    who = spoken(part, ASKS, people)
    return who, part[len(part.split(maxsplit=1)[0]) :] if who else ""


# -- who answers -------------------------------------------------------------------------------


def with_answer(words, asked_by, people):
    """(question, answer) of the words behind the mark of a question, in which somebody else may answer."""
    for start, _ in spans(words)[1:]:
        said = IN_RESPONSE.sub("", words[start:])
        who = spoken(said, REPLIES_AT_ONCE, people, at_once=True) or _one_of(said, people)
        if who and who != asked_by:
            return words[:start].strip(), words[start:]
    return words, ""


def _one_of(part, people):
    """The initials of several, where a part begins with them and a verb of answering."""
    match = person_at_start(part, people)
    is_said = match and not match.found and REPLIES_AT_ONCE.match(part[len(match.words) :])
    return match.words if is_said else ""


def _answer(part, asked, people, *, at_once=False):
    """(who answers, the answer) if a part is one; empty strings otherwise."""
    if lead := IN_RESPONSE.match(part) or LABEL.match(part):
        rest = part[lead.end() :]
        match = person_at_start(rest, people)
        if match and match.found:
            return (match.found.label, part) if match.found.label != asked.who else ("", "")
        is_said = lead.re is LABEL or IT_WAS_SAID.match(rest)
        return ("", part) if is_said else ("", "")
    if asked.is_sure and not at_once and IT_WAS_SAID.match(part):
        return "", part
    if asked.of and PRONOUN.match(part):
        return asked.of, part
    if asked.in_talk:
        match = person_at_start(part, people)
        is_said = match and match.found and COLON.match(part[len(match.words) :])
        who = match.found.label if is_said else ""
    else:
        is_strict = at_once or not asked.is_sure
        verbs = REPLIES_AT_ONCE if is_strict else ANSWERS
        who = spoken(part, verbs, people, at_once=is_strict)
    return (who, part) if who and who != asked.who else ("", "")


def _said_on(parts, people):
    """The first of some parts, and those behind it that the same person says: none begins with a name as it does."""
    count = 1
    while count < len(parts) and not _begins_to_speak(parts[count], people):
        count += 1
    return parts[:count]


def _begins_to_speak(part, people):
    match = person_at_start(part, people)
    return bool(match and COLON.match(part[len(match.words) :])) or bool(SPEAKS.match(part))


def _within(part, asked, people, joints):
    """(question, who answers, answer) where one sentence holds both: "TH asked why …, and PC said …"."""
    for joint in islice(joints.finditer(part), MOST_JOINTS):
        answer = part[joint.end() :]
        who = spoken(answer, REPLIES_AT_ONCE, people, at_once=True)
        if who and who != asked.who:
            return part[: joint.start()], who, answer
    return part, "", ""


def _told_at_once(part, people):
    """ "In response to a question from TH about funding, PC confirmed that …" """
    found = IN_RESPONSE_TO.match(part)
    if not found:
        return None
    answer = part[found.end() :]
    answered = spoken(answer, REPLIES_AT_ONCE, people, at_once=True)
    if not answered:
        return None
    named = ASKER.search(found["asked"])
    match = person_at_start(named["by"] or named["of"], people) if named else None
    asked = match.found.label if match and match.found else ""
    is_question = A_QUESTION.search(found[0]) or (asked and A_CONCERN.search(found[0]))
    if not is_question or asked == answered:
        return None
    return _challenge(asked, found[0].rstrip(" ,"), answered, answer)
