import pytest
from django.test import Client

from board.enums import MembershipRole
from tests.factories.board import (
    AccountFactory,
    BoardProfileFactory,
    ChairFactory,
    GroupChairFactory,
    GroupFactory,
    MembershipFactory,
    SeatFactory,
    UnitFactory,
)


def seated(person, group, role=MembershipRole.MEMBER):
    MembershipFactory(seat=SeatFactory(group=group), person=person, role=role)
    return person


@pytest.fixture(autouse=True)
def _profile(db):
    BoardProfileFactory()


@pytest.fixture
def group():
    return GroupFactory(name="Quality Assurance", code="QA")


@pytest.fixture
def unit():
    return UnitFactory(given_name="Uma", family_name="Unit")


@pytest.fixture
def people(group, unit):
    """One person for each role; all but the stranger have to do with the group."""
    elsewhere = GroupFactory(name="Elsewhere", code="EL")
    return {
        "unit": unit,
        "chair": ChairFactory(),
        "group_chair": seated(GroupChairFactory(), group, MembershipRole.CHAIR),
        "minute_taker": seated(AccountFactory(), group, MembershipRole.MINUTE_TAKER),
        "member": seated(AccountFactory(), group),
        "stranger": seated(AccountFactory(), elsewhere),
    }


@pytest.fixture
def client_of():
    """A client that has signed in as somebody."""

    def sign_in(person):
        client = Client()
        client.force_login(person)
        return client

    return sign_in


@pytest.fixture
def unit_client(client_of, unit):
    return client_of(unit)
