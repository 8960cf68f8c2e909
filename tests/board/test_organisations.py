from datetime import date

import pytest
from django.urls import reverse

from board import rules
from board.models import Organisation
from board.services import organisations as services
from common.refusals import Refused, StaleVersion
from tests.factories.board import (
    GroupFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
)

FORM = {"name": "Dunnet Council", "sector": "council", "parent": "", "version": 1}


def errors_of(response):
    return dict(response.context["form"].errors)


def names(response):
    return [row.organisation.name for row in response.context["rows"]]


def test_unit_adds_an_organisation(as_unit):
    response = as_unit.post(
        reverse("board:organisation_add"), FORM | {"is_statutory_partner": "on"}
    )

    organisation = Organisation.objects.get(name="Dunnet Council")
    assert response.url == organisation.get_absolute_url()
    assert (organisation.sector, organisation.is_statutory_partner) == ("council", True)


def test_name_that_is_taken_is_refused_whatever_its_capitals(as_unit):
    OrganisationFactory(name="Dunnet COUNCIL")

    response = as_unit.post(reverse("board:organisation_add"), FORM)

    assert errors_of(response) == {
        "name": ["There is already an organisation called Dunnet COUNCIL."]
    }


def test_organisation_needs_a_name(as_unit):
    response = as_unit.post(reverse("board:organisation_add"), FORM | {"name": ""})

    assert errors_of(response) == {"name": ["Enter the organisation's name."]}


def test_edit_keeps_its_own_name(as_unit):
    organisation = OrganisationFactory(name="Dunnet Council")

    as_unit.post(
        reverse("board:organisation_edit", args=[organisation.pk]), FORM | {"sector": "police"}
    )

    assert Organisation.objects.get(pk=organisation.pk).sector == "police"


def test_parent_below_itself_is_refused_at_its_field(as_unit):
    council = OrganisationFactory(name="Dunnet Council")
    service = OrganisationFactory(name="Early help", parent=council)
    team = OrganisationFactory(name="Family hub", parent=service)

    response = as_unit.post(
        reverse("board:organisation_edit", args=[council.pk]), FORM | {"parent": team.pk}
    )

    assert errors_of(response) == {
        "parent": ["Family hub is part of this organisation, so it cannot stand above it."]
    }
    assert Organisation.objects.get(pk=council.pk).parent is None


def test_organisation_is_not_its_own_parent(unit):
    council = OrganisationFactory()

    with pytest.raises(rules.Misfit, match="cannot stand above it"):
        services.edit_organisation(organisation=council, by=unit, parent=council)


def test_stale_edit_is_refused(unit):
    organisation = OrganisationFactory()
    services.edit_organisation(
        organisation=organisation, by=unit, expected_version=1, short_name="A"
    )

    with pytest.raises(StaleVersion):
        services.edit_organisation(
            organisation=organisation, by=unit, expected_version=1, short_name="B"
        )


@pytest.mark.parametrize("write", [services.add_organisation, services.edit_organisation])
def test_member_cannot_write(member, write):
    extra = {"organisation": OrganisationFactory()} if write is services.edit_organisation else {}

    with pytest.raises(Refused, match=r"^Only the business unit"):
        write(by=member, name="Mine", **extra)


def test_list_shows_open_organisations_by_name(as_unit, unit):
    OrganisationFactory(name="Beta")
    OrganisationFactory(name="Alpha")
    OrganisationFactory(name="Closed", closed_on=date(2020, 1, 1))

    response = as_unit.get(reverse("board:organisation_list"))

    assert names(response) == sorted(["Alpha", "Beta", unit.employer.name])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "alp"}, ["Alpha police"]),
        ({"q": "gmc"}, ["Gamma council"]),
        ({"sector": "police"}, ["Alpha police"]),
        ({"kind": "statutory"}, ["Gamma council"]),
        ({"kind": "closed"}, ["Closed trust"]),
        ({"q": "nothing like it"}, []),
    ],
)
def test_list_is_narrowed(as_unit, query, found):
    OrganisationFactory(name="Alpha police", sector="police")
    OrganisationFactory(
        name="Gamma council", short_name="GMC", sector="council", is_statutory_partner=True
    )
    OrganisationFactory(name="Closed trust", closed_on=date(2020, 1, 1))

    assert names(as_unit.get(reverse("board:organisation_list"), query)) == found


def test_page_shows_people_seats_and_parts(as_member):
    council = OrganisationFactory(name="Council")
    OrganisationFactory(name="Early help", parent=council)
    worker = PersonFactory(employer=council)
    speaker = PersonFactory(speaks_for=council)
    PersonFactory(employer=council, left_on=date(2020, 1, 1))
    seat = SeatFactory(organisation=council)
    MembershipFactory(seat=seat, person=speaker)
    SeatFactory(organisation=council, group=GroupFactory(ended_on=date(2020, 1, 1)))

    context = as_member.get(council.get_absolute_url()).context

    assert {(link.person, link.why) for link in context["people"]} == {
        (worker, "Works here"),
        (speaker, "Speaks for it"),
    }
    assert [(row.seat, row.holders) for row in context["seats"]] == [(seat, (speaker,))]
    assert [child.name for child in context["children"]] == ["Early help"]


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_queries_however_long(
    as_unit, profile, count, django_assert_num_queries
):
    parent = OrganisationFactory()
    for organisation in OrganisationFactory.create_batch(count, parent=parent):
        SeatFactory(organisation=organisation)

    with django_assert_num_queries(5):
        as_unit.get(reverse("board:organisation_list"))
