"""The way into a deployment that nobody can sign in to yet."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from board.models import Person
from tests.factories.board import UnitFactory

pytestmark = pytest.mark.django_db


def test_first_account_gets_a_link_that_sets_its_password(client):
    said = StringIO()

    call_command("first_account", "Robin@Example.org ", "Robin Mary Starling", stdout=said)

    person = Person.objects.get()
    path = said.getvalue().strip().removeprefix("Choose a password here: http://localhost:8000")
    form = client.get(path, follow=True).redirect_chain[-1][0]
    words = "quiet harbour lantern"
    client.post(form, {"password1": words, "password2": words})
    client.post("/sign-in/", {"login": "robin@example.org", "password": words})
    assert (person.email, person.given_name, person.family_name, person.is_business_unit) == (
        "robin@example.org",
        "Robin Mary",
        "Starling",
        True,
    )
    assert client.session["_auth_user_id"] == str(person.pk)


def test_first_account_when_there_is_one_is_refused():
    UnitFactory()

    with pytest.raises(CommandError) as caught:
        call_command("first_account", "robin@example.org", "Robin Starling")

    assert str(caught.value) == (
        "The business unit has an account already: it makes all others, under People."
    )


def test_first_account_with_a_wrong_address_is_refused():
    with pytest.raises(CommandError) as caught:
        call_command("first_account", "robin", "Robin Starling")

    assert str(caught.value) == "Enter an e-mail address like name@example.org."
    assert Person.objects.count() == 0
