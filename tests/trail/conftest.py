import pytest
from django.test import Client

from meetings.models import AgendaVersion, Meeting
from meetings.presenters.agenda import snapshot_of
from tests.factories.writing import room


@pytest.fixture
def scene(db):
    """A meeting that is being minuted, with its people (see `tests.factories.writing`) and its agenda."""
    found = room()
    meeting = Meeting.objects.for_agenda().get(pk=found.meeting.pk)
    AgendaVersion.objects.create(
        meeting=meeting, number=1, snapshot=snapshot_of(meeting), published_by=found.unit
    )
    return found


@pytest.fixture
def client_of():
    """A client that has signed in as somebody."""

    def sign_in(person):
        client = Client()
        client.force_login(person)
        return client

    return sign_in
