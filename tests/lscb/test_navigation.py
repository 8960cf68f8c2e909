"""The service navigation: where a person may go, and where they are."""

import re

import pytest

from tests.factories.board import AccountFactory, UnitFactory

pytestmark = pytest.mark.django_db

EVERYBODY = [
    *("Home", "Meetings", "Calendar", "Actions", "Registers"),
    *("Groups", "People", "Organisations", "Priorities"),
]


def entries(response):
    html = response.content.decode().split('id="navigation"', 1)[1].split("</ul>", 1)[0]
    words = (re.sub(r"<[^>]+>", "", item).strip() for item in html.split("</li>"))
    return [word.split(">")[-1].strip() for word in words if word]


def current(response):
    html = response.content.decode().split('id="navigation"', 1)[1].split("</ul>", 1)[0]
    return re.findall(r'href="([^"]+)" aria-current="true"', html)


def test_member_sees_what_everybody_sees(client):
    client.force_login(AccountFactory())

    assert entries(client.get("/password/change/")) == EVERYBODY


def test_business_unit_sees_the_settings_too(client):
    client.force_login(UnitFactory())

    assert entries(client.get("/password/change/")) == [*EVERYBODY, "Settings"]


def test_stranger_sees_no_navigation(client):
    assert 'id="navigation"' not in client.get("/sign-in/").content.decode()


@pytest.mark.parametrize(
    ("address", "place"),
    [("/", ["/"]), ("/groups/", ["/groups/"]), ("/password/change/", [])],
)
def test_entry_of_the_page_is_marked(client, address, place):
    client.force_login(AccountFactory())

    assert current(client.get(address)) == place
