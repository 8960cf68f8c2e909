"""Attempts come to an end, by account and by address, in all processes alike; and strangers learn nothing."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from tests.factories.board import PASSWORD, AccountFactory, BoardProfileFactory, PersonFactory
from tests.lscb.steps import is_signed_in

pytestmark = pytest.mark.django_db
TOO_MANY = "Too many attempts with a wrong password. Try again in five minutes."
HOME, OFFICE = "203.0.113.7", "198.51.100.9"
KNOWN, STRANGER = "ada@example.org", "eve@example.org"


class CountingHasher(MD5PasswordHasher):
    """Keeps passwords as the tests do, and counts how often it was at work."""

    worked = 0

    def encode(self, *args, **kwargs):
        CountingHasher.worked += 1
        return super().encode(*args, **kwargs)


@pytest.fixture(autouse=True)
def person():
    BoardProfileFactory(contact_email="unit@example.org")
    return AccountFactory(email=KNOWN)


def attempt(email, password, address=HOME):
    """A new browser at a network address; the client and the page it got."""
    client = Client(REMOTE_ADDR=address)
    return client, client.post("/sign-in/", {"login": email, "password": password})


def words_of(response):
    main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    main = re.sub(r'value="[^"]*"', "", main)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)).strip()


def test_account_is_guarded_against_attempts_from_everywhere():
    for number in range(5):
        attempt(KNOWN, "not this one", f"203.0.113.{number}")

    client, page = attempt(KNOWN, PASSWORD, OFFICE)

    assert TOO_MANY in words_of(page)
    assert not is_signed_in(client)


def test_other_accounts_are_not_locked_by_it():
    AccountFactory(email="lee@example.org")
    for number in range(5):
        attempt(KNOWN, "not this one", f"203.0.113.{number}")

    client, _ = attempt("lee@example.org", PASSWORD, OFFICE)

    assert is_signed_in(client)


def test_address_is_guarded_against_attempts_at_everybody():
    for number in range(10):
        attempt(f"person{number}@example.org", "not this one", HOME)

    from_there, page = attempt(KNOWN, PASSWORD, HOME)
    from_elsewhere, _ = attempt(KNOWN, PASSWORD, OFFICE)

    assert TOO_MANY in words_of(page)
    assert (is_signed_in(from_there), is_signed_in(from_elsewhere)) == (False, True)


def test_attempts_are_kept_in_the_database():
    """So every process, on every machine, counts the same ones."""
    attempt(KNOWN, "not this one")

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache WHERE cache_key LIKE '%%login_failed%%'")
        assert cursor.fetchone()[0] == 2
        cursor.execute("DELETE FROM cache")
    for _ in range(5):
        attempt(KNOWN, "not this one")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cache")
    client, _ = attempt(KNOWN, PASSWORD)

    assert is_signed_in(client)


def test_stranger_has_to_wait_as_somebody_known_has():
    pages = {}
    for email in (KNOWN, STRANGER):
        for number in range(6):
            _, pages[email] = attempt(email, "not this one", f"203.0.113.{number}")
        connection.cursor().execute("DELETE FROM cache WHERE cache_key LIKE '%%:ip:%%'")

    assert words_of(pages[KNOWN]) == words_of(pages[STRANGER])
    assert pages[KNOWN].status_code == pages[STRANGER].status_code


@pytest.mark.parametrize("other", ["eve@example.org", "directory@example.org"])
def test_sign_in_is_the_same_work_for_known_and_unknown(other, settings):
    """A person of the directory without an account is as unknown as a stranger."""
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    PersonFactory(email="directory@example.org")
    found = {}
    for email in (KNOWN, other):
        CountingHasher.worked = 0
        with CaptureQueriesContext(connection) as asked:
            _, page = attempt(email, "not this one")
        found[email] = (page.status_code, words_of(page), CountingHasher.worked, len(asked))

    assert found[KNOWN] == found[other]
    assert found[KNOWN][2] == 1


@pytest.mark.parametrize("other", ["eve@example.org", "directory@example.org"])
def test_forgotten_password_is_the_same_work_for_known_and_unknown(other):
    PersonFactory(email="directory@example.org")
    found = {}
    for email in (KNOWN, other):
        client = Client()
        with CaptureQueriesContext(connection) as asked:
            answer = client.post("/password/forgotten/", {"email": email})
        page = client.get(answer["Location"])
        found[email] = (answer.status_code, answer["Location"], words_of(page), len(asked))

    assert found[KNOWN] == found[other]


def test_nothing_that_was_typed_is_kept_of_a_stranger():
    Client().post("/password/forgotten/", {"email": STRANGER})

    (task,) = DBTaskResult.objects.all()
    assert task.args_kwargs == {"args": [0], "kwargs": {}}


def test_asking_for_links_comes_to_an_end_for_known_and_unknown():
    found = {}
    for email in (KNOWN, STRANGER):
        for number in range(6):
            client = Client(REMOTE_ADDR=f"203.0.113.{number}")
            answer = client.post("/password/forgotten/", {"email": email})
        found[email] = (answer.status_code, words_of(answer))

    assert found[KNOWN] == found[STRANGER]
    assert found[KNOWN][0] == 429
