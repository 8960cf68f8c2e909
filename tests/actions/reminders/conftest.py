from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from actions.enums import DueKind
from actions.models import Digest, DigestLine
from tests.factories.actions import ActionFactory, member_of
from tests.factories.board import BoardProfileFactory

MONDAY = date(2026, 10, 12)
"""A Monday without a bank holiday near it; the clocks change on the Sunday of the week after next."""


@pytest.fixture
def profile(db):
    BoardProfileFactory(contact_email="unit@thornmere.example")


@pytest.fixture
def it_is(monkeypatch, profile):
    """Sets the day and hour that the product believes in."""

    def put(day, hour=9, minute=0):
        moment = timezone.make_aware(datetime.combine(day, time(hour, minute)))
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    put(MONDAY)
    return put


@pytest.fixture
def owner(group):
    return member_of(group, given_name="Derek", family_name="Holt", email="holt@example.org")


@pytest.fixture
def promise(item):
    """An action of the group, due some days after the Monday (or before it), owned by those named."""

    def make(days, *owners, **facts):
        due = {"due_kind": DueKind.DATE, "due_on": MONDAY + timedelta(days=days)}
        return ActionFactory(**{"agenda_item": item, "owned_by": owners} | due | facts)

    return make


@pytest.fixture
def told_on():
    """Writes down that a person was told of an action on a day."""

    def tell(person, action, day, capacity="owner"):
        from uuid import uuid4

        digest, _ = Digest.objects.get_or_create(person=person, day=day, defaults={"run": uuid4()})
        return DigestLine.objects.create(
            digest=digest, action=action, capacity=capacity, works_until=day + timedelta(days=30)
        )

    return tell


@pytest.fixture
def get(client, unit):
    client.force_login(unit)

    def read(name, *args, **query):
        return client.get(reverse(f"actions:{name}", args=args), query)

    return read


@pytest.fixture
def send(client, unit):
    client.force_login(unit)

    def post(name, *args, **data):
        return client.post(reverse(f"actions:{name}", args=args), data, follow=True)

    return post
