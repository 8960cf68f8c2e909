import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.board import (
    AccountFactory,
    BoardProfileFactory,
    ChairFactory,
    GroupChairFactory,
    UnitFactory,
)


@pytest.fixture
def profile(db):
    return BoardProfileFactory()


@pytest.fixture
def unit(db):
    return UnitFactory(given_name="Alice", family_name="Marsh", email="alice@example.org")


@pytest.fixture
def chair(db):
    return ChairFactory(given_name="Chloe", family_name="Chair")


@pytest.fixture
def group_chair(db):
    return GroupChairFactory(given_name="Gavin", family_name="Grant")


@pytest.fixture
def member(db):
    return AccountFactory(given_name="Mona", family_name="Miller", phone="07700 900111")


@pytest.fixture
def signed_in(db):
    """A browser in which somebody has signed in."""

    def browser(person):
        client = Client()
        client.force_login(person)
        client.get(reverse("board:brand_css"))  # the session is renewed once, on the first request
        return client

    return browser


@pytest.fixture
def as_unit(unit, signed_in):
    return signed_in(unit)


@pytest.fixture
def as_member(member, signed_in):
    return signed_in(member)
