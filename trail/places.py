"""What the key in an address is the key of: each room registers its records, to be named and searched for.

The trail keeps addresses, not titles; what a record is called is looked up
when somebody who may know it reads the trail.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from trail import kinds


@dataclass(frozen=True)
class Place:
    """A beginning of addresses ("meetings/") that is followed by the key of a `model`.

    `noun` is what such a record is: "meeting". `called` names one of them.
    `found_by` are lookups that are compared with what somebody searches for,
    such as a reference, its own or that of the meeting it belongs to.
    """

    prefix: str
    noun: str
    model: type
    found_by: tuple[str, ...] = ()
    called: Callable = str

    def keys(self, words):
        """The keys of the records that these words name."""
        found = self.model._base_manager.none()
        for lookup in self.found_by:
            found |= self.model._base_manager.filter(**{f"{lookup}__iexact": words})
        return list(found.order_by().values_list("pk", flat=True)[:MOST])


HISTORY = "history/"
MOST = 2000
"""So many records of one kind are searched for at once."""

_places = {}


def register(*places):
    _places.update({place.prefix: place for place in places})


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
