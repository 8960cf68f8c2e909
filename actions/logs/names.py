"""Whom the names of a log mean: people, groups and organisations of the board's directory."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.utils import timezone

from actions.owners import ALL_MEMBERS
from board.initials import initials_of
from board.models import Group, Organisation, Person

NEW, WORDS = "new", "words"
EVERYBODY = frozenset(
    {"all", "all members", "members", "all board members", "everyone", "everybody", "all partners"}
)
NOBODY = frozenset(
    {"", "n a", "na", "none", "tbc", "tba", "tbd", "to be confirmed", "-", "not known"}
)
BETWEEN = re.compile(r"\s*[/;,&+\n|]\s*|\s+and\s+|\s+with\s+", re.IGNORECASE)
BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor", "supt"}
    | {"sgt", "dci", "di", "ds", "ch", "insp", "rev", "sir", "dame", "lord", "lady", "chief"}
)
NO_NAMES = frozenset(
    {"team", "lead", "leads", "chair", "chairs", "manager", "officer", "group", "board", "partners"}
    | {"agencies", "agency", "service", "services", "unit", "nurse", "director", "head", "police"}
    | {"health", "education", "care", "council", "school", "schools", "the", "of", "for", "members"}
)
KINDS = (" sub group", " subgroup", " group", " panel", " committee", " partnership", " board")
MOST_CANDIDATES = 6
MOST_NAMES = 12
LONGEST = 300


def plain(words):
    """A name as names are compared: no case, no points, single spaces."""
    words = words.casefold().replace("’", "'").replace(".", "")
    words = re.sub(r"[^\w'&]+", " ", words)
    return " ".join(words.split()).removeprefix("the ")


@dataclass(frozen=True)
class Named:
    """Somebody who can own an action; `key` is an owner's key."""

    key: str
    label: str
    names: frozenset
    initials: frozenset = frozenset()
    rough: frozenset = frozenset()


@dataclass
class Directory:
    """All that can be named, looked up by names, then initials, then what is only like them."""

    everybody: list
    by_name: dict = field(default_factory=dict)
    by_initials: dict = field(default_factory=dict)
    by_rough: dict = field(default_factory=dict)
    asked: dict = field(default_factory=dict)

    def __post_init__(self):
        for one in self.everybody:
            for place, names in (
                (self.by_name, one.names),
                (self.by_initials, one.initials),
                (self.by_rough, one.rough),
            ):
                for name in names:
                    place.setdefault(name, []).append(one)

    def candidates(self, words):
        """(those whom some words may mean, whether the one there is surely is meant).

        Initials are never sure: two people may share them.
        """
        if words not in self.asked:
            self.asked[words] = self._candidates(words)
        return self.asked[words]

    def _candidates(self, words):
        key = plain(words)
        if exact := self.by_name.get(key):
            return exact[:MOST_CANDIDATES], len(exact) == 1
        letters = re.sub(r"[^A-Za-z]", "", words)
        if letters.isupper() and (found := self.by_initials.get(letters)):
            return found[:MOST_CANDIDATES], False
        if found := self.by_rough.get(key):
            return found[:MOST_CANDIDATES], False
        return self._like(key), False

    def _like(self, key):
        """Those whose names are spelt nearly so."""
        from difflib import get_close_matches

        if len(key) < 4:
            return []
        close = get_close_matches(key, self.by_name, n=MOST_CANDIDATES, cutoff=0.82)
        found = {one.key: one for name in close for one in self.by_name[name]}
        return list(found.values())[:MOST_CANDIDATES]

    def is_name(self, words):
        """Whether words of a cell name only those who are known."""
        parts = split(words, self)
        return bool(parts) and all(self.candidates(part)[1] for part in parts)

    def label(self, key):
        return next((one.label for one in self.everybody if one.key == key), "")


def directory():
    """The `Directory` as it is today; four questions."""
    today = timezone.localdate()
    people = Person.objects.current(today).prefetch_related("aliases").order_by("pk")
    found = [_person(person) for person in people]
    found += [_group(group) for group in Group.objects.running(today).order_by("pk")]
    found += [_organisation(each) for each in Organisation.objects.open_on(today).order_by("pk")]
    everybody = Named(ALL_MEMBERS, "All members", EVERYBODY)
    return Directory([everybody, *found])


def _person(person):
    given, family = person.given_name, person.family_name
    aliases = [alias.name for alias in person.aliases.all()]
    names = {f"{given} {family}", person.full_name, *aliases, person.email or ""}
    if given:
        names |= {f"{given[0]} {family}", f"{given.split()[0]} {family}", f"{family} {given}"}
    if person.title:
        names.add(f"{person.title} {family}")
    initials = {person.initials_or_default, initials_of(given, family)}
    return Named(
        f"person:{person.pk}",
        person.full_name,
        frozenset(filter(None, map(plain, names))),
        frozenset(each for each in initials if len(each) > 1),
        frozenset(filter(None, {plain(family), plain(given.split()[0] if given else "")})),
    )


def _group(group):
    name = plain(group.name)
    short = next((name.removesuffix(kind) for kind in KINDS if name.endswith(kind)), name)
    names = {name, plain(group.code)}
    if len(short.split()) > 1:
        names.add(short)
    names |= {f"{each}{kind}" for each in (short, plain(group.code)) for kind in KINDS[:4]}
    return Named(f"group:{group.pk}", group.name, frozenset(names))


def _organisation(organisation):
    names = frozenset(filter(None, map(plain, (organisation.name, organisation.short_name))))
    rough = {word for name in names for word in name.split() if len(word) > 4}
    return Named(
        f"organisation:{organisation.pk}", organisation.name, names, rough=frozenset(rough)
    )


def split(words, known):
    """The names in the words of a cell; a name that holds "and" itself stays whole."""
    whole = _tidy(words)
    if plain(whole) in NOBODY:
        return []
    if known.candidates(whole)[1]:
        return [whole]
    bare = BRACKETS.sub(" ", whole).strip()
    if bare and bare != whole and known.candidates(bare)[1]:
        return [bare]
    parts = [_tidy(part) for part in BETWEEN.split(whole)]
    parts = [part for part in parts if plain(part) not in NOBODY]
    if len(parts) > MOST_NAMES or any(len(part) > LONGEST for part in parts):
        return [whole[:LONGEST]]
    return list(dict.fromkeys(parts))


def _tidy(words):
    return " ".join(words.split(" ")).strip(" .,;:-–\n")


def proposal(words, known):
    """(the choice to propose for a name, whether it is sure)."""
    found, is_sure = known.candidates(words)
    if is_sure:
        return found[0].key, True
    if len(found) == 1:
        return found[0].key, False
    return (NEW if not found and is_like_person(words) else WORDS), False


def answered_before(words, answer, known):
    """(the choice that an earlier log gave, whether it holds here too), or None where it cannot.

    It is only proposed where it was not clear, or where more than one fits today, or one who is somebody else.
    """
    if answer is None or not (answer.choice == WORDS or known.label(answer.choice)):
        return None
    found, _ = known.candidates(words)
    fits = {one.key for one in found} <= {answer.choice}
    return answer.choice, answer.is_clear and fits


def is_like_person(words):
    """ "Jo Ashby" or "Dr J. Ashby": a name that a new person could be entered under."""
    _, given, family = parts_of_name(words)
    parts = f"{given} {family}".split()
    return (
        1 < len(parts) <= 4
        and all(part[:1].isupper() for part in parts)
        and not NO_NAMES & {part.casefold() for part in parts}
        and not any(letter.isdigit() for letter in words)
    )


def parts_of_name(words):
    """(title, given name, family name) of a person's name; what stands in brackets is no part of it."""
    parts = BRACKETS.sub(" ", words).split()
    title = []
    while len(parts) > 1 and parts[0].strip(".").casefold() in TITLES:
        title.append(parts.pop(0))
    return " ".join(title)[:30], " ".join(parts[:-1])[:80], (parts[-1] if parts else "")[:80]
