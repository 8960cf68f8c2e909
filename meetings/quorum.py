"""Whether a meeting was quorate, from its attendance."""

from board.enums import COUNTS_FOR_QUORUM
from board.quorum import quorum_of
from meetings.enums import AttendeeKind


def quorum_at(meeting, is_there=None):
    """The quorum of a meeting as marked so far (`board.quorum.Quorum`).

    `is_there` answers for each row whether to count it; without it those marked
    present count.

    A deputy counts for the seat deputised for, and a part of an organisation (children's
    social care) for the whole (the council). Needs the meeting's attendances with their
    seats and the seats' memberships, and the group's quorum organisations with their children.
    """
    is_there = is_there or _was_there
    seats = _seats_filled(meeting, is_there)
    there = {seat.organisation_id for seat in seats} | {
        row.also_representing_organisation_id
        for row in meeting.attendances.all()
        if is_there(row) and row.also_representing_organisation_id
    }
    needed = meeting.group.quorum_organisations.all()
    return quorum_of(
        seats_needed=meeting.group.quorum_seats,
        organisations_needed={whole.pk: whole.name for whole in needed},
        seats_present={seat.pk for seat in seats},
        organisations_present={
            whole.pk
            for whole in needed
            if whole.pk in there or any(part.pk in there for part in whole.children.all())
        },
    )


def _was_there(row):
    return row.was_there


def _seats_filled(meeting, is_there):
    """The seats that count and had their holder, or a deputy, in the room."""
    found = []
    for row in meeting.attendances.all():
        if not is_there(row):
            continue
        holder = row.deputising_for if row.kind == AttendeeKind.DEPUTY else row
        if holder.kind == AttendeeKind.MEMBER and holder.seat and _counts(holder, meeting.date):
            found.append(holder.seat)
    return found


def _counts(row, date):
    """Whether the row's person held the seat in a role that counts.

    A row without any membership of its seat counts; not one whose membership
    had ended, or had not begun.
    """
    if seat_was_not_theirs(row, date):
        return False
    roles = roles_in_seat(row, date)
    return not roles or bool(roles & COUNTS_FOR_QUORUM)


def seat_was_not_theirs(row, date):
    """Whether the person of a row held its seat at some time, but not on a date."""
    if not row.seat or row.kind == AttendeeKind.DEPUTY:
        return False
    held = any(each.person_id == row.person_id for each in row.seat.memberships.all())
    return held and not roles_in_seat(row, date)


def roles_in_seat(row, date):
    """The roles in which the person of an attendance row held its seat on a date."""
    if not row.seat:
        return set()
    return {
        membership.role
        for membership in row.seat.memberships.all()
        if membership.person_id == row.person_id
        and membership.starts_on <= date
        and (membership.ends_on is None or membership.ends_on >= date)
    }
