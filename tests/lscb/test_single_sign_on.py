"""Signing in with an account of elsewhere, at a real provider on this machine."""

import http.client
import json
import re
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

import pytest

from lscb.models import Session
from lscb.settings import BASE_DIR
from tests.factories.board import AccountFactory, BoardProfileFactory, PersonFactory
from tests.lscb.steps import browser, is_signed_in, set_up_app
from trail.models import Access

pytestmark = pytest.mark.django_db
BEGIN = "/sign-in/with/elsewhere/"
REFUSED = "That account opens nothing here."
ANSWER_SECONDS = 30


class Provider:
    """A provider in a process of its own, spoken to over the network."""

    def __init__(self):
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, cwd=BASE_DIR, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        end = time.monotonic() + ANSWER_SECONDS
        while not self._answers():
            assert self.process.poll() is None, "The provider ended."
            assert time.monotonic() < end, "The provider does not answer."
            time.sleep(0.1)

    @property
    def url(self):
        return f"http://localhost:{self.port}"

    def knows(self, name, **claims):
        status, _ = self.ask("PUT", f"/users/{name}", json.dumps(claims), "application/json")
        assert status == 204

    def lets_in(self, address, name):
        """Where it sends a browser back to, once somebody has said there who they are."""
        parts = urlsplit(address)
        path = f"{parts.path}?{parts.query}"
        status, back = self.ask("POST", path, f"sub={name}", "application/x-www-form-urlencoded")
        assert status == 302
        return back

    def ask(self, method, path, body=None, kind=""):
        connection = http.client.HTTPConnection("localhost", self.port, timeout=10)
        try:
            connection.request(method, path, body, {"Content-Type": kind} if kind else {})
            answer = connection.getresponse()
            answer.read()
            return answer.status, answer.headers.get("Location")
        finally:
            connection.close()

    def _answers(self):
        try:
            return self.ask("GET", "/.well-known/openid-configuration")[0] == 200
        except OSError:
            return False


@pytest.fixture(scope="module")
def provider():
    running = Provider()
    yield running
    running.process.terminate()
    running.process.wait()


@pytest.fixture(autouse=True)
def _set(settings, provider):
    BoardProfileFactory(contact_email="unit@example.org")
    settings.OIDC_NAME = "Thornmere Council"
    settings.OIDC_SERVER_URL = provider.url
    settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = "board", "a secret of both"


@pytest.fixture
def ada():
    return AccountFactory(email="ada@thornmere.example")


def come_back(client, provider, name, begin=BEGIN):
    asked = client.get(begin)
    back = urlsplit(provider.lets_in(asked["Location"], name))
    return client.get(f"{back.path}?{back.query}")


def words_of(response):
    main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)).strip()


def test_sign_in_page_names_the_way(client):
    page = client.get("/sign-in/?next=/people/").content.decode()

    assert f'href="{BEGIN}?next=%2Fpeople%2F">Continue with Thornmere Council</a>' in page


def test_without_the_setting_there_is_no_such_way(client, settings):
    settings.OIDC_NAME = ""

    assert "Thornmere Council" not in client.get("/sign-in/").content.decode()
    assert client.get(BEGIN).status_code == 404
    assert client.get(f"{BEGIN}back/?code=a&state=b").status_code == 404


def test_browser_is_led_away_with_a_state_and_a_challenge(client, provider):
    address = client.get(BEGIN).headers["Location"]

    assert address.startswith(f"{provider.url}/oauth2/authorize?")
    assert all(f"{name}=" in address for name in ("state", "code_challenge", "client_id"))


def test_verified_address_opens_the_account_that_has_it(provider, ada):
    provider.knows("ada", email="Ada@Thornmere.example", email_verified=True)
    client = browser()

    answer = come_back(client, provider, "ada", f"{BEGIN}?next=/people/")

    assert answer["Location"] == "/people/"
    assert Session.objects.get(pk=client.session.session_key).person == ada
    assert list(Access.objects.values_list("person", "deed", "page")) == [
        (ada.pk, "signed_in", "openid_connect_callback")
    ]


def test_password_stays_as_it_was(provider, ada):
    provider.knows("ada", email=ada.email, email_verified=True)
    before = ada.password

    come_back(browser(), provider, "ada")

    ada.refresh_from_db()
    assert ada.password == before


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "eve@thornmere.example", "email_verified": True},
        {"email": "ada@thornmere.example", "email_verified": False},
        {"email": "ada@thornmere.example"},
        {"email": "directory@thornmere.example", "email_verified": True},
        {"email": "closed@thornmere.example", "email_verified": True},
        {},
    ],
    ids=["unknown", "not verified", "said nothing of it", "no account", "closed", "no address"],
)
def test_everybody_else_gets_one_and_the_same_answer(provider, ada, claims):
    PersonFactory(email="directory@thornmere.example")
    AccountFactory(email="closed@thornmere.example", is_active=False)
    provider.knows("somebody", **claims)
    provider.knows("stranger", email="nobody@elsewhere.example", email_verified=True)
    client, other = browser(), browser()

    answer = come_back(client, provider, "somebody")
    usual = come_back(other, provider, "stranger")

    assert REFUSED in words_of(answer)
    assert (answer.status_code, words_of(answer)) == (usual.status_code, words_of(usual))
    assert not is_signed_in(client)
    assert list(Access.objects.values_list("person", "deed")) == [(None, "not_signed_in")] * 2


def test_provider_that_gives_out_addresses_itself_is_believed_by_setting(provider, ada, settings):
    settings.OIDC_ADDRESSES_VERIFIED = True
    provider.knows("ada", email=ada.email)
    client = browser()

    come_back(client, provider, "ada")

    assert is_signed_in(client)


def test_address_that_was_changed_here_opens_nothing_more(provider, ada):
    provider.knows("ada", email=ada.email, email_verified=True)
    come_back(browser(), provider, "ada")
    ada.email = "ada.new@thornmere.example"
    ada.save()
    client = browser()

    come_back(client, provider, "ada")

    assert not is_signed_in(client)


def test_answer_without_the_state_of_this_browser_is_refused(provider, ada):
    provider.knows("ada", email=ada.email, email_verified=True)
    back = urlsplit(provider.lets_in(browser().get(BEGIN)["Location"], "ada"))
    client = browser()

    answer = client.get(f"{back.path}?{back.query}")

    assert "Signing in that way does not work at the moment." in words_of(answer)
    assert not is_signed_in(client)


def test_provider_that_is_away_is_told_in_a_sentence(client, settings):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings.OIDC_SERVER_URL = f"http://localhost:{closed.getsockname()[1]}"
        answer = client.get(BEGIN)

    assert "Signing in that way does not work at the moment." in words_of(answer)


def test_form_that_was_sent_comes_along(provider, ada):
    provider.knows("ada", email=ada.email, email_verified=True)
    client = browser()
    refused = client.post("/people/add/", {"family_name": "Marrow"})
    page = client.post(BEGIN, {"held": refused.context["held"]})

    answer = come_back(client, provider, "ada")

    assert "What you wrote is kept." in words_of(page)
    assert answer["Location"] == "/account/carry-on/"
    assert 'value="Marrow"' in client.get("/account/carry-on/").content.decode()


def test_second_step_of_ones_own_is_asked_for_too(provider, ada):
    provider.knows("ada", email=ada.email, email_verified=True)
    here = browser()
    come_back(here, provider, "ada")
    set_up_app(here)
    there = browser()

    answer = come_back(there, provider, "ada")

    assert (answer["Location"], is_signed_in(there)) == ("/sign-in/second-step/", False)


@pytest.mark.parametrize(("counts", "location"), [(True, None), (False, "/account/second-step/")])
def test_required_second_step_is_that_of_the_provider_if_a_setting_says_so(
    provider, ada, settings, counts, location
):
    settings.MFA_REQUIRED, settings.OIDC_TWO_STEPS = True, counts
    provider.knows("ada", email=ada.email, email_verified=True)
    client = browser()
    come_back(client, provider, "ada")

    assert client.get("/people/").headers.get("Location") == location


def test_provider_that_asks_for_two_steps_is_not_followed_by_a_third(provider, ada, settings):
    settings.OIDC_TWO_STEPS = True
    provider.knows("ada", email=ada.email, email_verified=True)
    here = browser()
    come_back(here, provider, "ada")
    set_up_app(here)
    there = browser()

    come_back(there, provider, "ada")

    assert is_signed_in(there)
