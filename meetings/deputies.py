"""Who can come in somebody's place: named deputies of their seats, and people of the same organisations."""

from typing import NamedTuple

from django.db.models import Q

from board.enums import MembershipRole
from board.models import Membership, Person, Seat
from meetings.services.attendance import seat_memberships


class Candidates(NamedTuple):
    """`seated` are those of both kinds who are expected in their own right."""

    named: list
    colleagues: list
    seated: list

    def by_name(self, words):
        """The one person whom the words name, in whatever case, or None."""
        wanted = _plain(words)
        found = [p for p in (*self.named, *self.colleagues, *self.seated) if wanted in _names(p)]
        return found[0] if len(found) == 1 else None


def candidates(invitation):
    """The `Candidates` for the person who was invited, each once."""
    meeting, person = invitation.meeting, invitation.person
    held = Membership.objects.on(meeting.date).exclude(role=MembershipRole.NAMED_DEPUTY)
    seats = Seat.objects.filter(
        group=meeting.group_id, pk__in=held.filter(person=person).values("seat")
    )
    deputies = Membership.objects.on(meeting.date).filter(
        seat__in=seats, role=MembershipRole.NAMED_DEPUTY
    )
    named = set(deputies.values_list("person", flat=True))
    seated = {each.person_id for each in seat_memberships(meeting)}
    people = _people(meeting, person, named, seats)
    return Candidates(
        named=[p for p in people if p.pk in named and p.pk not in seated],
        colleagues=[p for p in people if p.pk not in named | seated],
        seated=[p for p in people if p.pk in seated],
    )


def _people(meeting, person, named, seats):
    wholes = {
        person.employer_id,
        person.speaks_for_id,
        *seats.values_list("organisation", flat=True),
    }
    wholes.discard(None)
    return list(
        Person.objects.current(meeting.date)
        .filter(Q(pk__in=named) | Q(employer__in=wholes) | Q(speaks_for__in=wholes))
        .exclude(pk=person.pk)
        .select_related("employer", "speaks_for")
        .prefetch_related("aliases")
        .order_by("family_name", "given_name", "pk")
    )


def _names(person):
    short = f"{person.given_name} {person.family_name}"
    return {_plain(name) for name in (person.full_name, short, *map(str, person.aliases.all()))}


def _plain(words):
    return " ".join(words.split()).casefold()
