"""How long somebody stays signed in, where, and how that is ended."""

import re
import time
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from actions.models import ActionUpdate
from lscb import held_forms, sessions
from lscb.browsers import described
from lscb.models import Session
from tests.factories.actions import ActionFactory
from tests.factories.board import AccountFactory, BoardProfileFactory, UnitFactory
from tests.factories.writing import room
from tests.lscb.steps import is_signed_in, sign_in
from tests.lscb.test_sign_in import held_in

pytestmark = pytest.mark.django_db
HOUR = 3600
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.6 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def person():
    BoardProfileFactory()
    return AccountFactory(email="ada@example.org")


def opened(person, agent=FIREFOX):
    """A browser in which this person has signed in and opened a page."""
    client = Client(headers={"User-Agent": agent})
    sign_in(client, person)
    client.get("/account/")
    return client


def pass_by(client, *, since_sign_in=0, since_use=0):
    """Let time pass for a session, as if it had begun and been used so many seconds ago."""
    session = client.session
    session["began_at"] -= since_sign_in
    session.save()
    Session.objects.filter(pk=session.session_key).update(
        expire_date=Session.objects.get(pk=session.session_key).expire_date
        - timedelta(seconds=since_use)
    )


def test_session_in_use_ends_after_the_longest_time(person):
    client = opened(person)
    pass_by(client, since_sign_in=23 * HOUR)
    before = client.get("/account/").status_code

    pass_by(client, since_sign_in=HOUR + 1)

    assert (before, client.get("/account/").headers["Location"]) == (
        200,
        "/sign-in/?next=/account/",
    )


def test_session_that_is_not_used_ends_sooner(person):
    client = opened(person)

    pass_by(client, since_use=12 * HOUR + 1)

    assert client.get("/account/").headers["Location"] == "/sign-in/?next=/account/"


def test_limits_are_settings(person, settings):
    settings.SESSION_COOKIE_AGE, settings.SESSION_LONGEST_AGE = 2 * HOUR, 3 * HOUR
    client = opened(person)
    row = Session.objects.get(person=person)

    assert 2 * HOUR - 60 < (row.expire_date - timezone.now()).total_seconds() <= 2 * HOUR

    pass_by(client, since_sign_in=2 * HOUR)

    row.refresh_from_db()
    assert HOUR - 60 < (row.expire_date - timezone.now()).total_seconds() <= HOUR


def test_cookie_does_not_outlive_the_session(person, settings):
    settings.SESSION_LONGEST_AGE = HOUR
    client = Client()
    sign_in(client, person)

    response = client.get("/account/")

    assert HOUR - 60 < response.cookies["board_session"]["max-age"] <= HOUR


@pytest.mark.parametrize("over", [{"since_sign_in": 25 * HOUR}, {"since_use": 13 * HOUR}])
def test_typed_text_outlives_both_limits(person, over):
    client = opened(person)
    pass_by(client, **over)

    refused = client.post("/people/add/", {"family_name": "Marrow"})
    answer = sign_in(client, person, held=held_in(refused))

    assert 'name="family_name" value="Marrow"' in answer.content.decode()


def sent_again(client, person, address, fields):
    """Send a form after the time-out, sign in, and send what is offered then: the pages on the way."""
    pass_by(client, since_use=13 * HOUR)
    refused = client.post(address, fields)
    offered = sign_in(client, person, held=held_in(refused)).content.decode()
    kept = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', offered)
    found = {name: unescape(value) for name, value in kept if name != "csrfmiddlewaretoken"}
    assert f'action="{address}"' in offered
    return client.post(address, found)


def test_minutes_that_were_typed_outlive_the_time_out():
    scene = room()
    client = opened(scene.taker)
    page = reverse("meetings:minutes_item_edit", args=[scene.meeting.pk, scene.item.pk])
    version = client.get(page).context["form"]["version"].value()

    typed = "<p>Marrow &amp; “quince”</p><ul><li>two\nlines</li></ul>"
    answer = sent_again(client, scene.taker, page, {"discussion": typed, "version": version})

    assert answer.status_code == 302
    scene.item.refresh_from_db()
    assert "Marrow &amp; “quince”" in scene.item.discussion
    assert "<li>" in scene.item.discussion


def test_update_of_an_action_that_was_typed_outlives_the_time_out():
    scene = room()
    action = ActionFactory(meeting=scene.meeting, owned_by=[scene.member])
    client = opened(scene.member)
    page = reverse("actions:action_update", args=[action.pk])
    form = client.get(page).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}

    typed = 'Marrow & "quince",\r\n<b>two</b> lines'
    answer = sent_again(client, scene.member, page, sent | {"text": typed})

    assert answer.status_code == 302
    kept = ActionUpdate.objects.filter(action=action).latest("pk").text
    assert kept.splitlines() == typed.splitlines()


@pytest.mark.parametrize("over", [{"since_sign_in": 25 * HOUR}, {"since_use": 13 * HOUR}])
def test_script_is_told_where_to_sign_in_after_both_limits(person, over):
    client = opened(person)
    pass_by(client, **over)

    answer = client.post("/people/add/", headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json()) == (401, {"sign_in": "/sign-in/?next=/"})


def test_new_sign_in_begins_anew(person):
    client = opened(person)
    pass_by(client, since_sign_in=25 * HOUR)
    sign_in(client, person)
    client.get("/account/")

    assert time.time() - client.session["began_at"] < 60


def test_page_lists_where_one_is_signed_in(person):
    here = opened(person)
    opened(person, IPHONE)
    opened(AccountFactory())

    places = here.get("/account/").context["places"]

    assert [(place.browser, place.is_here) for place in places] == [
        ("Firefox on Windows", True),
        ("Safari on an iPhone", False),
    ]


def test_page_tells_no_key_of_a_session(person):
    here, there = opened(person), opened(person)

    page = here.get("/account/").content.decode()

    assert there.session.session_key not in page
    assert sessions.mark_of(there.session.session_key) in page


def test_one_session_is_ended(person):
    here, there, third = opened(person), opened(person), opened(person)
    mark = sessions.mark_of(there.session.session_key)

    here.post(f"/account/sessions/{mark}/end/")

    assert [client.get("/account/").status_code for client in (here, there, third)] == [
        200,
        302,
        200,
    ]


def test_all_other_sessions_are_ended(person):
    here, there, other = opened(person), opened(person), opened(AccountFactory())

    page = here.post("/account/sessions/end/", follow=True)

    assert [client.get("/account/").status_code for client in (here, there, other)] == [
        200,
        302,
        200,
    ]
    assert [str(message) for message in page.context["messages"]] == [
        "You are signed out of 1 other place."
    ]


def test_session_of_somebody_else_is_left_alone(person):
    here, other = opened(person), opened(AccountFactory())
    mark = sessions.mark_of(other.session.session_key)

    here.post(f"/account/sessions/{mark}/end/")

    assert other.get("/account/").status_code == 200


def test_unit_ends_all_sessions_of_somebody(person):
    theirs, desk = [opened(person), opened(person)], opened(UnitFactory())

    page = desk.post(f"/people/{person.pk}/account/sessions/end/", follow=True)

    assert [client.get("/account/").status_code for client in (*theirs, desk)] == [302, 302, 200]
    assert [str(message) for message in page.context["messages"]] == [
        f"{person} has been signed out of 2 places."
    ]


def test_new_password_ends_the_other_sessions(person):
    here, there = opened(person), opened(person)
    new = "quiet harbour lantern"

    here.post(
        "/password/change/",
        {"oldpassword": "three random words", "password1": new, "password2": new},
    )

    assert (is_signed_in(here), there.get("/account/").status_code) == (True, 302)


def test_session_of_nobody_has_no_owner(client):
    client.post("/sign-in/", {"login": "eve@example.org", "password": "x"})
    session = client.session
    session["anything"] = 1
    session.save()

    assert Session.objects.get().person is None


def test_form_does_not_wait_in_a_session_for_ever(person):
    client = opened(person)
    session = client.session
    session["held_form"], session["renewed_at"] = [int(time.time()) - HOUR - 1, "x"], 0
    session.save()

    client.get("/account/")

    assert held_forms.WAITING not in client.session


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Windows"),
        (IPHONE, "Safari on an iPhone"),
        (FIREFOX.replace("Firefox", "Chrome") + " Edg/142.0", "Edge on Windows"),
        ("", "A browser"),
    ],
)
def test_browsers_are_described(agent, words):
    assert described(agent) == words


def test_system_administrator_reaches_the_page_by_the_name(client):
    person = AccountFactory(role="administrator")
    client.force_login(person)

    page = client.get("/service/").content.decode()

    assert re.search(r'<a href="/account/">([^<]+)</a>', page).group(1) == str(person)
    assert client.get("/account/").status_code == 200
