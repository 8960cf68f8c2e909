"""Where people of the directory have ever belonged, and whether a file says clearly otherwise of somebody."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from django.apps import apps

from board.enums import Sector
from board.models import Membership, Organisation
from meetings.capture.room import plain
from meetings.wordin.attendance import is_role

SECTORS = {
    Sector.POLICE: r"\b(?:police|constabulary)\b",
    Sector.HEALTH: r"\b(?:nhs|icb|ccg|hospitals?)\b",
    Sector.COUNCIL: r"\b(?:council|borough)\b",
    Sector.PROBATION: r"\bprobation\b",
    Sector.FIRE: r"\bfire\b",
    Sector.EDUCATION: r"\b(?:school|college|academy)$",
}
"""Words that leave no doubt about the sector of an organisation that is not in the directory."""


@dataclass(frozen=True)
class Belonging:
    """`places` are the keys of all organisations that each person worked or spoke for, or sat for."""

    places: dict
    organisations: dict

    def contradicts(self, person, words):
        """Whether some words name an organisation that is clearly none of those of the person (a key).

        It is clear when they are the name of another one of the directory, or name another sector. Nothing is
        clear of people of whom no organisation is known, or where a role stands instead.
        """
        theirs = [self.organisations[key] for key in self.places.get(person, ())]
        if not theirs or not words.strip() or is_role(words):
            return False
        if named := [each for each in self.organisations.values() if plain(words) in _names(each)]:
            near = {key for each in theirs for key in (each.pk, each.parent_id)}
            return not any(each.pk in near or each.parent_id in near - {None} for each in named)
        return self._is_of_another_sector(theirs, plain(words))

    def _is_of_another_sector(self, theirs, words):
        said = {sector for sector, pattern in SECTORS.items() if re.search(pattern, words)}
        known = {each.sector for each in theirs}
        is_like = any(
            set(words.split()) <= set(name.split()) for each in theirs for name in _names(each)
        )
        return bool(said) and Sector.OTHER not in known and not (said & known or is_like)


def belonging():
    """The `Belonging` of everybody as the record has it; three queries."""
    places = defaultdict(set)
    states = apps.get_model("board", "PersonEvent").objects.order_by()
    for person, *keys in states.values_list(
        "pgh_obj_id", "employer_id", "speaks_for_id"
    ).distinct():
        places[person].update(keys)
    seats = Membership.objects.order_by().values_list("person_id", "seat__organisation_id")
    for person, key in seats.distinct():
        places[person].add(key)
    there = Organisation.objects.in_bulk()
    return Belonging({key: found & there.keys() for key, found in places.items()}, there)


def _names(organisation):
    return {plain(organisation.name), plain(organisation.short_name)} - {""}
