"""What an action of the minutes says: what is to be done, by whom, by when.

The text stays as it was written; only owners and days that stand apart, behind a dash or in
brackets, leave it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from meetings.capture import owners as capture
from meetings.capture.grammar import TWO_NAMES
from meetings.capture.room import ALL, Match, looks_like_initials
from meetings.wordin import due_words
from meetings.wordin.dates import days_in
from meetings.wordin.deeds import is_deed
from meetings.wordin.owner_words import ALL_OF, BODY, JOINED, NOT_OWNERS
from meetings.wordin.result import COLUMN, MARKED, Action
from meetings.wordin.sentences import spans

SUBJECT = re.compile(
    r"^(?:the )?(?P<who>(?:(?:mrs?|ms|dr|supt|insp|sgt|cllr|prof)\.\s)?[^:.?!;]{2,80}?)"
    r"\s+(?:(?:is|are|was|were)\s+(?:asked\s+|requested\s+|tasked\s+)?)?"
    r"(?:to(?=\s+(?!the\b|an?\b|their\b|all\b|date\b)[a-z])|will\b"
    r"|agreed to\b|undertook to\b|offered to\b|volunteered to\b|would\b"
    r"|should\b|must\b)",
    re.IGNORECASE,
)
DEED = re.compile(r"\s(?:to|will|should|must|agreed|has|have|is|are|was)\s+[a-z]")
"""What makes words more than names."""
TO_BE_DONE = re.compile(
    r"\s+(?:to|will|should|must)\s+be\s+(?:\w+ly\s+)?"
    r"(?!(?:asked|requested|tasked|involved|invited|present)\b)(?:\w+(?:ed|en|wn|nt|ght)|told)\b"
)
"""What is done to somebody, who is not known by name, is done by others: "Seventeen schools to be telephoned"."""
INITIALS_FIRST = re.compile(
    r"(?P<who>[A-Z]{2,4}(?:/[A-Z]{2,4})*)\s+(?!(?:is|was|has|had|are|were|have|may|can|not|and|or|of|in|on|at|for)\b)"
    r"(?!\w+(?:ed|s)\b)[a-z]"
)
"""Initials and what reads as an order: "BH order packs", but not "BH reported"."""
SPAN_BEHIND_DASH = re.compile(
    r"\s+[–—-]\s+(?P<due>(?:within\s+)?(?:\d{1,2}|one|two|three|four|five|six|eight|ten|twelve)\s+"
    r"(?:working\s+)?(?:days?|weeks?|months?))[\s.]*$",
    re.IGNORECASE,
)
WITH = re.compile(r"\s*\((?:with|and|supported by|assisted by)\s+([^()]+)\)", re.IGNORECASE)
""" "Paul (with Asha)": both own it."""
MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
BY = re.compile(
    r"^(?:(?:to be )?(?:done|completed|due|deadline|returned)[:,]?\s+)?"
    r"(?:(?:by|no later than|due(?: by| on)?|deadline(?: of)?:?|for|at|to|on|in time for"
    r"|ready for)\s+)?(?:the\s+|our\s+)?",
    re.IGNORECASE,
)
"""What may stand before a day and says no more than that it is one."""
DUE_LABEL = re.compile(
    rf"{capture.SIGNS}(?:due(?: date)?|deadline|by when|timescale|target date|by)\s*:"
    r"\s*(?P<due>[^;()]+)\)?\s*$",
    re.IGNORECASE,
)


@dataclass
class Owned:
    """An action as it is being read: what remains of its text, and what was found."""

    text: str
    matches: tuple = ()
    due: str = ""


def read_action(words, who, people, cautions, *, how=MARKED, source="", about=""):
    """The `Action` of some words. `who` is named by its mark; `about` is the sentence before, for
    an action that only says whose it is. Doubts are added to `cautions`."""
    room = people.room
    owned = Owned(words.strip())
    if who and _is_topic(who, room):
        owned.text = f"{owned.text} ({who})"
    elif who and not owned.text.startswith(who):
        owned.matches = names_in(who, room)
    is_alone = is_only_names(owned.text, room)
    if is_alone:
        matches, due = named_in(owned.text, room)
        owned = Owned(about or owned.text, matches or names_in(owned.text, room), due)
    else:
        for way in IN_A_COLUMN if how == COLUMN else WAYS:
            way(owned, room)
    owned.due = owned.due or due_in(owned.text, room, cautions)
    cautions.names(owned.matches)
    owners = list(dict.fromkeys(_name(match, people) for match in owned.matches))
    return Action(owned.text.strip(" ,;–—-") or words, owners, owned.due, how, source or words)


def _is_topic(words, room):
    """Whether words in brackets behind the mark say what an action is about: "Action 3 (safer sleep): …"."""
    has_small = re.search(r"(?<![\w'’-])(?!(?:of|and|for|the|or)\b)[a-z]", words)
    return bool(has_small and not BODY.search(words.strip()) and not are_names(words, room))


def _name(match, people):
    """ "Members" as it was written; else the full name where it is known."""
    is_all = match.found and match.found.value == ALL
    return match.words if is_all else people.name_of(match)


def names_in(words, room):
    """The matches of the names in some words; a name that is not known stays whole."""
    words = WITH.sub(r", \1", words.strip()).strip(" .,;:()[]*")
    if mails := MAIL.findall(words):
        return tuple(_of_mail(mail, room) for mail in mails)
    if "," in words and (whole := room.resolve(words)).found:
        return (whole,)
    parts = capture.split(words, room).matches
    is_somebody = any(match.is_known or looks_like_initials(match.words) for match in parts)
    are_like = all(TWO_NAMES.match(match.words) or BODY.search(match.words) for match in parts)
    if len(parts) > 1 and not is_somebody and not are_like:
        return (Match(words),)
    return tuple(Match(_bare(match.words)) if not match.is_known else match for match in parts)


def _bare(words):
    return words.strip(" .,;:")


def _of_mail(mail, room):
    """The person whose name an address holds: jane.fox@… is Jane Fox."""
    name = re.sub(r"[._\d-]+", " ", mail.partition("@")[0]).strip()
    match = room.resolve(name)
    return match if match.found and " " in name else Match(mail)


def are_names(words, room):
    """Whether words name people or bodies, known or not."""
    words = WITH.sub(r", \1", words.strip()).strip(" .,;:()[]*")
    if ALL_OF.fullmatch(words) or JOINED.fullmatch(words):
        return True
    if not words or len(words) > 160 or NOT_OWNERS & set(re.findall(r"[\w-]+", words.casefold())):
        return room.resolve(words).found is not None if words else False
    if MAIL.fullmatch(words):
        return True
    if DEED.search(words) or (is_deed(words) and not room.resolve(words).is_known):
        return False
    matches = capture.split(words, room).matches
    return 0 < len(matches) <= capture.MOST_PARTS and all(_may_own(match) for match in matches)


def _may_own(match):
    words = match.words
    if (
        match.is_known
        or looks_like_initials(words)
        or TWO_NAMES.match(words)
        or MAIL.fullmatch(words)
    ):
        return True
    if re.fullmatch(r"[A-Z]{2,3}[a-z]{1,2}|[A-Z][a-z][A-Z]", words):
        return True
    starts = words[:1].isupper() or words[:3].lower() in ("all", "eve", "eac", "sub")
    is_told = re.search(r"\b[a-z]+ed\b", words)
    return bool(len(words.split()) <= 6 and starts and BODY.search(words) and not is_told)


def named_in(words, room):
    """(matches, due) of words that say who, when, or both; (None, "") of any others."""
    due = due_words.read(words, room, is_apart=True)
    rest = f"{words[: due.start]} {words[due.end :]}" if due.phrase else words
    rest = rest.strip(" ,;.:()–—-")
    if not rest:
        return None, plain_due(words)
    if are_names(rest, room):
        return names_in(rest, room), plain_due(due.phrase) if due.phrase else ""
    return (None, words) if days_in(words) and len(words.split()) <= 5 else (None, "")


def is_only_names(text, room):
    """Whether the words of an action only say whose it is, or for when as well."""
    if re.search(r"\bto\s+[a-z]", text):
        return False
    if are_names(text, room):
        return len(text.split()) <= 8
    matches, due = named_in(text, room)
    return bool(due and matches and len(text.split()) <= 12 and any(map(_is_somebody, matches)))


def _is_somebody(match):
    return match.is_known or looks_like_initials(match.words) or TWO_NAMES.match(match.words)


def _due_labelled(owned, room):
    found = DUE_LABEL.search(owned.text)
    if found and found.start():
        owned.due, owned.text = plain_due(found["due"]), owned.text[: found.start()]


def _labelled(owned, room):
    found = capture.OWNER.search(owned.text)
    if found and found.start() and _take_tail(owned, found.end(), room):
        owned.text = owned.text[: found.start()]


def _between_dashes(owned, room):
    """ "Publish the report – AB, PC – June": a month behind owners is no name."""
    dashes = list(capture.DASH.finditer(owned.text))[-2:]
    if len(dashes) < 2 or not dashes[0].start() or owned.matches:
        return
    names, last = owned.text[dashes[0].end() : dashes[1].start()], owned.text[dashes[1].end() :]
    if due_words.is_bare(last, room) and are_names(names, room) and _names_somebody(names, room):
        owned.matches, owned.due = names_in(names, room), owned.due or plain_due(last)
        owned.text = owned.text[: dashes[0].start()]


def _after_dash(owned, room):
    for found in reversed(list(capture.DASH.finditer(owned.text))[-2:]):
        if found.start() and _take_tail(owned, found.end(), room):
            owned.text = owned.text[: found.start()]


def _in_brackets(owned, room):
    found = re.search(r"\s*[(\[]([^()\[\]]+)[)\]][\s.]*$", owned.text)
    if (
        found
        and found.start()
        and not owned.matches
        and _take_tail(owned, found.start(1), room, found[1])
    ):
        owned.text = owned.text[: found.start()]


def _before_due(owned, room):
    """ "Write to schools (JF) by half term" """
    found = re.search(r"\s*\(([^()]+)\)\s+(?=\w)", owned.text)
    if not found or owned.matches or "@" in found[1] or not _names_somebody(found[1], room):
        return
    before = owned.text[: found.start()].split()
    if not before or any(room.resolve(" ".join(before[-count:])).is_known for count in (1, 2)):
        return
    if named_in(found[1], room)[1] or named_in(owned.text[found.end() :], room)[0] is not None:
        return
    if due := named_in(owned.text[found.end() :], room)[1]:
        owned.matches, owned.due = names_in(found[1], room), owned.due or due
        owned.text = owned.text[: found.start()]


def _take_tail(owned, start, room, words=None):
    """Owners with or without a day, or a day alone, that stand behind the text."""
    tail = owned.text[start:] if words is None else words
    due = due_words.read(tail, room, is_apart=True)
    names = (
        f"{tail[: due.start]} {tail[due.end :]}".strip(" ,;.()–—-")
        if due.phrase
        else tail.strip(" ()")
    )
    if re.search(r"\w", names):
        if owned.matches or not are_names(names, room):
            return False
        owned.matches = names_in(names, room)
    elif not due.phrase:
        return False
    if due.phrase and not owned.due:
        owned.due = plain_due(due.phrase)
    return True


def _addressed(owned, room):
    found = capture.ADDRESSED.match(owned.text)
    if found and not owned.matches and are_names(found[1], room):
        owned.matches = names_in(found[1], room)
        owned.text = owned.text[found.end() :]


def _before_dash(owned, room):
    """ "Police – supply the data" """
    found = capture.DASH.search(owned.text)
    if found and not owned.matches and found.end() < len(owned.text):
        names, is_long = owned.text[: found.start()], len(owned.text[found.end() :].split()) > 1
        if are_names(names, room) and (is_long or _names_somebody(names, room)):
            owned.matches, owned.text = names_in(names, room), owned.text[found.end() :]


def _after_stop(owned, room):
    """ "Collect the chronology. Paul Crane." """
    start = 0 if subject_of(owned.text, room) else names_from(owned.text, room)
    if start and not owned.matches and _take_tail(owned, start, room):
        owned.text = owned.text[:start]


def _after_colon(owned, room):
    """ "Chase the returns: PC and JF; end of May" """
    head, colon, tail = owned.text.rpartition(": ")
    is_behind = (
        colon and not owned.matches and len(head.split()) > 1 and _names_somebody(tail, room)
    )
    if is_behind and _take_tail(owned, len(head) + 1, room):
        owned.text = head


def names_from(text, room):
    """Where the sentence begins that stands behind others and only says whose an action is, or 0."""
    start = (spans(text) or [(0, 0)])[-1][0]
    return start if start and _names_somebody(text[start:], room) else 0


def _before_stop(owned, room):
    """ "Paul Crane. Collect the chronology." """
    parts = spans(owned.text)
    if owned.matches or len(parts) < 2:
        return
    names = owned.text[: parts[0][1]]
    if _names_somebody(names, room) and is_only_names(names, room):
        owned.matches, owned.text = names_in(names, room), owned.text[parts[1][0] :]


def _names_somebody(words, room):
    """Whether words only say whose an action is, with somebody among them who is known."""
    matches, _due = named_in(words, room)
    return any(match.is_known for match in matches or ())


def _by_subject(owned, room):
    """ "HD to circulate the guidance" keeps its words."""
    if not owned.matches and (who := subject_of(owned.text, room)):
        owned.matches = names_in(who, room)


def _in_a_span(owned, room):
    """ "Update the plan – 2 weeks" """
    found = SPAN_BEHIND_DASH.search(owned.text)
    if found and found.start():
        owned.due, owned.text = found["due"], owned.text[: found.start()]


def _by_initials(owned, room):
    """ "BH order packs" keeps its words."""
    found = INITIALS_FIRST.match(owned.text)
    if (
        found
        and not owned.matches
        and all(room.resolve(one).found for one in found["who"].split("/"))
    ):
        owned.matches = names_in(found["who"], room)


WAYS = (
    *(_due_labelled, _labelled, _between_dashes, _after_dash, _in_brackets, _before_due),
    *(_addressed, _before_dash),
    *(_after_stop, _before_stop, _by_subject),
)
"""Where owners and days stand, in the order in which they are looked for."""
IN_A_COLUMN = (_in_a_span, *WAYS[:-1], _after_colon, _by_subject, _by_initials)
"""In a column for actions names behind a colon are owners, and so are initials at the beginning."""


def subject_of(text, room):
    """Who is to do it, by the beginning of a sentence; an empty string when nobody is named."""
    text = re.sub(r"^(?:for|that|it was agreed that)\s+", "", text, flags=re.IGNORECASE)
    found = SUBJECT.match(text)
    if not found or not are_names(found["who"], room):
        return ""
    is_done_to = TO_BE_DONE.match(text, found.end("who"))
    return "" if is_done_to and not _names_somebody(found["who"], room) else found["who"]


def begins_with_owner(text, room):
    """Whether a line says first whose an action is, then what to do: "Eve – to send the number", "EF: send it"."""
    dash, addressed = capture.DASH.search(text), capture.ADDRESSED.match(text)
    said = [(text[: dash.start()], text[dash.end() :])] if dash else []
    said += [(addressed[1], text[addressed.end() :])] if addressed else []
    for names, deed in said:
        if _names_somebody(names, room) and (re.match(r"to\s+[a-z]", deed) or is_deed(deed)):
            return True
    return False


def due_in(text, room, cautions):
    """The words of a text that say when, without "by"."""
    due = due_words.read(text, room)
    if due.sentence and due.phrase and "before the meeting" in due.sentence:
        cautions.add("due_unclear", f"“{text}”: {due.sentence}")
    return plain_due(due.phrase) if due.phrase else ""


def plain_due(phrase):
    phrase = " ".join(phrase.split()).strip(" .,;()")
    bare = BY.sub("", phrase, count=1)
    return bare if re.search(r"\w", bare) else phrase
