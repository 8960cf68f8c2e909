"""Signing in and out, and what happens to people who are not signed in."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from lscb.models import Session
from lscb.tasks import send_password_link
from tests.factories.board import PASSWORD, AccountFactory, BoardProfileFactory

pytestmark = pytest.mark.django_db


def text_of(response):
    """The words of the page's main part."""
    main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    main = re.sub(r'<div class="entrance__board">.*?</div>', "", main, flags=re.DOTALL)
    words = re.sub(r"<[^>]+>", " ", "<main" + main)
    return re.sub(r"\s+", " ", words).strip()


@pytest.fixture
def person():
    BoardProfileFactory(contact_email="unit@example.org")
    return AccountFactory(email="ada@example.org")


def sign_in(client, email="ada@example.org", password=PASSWORD, **data):
    return client.post("/sign-in/", {"login": email, "password": password, **data})


def work():
    """Let the worker do what waits for it."""
    for waiting in DBTaskResult.objects.filter(task_path=send_password_link.module_path):
        send_password_link.call(*waiting.args_kwargs["args"])


def test_page_without_sign_in_asks_for_it_and_comes_back(client, person):
    asked = client.get("/?year=2026")
    response = sign_in(client, next="/?year=2026")

    assert asked.headers["Location"] == "/sign-in/?next=/%3Fyear%3D2026"
    assert response.headers["Location"] == "/?year=2026"


def test_sign_in_with_capitals_in_the_address_works(client, person):
    response = sign_in(client, email="Ada@Example.ORG")

    assert response.headers["Location"] == "/"


def test_sign_in_with_wrong_password_says_so(client, person):
    response = sign_in(client, password="not this one")

    assert "There is a problem The e-mail address or the password is not right." in text_of(
        response
    )


def test_sign_in_with_empty_fields_names_each(client, person):
    form = sign_in(client, email="", password="").context["form"]

    assert dict(form.errors) == {
        "login": ["Enter your e-mail address."],
        "password": ["Enter your password."],
    }


def test_sign_in_of_a_stranger_says_the_same(client, person):
    known = text_of(sign_in(client, password="not this one"))
    stranger = text_of(sign_in(client, email="eve@example.org", password="not this one"))

    assert stranger == known


def test_sign_in_of_a_closed_account_is_refused(client, person):
    person.is_active = False
    person.save()

    response = sign_in(client)

    assert "_auth_user_id" not in client.session
    assert response.status_code in (200, 302)


def test_sign_in_after_many_wrong_passwords_has_to_wait(client, person):
    for _ in range(5):
        sign_in(client, password="not this one")

    response = sign_in(client)

    assert "Too many attempts with a wrong password. Try again in five minutes." in text_of(
        response
    )


def test_sign_in_does_not_go_to_another_site(client, person):
    response = sign_in(client, next="https://elsewhere.example/")

    assert response.headers["Location"] == "/"


def test_sign_up_is_closed(client, person):
    response = client.get("/sign-in/not-open/")

    assert text_of(response) == (
        "Accounts are made for you Nobody signs up here. Ask the business unit: unit@example.org"
    )


def test_sign_out_asks_first_and_ends_the_session(client, person):
    client.force_login(person)

    asked = client.get("/sign-in/out/")
    response = client.post("/sign-in/out/")

    assert text_of(asked) == "Sign out? Sign out Go back"
    assert response.headers["Location"] == "/sign-in/"
    assert "_auth_user_id" not in client.session


def test_forgotten_password_sends_a_link_that_sets_a_new_one(client, person):
    client.post("/password/forgotten/", {"email": "ada@example.org"})
    work()
    link = re.search(r"http://\S+(/password/new/\S+)", mail.outbox[0].body).group(1)
    form = client.get(link, follow=True)
    words = "quiet harbour lantern"
    client.post(form.redirect_chain[-1][0], {"password1": words, "password2": words})

    response = sign_in(client, password=words)

    assert [(message.to, message.subject) for message in mail.outbox] == [
        (["ada@example.org"], "A new password for Thornmere Safeguarding"),
        (["ada@example.org"], "Your password for Thornmere Safeguarding is new"),
    ]
    assert mail.outbox[1].body == (
        "Hello\n\nThe password of your account has been changed.\n\n"
        "If that was not you, tell the business unit at once.\n\n"
        "Thornmere Safeguarding Children Partnership\nunit@example.org"
    )
    assert response.headers["Location"] == "/"


def test_forgotten_password_of_a_stranger_sends_nothing_and_says_the_same(client, person):
    known = client.post("/password/forgotten/", {"email": "ada@example.org"})
    DBTaskResult.objects.all().delete()

    stranger = client.post("/password/forgotten/", {"email": "eve@example.org"})
    work()

    assert stranger.headers["Location"] == known.headers["Location"]
    assert mail.outbox == []


def test_link_for_a_new_password_works_once(client, person):
    response = client.get("/password/new/1-nonsense/", follow=True)

    assert text_of(response) == (
        "This link no longer works It has been used already, or it is too old. If you have chosen a password, "
        "sign in with it . Otherwise let a new link be sent to your address, or ask the business unit for one: "
        "unit@example.org Send a new link"
    )


def test_weak_password_is_refused_at_its_field(client, person):
    client.force_login(person)

    response = client.post(
        "/password/change/", {"oldpassword": PASSWORD, "password1": "12345", "password2": "12345"}
    )

    assert "This password is too short. It must contain at least 12 characters." in text_of(
        response
    )


def test_session_rolls_with_use(client, person):
    client.force_login(person)
    client.get("/password/change/")
    session = client.session
    session["renewed_at"] = 0
    session.save()

    response = client.get("/password/change/")

    assert client.session["renewed_at"] > 0
    assert response.cookies["board_session"]["max-age"] == 12 * 60 * 60


def test_session_in_steady_use_is_not_written_each_time(client, person):
    client.force_login(person)
    client.get("/password/change/")

    response = client.get("/password/change/")

    assert "board_session" not in response.cookies


def test_script_of_a_signed_out_person_is_told_where_to_sign_in(client, person):
    htmx = client.post(
        "/password/change/",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/meetings/1/"},
    )
    fetch = client.post("/password/change/", headers={"Accept": "application/json"})

    assert (htmx.status_code, htmx.json()) == (401, {"sign_in": "/sign-in/?next=/meetings/1/"})
    assert (fetch.status_code, fetch.json()) == (401, {"sign_in": "/sign-in/?next=/"})


def held_in(response):
    return re.search(r'name="held" value="([^"]+)"', response.content.decode()).group(1)


def test_form_sent_after_the_session_ended_is_carried_through_sign_in(client, person):
    refused = client.post("/password/change/?from=here", {"note": "two\nlines", "tick": ["a", "b"]})

    response = sign_in(client, held=held_in(refused))

    page = response.content.decode()
    assert "You had been signed out when you sent the form." in text_of(refused)
    assert '<form method="post" action="/password/change/?from=here">' in page
    assert re.findall(r'type="hidden" name="(note|tick)" value="([^"]*)"', page) == [
        ("note", "two\nlines"),
        ("tick", "a"),
        ("tick", "b"),
    ]


def test_form_survives_a_wrong_password(client, person):
    refused = client.post("/password/change/", {"note": "kept"})

    wrong = sign_in(client, password="not this one", held=held_in(refused))

    assert held_in(wrong) == held_in(refused)


def test_form_is_offered_when_sign_in_happened_in_another_tab(client, person):
    refused = client.post("/password/change/", {"note": "kept"})
    client.force_login(person)

    response = sign_in(client, held=held_in(refused))

    assert 'name="note" value="kept"' in response.content.decode()


def test_form_that_is_not_ours_is_not_offered(client, person):
    response = sign_in(client, held="W10:forged:signature")

    assert response.headers["Location"] == "/"


def test_form_with_a_token_from_before_sign_in_is_offered_again(person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    ours, theirs = "http://testserver", "https://elsewhere.example"

    offered = client.post("/password/change/", {"note": "harbour"}, headers={"Origin": ours})
    refused = client.post("/password/change/", {"note": "harbour"}, headers={"Origin": theirs})

    assert 'name="note" value="harbour"' in offered.content.decode()
    assert (refused.status_code, "harbour" in refused.content.decode()) == (403, False)


def test_session_that_has_ended_is_not_accepted(client, person):
    client.force_login(person)
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))

    response = client.get("/password/change/")

    assert response.headers["Location"] == "/sign-in/?next=/password/change/"


@pytest.mark.parametrize("is_open", [True, False])
def test_page_leads_to_the_public_area_while_it_is_open(client, is_open):
    BoardProfileFactory(has_public_area=is_open)

    response = client.get("/sign-in/")

    words = "You need no account to read what the board has published for everybody"
    assert (words in text_of(response)) is is_open
    assert ('href="/public/"' in response.content.decode()) is is_open
