"""Seats and who fills them."""

from datetime import timedelta

from django.db import transaction

from board import rules
from board.enums import MembershipRole
from board.models import Group, Membership, Seat
from board.services.writing import change, fill
from common import bin

SEAT_FIELDS = ("title", "organisation")
MEMBERSHIP_FIELDS = ("person", "role", "starts_on", "ends_on")


@transaction.atomic
def add_seat(*, group, by, person=None, role=MembershipRole.MEMBER, starts_on=None, **values):
    """Add a seat at the end of the group's table, filled by `person` from `starts_on` if named."""
    rules.check_manage_board(by)
    last = group.seats.order_by("position", "pk").last()
    seat = fill(Seat(group=group), values, SEAT_FIELDS)
    seat.position = last.position + 1 if last else 1
    seat.save()
    if person:
        add_membership(seat=seat, by=by, person=person, role=role, starts_on=starts_on)
    return seat


@transaction.atomic
def edit_seat(*, seat, by, expected_version=None, **values):
    rules.check_manage_board(by)
    return change(seat, values, SEAT_FIELDS, expected_version)


@transaction.atomic
def close_seat(*, seat, by, closed_on, expected_version=None):
    """Close a seat from a day on; memberships that still run end the day before."""
    rules.check_manage_board(by)
    _hold_group(seat.group_id)
    rules.check_seat_can_close(seat, closed_on)
    change(seat, {"closed_on": closed_on}, ("closed_on",), expected_version)
    seat.memberships.exclude(ends_on__lt=closed_on).update(ends_on=closed_on - timedelta(days=1))
    return seat


@transaction.atomic
def reopen_seat(*, seat, by):
    rules.check_manage_board(by)
    return change(seat, {"closed_on": None}, ("closed_on",), None)


@transaction.atomic
def move_seat(*, seat, by, earlier):
    """Swap a seat with its open neighbour and number the group's seats anew."""
    rules.check_manage_board(by)
    _hold_group(seat.group_id)
    seats = list(seat.group.seats.order_by("closed_on", "position", "pk"))
    open_first = [s for s in seats if not s.closed_on] + [s for s in seats if s.closed_on]
    here = open_first.index(seat)
    there = here - 1 if earlier else here + 1
    if 0 <= there < len(open_first):
        open_first[here], open_first[there] = open_first[there], open_first[here]
    for position, each in enumerate(open_first, start=1):
        each.position = position
    Seat.objects.bulk_update(open_first, ["position"])


@transaction.atomic
def add_membership(*, seat, by, person, role, starts_on, ends_on=None):
    rules.check_manage_board(by)
    _hold_group(seat.group_id)
    values = {"person": person, "role": role, "starts_on": starts_on, "ends_on": ends_on}
    rules.check_membership(pk=None, seat=seat, **values)
    return Membership.objects.create(seat=seat, **values)


@transaction.atomic
def edit_membership(*, membership, by, expected_version=None, **values):
    rules.check_manage_board(by)
    _hold_group(membership.seat.group_id)
    now = {name: values.get(name, getattr(membership, name)) for name in MEMBERSHIP_FIELDS}
    rules.check_membership(pk=membership.pk, seat=membership.seat, **now)
    return change(membership, values, MEMBERSHIP_FIELDS, expected_version)


@transaction.atomic
def end_membership(*, membership, by, ends_on, expected_version=None):
    """Record the last day of a membership. Old meetings keep who came, in their own words."""
    return edit_membership(
        membership=membership, by=by, ends_on=ends_on, expected_version=expected_version
    )


@transaction.atomic
def remove_membership(*, membership, by):
    """Take away a membership that was entered by mistake; it can be brought back."""
    rules.check_manage_board(by)
    return bin.remove(
        membership,
        by=by,
        what=f"Membership: {membership} ({membership.seat.title})",
        page=membership.get_absolute_url(),
    )


def _hold_group(pk):
    """One change to a group's membership at a time, so that the rules see all others."""
    Group.objects.select_for_update().get(pk=pk)
