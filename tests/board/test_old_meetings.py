"""Changes to people, seats and groups never change a meeting that took place."""

from datetime import date

from board.services import groups, organisations, people, seats
from tests.factories.board import MembershipFactory
from tests.factories.meetings import HeldMeetingFactory


def attended(membership):
    """That somebody was at a meeting, in the words of the day."""
    meeting = HeldMeetingFactory(group=membership.seat.group)
    return meeting.attendances.create(
        person=membership.person,
        seat=membership.seat,
        status="P",
        name_then="Ruth Hale",
        initials_then="RH",
        role_then="Designated nurse",
        organisation_then="Dunnet Hospitals",
    )


def words_of(attendance):
    attendance.refresh_from_db()
    return (
        attendance.status,
        attendance.name_then,
        attendance.initials_then,
        attendance.role_then,
        attendance.organisation_then,
    )


AS_IT_WAS = ("P", "Ruth Hale", "RH", "Designated nurse", "Dunnet Hospitals")


def test_ending_a_membership_changes_no_old_meeting(unit):
    membership = MembershipFactory()
    attendance = attended(membership)

    seats.end_membership(membership=membership, by=unit, ends_on=date(2026, 1, 31))

    assert words_of(attendance) == AS_IT_WAS


def test_removing_a_membership_changes_no_old_meeting(unit):
    membership = MembershipFactory()
    attendance = attended(membership)

    seats.remove_membership(membership=membership, by=unit)

    assert words_of(attendance) == AS_IT_WAS


def test_new_names_change_no_old_meeting(unit):
    membership = MembershipFactory()
    attendance = attended(membership)

    people.edit_person(person=membership.person, by=unit, family_name="Ward", initials="RW")
    organisations.edit_organisation(
        organisation=membership.seat.organisation, by=unit, name="Dunnet Trust"
    )
    seats.edit_seat(seat=membership.seat, by=unit, title="Nursing")

    assert words_of(attendance) == AS_IT_WAS


def test_leaving_and_closing_change_no_old_meeting(unit):
    membership = MembershipFactory()
    attendance = attended(membership)
    group = membership.seat.group

    people.leave(person=membership.person, by=unit, left_on=date(2026, 1, 31), end_memberships=True)
    seats.close_seat(seat=membership.seat, by=unit, closed_on=date(2027, 1, 1))
    groups.end_group(group=group, by=unit, ended_on=date(2027, 1, 31))

    assert words_of(attendance) == AS_IT_WAS
