"""What two people write at the same moment, and what the database refuses."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.encoding import iri_to_uri

from board.models import Organisation
from common.refusals import Collided, Gone, StaleVersion
from common.versions import save_version
from common.writes import one_write
from tests.factories.board import BoardProfileFactory, OrganisationFactory, UnitFactory
from tests.factories.writing import room
from tests.meetings.test_planning_at_once import at_once


@pytest.mark.django_db
@pytest.mark.parametrize("expected", [None, 0, 2**31 - 1, 10**30])
def test_save_from_a_version_there_never_was_is_stale(expected):
    organisation = OrganisationFactory()

    with pytest.raises(StaleVersion):
        save_version(organisation, expected=expected, fields=["name"])


@pytest.mark.django_db
def test_save_of_a_row_that_was_removed_says_so():
    organisation = OrganisationFactory()
    Organisation.objects.filter(pk=organisation.pk).delete()

    with pytest.raises(Gone, match="Somebody else removed this while you had it open"):
        save_version(organisation, expected=1, fields=["name"])


def enter(*names):
    with one_write():
        for name in names:
            OrganisationFactory(name=name)


@pytest.mark.django_db
def test_write_that_a_constraint_refuses_is_undone_and_told():
    OrganisationFactory(name="Westmere Police")

    with pytest.raises(Collided) as caught:
        enter("Westmere Health", "Westmere Police")

    assert str(caught.value) == (
        "Somebody else saved something at the same moment that does not go with this. "
        "Nothing of yours has been saved yet: look at it again and send it once more."
    )
    assert [organisation.name for organisation in Organisation.objects.all()] == ["Westmere Police"]


@pytest.mark.usefixtures("committed")
def test_organisation_entered_by_two_people_at_once_is_entered_once():
    BoardProfileFactory()
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(UnitFactory())

    def send(client):
        values = {"name": "Westmere Police", "sector": "police", "token": uuid.uuid4()}
        return client.post(reverse("board:organisation_add"), values).status_code

    codes = at_once(*[lambda client=client: send(client) for client in clients])

    assert sorted(codes) == [200, 302]
    assert Organisation.objects.filter(name="Westmere Police").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("back", ["home", "2147483647", "a\x00b"])
def test_refused_step_goes_back_even_to_an_address_that_names_nothing(client, back):
    scene = room()
    client.force_login(scene.member)

    response = client.post(
        reverse("meetings:meeting_start", args=[scene.meeting.pk]), {"back": back}
    )

    assert (response.status_code, response.url) == (302, iri_to_uri(back))
