"""Whether a meeting was quorate, from its attendance."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from board.enums import COUNTS_FOR_QUORUM
from board.models import Membership, Organisation
from board.quorum import quorum_of
from common.loaded import keep_loaded
from common.prepared import prepared
from meetings.enums import AttendeeKind


def quorum_at(meeting, is_there=None):
    """The quorum of a meeting as marked so far (`board.quorum.Quorum`).

    `is_there` answers for each row whether to count it; without it those marked
    present count.

    A deputy counts for the seat deputised for, and a part of an organisation (children's
    social care) for the whole (the council). Needs the meeting's attendances with their
    seats, from `with_terms`, and the group's organisations from `load_organisations`.
    """
    is_there = is_there or _was_there
    seats = _seats_filled(meeting, is_there)
    there = {seat.organisation_id for seat in seats} | {
        row.also_representing_organisation_id
        for row in meeting.attendances.all()
        if is_there(row) and row.also_representing_organisation_id
    }
    if "quorum_organisations" not in getattr(meeting.group, "_prefetched_objects_cache", {}):
        load_organisations([meeting.group])
    needed = meeting.group.quorum_organisations.all()
    return quorum_of(
        seats_needed=meeting.group.quorum_seats,
        organisations_needed={whole.pk: whole.name for whole in needed},
        seats_present={seat.pk for seat in seats},
        organisations_present={
            whole.pk
            for whole in needed
            if whole.pk in there or not there.isdisjoint(whole.part_keys)
        },
    )


def load_organisations(groups):
    """The organisations that a quorum names, each with the keys of its parts, in one query."""
    found = _organisations([group.pk for group in groups])
    for group in groups:
        named = [whole for whole in found if whole.of_group == group.pk]
        keep_loaded(group, "quorum_organisations", named)


@prepared
def _organisations(groups):
    parts = Organisation.objects.filter(parent=OuterRef("pk")).order_by().values("pk")
    named = Organisation.objects.filter(quorum_of__in=groups)
    return named.annotate(part_keys=ArraySubquery(parts), of_group=F("quorum_of"))


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
    if not row.seat_id or row.kind == AttendeeKind.DEPUTY:
        return False
    return bool(_terms(row)) and not roles_in_seat(row, date)


def roles_in_seat(row, date):
    """The roles in which the person of an attendance row held its seat on a date."""
    if not row.seat_id:
        return set()
    day = date.isoformat()
    return {
        term["role"]
        for term in _terms(row)
        if term["starts_on"] <= day and (term["ends_on"] is None or term["ends_on"] >= day)
    }


def with_terms(rows):
    """A queryset of attendance rows, each with how its person held its seat; no further question."""
    own = Membership.objects.filter(seat=OuterRef("seat"), person=OuterRef("person")).order_by()
    term = JSONObject(role="role", starts_on="starts_on", ends_on="ends_on")
    return rows.annotate(terms=ArraySubquery(own.values(term=term)))


def _terms(row):
    """Dates as words, 2026-11-21, which compare as dates do. One query for a row that came without."""
    if not hasattr(row, "terms"):
        row.terms = with_terms(type(row).objects.filter(pk=row.pk)).get().terms
    return row.terms
