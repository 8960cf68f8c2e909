"""Somebody in every role, seen from one sub-group of the demo board."""

from datetime import timedelta

from django.conf import settings
from django.test import Client
from django.utils import timezone

from board.enums import MembershipRole, Role
from board.models import Group, Membership, Person, Seat
from meetings.models import Meeting

GROUP = "QA"
NOBODY = "anonymous"


class People:
    """`people` by what they are; those in a group are in the one that everything is looked at from.

    Named deputies, advisers and observers are given seats there; the others
    come from the demo board.
    """

    def __init__(self):
        self.media_root = settings.MEDIA_ROOT
        self.group = Group.objects.get(code=GROUP)
        self.today = timezone.localdate()
        drafted = Meeting.objects.filter(group=self.group, minutes__status="drafting")
        self.meeting = drafted.latest("date")
        self.people = {
            "manager": self._account(Role.MANAGER),
            "officer": self._account(Role.BUSINESS_UNIT),
            "unit reader": self._new("Una Readman", Role.UNIT_READER),
            "board's chair": self._account(Role.CHAIR),
            "scrutineer": self._account(Role.SCRUTINEER),
            "group's chair": self._seated(MembershipRole.CHAIR),
            "deputy chair": self._sits(MembershipRole.DEPUTY_CHAIR),
            "minute-taker": self._seated(MembershipRole.MINUTE_TAKER),
            "member": self._seated(MembershipRole.MEMBER),
            "named deputy": self._sits(MembershipRole.NAMED_DEPUTY),
            "observer": self._sits(MembershipRole.PARTICIPANT_OBSERVER),
            "member who left": self._sits(
                MembershipRole.MEMBER, until=self.today - timedelta(days=1)
            ),
            "member elsewhere": self._new("Elsa Whyte", Role.MEMBER),
            "lead of an organisation": self._new("Otto Lead", Role.ORGANISATION_LEAD),
            "contributor": self._new("Connie Pryor", Role.CONTRIBUTOR),
            "auditor": self._account(Role.AUDITOR),
            "administrator": self._account(Role.ADMINISTRATOR),
        }
        self.clients = {name: _client(person) for name, person in self.people.items()}
        self.clients[NOBODY] = Client()

    def _account(self, role):
        return Person.objects.filter(role=role, is_active=True).order_by("pk")[0]

    def _seated(self, role):
        held = Membership.objects.on(self.today).filter(seat__group=self.group, role=role)
        usual = {Role.MEMBER, Role.GROUP_CHAIR}
        return held.filter(person__role__in=usual, person__is_active=True).order_by("pk")[0].person

    def _sits(self, role, until=None):
        person = self._new(f"Somebody {role.label}{' once' if until else ''}", Role.MEMBER)
        seat = Seat.objects.create(group=self.group, title=role.label, position=90)
        Membership.objects.create(
            seat=seat,
            person=person,
            role=role,
            starts_on=self.today - timedelta(days=300),
            ends_on=until,
        )
        return person

    def _new(self, name, role):
        given, family = name.split(" ", 1)
        email = f"{name.lower().replace(' ', '.')}@thornmere.example"
        return Person.objects.create(given_name=given, family_name=family, role=role, email=email)


def _client(person):
    client = Client()
    client.force_login(person)
    return client
