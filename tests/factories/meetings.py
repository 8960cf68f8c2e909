"""Made-up meetings with agendas. Dates are counted from today, so that tests stay true."""

from datetime import time, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from common.calendar import is_working_day
from meetings.enums import ItemKind, MeetingKind, MeetingStatus, MinutesStatus
from meetings.models import AgendaItem, AgendaPart, Meeting, Minutes, StandingItem
from tests.factories.board import GroupFactory, PersonFactory, UnitFactory


def in_days(count):
    """The date so many days from today; a negative count lies in the past."""
    return timezone.localdate() + timedelta(days=count)


def working_day(count):
    """The first working day on or after the one so many days from today."""
    day = in_days(count)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


class MeetingFactory(DjangoModelFactory):
    """An ordinary meeting in 30 days, planned, without an agenda."""

    class Meta:
        model = Meeting

    group = factory.SubFactory(GroupFactory)
    reference = factory.LazyAttributeSequence(lambda o, n: f"{o.group.code}-{o.date.year}-{n:02}")
    kind = MeetingKind.ORDINARY
    date = factory.LazyFunction(lambda: in_days(30))
    start_time = time(9, 30)
    end_time = time(12, 30)
    venue = "Thornmere Town Hall"
    created_by = factory.SubFactory(UnitFactory)


class HeldMeetingFactory(MeetingFactory):
    """A meeting a week ago whose minutes are being drafted."""

    class Meta:
        model = Meeting
        skip_postgeneration_save = True

    date = factory.LazyFunction(lambda: in_days(-7))
    status = MeetingStatus.HELD
    minutes = factory.RelatedFactory(
        "tests.factories.meetings.MinutesFactory", factory_related_name="meeting"
    )


class MinutesFactory(DjangoModelFactory):
    class Meta:
        model = Minutes

    meeting = factory.SubFactory(MeetingFactory, status=MeetingStatus.HELD)
    status = MinutesStatus.DRAFTING


class PartFactory(DjangoModelFactory):
    """A part without a title, so that its items are numbered 1, 2, 3."""

    class Meta:
        model = AgendaPart

    meeting = factory.SubFactory(MeetingFactory)
    title = ""
    position = factory.Sequence(lambda n: n + 1)


class ItemFactory(DjangoModelFactory):
    """A loose item at the end of its part."""

    class Meta:
        model = AgendaItem

    part = factory.SubFactory(PartFactory)
    meeting = factory.SelfAttribute("part.meeting")
    title = factory.Sequence(lambda n: f"Item {n:03}")
    kind = ItemKind.ORDINARY
    position = factory.LazyAttribute(lambda o: o.part.items.count() + 1)


class StandingItemFactory(DjangoModelFactory):
    class Meta:
        model = StandingItem

    group = factory.SubFactory(GroupFactory)
    title = factory.Sequence(lambda n: f"Standing item {n:03}")
    position = factory.LazyAttribute(lambda o: o.group.standing_items.count() + 1)
    presenter = None


class PresenterFactory(PersonFactory):
    given_name = "Asha"
    family_name = "Morrow"
