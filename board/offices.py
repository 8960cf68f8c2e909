"""What somebody is in which groups on a day: the question behind nearly everything that a person may see."""

from dataclasses import dataclass, fields
from functools import partial

from django.apps import apps

from board.enums import CHAIRING, SITS_AS_MEMBER, MembershipRole
from common.prepared import NotPrepared, StandIn, prepared


@dataclass(frozen=True)
class Offices:
    """Keys of groups: `member_of` in whatever role, `seating` as a member, `chaired`, `minuted`.

    `attended` are keys of meetings that stay open to who was there, where the board has decided so.
    """

    member_of: frozenset
    seating: frozenset
    chaired: frozenset
    minuted: frozenset
    attended: frozenset


ATTENDED = "attended"
"""What stands in the place of a role beside the key of a meeting."""

_attended = []


def count_attended(build):
    """Say what is asked for meetings that somebody attended: rows of a key and `ATTENDED`, for the key of a person."""
    _attended[:] = [build]


def keep(person):
    """From now on this object remembers its offices. For the one person who asks during one request."""
    person.kept_offices = {}


def offices_of(person, on):
    """The offices of a person on a date; one query, or none when the object has kept them."""
    if isinstance(person, StandIn):
        return Offices(**{o.name: person.keys(partial(_kept, o.name, on)) for o in fields(Offices)})
    kept = getattr(person, "kept_offices", None)
    if kept is None:
        return _read(person, on)
    if on not in kept:
        kept[on] = _read(person, on)
    return kept[on]


def are_kept(person):
    return isinstance(person, StandIn) or getattr(person, "kept_offices", None) is not None


def _kept(name, on, person):
    """For a question that was prepared for others: only what is remembered, so that nothing is asked twice."""
    if not are_kept(person):
        raise NotPrepared
    return getattr(offices_of(person, on), name)


@prepared
def _roles(person, on):
    memberships = apps.get_model("board", "Membership").objects.filter(person=person)
    held = memberships.on(on).order_by().values_list("seat__group", "role")
    return held.union(*(build(person) for build in _attended), all=True)


def _read(person, on):
    rows = set(_roles(person.pk, on))

    def groups(*roles):
        return frozenset(group for group, role in rows if role in roles)

    return Offices(
        member_of=frozenset(group for group, role in rows if role != ATTENDED),
        seating=groups(*SITS_AS_MEMBER),
        chaired=groups(*CHAIRING),
        minuted=groups(MembershipRole.MINUTE_TAKER),
        attended=groups(ATTENDED),
    )
