import pytest

from notices import kinds
from notices.kinds import Letter
from tests.factories.board import AccountFactory, BoardProfileFactory, UnitFactory


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
