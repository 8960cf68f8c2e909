"""Lists of people in a line or a paragraph, also those that name the agency first: "Schools: Gail Ives, Omar Said"."""

from __future__ import annotations

import re

from meetings.wordin import attendance
from meetings.wordin.attendance_groups import names_group
from meetings.wordin.attendance_words import TITLES
from meetings.wordin.result import APOLOGIES, DEPUTY, IN_ATTENDANCE, PRESENT, Attendee

GROUP = re.compile(r"^(?P<of>[^:;,()–—]{2,60}?)(?::|\s[–—-]{1,2})\s+(?P<who>[A-Z].+)$")
""" "Schools: Gail Ives", "Schools – Gail Ives" """
IN_BRACKET = re.compile(r"^(?P<of>[^:;,()–—]{2,70}?)\s+\((?P<who>[A-Z][^()]+)\)$")
""" "Probation (Dot Evans)" """
GIVEN_NAMES = re.compile(
    r"^(?P<names>[A-Z][a-z’'-]+(?:,\s+[A-Z][a-z’'-]+)*\s+(?:and|&)\s+[A-Z][a-z’'-]+)\s*(?:,|\(|\s[–—-])\s*"
    r"(?P<role>[^(),;:]+?)\)?[.]?$"
)
""" "Tia and Jordan, Young Advisers" """
NAME_BEFORE_DASH = re.compile(r"^(?:and\s+)?([^()–—,]+?)\s*(?:\([^()]*\)\s*)?(?:\s-{1,2}|–|—)\s")
AT_COMMA = re.compile(r",\s+(?:and\s+)?(?![^()]*\))")
AT_AGENCY = re.compile(rf"{AT_COMMA.pattern}|\s+and\s+(?=[^,;()–—]{{2,40}}\s[–—-]\s)")
TOLD = re.compile(r"[(:]|\s[–—-]\s")
LOUD = re.compile(r"\b[A-Z]{4,}\b")
MINUTED = re.compile(r"^(?:minutes|notes)$", re.IGNORECASE)
JOINED = ("organisation", "role", "initials", "deputising_for", "also_representing")


def listed(text, status, *, is_paragraph=False):
    """Everybody whom a text names, also behind what they are or where they are from."""
    text = " ".join(text.split())
    if given := given_names(text, status):
        return given
    if parts := _with_dashes(text):
        return [one for part in parts for one in attendance.people_of(part, status)]
    text = _without_agencies(text)
    commas = [] if ";" in text else AT_AGENCY.split(text)
    is_each_told = len(commas) > 1 and all(TOLD.search(part) for part in commas)
    for parts in ([commas] if is_each_told else []) + [text.split(";")]:
        if people := _by_agency(parts, status):
            return people
    return attendance.people_of(text, status, is_paragraph=is_paragraph)


def in_columns(columns, status):
    """The one person whom what stands between the tabs of a line tells of: "Ed Moss", "EM", "Police"; or None."""
    name, *others = [part for part in map(str.strip, columns) if part] or [""]
    if (
        not others
        or not attendance.looks_like_person(name)
        or any(map(attendance.looks_like_person, others))
    ):
        return None
    short = [
        part for part in others if attendance.INITIALS.match(part) and attendance.fits(part, name)
    ]
    told = [part for part in others if part not in short[:1]]
    return attendance.person_of(", ".join([name, *told]), status, initials="".join(short[:1]))


def _with_dashes(text):
    """Each person with what follows the dash behind the name: "Ed Moss – Police, Gail Ives – Council (Director)"; an
    empty list unless two at least stand so."""
    if ";" in text:
        return []
    groups, named = [], 0
    for part in AT_COMMA.split(text):
        name = NAME_BEFORE_DASH.match(part)
        is_named = bool(name) and attendance.looks_like_person(name[1])
        named += is_named
        if is_named or not groups:
            groups.append(part)
        else:
            groups[-1] = f"{groups[-1]}, {part}"
    return groups if named == len(groups) > 1 else []


def given_names(text, status):
    """The people of whom only given names are said, before what they are together; an empty list for any other."""
    found = GIVEN_NAMES.match(text)
    names = re.split(r",\s+|\s+and\s+|\s+&\s+", found["names"]) if found else []
    is_said = found and attendance.is_role(re.sub(r"s$", "", found["role"]))
    if not is_said or not all(map(attendance.is_given_name, names)):
        return []
    return [Attendee(name, role=found["role"], status=status) for name in names]


def _without_agencies(text):
    """The text without agencies that sent nobody, where those before them have theirs in brackets: "Ed Moss (Fire),
    Probation – no deputy"."""
    parts = AT_COMMA.split(text)
    alone = [
        n
        for n, part in enumerate(parts)
        if n and parts[n - 1].endswith(")") and attendance.sends_nobody(part)
    ]
    return ", ".join(part for n, part in enumerate(parts) if n not in alone) if alone else text


def _by_agency(parts, status):
    """The people of parts of which one at least begins with an agency, and no part with anything but an agency or a
    person; an empty list for any other."""
    found, groups = [], 0
    for part in (each.strip(" .") for each in parts if each.strip(" .")):
        group = _group(part, status)
        groups += bool(group)
        found += group or attendance.people_of(part, status)
    are_people = all(attendance.looks_like_person(person.name) for person in found)
    return found if groups and are_people else []


def _group(text, status):
    """The people behind their agency or role, or an empty list."""
    found = GROUP.match(text) or IN_BRACKET.match(text)
    if not found or attendance.looks_like_person(found["of"]) or LOUD.search(found["of"]):
        return []
    people = attendance.people_of(found["who"], status, is_paragraph=True)
    if not all(attendance.looks_like_person(person.name) for person in people):
        return []
    is_role = attendance.is_role(found["of"])
    for person in people:
        if MINUTED.match(found["of"]):
            person.status = IN_ATTENDANCE
        if is_role:
            person.role = person.role or found["of"]
        else:
            person.organisation = person.organisation or found["of"]
    return people


def is_one(person):
    """Whether an `Attendee` who was read from a line is one, and no other words are."""
    name = re.sub(r"[()]", "", person.name)
    named = name.split()
    if attendance.looks_like_person(name):
        return True
    is_name = not LOUD.search(name) and all(
        word[:1].isupper() or word in attendance.PARTICLES for word in named
    )
    is_told = bool(person.role or person.initials or person.organisation)
    return is_name and not names_group(name) and 0 < len(named) <= 4 and is_told


def joined(people, apart):
    """The `people` of the lists, each once, with those who were named `apart` as chair or as minute-taker."""
    found = {}
    for person in people:
        key = attendance.plain(person.name)
        same = found.get(key)
        if same and (same.status == APOLOGIES) == (person.status == APOLOGIES):
            _join(same, person)
        elif key:
            found[key if not same else (key, person.status)] = person
    first = []
    for person in apart:
        same = found.get(attendance.plain(person.name)) or _same(person, found.values())
        if same and same.status != APOLOGIES:
            same.name = max(same.name, person.name, key=len)
            told = same.role.casefold()
            parts = [part for part in person.role.split(", ") if part.casefold() not in told]
            person.role = ", ".join(parts)
            same.role = ", ".join(filter(None, (same.role, person.role)))
            _join(same, person)
        else:
            first += joined([*first, person], ())[len(first) :]
    return [*first, *found.values()]


def _same(person, people):
    """The only one of `people` who has the name but for a rank: "Superintendent Amy Holt"."""
    found = [one for one in people if _bare(one.name) == _bare(person.name)]
    return found[0] if len(found) == 1 else None


def _bare(name):
    return [word for word in attendance.plain(name).split() if word.strip(".") not in TITLES]


def _join(same, person):
    for name in JOINED:
        setattr(same, name, getattr(same, name) or getattr(person, name))
    if same.status == PRESENT and same.deputising_for:
        same.status = DEPUTY
