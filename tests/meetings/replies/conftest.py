import pytest
from django.test import Client

from tests.factories.invitations import asked


@pytest.fixture
def scene(db):
    return asked()


@pytest.fixture
def client_of():
    """A client that has signed in as somebody."""

    def sign_in(person):
        client = Client()
        client.force_login(person)
        return client

    return sign_in
