"""The people of the file as a `Room`, so that names and initials are read as in quick lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from meetings.capture.room import EXPECTED, HERE, Named, Room, keys_of_person, plain
from meetings.wordin.attendance import is_role
from meetings.wordin.attendance_words import without_titles
from meetings.wordin.forms_of_address import addressed
from meetings.wordin.result import APOLOGIES

UNKNOWN_DAY = date(2000, 1, 1)
"""Stands for the meeting's day where the file does not say it: only words are read then."""
NO_ALIASES = frozenset(("minutes", "notes"))
"""The role of whoever takes them, but where a sentence begins with it the minutes themselves are meant."""
ROLE_ALIASES = {"chair": ("chair", "chairman", "chairperson", "independent chair")}


@dataclass
class People:
    """`room` answers who is named; `short` are initials of several: letters to names."""

    room: Room
    attendance: list = field(default_factory=list)
    by_value: dict = field(default_factory=dict)

    def name_of(self, match):
        """The full name of a `Match`, also where a given name fits one person only (which is asked as well); the
        words themselves where nobody, or more than one, fits."""
        rough = match.candidates if len(match.candidates) == 1 and not match.is_initials else ()
        found = match.found or next((one for one in rough if one.is_person), None)
        return found.label if found else match.words

    def with_initials(self, initials):
        """Everybody whose initials these are, also those who sent apologies."""
        return [
            person.name
            for person in self.attendance
            if initials == _letters(person.initials)
            or (not person.initials and initials in _derived(person.name))
        ]

    def close_to(self, initials):
        """Others who have longer initials of their own but whose name gives these letters too; whoever sent
        apologies is not meant where somebody with just these was there."""
        was_there = any(
            initials == _letters(person.initials) and person.status != APOLOGIES
            for person in self.attendance
        )
        return [
            person.name
            for person in self.attendance
            if person.initials
            and not (was_there and person.status == APOLOGIES)
            and _letters(person.initials) != initials
            and initials in _derived(person.name)
        ]


def people_of(attendance, day, *, own_names=frozenset()):
    """The `People` of an attendance; the meeting was on `day`, which may be None."""
    people, named = People(Room(day or UNKNOWN_DAY), list(attendance)), []
    roles = [each for person in attendance for each in _roles(person)]
    for place, person in enumerate(attendance):
        value = f"person:{place}"
        people.by_value[value] = person
        named.append(_named(value, person, roles))
    bodies = {person.organisation for person in attendance if person.organisation}
    for place, body in enumerate(sorted(bodies)):
        if not any(plain(body) in one.names for one in named):
            named.append(Named(f"organisation:{place}", body, frozenset({plain(body)})))
    own = frozenset({"board", "partnership", "group", "committee", "panel"} | set(own_names))
    people.room = Room(day or UNKNOWN_DAY, tuple(named), own)
    return people


def _named(value, person, roles):
    title, given, family = _parts(person.name)
    names, rough = keys_of_person(title=title, given=given, family=family, aliases=[person.name])
    if title and family:
        names |= {plain(f"{title} {family}")}
    names |= addressed(title, given, family)
    own = {each for each in _roles(person) if is_role(each)}
    if any(is_role(part) for part in re.split(r",\s+", person.role)):
        own.add(plain(person.role))
    aliases = {each for each in own if roles.count(each) == 1} - NO_ALIASES
    if any(
        re.search(r"\bchair\b", each) and not re.search(r"deputy|vice", each) for each in aliases
    ):
        aliases |= set(ROLE_ALIASES["chair"])
    initials = frozenset({_letters(person.initials)} if person.initials else _derived(person.name))
    is_away = person.status == APOLOGIES
    return Named(
        value,
        person.name,
        frozenset(names | aliases) - {plain(family) if len(family) < 3 else ""},
        initials,
        rough,
        EXPECTED if is_away else HERE,
        "sent apologies" if is_away else "",
    )


def _roles(person):
    """What somebody is called by: the role, each of several, and the organisation."""
    parts = [part.strip(" )") for part in re.split(r",\s+|\s+\(", person.role)]
    return {plain(each) for each in (person.role, person.organisation, *parts) if each}


def _letters(initials):
    return initials.replace(".", "").replace(" ", "")


def _parts(name):
    """(title, given, family) of a name."""
    title, words = without_titles(name.split())
    if not words and title:
        title, words = title[:-1], title[-1:]
    return " ".join(title), " ".join(words[:-1]), words[-1] if words else ""


def _derived(name):
    """The initials that a name gives: "AS", and "AMSJ" for Anne-Marie Smith-Jones."""
    _, given, family = _parts(name)
    if not given:
        return set()
    first, last = given[:1], family[:1]
    long = "".join(part[:1] for part in re.split(r"[\s-]+", f"{given} {family}"))
    without = "".join(part[:1] for part in f"{given} {family}".split())
    return {each.upper() for each in (first + last, long, without) if len(each) > 1}
