from datetime import date

import pytest
from django.urls import reverse

from board.models import Membership, Seat
from board.services import seats as services
from common.refusals import Refused, StaleVersion
from tests.factories.board import (
    GroupFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
)


def errors_of(response):
    return dict(response.context["form"].errors)


def test_new_seat_stands_last(as_unit):
    group = GroupFactory()
    SeatFactory(group=group, position=7)
    organisation = OrganisationFactory()

    response = as_unit.post(
        reverse("board:seat_add", args=[group.pk]),
        {"title": "Designated nurse", "organisation": organisation.pk, "role": "member"},
    )

    seat = Seat.objects.get(title="Designated nurse")
    assert (seat.position, seat.organisation) == (8, organisation)
    assert response.url == group.get_absolute_url()


def test_new_seat_is_filled_in_the_same_step(as_unit):
    group, person = GroupFactory(), PersonFactory()

    as_unit.post(
        reverse("board:seat_add", args=[group.pk]),
        {"title": "Chair", "person": person.pk, "role": "chair", "starts_on": "2026-01-01"},
    )

    membership = Membership.objects.get()
    assert (membership.seat.title, membership.person, membership.role, membership.starts_on) == (
        "Chair",
        person,
        "chair",
        date(2026, 1, 1),
    )


def test_new_seat_with_a_second_chair_is_refused_whole(as_unit):
    chair = MembershipFactory(role="chair", person__given_name="Ruth", person__family_name="Hale")

    response = as_unit.post(
        reverse("board:seat_add", args=[chair.seat.group_id]),
        {
            "title": "Second",
            "person": PersonFactory().pk,
            "role": "chair",
            "starts_on": "2026-01-01",
        },
    )

    assert errors_of(response) == {
        "role": [
            "Ruth Hale is the chair from 1 January 2020. End that first, or choose deputy chair."
        ]
    }
    assert Seat.objects.count() == 1


def test_new_seat_with_somebody_needs_the_first_day(as_unit):
    response = as_unit.post(
        reverse("board:seat_add", args=[GroupFactory().pk]),
        {"title": "Nurse", "person": PersonFactory().pk, "role": "member", "starts_on": ""},
    )

    assert errors_of(response) == {"starts_on": ["Enter the first day."]}


def test_second_button_opens_the_form_anew(as_unit):
    url = reverse("board:seat_add", args=[GroupFactory().pk])

    response = as_unit.post(url, {"title": "Nurse", "role": "member", "another": "yes"})

    assert (response.url, Seat.objects.get().title) == (url, "Nurse")


def test_seat_needs_a_name(as_unit):
    response = as_unit.post(
        reverse("board:seat_add", args=[GroupFactory().pk]), {"title": " ", "role": "member"}
    )

    assert errors_of(response) == {"title": ["Enter a name for the seat."]}


def test_seat_is_changed(as_unit):
    seat = SeatFactory()

    as_unit.post(
        reverse("board:seat_edit", args=[seat.pk]),
        {"title": "Lay member", "organisation": "", "version": 1},
    )

    seat.refresh_from_db()
    assert (seat.title, seat.organisation) == ("Lay member", None)


def test_stale_edit_is_refused(unit):
    seat = SeatFactory()
    services.edit_seat(seat=seat, by=unit, expected_version=1, title="One")

    with pytest.raises(StaleVersion):
        services.edit_seat(seat=seat, by=unit, expected_version=1, title="Two")


@pytest.mark.parametrize(
    ("to", "order"), [("up", ["B", "A", "C"]), ("down", ["A", "C", "B"]), ("", ["A", "C", "B"])]
)
def test_seat_moves_by_one_place(as_unit, to, order):
    group = GroupFactory()
    for title in "ABC":
        SeatFactory(group=group, title=title, position=1)
    middle = Seat.objects.get(title="B")

    as_unit.post(reverse("board:seat_move", args=[middle.pk]), {"to": to})

    assert [seat.title for seat in group.seats.all()] == order


def test_first_seat_moved_up_stays_first(unit):
    group = GroupFactory()
    first, second = SeatFactory.create_batch(2, group=group)

    services.move_seat(seat=first, by=unit, earlier=True)

    assert list(group.seats.all()) == [first, second]


def test_seat_does_not_change_places_with_a_closed_one(unit):
    group = GroupFactory()
    first = SeatFactory(group=group, position=1)
    closed = SeatFactory(group=group, position=2, closed_on=date(2020, 1, 1))
    last = SeatFactory(group=group, position=3)

    services.move_seat(seat=last, by=unit, earlier=True)

    assert list(group.seats.all()) == [last, first, closed]


def test_closing_a_seat_ends_memberships_the_day_before(as_unit):
    membership = MembershipFactory()

    as_unit.post(
        reverse("board:seat_close", args=[membership.seat_id]),
        {"closed_on": "2026-11-01", "version": 1},
    )

    membership.refresh_from_db()
    assert (membership.ends_on, membership.seat.closed_on) == (
        date(2026, 10, 31),
        date(2026, 11, 1),
    )


def test_seat_that_somebody_fills_later_does_not_close(as_unit):
    membership = MembershipFactory(
        starts_on=date(2026, 12, 1), person__given_name="Ruth", person__family_name="Hale"
    )

    response = as_unit.post(
        reverse("board:seat_close", args=[membership.seat_id]),
        {"closed_on": "2026-11-01", "version": 1},
    )

    assert errors_of(response) == {
        "closed_on": [
            "Ruth Hale fills this seat from 1 December 2026. "
            "Choose a later day, or change that first."
        ]
    }


def test_closed_seat_is_reopened(as_unit):
    seat = SeatFactory(closed_on=date(2020, 1, 1))

    as_unit.post(reverse("board:seat_reopen", args=[seat.pk]))

    assert Seat.objects.get().closed_on is None


@pytest.mark.parametrize(
    "write",
    [
        lambda by: services.add_seat(group=GroupFactory(), by=by, title="Mine"),
        lambda by: services.edit_seat(seat=SeatFactory(), by=by, title="Mine"),
        lambda by: services.close_seat(seat=SeatFactory(), by=by, closed_on=date(2026, 1, 1)),
        lambda by: services.reopen_seat(seat=SeatFactory(), by=by),
        lambda by: services.move_seat(seat=SeatFactory(), by=by, earlier=True),
        lambda by: services.add_membership(
            seat=SeatFactory(), by=by, person=by, role="chair", starts_on=date(2026, 1, 1)
        ),
        lambda by: services.edit_membership(membership=MembershipFactory(), by=by, role="chair"),
        lambda by: services.end_membership(
            membership=MembershipFactory(), by=by, ends_on=date(2026, 1, 1)
        ),
        lambda by: services.remove_membership(membership=MembershipFactory(), by=by),
    ],
)
def test_member_cannot_write(member, write):
    with pytest.raises(Refused, match=r"^Only the business unit"):
        write(member)
