"""One choice for all names of a file that are still open."""

import pytest
from django.urls import reverse

from board.models import Person
from meetings.imports import choices
from tests.factories.board import BoardProfileFactory, GroupFactory, PersonFactory, UnitFactory
from tests.factories.imports import brought
from tests.meetings.wordin import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    BoardProfileFactory()
    return UnitFactory()


@pytest.fixture
def row(unit):
    PersonFactory(given_name="Gwendolyn", family_name="Parry")
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025, 2pm – 5pm", "Present:")
    files.lines(document, "Asha Bell, Northmere Police (AB)", "Tom Iqbal, Northmere Council (TI)")
    files.lines(document, "Gwendolin Parry, Northmere Schools (GP)")
    files.table(
        document,
        ("Item", "Discussion", "Action"),
        ("2. Welcome", "All were welcomed.", ""),
    )
    return brought(GroupFactory(name="Northmere Board", code="NB"), unit, files.data(document))


def press(client, unit, row, **sent):
    client.force_login(unit)
    address = reverse("meetings:import_detail", args=[row.pk])
    page = client.post(address, {"version": row.version} | sent, follow=True).content.decode()
    row.refresh_from_db()
    return page


def chosen(row):
    return {person["name"]: person["who"] for person in row.corrections["people"]}


def test_strangers_become_new_people_and_who_is_like_somebody_waits(client, unit, row):
    before = Person.objects.count()

    page = press(client, unit, row, **{"all-new": "yes", "person-0-role": "Inspector"})

    assert chosen(row) == {"Asha Bell": "new", "Tom Iqbal": "new", "Gwendolin Parry": ""}
    assert "2 names are now taken as a new person" in page
    assert "1 name waits for you" in page
    assert row.corrections["people"][0]["role"] == "Inspector"
    assert Person.objects.count() == before


def test_all_that_are_open_can_be_left_as_written(client, unit, row):
    page = press(client, unit, row, **{"all-as-written": "yes"})

    assert choices.open_names(row.corrections) == []
    assert "3 names are left as written" in page


def test_the_page_offers_it_while_several_are_open(client, unit, row):
    client.force_login(unit)
    address = reverse("meetings:import_detail", args=[row.pk])

    before = client.get(address).content.decode()
    after = press(client, unit, row, **{"all-new": "yes"})

    assert ("all-new" in before, "all-new" in after) == (True, False)
