"""A file is handed out after the same checks as a page, whose person and session are read in one question."""

import pytest
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.urls import reverse

from board.models import Person
from lscb.models import Session
from tests.factories.minutes import minuted_meeting
from tests.meetings.minutes.reading import approve

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    scene = minuted_meeting()
    approve(scene)
    return scene


def address(scene):
    return reverse("meetings:minutes_pdf", args=[scene.meeting.pk])


def browser(person):
    client = Client()
    client.force_login(person)
    client.get(reverse("account_home"))
    return client


def ended(response):
    return response.status_code == 302 and response["Location"].startswith("/sign-in/")


def test_approved_minutes_take_three_questions(scene, django_assert_num_queries):
    client = browser(scene.unit)
    client.get(address(scene))

    with django_assert_num_queries(3):
        response = client.get(address(scene))

    assert response.status_code == 200


def test_a_file_needs_somebody_who_is_signed_in(scene):
    assert ended(Client().get(address(scene)))


@pytest.mark.parametrize("gone", ["session", "over", "account", "password"])
def test_what_ends_a_session_ends_it_for_files_too(scene, gone):
    client = browser(scene.unit)
    assert client.get(address(scene)).status_code == 200
    sessions, people = (
        Session.objects.filter(person=scene.unit),
        Person.objects.filter(pk=scene.unit.pk),
    )
    if gone == "session":
        sessions.delete()
    elif gone == "over":
        sessions.update(expire_date="2020-01-01T00:00Z")
    elif gone == "account":
        people.update(is_active=False)
    else:
        scene.unit.set_password("another-kestrel-harbour")
        scene.unit.save()

    assert ended(client.get(address(scene)))


def test_a_row_that_names_somebody_else_opens_nothing_of_theirs(scene):
    """What counts is what the session itself holds, which is signed; the column is a copy for lists."""
    client = browser(scene.unit)
    Session.objects.filter(person=scene.unit).update(person=scene.member)

    response = client.get(address(scene))

    assert response.wsgi_request.user.pk == scene.unit.pk
    assert "confidential" in response["Content-Disposition"]


def test_a_session_whose_person_is_changed_by_hand_is_not_believed(scene):
    client = browser(scene.member)
    session = client.session
    session[SESSION_KEY] = str(scene.unit.pk)
    assert session[HASH_SESSION_KEY]
    session.save()

    assert ended(client.get(address(scene)))


def test_each_reader_gets_their_own_edition_in_turn(scene):
    unit, member = browser(scene.unit), browser(scene.member)

    names = [
        client.get(address(scene))["Content-Disposition"] for client in (unit, member, unit, member)
    ]

    assert ["confidential" in name for name in names] == [True, False, True, False]
