"""Who owns an action, from the words of its line.

Owners stand after the last dash, after "Owner:", in brackets at the end, before
"to …" at the beginning, or in the mark itself ("Action CB: …").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from meetings.capture import due as when
from meetings.capture.grammar import BETWEEN, NOT_NAMES
from meetings.capture.room import UNSETTLED, looks_like_initials, plain

DASH = re.compile(r"\s+(?:-{1,2}|–|—)\s+|\s*[–—]\s*(?!\d)")
SIGNS = r"(?<![\s,;(–—-])[\s,;(–—-]*\b"
"""What may stand before a label, all of it, so that a line of nothing but signs is tried once."""
OWNER = re.compile(rf"{SIGNS}(?:owners?|lead|responsible):\s*", re.IGNORECASE)
BRACKETS = re.compile(r"\s*\(([^()]+)\)[\s.]*$")
SUBJECT = re.compile(r"^(?:for\s)?\s*(.{2,80}?)\s+to\s+(?=[a-z])")
ADDRESSED = re.compile(r"^([^:.?!;]{2,80}):\s+")
CAPITALISED = re.compile(r"^(?:(?:of|the|de|van|for|and)\s|[A-Z][\w'’.-]*\s?)+$")
VAGUE = re.compile(
    r"(?:^|(?<=\s))(?:by|before|until|due(?: by| on)?|no later than|not later than)\s+\S.*?(?=[\s.]*$)",
    re.IGNORECASE,
)
"""Words behind the owners that say when, and name no day."""
MOST_PARTS = 20


@dataclass(frozen=True)
class Parts:
    """The names in some words: those that name somebody, and those that are asked."""

    matches: tuple

    @property
    def found(self):
        return tuple(match.found for match in self.matches if match.found)

    @property
    def asked(self):
        return tuple(match for match in self.matches if not match.found)

    @property
    def are_all_known(self):
        return self._are_some and all(match.is_known for match in self.matches)

    @property
    def _are_some(self):
        return 0 < len(self.matches) <= MOST_PARTS

    @property
    def are_names(self):
        """Whether somebody is named, and the rest at least looks like names."""
        looks = (match.is_known or looks_like_name(match.words) for match in self.matches)
        return self._are_some and all(looks)


def looks_like_name(words):
    """Initials, capitalised words, or chairs of groups that are not named."""
    if looks_like_initials(words) or UNSETTLED.match(plain(words)):
        return True
    if NOT_NAMES & set(words.casefold().split()):
        return False
    return len(words.split()) <= 5 and bool(CAPITALISED.match(words))


def split(words, room):
    """The `Parts` of words: a name that holds "and" itself ("Health and Care") stays whole."""
    words = words.strip(" .,;:")
    whole = room.resolve(words)
    if whole.found:
        return Parts((whole,))
    parts = [part for part in BETWEEN.split(words) if part.strip(" .,;:")]
    return Parts(tuple(room.resolve(part) for part in parts[: MOST_PARTS + 1]))


def knows(room):
    """A predicate for `grammar.parse`: whether all words name somebody, or are initials."""

    def known(words):
        matches = split(words, room).matches
        known_or_initials = [m.is_known or looks_like_initials(m.words) for m in matches]
        return bool(matches) and all(known_or_initials)

    return known


@dataclass(frozen=True)
class Owned:
    """A text without its owners. `taken` are the words of `parts` that went; `due` what
    stood beside them; `sep` what joined them to the text."""

    text: str
    parts: Parts
    taken: tuple = ()
    due: when.Due = when.NOTHING


NOBODY = Parts(())


def read(text, room, who=""):
    """The `Owned` of an action's words; `who` is named by its mark."""
    ways = (_alone, _marked, _after_dash, _in_brackets, _addressed, _subject)
    owned = Owned(text, NOBODY)
    if who and not text.startswith(who):
        owned = _by_mark(text, who, room)
    for way in ways:
        more = way(owned.text, room, already=owned.parts.matches)
        if more is not None:
            due = more.due if more.due is not when.NOTHING else owned.due
            parts = Parts((*owned.parts.matches, *more.parts.matches))
            owned = Owned(more.text, parts, (*owned.taken, *more.taken), due)
    return owned


def _by_mark(text, who, room):
    parts = split(who, room)
    if not parts.are_names:
        return Owned(f"{who}: {text}", NOBODY)
    unknown = " ".join(match.words for match in parts.asked)
    kept = f"{unknown}: {text}" if unknown else text
    return Owned(kept, parts, tuple(_words_of_found(parts)))


def _words_of_found(parts):
    return [match.words for match in parts.matches if match.found]


def _alone(text, room, already):
    """ "Action: CB": whose it is, of what was said before; the words are asked."""
    parts = NOBODY if already else split(text, room)
    return Owned("", parts, (text,)) if parts.are_all_known and not parts.asked else None


def _marked(text, room, already):
    found = OWNER.search(text)
    return _tail(text[: found.start()], text[found.end() :], text, room) if found else None


def _after_dash(text, room, already):
    places = list(DASH.finditer(text))
    if not places or already:
        return _due_after_dash(text, places, room)
    found = places[-1]
    owned = _tail(text[: found.start()], text[found.end() :], text, room)
    return owned or _due_after_dash(text, places, room)


def _due_after_dash(text, places, room):
    """ "circulate the guidance – by 12 December": a day alone stands behind the dash."""
    if not places:
        return None
    head, tail = text[: places[-1].start()], text[places[-1].end() :]
    due = when.read(tail, room.day, own_names=room.own_names, is_apart=True)
    rest = _without(tail, due)
    if due.is_understood and not re.search(r"\w", rest):
        return Owned(head, NOBODY, (), due)
    return None


def _without(text, due):
    return f"{text[: due.start]} {text[due.end :]}".strip() if due.phrase else text


def _tail(head, tail, text, room):
    """Owners with or without a day: "CB/Police by 12 Dec"; None when these are no owners."""
    due = when.read(tail, room.day, own_names=room.own_names, is_apart=True)
    due = due if due.phrase else _vague(tail)
    names = _without(tail, due)
    parts = split(names.strip(" ()"), room)
    if not re.search(r"\w", names) or not parts.are_names:
        return None
    kept = "/".join(match.words for match in parts.asked)
    if due.sentence:
        kept = f"{kept} {due.phrase}".strip()
    text = f"{head} – {kept}" if kept else head
    return Owned(text, parts, tuple(_words_of_found(parts)), due)


def _vague(tail):
    """ "ZZ by someday soon": the words for a day that is none are asked."""
    found = VAGUE.search(tail)
    if not found:
        return when.NOTHING
    sentence = f"When is it due? The words are “{found[0]}”."
    return when.Due(phrase=found[0], start=found.start(), end=found.end(), sentence=sentence)


def _in_brackets(text, room, already):
    found = BRACKETS.search(text)
    parts = split(found[1], room) if found and not already else NOBODY
    if not parts.are_all_known or parts.asked:
        return None
    return Owned(text[: found.start()], parts, tuple(_words_of_found(parts)))


def _addressed(text, room, already):
    """ "CB: circulate the guidance" """
    return _before(ADDRESSED.match(text), text, room, already)


def _subject(text, room, already):
    """ "CB to circulate the guidance" """
    return _before(SUBJECT.match(text), text, room, already)


def _before(found, text, room, already):
    parts = split(found[1], room) if found and not already else NOBODY
    if not parts.are_all_known:
        return None
    if parts.asked:
        return Owned(text, parts)
    return Owned(text[found.end() :], parts, (found[0].strip(),))
