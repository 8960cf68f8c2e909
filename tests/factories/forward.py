"""Made-up matters that wait for a meeting, and calendar addresses."""

import factory
from factory.django import DjangoModelFactory

from meetings.models import CalendarSubscription, ForwardItem
from meetings.services.subscriptions import hash_of
from tests.factories.board import AccountFactory, GroupFactory, UnitFactory


class ForwardItemFactory(DjangoModelFactory):
    """A matter that waits, meant for no meeting."""

    class Meta:
        model = ForwardItem

    group = factory.SubFactory(GroupFactory)
    title = factory.Sequence(lambda n: f"Matter {n:03}")
    created_by = factory.SubFactory(UnitFactory)


class CalendarSubscriptionFactory(DjangoModelFactory):
    """An address that works; its secret is `secret`, which the row does not keep."""

    class Meta:
        model = CalendarSubscription

    class Params:
        secret = factory.Sequence(lambda n: f"secret-of-a-test-{n:04}")

    person = factory.SubFactory(AccountFactory)
    name = "My phone"
    secret_hash = factory.LazyAttribute(lambda o: hash_of(o.secret))
