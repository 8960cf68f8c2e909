"""Who is meant by a name in old minutes: suggestions by alias, initials and likeness, never a silent choice."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from board.models import Group, Organisation, Person
from meetings.capture.room import EVERYBODY, KINDS_OF_GROUP, keys_of_person, plain
from meetings.imports.belonging import Belonging, belonging
from meetings.wordin.attendance import TITLES

ALIKE = 0.84
"""From so much likeness on (of 1) a name may be a misspelling of another."""
MOST = 3
ALL_MEMBERS = "all"


@dataclass(frozen=True)
class Suggestion:
    """`why` says in a few words what it goes by; `is_sure` when the whole name is theirs and nobody else's."""

    value: str
    label: str
    why: str
    is_sure: bool = False


@dataclass(frozen=True)
class Entry:
    """Somebody in the directory as names are compared with them."""

    value: str
    label: str
    short: str
    whole: frozenset
    rough: frozenset = frozenset()
    initials: str = ""


@dataclass
class Directory:
    """All people, also those who have left, with groups and organisations; seven queries."""

    people: list = field(default_factory=list)
    bodies: list = field(default_factory=list)
    belonging: Belonging = field(default_factory=lambda: Belonging({}, {}))

    def suggestions(self, written, *, initials="", organisation="", people_only=False):
        """What a name may mean, the likeliest first.

        Nobody is sure who never belonged to the `organisation` that the file names beside the name.
        """
        key, letters = bare(written), written.replace(".", "").replace(" ", "")
        if not people_only and plain(written) in EVERYBODY:
            return [Suggestion(ALL_MEMBERS, "All members", "they are all named", is_sure=True)]
        exact = [entry for entry in self.people if key in entry.whole]
        if not people_only:
            exact += [entry for entry in self.bodies if plain(written) in entry.whole]
        if exact:
            return [self._same(entry, organisation, len(exact) == 1) for entry in exact[:MOST]]
        found = {}
        for why, fits in self._roughly(key, letters, initials):
            for entry in fits:
                found.setdefault(entry.value, _of(entry, why))
        return list(found.values())[:MOST]

    def _same(self, entry, organisation, is_only):
        kind, _, key = entry.value.partition(":")
        if kind == "person" and self.belonging.contradicts(int(key), organisation):
            return _of(entry, f"the same name, but not known at {organisation}")
        return _of(entry, "the same name", is_sure=is_only)

    def _roughly(self, key, letters, initials):
        yield "a short form", [entry for entry in self.people if key in entry.rough]
        wanted = {each for each in (letters, initials.replace(".", "")) if 1 < len(each) < 5}
        alike = [
            entry for entry in self.people if any(_is_like(key, whole) for whole in entry.whole)
        ]
        yield "a name much like it", alike
        if letters.isupper():
            yield "the same initials", [entry for entry in self.people if entry.initials in wanted]

    def named(self, words):
        """The value of the one person whose label in the list of choices, or whole name, these words are."""
        words = " ".join(words.split())
        by_label = [entry for entry in self.people if entry.label == words]
        found = by_label or [entry for entry in self.people if bare(words) in entry.whole]
        return found[0].value if len(found) == 1 else ""

    def label_of(self, value):
        if value == ALL_MEMBERS:
            return "All members"
        return next((e.label for e in (*self.people, *self.bodies) if e.value == value), "")


def directory():
    """The `Directory` as it is now."""
    people = Person.objects.select_related("employer", "speaks_for").prefetch_related("aliases")
    groups = Group.objects.prefetch_related("former_names")
    return Directory(
        [_person(person) for person in people.order_by("family_name", "given_name", "pk")],
        [
            *(_group(group) for group in groups.order_by("pk")),
            *(_organisation(each) for each in Organisation.objects.order_by("pk")),
        ],
        belonging(),
    )


def bare(name):
    """A name as it is compared: without titles, case and stops."""
    words = name.split()
    while len(words) > 1 and words[0].strip(".,").casefold() in TITLES:
        words.pop(0)
    return plain(" ".join(words))


def _of(entry, why, *, is_sure=False):
    return Suggestion(entry.value, entry.label, why, is_sure)


def _is_like(key, whole):
    if len(key) < 5 or " " not in key or key[0] != whole[:1]:
        return False
    return SequenceMatcher(None, key, whole).ratio() >= ALIKE


def _person(person):
    whole = {bare(f"{person.given_name} {person.family_name}")}
    whole |= {bare(alias.name) for alias in person.aliases.all()}
    names, rough = keys_of_person(
        title=person.title, given=person.given_name, family=person.family_name
    )
    place = person.organisation
    label = f"{person.full_name}, {place.short_name or place.name}" if place else person.full_name
    return Entry(
        f"person:{person.pk}",
        label,
        person.full_name,
        frozenset(whole),
        (names | rough) - whole,
        person.initials_or_default,
    )


def _group(group):
    """By its names and code, with and without the word for what it is: "QA", "the QA sub-group"."""
    names = {plain(group.name), plain(group.code)}
    names |= {plain(former.name) for former in group.former_names.all()}
    for name in tuple(names):
        short = name
        for word in sorted(KINDS_OF_GROUP, key=len, reverse=True):
            short = short.removesuffix(f" {word}")
        names |= {f"{short} {word}" for word in ("group", "sub group", "subgroup")}
    return Entry(f"group:{group.pk}", group.name, group.name, frozenset(names))


def _organisation(organisation):
    names = {plain(organisation.name), plain(organisation.short_name)} - {""}
    return Entry(
        f"organisation:{organisation.pk}", organisation.name, organisation.name, frozenset(names)
    )
