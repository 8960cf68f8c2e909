"""What the key in an address is the key of: each room registers its records, to be named and searched for.

The trail keeps addresses, not titles; what a record is called is looked up
when somebody who may know it reads the trail.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db.models import Q

from trail import kinds

MARKS = ".,:;“”"
SMALL_WORDS = frozenset({"a", "and", "at", "for", "in", "of", "on", "the", "to"})
"""They name nothing: a search for "Minutes of the board" asks for two words only."""


@dataclass(frozen=True)
class Place:
    """A beginning of addresses ("meetings/") that is followed by the key of a `model`.

    `noun` is what such a record is: "meeting". `called` names one of them.
    `found_by` are lookups in which the words are looked for that somebody searches for, such as the
    names of a person, or a reference, its own or that of the meeting it belongs to.
    """

    prefix: str
    noun: str
    model: type
    found_by: tuple[str, ...] = ()
    called: Callable = str

    def keys(self, text):
        """The keys of the records that are called so: each word stands, whole, in one of `found_by`, in any order."""
        words = [word.strip(MARKS) for word in text.split()]
        words = [word for word in words if word and word.lower() not in SMALL_WORDS]
        if not (words and self.found_by):
            return []
        found = self.model._base_manager.all()
        for word in words:
            found = found.filter(_any_holds(self.found_by, word))
        return list(found.order_by().values_list("pk", flat=True).distinct()[:MOST])


def _any_holds(lookups, word):
    whole = rf"(^|\W){re.escape(word)}($|\W)"
    found = Q()
    for lookup in lookups:
        found |= Q(**{f"{lookup}__iregex": whole})
    return found


HISTORY = "history/"
MOST = 2000
"""So many records of one kind are searched for at once."""

_places = {}
_pages = {}


def register(*places):
    _places.update({place.prefix: place for place in places})


def name_pages(room, **words):
    """Say what the pages of a room are, by the names of their routes: `minutes_pdf="Minutes (PDF)"`.

    The words stand beside what somebody did there: "Downloaded", "Viewed", "Refused".
    """
    before = f"{room}:" if room else ""
    _pages.update({f"{before}{name}": said for name, said in words.items()})


def named_pages():
    """What is said of each page, by the full name of its route."""
    return dict(_pages)


def page_words(name):
    """What a page is, in plain words; those of a page that has gone are made of its name."""
    if not name or name in _pages:
        return _pages.get(name, "")
    return f"A page that is there no longer: {name.rpartition(':')[2].replace('_', ' ')}"


def all_places():
    """Those that rooms have registered, and the pages of history of the same records."""
    return [*_places.values(), *filter(None, (_of_history(kind) for kind in kinds.every()))]


def get(prefix):
    """The place of addresses that begin so; None when nobody has said what stands there."""
    if prefix.startswith(HISTORY):
        kind = kinds.get(prefix.removeprefix(HISTORY).rstrip("/"))
        return _of_history(kind) if kind else None
    return _places.get(prefix)


def _of_history(kind):
    for place in _places.values():
        if place.model is kind.model:
            return replace(place, prefix=f"{HISTORY}{kind.slug}/")
    return Place(f"{HISTORY}{kind.slug}/", str(kind.model._meta.verbose_name), kind.model)


def names(entries):
    """What the records of these entries are called now: {(place, key): name}. One query for each kind."""
    wanted = {}
    for entry in entries:
        if entry.record is not None and get(entry.place):
            wanted.setdefault(entry.place, set()).add(entry.record)
    found = {}
    for prefix, keys in wanted.items():
        place = get(prefix)
        rows = place.model._base_manager.filter(pk__in=keys)
        found |= {(prefix, row.pk): place.called(row) for row in rows}
    return found
