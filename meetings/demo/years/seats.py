"""Who sat where in earlier years: people who came and left, and the wider groups of then."""

from collections import defaultdict
from datetime import timedelta
from typing import NamedTuple

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from board.enums import MembershipRole
from board.models import Membership, Person, Seat
from meetings.demo.years import names
from meetings.demo.years.choosing import Choice
from meetings.demo.years.rows import Rows

SLIMMED_DOWN = -52
"""The week in which the groups lost the seats that the demo year does not have."""

WIDER = 23
STAYED = (80, 195)
"""Weeks that somebody kept a post for, least and most."""

WEEK = timedelta(weeks=1)
WEEKEND = timedelta(days=3)


class Holding(NamedTuple):
    """Somebody in a seat in a role, from a day until a day (None: still)."""

    person: Person
    role: str
    starts_on: object
    ends_on: object


class Post(NamedTuple):
    """A post of an organisation, whose holders follow each other in the groups' seats."""

    organisation: str
    number: int


class Seats:
    """The seats of each group and their holders over all the years, loaded and added to."""

    def __init__(self, board, begins_on):
        self.board, self.begins_on = board, begins_on
        self.slimmed_on = board.day(SLIMMED_DOWN, "Mon")
        self.rows = Rows()
        self.by_group = defaultdict(list)
        self.holders = defaultdict(list)
        self.posts = {}
        self._named = 0
        self._keys = {org.pk: key for key, org in board.organisations.items()}

    def build(self, groups):
        """Seats, people and memberships of earlier years for `groups` (code to group)."""
        self._load()
        wanted = defaultdict(list)
        for place, (code, group) in enumerate(groups.items()):
            self._widen(group, place)
            self._places_to_fill(code, wanted)
        for post, places in wanted.items():
            self._fill(post, places)
        self.rows.write(Person, Seat, Membership)

    def on(self, code, day):
        """Pairs of seat and `Holding` on a day, in the order of the seats."""
        return [
            (seat, holding)
            for seat in self.by_group[code]
            for holding in self.holders[seat.pk]
            if holding.starts_on <= day and (holding.ends_on is None or day <= holding.ends_on)
        ]

    def colleagues(self, organisation, day):
        """Those who hold a post of an organisation on a day."""
        return [
            holding.person
            for post, holdings in self.posts.items()
            if post.organisation == organisation
            for holding in holdings
            if holding.starts_on <= day <= holding.ends_on
        ]

    def key_of(self, seat):
        """The demo data's key of the organisation that a seat belongs to."""
        return self._keys.get(seat.organisation_id)

    # -- what the demo year has

    def _load(self):
        memberships = Membership.objects.select_related("person__employer", "person__speaks_for")
        for membership in memberships.order_by("starts_on", "pk"):
            self.holders[membership.seat_id].append(
                Holding(
                    membership.person, membership.role, membership.starts_on, membership.ends_on
                )
            )
        seats = Seat.objects.select_related("organisation", "group").order_by("position", "pk")
        for seat in seats:
            self.by_group[seat.group.code].append(seat)

    # -- what earlier years had besides

    def _widen(self, group, place):
        """Give every group but the board and its executive the seats that it had then."""
        if group.kind in ("board", "executive"):
            return
        last = len(self.by_group[group.code])
        for number in range(WIDER):
            title, key = names.WIDER_SEATS[(place * 5 + number * 2) % len(names.WIDER_SEATS)]
            seat = self.rows.add(
                Seat,
                group=group,
                organisation=self.board.organisations[key],
                title=title,
                position=last + number + 1,
                closed_on=self.slimmed_on,
            )
            self.by_group[group.code].append(seat)

    def _places_to_fill(self, code, wanted):
        """Name the post that each seat was filled from until those of the demo year came."""
        taken = defaultdict(int)
        for seat in self.by_group[code]:
            key = self.key_of(seat)
            role = self._role_before(seat)
            number, taken[key] = taken[key], taken[key] + 1
            until = min((held.starts_on for held in self.holders[seat.pk]), default=self.slimmed_on)
            if until > self.begins_on + WEEK:
                wanted[Post(key, number)].append((seat, role, until - WEEKEND))

    def _role_before(self, seat):
        held = self.holders[seat.pk]
        return held[0].role if held else MembershipRole.MEMBER

    def _fill(self, post, places):
        """Let people follow each other in a post, and in the seats that go with it."""
        choice = Choice("post", post.organisation, post.number)
        last = max(until for _seat, _role, until in places)
        holdings, begins = [], self.begins_on
        while begins < last:
            ends = begins + WEEK * choice.between(*STAYED) - WEEKEND
            ends = last if ends + 20 * WEEK > last else ends
            person = self._person(post, ends, choice)
            holdings.append(Holding(person, "", begins, ends))
            begins = ends + WEEKEND
        self.posts[post] = holdings
        for seat, role, until in places:
            for held in holdings:
                if held.starts_on < until:
                    self._sit(seat, held._replace(role=role, ends_on=min(held.ends_on, until)))

    def _sit(self, seat, holding):
        self.rows.add(Membership, seat=seat, **holding._asdict())
        self.holders[seat.pk].append(holding)

    def _person(self, post, left_on, choice):
        self._named += 1
        organisation = self.board.organisations[post.organisation]
        return self.rows.add(
            Person,
            given_name=names.GIVEN[self._named * 37 % len(names.GIVEN)],
            family_name=names.FAMILY[self._named * 59 % len(names.FAMILY)],
            job_title=choice.one(names.POSTS[organisation.sector]),
            employer=organisation,
            password=UNUSABLE_PASSWORD_PREFIX,
            left_on=left_on,
            is_active=False,
        )
