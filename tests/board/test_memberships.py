"""Who fills a seat, from when to when."""

from datetime import date

import pytest
from django.urls import reverse

from board import rules
from board.models import Membership
from board.services import seats as services
from tests.factories.board import GroupFactory, MembershipFactory, PersonFactory, SeatFactory


def errors_of(response):
    return dict(response.context["form"].errors)


def membership_form(person, **values):
    form = {"person": person.pk, "role": "member", "starts_on": "2026-01-01", "ends_on": ""}
    return form | {"version": 1} | values


def fill(client, seat, person, **values):
    return client.post(
        reverse("board:membership_add", args=[seat.pk]), membership_form(person, **values)
    )


def test_unit_fills_a_seat(as_unit):
    seat, person = SeatFactory(), PersonFactory()

    response = fill(as_unit, seat, person, role="chair", ends_on="2026-12-31")

    membership = Membership.objects.get()
    assert (membership.person, membership.role, membership.ends_on) == (
        person,
        "chair",
        date(2026, 12, 31),
    )
    assert response.url == seat.group.get_absolute_url()


def test_membership_needs_a_person_and_a_first_day(as_unit):
    response = as_unit.post(
        reverse("board:membership_add", args=[SeatFactory().pk]), {"role": "member"}
    )

    assert errors_of(response) == {
        "person": ["Choose the person who fills the seat."],
        "starts_on": ["Enter the first day."],
    }


def test_end_before_the_start_is_refused_at_its_field(as_unit):
    response = fill(as_unit, SeatFactory(), PersonFactory(), ends_on="2025-12-31")

    assert errors_of(response) == {"ends_on": ["The last day must be on or after the first day."]}


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [("2026-01-01", ""), ("2019-01-01", "2020-01-01"), ("2025-06-30", "2027-01-01")],
)
def test_membership_that_overlaps_itself_is_refused(as_unit, starts_on, ends_on):
    ruth = PersonFactory(given_name="Ruth", family_name="Hale")
    membership = MembershipFactory(person=ruth)

    response = fill(as_unit, membership.seat, ruth, starts_on=starts_on, ends_on=ends_on)

    assert errors_of(response) == {
        "starts_on": ["Ruth Hale already fills this seat from 1 January 2020."]
    }
    assert Membership.objects.count() == 1


def test_membership_after_an_earlier_one_is_allowed(as_unit):
    earlier = MembershipFactory(ends_on=date(2025, 12, 31))

    fill(as_unit, earlier.seat, earlier.person)

    assert Membership.objects.count() == 2


def test_same_person_may_fill_two_seats_of_a_group(as_unit):
    membership = MembershipFactory()
    other = SeatFactory(group=membership.seat.group)

    fill(as_unit, other, membership.person)

    assert Membership.objects.count() == 2


def test_second_chair_at_the_same_time_is_refused_at_its_field(as_unit):
    chair = MembershipFactory(
        role="chair",
        person__given_name="Ruth",
        person__family_name="Hale",
        ends_on=date(2026, 6, 30),
    )
    other = SeatFactory(group=chair.seat.group)

    response = fill(as_unit, other, PersonFactory(), role="chair")

    assert errors_of(response) == {
        "role": [
            "Ruth Hale is the chair from 1 January 2020 to 30 June 2026. "
            "End that first, or choose deputy chair."
        ]
    }


def test_chair_after_the_last_one_is_allowed(as_unit):
    chair = MembershipFactory(role="chair", ends_on=date(2025, 12, 31))

    fill(as_unit, SeatFactory(group=chair.seat.group), PersonFactory(), role="chair")

    assert Membership.objects.filter(role="chair").count() == 2


def test_chair_of_another_group_is_no_obstacle(as_unit):
    MembershipFactory(role="chair")

    fill(as_unit, SeatFactory(), PersonFactory(), role="chair")

    assert Membership.objects.filter(role="chair").count() == 2


def test_somebody_who_has_left_is_not_offered(as_unit):
    gone = PersonFactory(left_on=date(2025, 6, 30))

    response = fill(as_unit, SeatFactory(), gone)

    assert errors_of(response) == {"person": ["Choose a person from the list."]}


def test_membership_from_after_somebody_left_is_refused(unit):
    gone = PersonFactory(given_name="Ruth", family_name="Hale", left_on=date(2025, 6, 30))

    with pytest.raises(rules.Misfit, match=r"^Ruth Hale left on 30 June 2025\.$") as refusal:
        services.add_membership(
            seat=SeatFactory(), by=unit, person=gone, role="member", starts_on=date(2026, 1, 1)
        )

    assert refusal.value.field == "person"


def test_membership_that_runs_on_after_somebody_left_is_refused(as_unit):
    gone = PersonFactory(given_name="Ruth", family_name="Hale", left_on=date(2025, 6, 30))
    membership = MembershipFactory(person=gone, ends_on=date(2025, 6, 30))

    response = as_unit.post(
        reverse("board:membership_edit", args=[membership.pk]),
        membership_form(gone, starts_on="2020-01-01"),
    )

    assert errors_of(response) == {
        "ends_on": ["Ruth Hale left on 30 June 2025, so the last day is that day or earlier."]
    }


def test_membership_in_a_closed_seat_is_refused(as_unit):
    seat = SeatFactory(closed_on=date(2025, 6, 30))

    response = fill(as_unit, seat, PersonFactory())

    assert errors_of(response) == {"starts_on": ["This seat closed on 30 June 2025."]}


def test_membership_in_an_ended_group_is_refused(as_unit):
    seat = SeatFactory(group=GroupFactory(ended_on=date(2026, 6, 30)))

    response = fill(as_unit, seat, PersonFactory())

    assert errors_of(response) == {"ends_on": ["This group ended on 30 June 2026."]}


def test_membership_is_changed(as_unit):
    membership = MembershipFactory()

    as_unit.post(
        reverse("board:membership_edit", args=[membership.pk]),
        membership_form(membership.person, role="deputy_chair", starts_on="01/05/2021"),
    )

    membership.refresh_from_db()
    assert (membership.role, membership.starts_on) == ("deputy_chair", date(2021, 5, 1))


def test_membership_is_ended(as_unit):
    membership = MembershipFactory()

    as_unit.post(
        reverse("board:membership_end", args=[membership.pk]),
        {"ends_on": "2026-10-30", "version": 1},
    )

    assert Membership.objects.get().ends_on == date(2026, 10, 30)


@pytest.mark.parametrize(
    ("ends_on", "sentence"),
    [
        ("", "Enter the last day."),
        ("2019-12-31", "The last day must be on or after the first day."),
        ("0001-01-01", "Enter a year from 1900 to 2100."),
        ("9999-12-31", "Enter a year from 1900 to 2100."),
    ],
)
def test_wrong_last_day_is_said_at_its_field(as_unit, ends_on, sentence):
    membership = MembershipFactory()

    response = as_unit.post(
        reverse("board:membership_end", args=[membership.pk]), {"ends_on": ends_on}
    )

    assert errors_of(response) == {"ends_on": [sentence]}


def test_membership_entered_by_mistake_is_removed(as_unit):
    membership = MembershipFactory()

    response = as_unit.post(reverse("board:membership_remove", args=[membership.pk]))

    assert (response.url, Membership.objects.count()) == (
        membership.seat.group.get_absolute_url(),
        0,
    )
