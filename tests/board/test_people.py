from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from board import rules
from board.models import Membership, Person
from board.services import people as services
from common.refusals import Refused, StaleVersion
from tests.factories.board import (
    AccountFactory,
    ChairFactory,
    GroupChairFactory,
    GroupFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
    UnitFactory,
)

FORM = {
    "title": "Cllr",
    "given_name": "Ruth",
    "family_name": "Hale",
    "initials": "",
    "job_title": "",
    "employer": "",
    "speaks_for": "",
    "email": "",
    "phone": "",
    "aliases": "",
    "version": 1,
}


def errors_of(response):
    return dict(response.context["form"].errors)


def found(response):
    return [row.person.full_name for row in response.context["rows"]]


def test_unit_adds_a_person_without_an_account(as_unit):
    response = as_unit.post(
        reverse("board:person_add"),
        FORM
        | {"email": " Ruth.Hale@Example.ORG ", "aliases": "Ruthie Hale\n\nR Hale\nruthie hale"},
    )

    person = Person.objects.get(family_name="Hale")
    assert response.url == person.get_absolute_url()
    assert (person.email, person.has_account, person.is_active) == (
        "ruth.hale@example.org",
        False,
        False,
    )
    assert [alias.name for alias in person.aliases.all()] == ["R Hale", "ruthie hale"]


def test_person_needs_a_family_name(as_unit):
    response = as_unit.post(reverse("board:person_add"), FORM | {"family_name": ""})

    assert errors_of(response) == {"family_name": ["Enter the family name."]}


def test_address_of_somebody_else_is_refused_in_words(as_unit):
    AccountFactory(given_name="Lee", family_name="Ward", email="lee@example.org")

    response = as_unit.post(reverse("board:person_add"), FORM | {"email": "LEE@example.org"})

    assert errors_of(response) == {"email": ["Lee Ward already has this e-mail address."]}


def test_wrong_address_is_refused_in_words(as_unit):
    response = as_unit.post(reverse("board:person_add"), FORM | {"email": "ruth at home"})

    assert errors_of(response) == {"email": ["Enter an e-mail address like name@example.org."]}


def test_long_alias_is_refused_at_its_field(as_unit):
    response = as_unit.post(reverse("board:person_add"), FORM | {"aliases": "x" * 161})

    assert errors_of(response) == {"aliases": ["Each line must be at most 160 characters."]}


def test_address_of_an_account_cannot_be_left_blank(as_unit):
    person = AccountFactory(given_name="Lee", family_name="Ward")

    response = as_unit.post(reverse("board:person_edit", args=[person.pk]), FORM)

    assert errors_of(response) == {
        "email": ["Lee Ward signs in with this address. Close the account first."]
    }


def test_initials_are_kept_in_capitals(as_unit):
    person = PersonFactory()

    as_unit.post(reverse("board:person_edit", args=[person.pk]), FORM | {"initials": "rxh"})

    assert Person.objects.get(pk=person.pk).initials_or_default == "RXH"


def test_edit_replaces_aliases(unit):
    person = services.add_person(by=unit, family_name="Hale", aliases=["R Hale"])

    services.edit_person(person=person, by=unit, aliases=["Ruth Hayle"])

    assert [alias.name for alias in person.aliases.all()] == ["Ruth Hayle"]


def test_edit_without_aliases_keeps_them(unit):
    person = services.add_person(by=unit, family_name="Hale", aliases=["R Hale"])

    services.edit_person(person=person, by=unit, family_name="Hayle")

    assert [alias.name for alias in person.aliases.all()] == ["R Hale"]


def test_speaking_for_the_employer_is_not_kept_twice(as_unit):
    person = PersonFactory()
    employer = person.employer_id

    as_unit.post(
        reverse("board:person_edit", args=[person.pk]),
        FORM | {"employer": employer, "speaks_for": employer},
    )

    assert Person.objects.get(pk=person.pk).speaks_for is None


def test_stale_edit_is_refused(unit):
    person = PersonFactory()
    services.edit_person(person=person, by=unit, expected_version=1, phone="1")

    with pytest.raises(StaleVersion):
        services.edit_person(person=person, by=unit, expected_version=1, phone="2")


@pytest.mark.parametrize(
    "write",
    [
        lambda by: services.add_person(by=by, family_name="Hale"),
        lambda by: services.edit_person(person=PersonFactory(), by=by, phone="1"),
        lambda by: services.leave(person=PersonFactory(), by=by, left_on=date(2026, 1, 1)),
        lambda by: services.come_back(person=PersonFactory(), by=by),
    ],
)
def test_member_cannot_write(member, write):
    with pytest.raises(Refused, match=r"^Only the business unit"):
        write(member)


def test_role_is_not_set_by_editing_a_person(unit):
    with pytest.raises(TypeError, match="cannot be given"):
        services.edit_person(person=PersonFactory(), by=unit, role="business_unit")


# Leaving


def test_leaving_ends_memberships_and_closes_the_account(as_unit):
    person = AccountFactory()
    MembershipFactory(person=person)
    MembershipFactory(person=person, ends_on=date(2021, 1, 1))

    as_unit.post(
        reverse("board:person_leave", args=[person.pk]),
        {"left_on": "2026-10-30", "end_memberships": "on", "close_account": "on", "version": 1},
    )

    person.refresh_from_db()
    assert (person.left_on, person.has_account) == (date(2026, 10, 30), False)
    assert [m.ends_on for m in Membership.objects.order_by("pk")] == [
        date(2026, 10, 30),
        date(2021, 1, 1),
    ]


def test_leaving_without_a_tick_keeps_memberships(unit):
    person = PersonFactory()
    MembershipFactory(person=person)

    services.leave(person=person, by=unit, left_on=date(2026, 10, 30))

    assert Membership.objects.get().ends_on is None


def test_leaving_before_a_membership_starts_is_refused(as_unit):
    person = PersonFactory(given_name="Ruth", family_name="Hale")
    group = GroupFactory(name="Panel")
    MembershipFactory(person=person, seat__group=group, starts_on=date(2026, 3, 1))

    response = as_unit.post(
        reverse("board:person_leave", args=[person.pk]), {"left_on": "2026-01-01", "version": 1}
    )

    assert errors_of(response) == {
        "left_on": [
            "Ruth Hale fills a seat of Panel from 1 March 2026. "
            "Choose a later day, or change that first."
        ]
    }


def test_leaving_needs_a_real_day(as_unit):
    person = PersonFactory()
    url = reverse("board:person_leave", args=[person.pk])

    blank = as_unit.post(url, {"left_on": ""})
    wrong = as_unit.post(url, {"left_on": "31/02/2026"})

    assert errors_of(blank) == {"left_on": ["Enter the day they left."]}
    assert errors_of(wrong) == {"left_on": ["Enter a real date, for example 21/11/2026."]}


def test_last_unit_account_cannot_leave_with_its_account(as_unit, unit):
    response = as_unit.post(
        reverse("board:person_leave", args=[unit.pk]),
        {"left_on": "2026-10-30", "close_account": "on", "version": 1},
    )

    unit.refresh_from_db()
    assert response.context["form"].non_field_errors() == [
        "Alice Marsh has the last business unit account. "
        "Give somebody else that role first, so that nobody is locked out."
    ]
    assert (unit.left_on, unit.has_account) == (None, True)


def test_coming_back_clears_the_day(as_unit):
    person = PersonFactory(left_on=date(2020, 1, 1))

    as_unit.post(reverse("board:person_return", args=[person.pk]))

    assert Person.objects.get(pk=person.pk).left_on is None


# The directory


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "hale"}, ["Ruth Hale"]),
        ({"q": "ruth hale"}, ["Ruth Hale"]),
        ({"q": "ruthie"}, ["Ruth Hale"]),
        ({"q": "harbour"}, ["Ruth Hale"]),
        ({"q": "nobody here"}, []),
        ({"role": "chair"}, ["Omar Young"]),
        ({"left": "left"}, ["Ian Gone"]),
        ({"q": "gone", "left": "all"}, ["Ian Gone"]),
        ({"q": "gone"}, []),
        ({"account": "member"}, ["Omar Young"]),
    ],
)
def test_list_is_narrowed(as_unit, unit, query, expected):
    harbour = OrganisationFactory(name="Safe Harbour")
    ruth = services.add_person(
        by=unit, given_name="Ruth", family_name="Hale", aliases=["Ruthie H"], employer=harbour
    )
    MembershipFactory(person=ruth)
    omar = AccountFactory(given_name="Omar", family_name="Young")
    MembershipFactory(person=omar, role="chair")
    PersonFactory(given_name="Ian", family_name="Gone", left_on=date(2020, 1, 1))

    assert found(as_unit.get(reverse("board:person_list"), query)) == expected


def test_list_by_organisation_finds_staff_and_speakers(as_unit):
    organisation = OrganisationFactory()
    PersonFactory(given_name="Works", family_name="Here", employer=organisation)
    PersonFactory(given_name="Speaks", family_name="Jones", speaks_for=organisation)

    response = as_unit.get(reverse("board:person_list"), {"organisation": organisation.pk})

    assert found(response) == ["Works Here", "Speaks Jones"]


def test_account_filter_is_for_the_unit_only(as_member):
    response = as_member.get(reverse("board:person_list"), {"account": "none"})

    assert list(response.context["filter"].form.fields) == ["q", "organisation", "role", "left"]


def test_wrong_choice_in_the_address_is_said_at_its_field(as_unit):
    response = as_unit.get(reverse("board:person_list"), {"role": "king"})

    assert dict(response.context["filter"].form.errors) == {
        "role": ["Select a valid choice. king is not one of the available choices."]
    }


def test_page_that_does_not_exist_shows_the_last_one(as_unit, unit):
    response = as_unit.get(reverse("board:person_list"), {"page": 99})

    assert found(response) == [unit.full_name]


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_queries_however_long(
    as_unit, unit, profile, count, django_assert_num_queries
):
    for _ in range(count):
        person = services.add_person(by=unit, family_name="Hale", aliases=["A", "B"])
        MembershipFactory(person=person)

    with django_assert_num_queries(8):
        as_unit.get(reverse("board:person_list"))


# A person's page


def test_page_tells_present_earlier_and_coming_seats_apart(as_member):
    person, today = PersonFactory(), timezone.localdate()
    tomorrow, yesterday = today + timedelta(days=1), today - timedelta(days=1)
    now = MembershipFactory(person=person, ends_on=today)
    earlier = MembershipFactory(person=person, ends_on=yesterday)
    coming = MembershipFactory(person=person, starts_on=tomorrow)

    page = as_member.get(person.get_absolute_url()).context["page"]

    assert [row.membership for row in page.now] == [now]
    assert [row.membership for row in page.earlier] == [earlier]
    assert [row.membership for row in page.coming] == [coming]


def test_page_names_others_with_the_same_initials(as_member):
    person = PersonFactory(given_name="Ruth", family_name="Hale")
    PersonFactory(given_name="Rob", family_name="Hill")
    PersonFactory(given_name="Ray", family_name="Hart", left_on=date(2020, 1, 1))

    page = as_member.get(person.get_absolute_url()).context["page"]

    assert page.initials_note == "Rob Hill has the same initials."


def test_page_says_nothing_when_initials_are_ones_own(as_member):
    person = PersonFactory(given_name="Zoe", family_name="Quartz")

    assert as_member.get(person.get_absolute_url()).context["page"].initials_note == ""


@pytest.mark.parametrize(
    ("viewer", "sees"),
    [(UnitFactory, True), (ChairFactory, True), (GroupChairFactory, True), (AccountFactory, False)],
)
def test_contacts_are_for_the_unit_and_chairs(signed_in, viewer, sees):
    person = AccountFactory(email="marker@example.org", phone="01234 555555")

    text = signed_in(viewer()).get(person.get_absolute_url()).content.decode()

    assert ("marker@example.org" in text, "01234 555555" in text) == (sees, sees)


def test_contacts_are_for_the_person_themself(as_member, member):
    text = as_member.get(member.get_absolute_url()).content.decode()

    assert (member.email in text, member.phone in text) == (True, True)


def test_list_never_tells_contacts_to_members(as_member):
    AccountFactory(email="marker@example.org", phone="01234 555555")

    text = as_member.get(reverse("board:person_list")).content.decode()

    assert ("marker@example.org" in text, "01234 555555" in text) == (False, False)


def test_search_does_not_find_by_address(as_member):
    AccountFactory(email="marker@example.org")

    assert found(as_member.get(reverse("board:person_list"), {"q": "marker"})) == []


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_queries_however_many_seats(
    as_unit, profile, count, django_assert_num_queries
):
    person = PersonFactory()
    for seat in SeatFactory.create_batch(count):
        MembershipFactory(person=person, seat=seat)

    with django_assert_num_queries(7):
        as_unit.get(person.get_absolute_url())


def test_misfit_names_its_field():
    assert rules.Misfit("role", "No.").field == "role"
