"""Meetings around today, and what the home page says of them."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from common.formats import long_date
from meetings.enums import MeetingStatus
from tests.factories.actions import meeting_held


def home_of(client, person):
    client.force_login(person)
    return client.get("/")


def day(days):
    return timezone.localdate() + timedelta(days=days)


def planned(group, days, status=MeetingStatus.PLANNED, **facts):
    return meeting_held(group, day(days), minutes=None, status=status, **facts)


def lines(entries):
    return [(entry.label, entry.about, entry.state, entry.url) for entry in entries]


def words(meeting):
    return long_date(meeting.date)


def page(name, meeting):
    return reverse(f"meetings:{name}", args=[meeting.pk])
