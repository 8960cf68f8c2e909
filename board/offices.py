"""What somebody is in which groups on a day: the question behind nearly everything that a person may see."""

from dataclasses import dataclass

from board.enums import CHAIRING, SITS_AS_MEMBER, MembershipRole


@dataclass(frozen=True)
class Offices:
    """Keys of groups: `member_of` in whatever role, `seating` as a member, `chaired`, `minuted`."""

    member_of: frozenset
    seating: frozenset
    chaired: frozenset
    minuted: frozenset


def keep(person):
    """From now on this object remembers its offices. For the one person who asks during one request."""
    person.kept_offices = {}


def offices_of(person, on):
    """The offices of a person on a date; one query, or none when the object has kept them."""
    kept = getattr(person, "kept_offices", None)
    if kept is None:
        return _read(person, on)
    if on not in kept:
        kept[on] = _read(person, on)
    return kept[on]


def are_kept(person):
    return getattr(person, "kept_offices", None) is not None


def _read(person, on):
    rows = set(person.memberships.on(on).order_by().values_list("seat__group", "role"))

    def groups(*roles):
        return frozenset(group for group, role in rows if role in roles)

    return Offices(
        member_of=frozenset(group for group, _ in rows),
        seating=groups(*SITS_AS_MEMBER),
        chaired=groups(*CHAIRING),
        minuted=groups(MembershipRole.MINUTE_TAKER),
    )
