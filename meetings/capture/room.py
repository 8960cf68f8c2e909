"""Who can be named at a meeting, and whom some words name.

Nothing is guessed: words that fit one body or person name them, words that fit
several, or only roughly, are a question with candidates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

ALL = "all"
HERE, EXPECTED, ELSEWHERE = range(3)
"""How near somebody is: at the meeting, expected or excused, or only in the directory."""

EVERYBODY = frozenset(
    {
        "all",
        "all members",
        "members",
        "all group members",
        "all board members",
        "everyone",
        "everybody",
        "all attendees",
        "all present",
    }
)
KINDS_OF_GROUP = frozenset(
    {"group", "sub group", "subgroup", "panel", "committee", "board", "partnership"}
)
"""Words for a group that name none, unless it is the one that meets."""
UNSETTLED = re.compile(
    r"^(?:all )?(?:sub ?group chairs|group chairs|chairs|chairs of (?:all )?(?:the )?sub ?groups)$"
)
"""Bodies of people that change: whom they mean is always asked."""

MOST_CANDIDATES = 6


def plain(words):
    """Words as they are compared: no case, no full stops, no "the", single spaces."""
    words = words.casefold().replace("’", "'").replace(".", "").replace(",", " ")
    words = " ".join(words.replace("-", " ").split())
    return words.removeprefix("the ").removesuffix("'s")


@dataclass(frozen=True)
class Named:
    """A person, group or organisation. `value` is its key: "person:12", "group:3", "all".

    `names` are compared by `plain`, `initials` letter by letter; what fits only
    `rough` (a given name, initials that somebody uses longer) is asked. `note`
    says why one would not expect them to act: "sent apologies".
    """

    value: str
    label: str
    names: frozenset = frozenset()
    initials: frozenset = frozenset()
    rough: frozenset = frozenset()
    nearness: int = HERE
    note: str = ""

    @property
    def is_person(self):
        return self.value.startswith("person:")


EVERY_MEMBER = Named(ALL, "All members")


@dataclass(frozen=True)
class Match:
    """What some words name: `found`, or else `candidates` to choose from, or nobody known."""

    words: str
    found: Named | None = None
    candidates: tuple = ()

    @property
    def is_known(self):
        return self.found is not None or bool(self.candidates)

    @property
    def is_initials(self):
        return looks_like_initials(self.words)


def looks_like_initials(words):
    return bool(re.match(r"^(?:[A-Z]\.? ?){2,4}$|^[A-Z]{2,3}[a-z]$", words.strip()))


@dataclass(frozen=True)
class Room:
    """A meeting as the reader of quick lines knows it.

    `own_names` are the words for the group itself ("board", "QA"), by which "the
    next meeting of the Board" is its own.
    """

    day: date
    everybody: tuple = ()
    own_names: frozenset = field(default_factory=frozenset)

    def resolve(self, words):
        """The `Match` of one name. Those at the meeting come first."""
        words = words.strip(" .,;:*_()")
        key = plain(words)
        if not key:
            return Match(words)
        if key in EVERYBODY:
            return Match(words, EVERY_MEMBER)
        letters = words.replace(".", "").replace(" ", "")
        for nearness in (HERE, EXPECTED, ELSEWHERE):
            fits = [
                one
                for one in self.everybody
                if one.nearness == nearness and (key in one.names or letters in one.initials)
            ]
            if fits:
                return self._one_of(words, fits, nearness, letters)
        return Match(words, candidates=self._roughly(key, letters))

    def _one_of(self, words, fits, nearness, letters):
        is_only_initials = nearness == ELSEWHERE and letters in fits[0].initials
        if len(fits) == 1 and not is_only_initials:
            return Match(words, fits[0])
        return Match(words, candidates=tuple(fits[:MOST_CANDIDATES]))

    def _roughly(self, key, letters):
        if UNSETTLED.match(key) or key in KINDS_OF_GROUP or len(key) < 2:
            return ()
        fits = [one for one in self.everybody if key in one.rough or letters in one.rough]
        fits = fits or [one for one in self.everybody if _holds(one, key)]
        fits.sort(key=lambda one: one.nearness)
        return tuple(fits[:MOST_CANDIDATES])

    def named_in(self, text):
        """Those at the meeting, and bodies, whom a text names outright; for asking who is meant."""
        found = {}
        words = f" {plain(text)} "
        letters = set(re.findall(r"\w+", text))
        for one in self.everybody:
            is_named = any(f" {name} " in words for name in one.names if len(name) > 3)
            if one.nearness == HERE and (is_named or letters & one.initials):
                found[one.value] = one
        return tuple(found.values())[:MOST_CANDIDATES]

    def labelled(self, value):
        """What somebody is called, by their key."""
        if value == ALL:
            return EVERY_MEMBER.label
        return next((one.label for one in self.everybody if one.value == value), "")


def _holds(one, key):
    """Whether a body's name holds the words: "Police" in "Westmere Police"."""
    if one.is_person or len(key) < 4:
        return False
    return any(f" {key} " in f" {name} " for name in one.names)


def keys_of_person(*, title, given, family, aliases=(), email="", role=""):
    """The names by which a person is written, as `plain` compares them, and the rough ones."""
    ways = {family, f"{given} {family}", f"{title} {given} {family}", role, email or ""}
    if title:
        ways.add(f"{title} {family}")
    if given:
        ways |= {f"{given[0]} {family}", f"{given.split()[0]} {family}"}
    names = frozenset(filter(None, map(plain, [*ways, *aliases])))
    rough = frozenset(filter(None, {plain(given), plain(given.split()[0]) if given else ""}))
    return names, rough - names
