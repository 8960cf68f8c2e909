"""Made-up boards: a profile, organisations, people with and without accounts, groups and seats."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from board.enums import GroupKind, MembershipRole, Preset, Role, Sector
from board.models import (
    BoardProfile,
    FormerName,
    Group,
    Membership,
    Organisation,
    Person,
    Priority,
    Seat,
)

PASSWORD = "three random words"


class BoardProfileFactory(DjangoModelFactory):
    class Meta:
        model = BoardProfile
        django_get_or_create = ("pk",)

    pk = 1
    name = "Thornmere Safeguarding Children Partnership"
    short_name = "Thornmere Safeguarding"
    area = "Thornmere"
    preset = Preset.LSCP_2026


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Organisation {n:03}")
    sector = Sector.HEALTH


class PersonFactory(DjangoModelFactory):
    """Somebody in the directory without an account."""

    class Meta:
        model = Person
        skip_postgeneration_save = True

    given_name = factory.Sequence(lambda n: f"Given{n:03}")
    family_name = factory.Sequence(lambda n: f"Family{n:03}")
    employer = factory.SubFactory(OrganisationFactory)


class AccountFactory(PersonFactory):
    """A member who can sign in with `PASSWORD`."""

    email = factory.Sequence(lambda n: f"person{n:03}@example.org")
    role = Role.MEMBER
    password = factory.django.Password(PASSWORD)


class UnitFactory(AccountFactory):
    role = Role.BUSINESS_UNIT


class ChairFactory(AccountFactory):
    """The chair of the board."""

    role = Role.CHAIR


class GroupChairFactory(AccountFactory):
    role = Role.GROUP_CHAIR


class GroupFactory(DjangoModelFactory):
    """A sub-group without a parent."""

    class Meta:
        model = Group

    name = factory.Sequence(lambda n: f"Group {n:03}")
    code = factory.Sequence(lambda n: f"G{n}")
    kind = GroupKind.SUB_GROUP


class BoardGroupFactory(GroupFactory):
    """The board itself; there is only one."""

    name = "Thornmere Partnership"
    code = "BM"
    kind = GroupKind.BOARD


class FormerNameFactory(DjangoModelFactory):
    class Meta:
        model = FormerName

    group = factory.SubFactory(GroupFactory)
    name = factory.Sequence(lambda n: f"Former name {n:03}")
    until = date(2020, 1, 1)


class SeatFactory(DjangoModelFactory):
    class Meta:
        model = Seat

    group = factory.SubFactory(GroupFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    title = factory.Sequence(lambda n: f"Seat {n:03}")
    position = factory.Sequence(lambda n: n + 1)


class MembershipFactory(DjangoModelFactory):
    """An open membership since the first day of 2020."""

    class Meta:
        model = Membership

    seat = factory.SubFactory(SeatFactory)
    person = factory.SubFactory(PersonFactory)
    role = MembershipRole.MEMBER
    starts_on = date(2020, 1, 1)


class PriorityFactory(DjangoModelFactory):
    class Meta:
        model = Priority

    first_year = 2026
    last_year = 2027
    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Priority {n:03}")
