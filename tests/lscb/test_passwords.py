"""Which passwords are refused, and in which words."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from lscb.passwords import ADVICE, GuessedSoonValidator
from meetings.demo import PASSWORD as DEMO
from tests.factories.board import AccountFactory, BoardProfileFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
OF_NAMES = "It is made of names or words that others would try first."


@pytest.fixture
def person():
    BoardProfileFactory()
    return AccountFactory(
        given_name="Robin",
        family_name="Starling",
        email="robin.starling@example.org",
        employer=OrganisationFactory(name="Marlgate Hospital"),
    )


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Safeguarding-Board-1", OF_NAMES),
        ("ThornmereSafeguarding2026!", OF_NAMES),
        ("Robin.Starling.1984", OF_NAMES),
        ("Marlgate-Hospital-7", OF_NAMES),
        ("partnership minutes", OF_NAMES),
        ("aaaaaaaaaaaaaaaa", "It repeats itself."),
        ("abcdefghijklmnop", "It has letters or figures that follow each other."),
        ("qwertyuiop12", "It is one that many people use, or nearly."),
    ],
)
def test_what_would_be_guessed_soon_is_refused_with_the_reason(person, password, why):
    with pytest.raises(ValidationError) as refused:
        GuessedSoonValidator().validate(password, person)

    assert refused.value.messages == [f"This password would soon be guessed. {why} {ADVICE}"]


@pytest.mark.parametrize(
    "password", ["quiet harbour lantern", "vQ7!mzR2#kfT9", "l" + "amp oak" * 40]
)
def test_what_is_hard_to_guess_is_taken(person, password):
    validate_password(password, person)


def test_password_of_the_demo_would_be_taken(person):
    validate_password(DEMO, person)


def test_names_count_for_nobody_in_particular_too():
    BoardProfileFactory()

    with pytest.raises(ValidationError, match="would soon be guessed"):
        GuessedSoonValidator().validate("Thornmere-2026-!")


def test_shortest_length_stands(person):
    with pytest.raises(ValidationError) as refused:
        validate_password("vQ7!mzR2#kf", person)

    assert refused.value.messages == [
        "This password is too short. It must contain at least 12 characters."
    ]


def test_reason_stands_at_the_field(person, client):
    client.force_login(person)
    new = "Safeguarding-Board-1"

    page = client.post(
        "/password/change/",
        {"oldpassword": "three random words", "password1": new, "password2": new},
    )

    assert page.context["form"].errors["password1"] == [
        f"This password would soon be guessed. {OF_NAMES} {ADVICE}"
    ]
