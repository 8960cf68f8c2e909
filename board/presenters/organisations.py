"""What an organisation's page and the list of organisations say."""

from dataclasses import dataclass

from board.labels import sector_label
from common.formats import long_date, plural


@dataclass(frozen=True)
class OrganisationRow:
    organisation: object
    sector: str
    seats: str
    closed: str


def organisation_row(organisation, words):
    """`organisation` is loaded with `for_list()`."""
    closed = organisation.closed_on
    return OrganisationRow(
        organisation=organisation,
        sector=sector_label(organisation.sector, words),
        seats=plural(organisation.seat_count, "seat") if organisation.seat_count else "",
        closed=f"Closed on {long_date(closed)}" if closed else "",
    )


@dataclass(frozen=True)
class SeatRow:
    seat: object
    holders: tuple


@dataclass(frozen=True)
class PersonLink:
    person: object
    why: str


def people_of(organisation, people):
    """Its people, and for each what they are to it."""
    return [PersonLink(person, _why(person, organisation)) for person in people]


def seat_rows(seats):
    """`seats` are loaded with `SeatQuerySet.with_members(today)`."""
    return [SeatRow(seat, tuple(each.person for each in seat.members_then)) for seat in seats]


def _why(person, organisation):
    works = person.employer_id == organisation.pk
    if works and person.speaks_for and person.speaks_for_id != organisation.pk:
        return f"Works here, speaks for {person.speaks_for}"
    if works:
        return "Works here"
    return "Speaks for it"
