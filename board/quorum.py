"""Whether enough of the right people are there.

The rule is the group's own (its terms of reference): a number of seats, named
organisations, or both. A seat counts once, through its holder or a deputy.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Quorum:
    """`seats_…` count seats; `organisations_…` hold names in alphabetical order."""

    seats_needed: int
    seats_present: int
    organisations_needed: tuple
    organisations_missing: tuple

    @property
    def has_rule(self):
        return bool(self.seats_needed or self.organisations_needed)

    @property
    def seats_missing(self):
        return max(0, self.seats_needed - self.seats_present)

    @property
    def is_reached(self):
        return not self.seats_missing and not self.organisations_missing


def quorum_of(*, seats_needed, organisations_needed, seats_present, organisations_present):
    """The quorum of a group.

    `seats_needed` is a number or None; `organisations_needed` a dict of key to
    name; `seats_present` and `organisations_present` are collections of keys.
    """
    missing = [
        name for key, name in organisations_needed.items() if key not in set(organisations_present)
    ]
    return Quorum(
        seats_needed=seats_needed or 0,
        seats_present=len(set(seats_present)),
        organisations_needed=tuple(sorted(organisations_needed.values())),
        organisations_missing=tuple(sorted(missing)),
    )
