"""Building who there is: the profile, organisations, people, groups, seats and priorities."""

from datetime import timedelta

from board.enums import Marking, Preset, Role
from board.models import Membership, Person, Seat
from board.services import accounts, groups, organisations, people, priorities, profile
from common.history import acting
from meetings.demo import DEMO_SIGN_INS, PASSWORD, days, logo
from meetings.demo.groups import GROUPS, LONG_AGO, PRIORITIES
from meetings.demo.organisations import ORGANISATIONS
from meetings.demo.people import PEOPLE
from meetings.demo.shapes import Body, Who
from meetings.services import standing

PROFILE = {
    "name": "Thornmere Safeguarding Children Partnership",
    "short_name": "TSCP",
    "area": "Thornmere",
    "brand_colour": "#185a62",
    "contact_email": "partnership@thornmere.example",
    "contact_phone": "01632 960 417",
    "contact_address": "Marlgate Hall\nMarket Square\nThornmere TM1 4XA",
    "website": "https://safeguarding.thornmere.example",
    "default_marking": Marking.OFFICIAL,
}
UNIT = "rosalind"
"""The business manager, in whose name the board is set up."""


class Board:
    """Everything that has a key in the demo data, as rows."""

    def __init__(self, today):
        self.today = today
        self.organisations, self.people, self.groups = {}, {}, {}
        self.priorities = {}

    @property
    def unit(self):
        return self.people[UNIT]

    def day(self, weeks, name="Tue"):
        return days.day_of(self.today, weeks, name)

    def build(self):
        self._first_person()
        with acting(self.unit):
            self._profile()
            self._organisations()
            self._people()
            self._groups()
            self._priorities()

    def _first_person(self):
        """Somebody has to be there before services can be called: as on a new installation."""
        sign_in = DEMO_SIGN_INS[0]
        self.people[UNIT] = Person(family_name=sign_in.name, email=sign_in.email, role=Role.MANAGER)
        self.unit.set_password(PASSWORD)
        self.unit.save()

    def _profile(self):
        profile.edit_profile(by=self.unit, logo=logo.logo_file(), **PROFILE)
        profile.edit_words(by=self.unit, preset=Preset.LSCP_2026, edits={})

    def _organisations(self):
        for org in ORGANISATIONS:
            self.organisations[org.key] = organisations.add_organisation(
                by=self.unit,
                name=org.name,
                short_name=org.short,
                sector=org.sector,
                is_statutory_partner=org.is_statutory,
                parent=self.organisations.get(org.parent),
            )

    # -- people

    def _people(self):
        for who in PEOPLE:
            given, _, family = who.name.partition(" ")
            facts = {
                "title": who.title,
                "given_name": given,
                "family_name": family,
                "initials": who.initials,
                "job_title": who.job,
                "employer": self.organisations.get(who.org),
                "speaks_for": self.organisations.get(who.speaks_for),
            }
            if who.key == UNIT:
                people.edit_person(person=self.unit, by=self.unit, **facts)
                continue
            email = _email(who) if who.role else None
            person = people.add_person(by=self.unit, aliases=who.aliases, email=email, **facts)
            if who.role:
                accounts.set_account(person=person, by=self.unit, email=email, role=who.role)
            self.people[who.key] = person
        self._passwords()

    def _passwords(self):
        """One hash for all: hashing is slow on purpose, and the password is printed anyway."""
        for sign_in in DEMO_SIGN_INS[1:]:
            person = self.people[sign_in.key]
            person.password = self.unit.password
            person.save(update_fields=["password"])

    def people_leave(self):
        """Those who left during the year, each with the day of the step."""
        return [
            (self.day(who.left, "Fri"), self._leaver(who)) for who in PEOPLE if who.left is not None
        ]

    def _leaver(self, who: Who):
        def leave():
            people.leave(
                person=self.people[who.key],
                by=self.unit,
                left_on=self.day(who.left, "Fri"),
                close_account=True,
            )

        return leave

    # -- groups

    def _groups(self):
        for body in GROUPS:
            name = body.former[0][0] if body.former else body.name
            group = groups.add_group(
                by=self.unit,
                name=name,
                code=body.key,
                kind=body.kind,
                parent=self.groups.get(body.parent),
                terms_of_reference=body.terms,
                terms_agreed_on=self.day(body.since),
                quorum_seats=body.quorum,
                quorum_organisations=[self.organisations[key] for key in body.quorum_orgs],
                usual_venue=body.venue,
                usual_start=days.time_of(body.starts),
                usual_end=days.time_of(body.ends),
            )
            self.groups[body.key] = group
            self._seats(group, body)
            self._standing(group, body.standing)

    def _seats(self, group, body):
        """In bulk, because there are so many; the database still refuses memberships that overlap."""
        seats = Seat.objects.bulk_create(
            Seat(
                group=group,
                organisation=self.organisations[place.org],
                title=place.title,
                position=position,
            )
            for position, place in enumerate(body.places, start=1)
        )
        Membership.objects.bulk_create(
            self._membership(seat, holder, _began(seat.position, body))
            for seat, place in zip(seats, body.places, strict=True)
            for holder in place.holders
        )

    def _membership(self, seat, holder, began):
        key, role, *span = holder
        starts, ends = span or (began, None)
        return Membership(
            seat=seat,
            person=self.people[key],
            role=role,
            starts_on=self.day(starts, "Mon"),
            ends_on=None if ends is None else self.day(ends, "Fri"),
        )

    def _standing(self, group, lines):
        for line in lines:
            standing.add_standing_item(
                group=group,
                by=self.unit,
                title=line.title,
                part_title=line.part,
                kind=line.kind,
                purpose=line.purpose,
                minutes_allotted=line.minutes,
                presenter=self.people.get(line.presenter),
            )

    def groups_renamed(self):
        """Groups that took another name during the year, each with the day of the step."""
        return [
            (self.day(until, "Mon"), self._renaming(body))
            for body in GROUPS
            for _name, until in body.former
        ]

    def _renaming(self, body):
        def rename():
            groups.edit_group(
                group=self.groups[body.key], by=self.unit, name=body.name, keep_old_name=True
            )

        return rename

    def _priorities(self):
        first = days.year_of(self.today - timedelta(weeks=52))
        for number, (title, group, description) in enumerate(PRIORITIES, start=1):
            self.priorities[number] = priorities.add_priority(
                by=self.unit,
                first_year=first,
                last_year=first + 3,
                number=number,
                title=title,
                description=description,
                lead_group=self.groups[group],
            )


def _began(number, body):
    """When those who hold a seat took it: years ago at different times, or with a new group."""
    years_ago = LONG_AGO + 17 * (number * 5 % 8)
    return years_ago if body.since == Body.since else body.since


def _email(who):
    for sign_in in DEMO_SIGN_INS:
        if sign_in.key == who.key:
            return sign_in.email
    by_key = {org.key: org for org in ORGANISATIONS}
    org = by_key[who.org]
    while not org.domain and org.parent:
        org = by_key[org.parent]
    return f"{who.name.lower().replace(' ', '.')}@{org.domain or 'thornmere'}.example"
