import pytest

from notices import kinds
from notices.kinds import Letter
from tests.factories.board import AccountFactory, BoardProfileFactory, UnitFactory
from tests.notices.smtp import Manners, Server


def compose(mail):
    """What the tests' own kind of mail says: the facts, or nothing once they say that it is over."""
    if mail.facts.get("over"):
        return None
    lines = [f"{name}: {value}" for name, value in mail.facts.items()]
    return Letter(
        subject=mail.facts.get("subject", f"About {mail.topic}"), lines=lines or ["Nothing new."]
    )


@pytest.fixture(autouse=True)
def _kind_of_the_tests(monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", {})
    kinds.register("test", "Tests", compose)


@pytest.fixture
def profile(db):
    return BoardProfileFactory(contact_email="unit@thornmere.example")


@pytest.fixture
def unit(db):
    return UnitFactory(given_name="Uma", family_name="Unit")


@pytest.fixture
def mel(db):
    return AccountFactory(given_name="Mel", family_name="Member", email="mel@example.org")


@pytest.fixture
def rob(db):
    return AccountFactory(given_name="Rob", family_name="Reader", email="rob@example.org")


@pytest.fixture
def serve(settings):
    """Start a mail server with given manners; the settings point to it."""
    started = []

    def start(**manners):
        server = Server(Manners(**manners)).__enter__()
        started.append(server)
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 0.4
        settings.DEFAULT_FROM_EMAIL = "board@thornmere.example"
        return server

    yield start
    for server in started:
        server.__exit__()


@pytest.fixture
def page(client, unit):
    """The words of a page as the unit reads it."""
    client.force_login(unit)

    def read(address, **query):
        return client.get(address, query).content.decode()

    return read
