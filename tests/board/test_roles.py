"""What the role of an account opens and closes, at every address there is."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from board.enums import Role
from lscb.middleware import is_own
from tests.factories.board import PersonFactory

pytestmark = pytest.mark.django_db
STAND_INS = {"int": "987654", "slug": "nothing", "str": "nothing"}


def addresses():
    """(name, path) of every address, with keys of rows that are not there."""
    found = []

    def walk(patterns, before, space):
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                name = f"{space}{pattern.name}"
                found.append((name, _path(before, pattern.pattern)))
            else:
                inner = f"{pattern.namespace}:" if pattern.namespace else space
                walk(pattern.url_patterns, _path(before, pattern.pattern), inner)

    walk(get_resolver().url_patterns, "/", "")
    return [(name, path) for name, path in found if path and "(" not in path]


def _path(before, pattern):
    route = getattr(pattern, "_route", None)
    if route is None or before is None:
        return None
    for name, converter in pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        stand_in = STAND_INS["str" if kind == "string" else kind]
        for spelt in (f"<{kind}:{name}>", f"<str:{name}>", f"<{name}>"):
            route = route.replace(spelt, stand_in)
    return before + route


def client_of(role):
    client = Client()
    person = PersonFactory(role=role, email="somebody@example.org")
    client.force_login(person)
    return client


def test_there_are_as_many_addresses_as_there_should_be():
    assert len(addresses()) > 250


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.UNIT_READER])
def test_who_only_reads_changes_nothing_anywhere(role):
    client = client_of(role)

    taken = {
        name: status
        for name, path in addresses()
        if not is_own(name) and (status := client.post(path, {}).status_code) != 403
    }

    assert taken == {}


def test_who_runs_the_service_sees_nothing_of_the_board():
    client = client_of(Role.ADMINISTRATOR)

    opened = {
        name: status
        for name, path in addresses()
        if not is_own(name) and (status := client.get(path).status_code) != 404
    }

    assert opened == {}
    assert client.get("/", follow=True).redirect_chain == [("/service/", 302)]


def test_service_page_is_for_who_runs_it_alone():
    found = {}
    for role in Role.values:
        PersonFactory._meta.model.objects.filter(email="somebody@example.org").update(
            email=None, role=""
        )
        found[role] = client_of(role).get("/service/").status_code

    assert found == dict.fromkeys(Role.values, 404) | {Role.ADMINISTRATOR: 200}


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.UNIT_READER])
def test_who_only_reads_opens_what_the_unit_reads(role, profile):
    client = client_of(role)

    found = {
        path: client.get(path).status_code
        for path in ("/", "/settings/", "/mail/", "/deleted/", "/actions/", "/publications/")
    }

    assert found == dict.fromkeys(found, 200)
