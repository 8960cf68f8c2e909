"""Who came to a meeting: rows made from the seats of the day, then marked, added to and frozen."""

from django.db import transaction
from django.db.models import Max

from board.enums import MembershipRole
from board.initials import initials_of
from board.models import Seat
from common import bin
from common.refusals import Gone, Refused
from meetings import rules
from meetings.enums import NOT_THERE, AttendanceStatus, AttendeeKind, MeetingStatus
from meetings.models import Attendance, Minutes, MinutesVersion
from meetings.quorum import seat_was_not_theirs

ADDED_FROM = 1000
"""Rows that people add stand after those of the seats."""

KIND_OF_ROLE = {
    MembershipRole.ADVISER: AttendeeKind.IN_ATTENDANCE,
    MembershipRole.MINUTE_TAKER: AttendeeKind.IN_ATTENDANCE,
    MembershipRole.PARTICIPANT_OBSERVER: AttendeeKind.OBSERVER,
}
ROLE_ORDER = {
    MembershipRole.CHAIR: 0,
    MembershipRole.DEPUTY_CHAIR: 1,
    MembershipRole.ADVISER: 3,
    MembershipRole.MINUTE_TAKER: 4,
    MembershipRole.PARTICIPANT_OBSERVER: 5,
}
CHAIRING_WORDS = {MembershipRole.CHAIR: "chair", MembershipRole.DEPUTY_CHAIR: "deputy chair"}
THEN = ["name_then", "initials_then", "role_then", "organisation_then"]
MARKS = [
    "kind",
    "status",
    "deputising_for",
    "also_representing",
    "also_representing_organisation",
    "arrived_at",
    "left_at",
    "position",
]

NO_MARK = (AttendanceStatus.UNMARKED, AttendanceStatus.ABSENT)
"""Marks that say nothing about somebody who has no seat."""


def check_unlocked(meeting, by):
    """Writers only, and only until the minutes are approved. Locks the minutes for this write."""
    rules.check_take_minutes(by, meeting.group)
    _check_open(Minutes.objects.select_for_update().filter(meeting=meeting).first())


def _check_open(minutes):
    if minutes and not minutes.is_open_for_writing:
        raise Refused(
            "The minutes of this meeting have been approved, so its attendance is locked. "
            "Reopen the minutes to make a correction."
        )


def check_can_mark(meeting, by):
    """Apologies can be recorded as soon as the agenda is published."""
    check_unlocked(meeting, by)
    _check_has_attendance(meeting)


def check_may_mark(meeting, by):
    """The same for a page that only says so: nothing is locked, and the minutes may be loaded already."""
    rules.check_take_minutes(by, meeting.group)
    _check_open(getattr(meeting, "minutes", None))
    _check_has_attendance(meeting)


def _check_has_attendance(meeting):
    if meeting.status == MeetingStatus.CANCELLED:
        raise Refused("This meeting was cancelled, so there is no attendance to record.")
    if not meeting.agenda_is_out:
        raise Refused("Attendance can be recorded once the agenda has been published.")


# -- from the seats ----------------------------------------------------------------------------


@transaction.atomic
def prefill(*, meeting, by):
    """Bring the rows up to date with the seats as they stand on the day. Returns how many changed.

    The chair comes first, then members by seat; advisers and minute-takers are
    in attendance, participant observers observe; named deputies have no row.
    Marks are kept. When the seat has gone, rows that were never marked or say
    absent go; the others are `rows_without_seat`, for people to decide.
    """
    check_unlocked(meeting, by)
    are_frozen = _words_are_frozen(meeting)
    memberships = seat_memberships(meeting)
    rows = {row.person_id: row for row in meeting.attendances.all() if row.person_id}
    made, changed, counted = [], [], 0
    for position, membership in enumerate(memberships, start=1):
        row = rows.get(membership.person_id) or Attendance(
            meeting=meeting, person=membership.person
        )
        if row.kind == AttendeeKind.DEPUTY:
            continue
        before, place = _facts(row), row.position
        row.kind = KIND_OF_ROLE.get(membership.role, AttendeeKind.MEMBER)
        row.seat, row.position, row.person = membership.seat, position, membership.person
        if row.pk is None or not are_frozen:
            fill_words(row, membership)
        if row.pk is None:
            made.append(row)
        elif (_facts(row), position) != (before, place):
            changed.append(row)
            counted += _facts(row) != before
    Attendance.objects.bulk_create(made)
    Attendance.objects.bulk_update(changed, ["kind", "seat", "position", *THEN])
    gone = _remove_vacated(meeting, {m.person_id for m in memberships})
    return len(made) + counted + gone


def seat_memberships(meeting):
    """The memberships that give a row, one a person, in the order of the attendance."""
    seats = Seat.objects.filter(group=meeting.group_id).open_on(meeting.date)
    found = [
        (ROLE_ORDER.get(membership.role, 2), place, membership)
        for place, seat in enumerate(seats.with_members(meeting.date))
        for membership in seat.members_then
        if membership.role != MembershipRole.NAMED_DEPUTY and _names_its_seat(membership, seat)
    ]
    one_each = {}
    for _order, _place, membership in sorted(found, key=lambda each: each[:2]):
        one_each.setdefault(membership.person_id, membership)
    return list(one_each.values())


def _names_its_seat(membership, seat):
    membership.seat = seat
    return True


def _facts(row):
    return [row.kind, row.seat_id, *(getattr(row, name) for name in THEN)]


def _remove_vacated(meeting, people):
    vacated = meeting.attendances.filter(seat__isnull=False, status__in=NO_MARK).exclude(
        person__in=people
    )
    return vacated.delete()[0]


def rows_without_seat(meeting):
    """Rows of people who held their seat once, but not on the day of the meeting."""
    marked = meeting.attendances.filter(seat__isnull=False).exclude(status__in=NO_MARK)
    rows = marked.select_related("seat").prefetch_related("seat__memberships")
    return [row for row in rows if seat_was_not_theirs(row, meeting.date)]


def _take(row, by):
    """Lock the row for this write and bring it up to date: another mark may just have been made."""
    check_can_mark(row.meeting, by)
    try:
        row.refresh_from_db(
            fields=[*MARKS, *THEN], from_queryset=Attendance.objects.select_for_update()
        )
    except Attendance.DoesNotExist:
        raise Gone from None


# -- marking -----------------------------------------------------------------------------------


@transaction.atomic
def mark(*, row, status, by):
    """Mark a row present, with apologies or absent; or take its mark away.

    A member who was marked D loses the deputy's row with the mark; times go
    when somebody turns out not to have been there.
    """
    _take(row, by)
    has_deputy = Attendance.objects.filter(deputising_for=row).exists()
    if status == AttendanceStatus.DEPUTY:
        check_takes_deputy(row)
        if not has_deputy:
            raise Refused(f"Say who deputised for {row.name_then}.")
    return put_mark(row, status)


def put_mark(row, status):
    """Write the mark of a locked row, for a service that has checked its own rule."""
    if status != AttendanceStatus.DEPUTY:
        Attendance.objects.filter(deputising_for=row).delete()
    row.status = status
    if status in NOT_THERE:
        row.arrived_at = row.left_at = None
    _save(row)
    return row


@transaction.atomic
def mark_rest(*, meeting, by):
    """Mark everybody who has no mark yet as present. Returns how many there were."""
    check_can_mark(meeting, by)
    unmarked = meeting.attendances.filter(status=AttendanceStatus.UNMARKED)
    return unmarked.update(status=AttendanceStatus.PRESENT)


@transaction.atomic
def add_deputy(*, row, by, person=None, name="", role="", organisation=""):
    """Mark a member D and give the deputy a row of their own, in place of an earlier deputy."""
    _take(row, by)
    check_takes_deputy(row)
    return put_deputy(
        row,
        status=AttendanceStatus.PRESENT,
        person=person,
        name=name,
        role=role,
        organisation=organisation,
    )


def put_deputy(row, *, status=None, person=None, name="", role="", organisation=""):
    """Give a locked row its deputy, for a service that has checked its own rule.

    Without `status` the deputy keeps the mark they have, which is none for a new row.
    """
    deputy = _free_row(row, person, name)
    Attendance.objects.filter(deputising_for=row).exclude(pk=deputy.pk).delete()
    deputy.kind, deputy.deputising_for = AttendeeKind.DEPUTY, row
    deputy.status = deputy.status if status is None else status
    deputy.position = row.position
    _name_typed(deputy, name, role, organisation or row.organisation_then)
    _save(deputy)
    row.status = AttendanceStatus.DEPUTY
    row.arrived_at = row.left_at = None
    _save(row)
    return deputy


def check_takes_deputy(row):
    if row.seat_id is None:
        raise Refused("Only somebody who has a seat can send a deputy.")


def _free_row(row, person, name):
    """The row the deputy can have: a new one, or their own if they were only added as a visitor."""
    if person is None and not name.strip():
        raise Refused(f"Say who deputised for {row.name_then}.")
    if person is not None and person.pk == row.person_id:
        raise Refused(f"{row.name_then} cannot deputise for themselves.")
    found = person and Attendance.objects.filter(meeting=row.meeting, person=person).first()
    if not found:
        return Attendance(meeting=row.meeting, person=person)
    if found.seat_id is not None or found.deputising_for_id not in (None, row.pk):
        raise Refused(
            f"{found.name_then} is already in this attendance. Mark {row.name_then} with apologies "
            f"and say on {found.name_then}'s row whom they also represent."
        )
    return found


@transaction.atomic
def add_attendee(*, meeting, by, kind, person=None, name="", role="", organisation=""):
    """Add somebody in attendance or an observer: a person of the directory, or words."""
    check_can_mark(meeting, by)
    if person and Attendance.objects.filter(meeting=meeting, person=person).exists():
        raise Refused(f"{person.full_name} is already in this attendance.")
    row = Attendance(meeting=meeting, person=person, kind=kind, status=AttendanceStatus.PRESENT)
    last = meeting.attendances.aggregate(last=Max("position"))["last"] or 0
    row.position = max(last, ADDED_FROM) + 1
    _name_typed(row, name, role, organisation)
    _save(row)
    return row


@transaction.atomic
def edit_details(*, row, by, **details):
    """Times, whom somebody also represents, and the words of a row that was typed.

    A time says that somebody was there, so it marks a row that has no mark.
    """
    _take(row, by)
    name, role, organisation = (details.pop(key, "") for key in ("name", "role", "organisation"))
    for field in ("arrived_at", "left_at", "also_representing", "also_representing_organisation"):
        if field in details:
            setattr(row, field, details[field])
    _check_times(row)
    if row.person_id is None:
        _name_typed(row, name or row.name_then, role, organisation)
    _save(row)
    return row


def _check_times(row):
    if not (row.arrived_at or row.left_at):
        return
    if row.status in NOT_THERE:
        raise Refused(
            f"{row.name_then} is marked “{row.get_status_display().lower()}”. "
            "Mark them present before giving times."
        )
    if row.arrived_at and row.left_at and row.left_at <= row.arrived_at:
        raise Refused("The time of leaving must be after the time of arrival.")
    row.status = AttendanceStatus.PRESENT


@transaction.atomic
def remove_row(*, row, by):
    """Take out a row that was added, or whose seat had ended by the day of the meeting.

    The member for whom a deputy came is unmarked again.
    """
    _take(row, by)
    has_seat = row.seat_id is not None and row.kind != AttendeeKind.DEPUTY
    if has_seat and not seat_was_not_theirs(row, row.meeting.date):
        raise Refused(
            f"{row.name_then} is here because of a seat. Mark them absent instead of removing them."
        )
    member = row.deputising_for
    deletion = bin.remove(
        row,
        by=by,
        what=f"{row.name_then} in the attendance of {row.meeting.reference}",
        page=row.get_absolute_url(),
    )
    if member:
        member.status = AttendanceStatus.UNMARKED
        _save(member)
    return deletion


# -- names, roles and organisations in words ---------------------------------------------------


def freeze(*, meeting):
    """Bring names, roles and organisations up to date one last time, as minutes are approved."""
    roles = {m.person_id: m for m in seat_memberships(meeting)}
    rows = list(
        meeting.attendances.filter(person__isnull=False).select_related(
            "person__employer", "person__speaks_for", "seat__organisation", "deputising_for"
        )
    )
    by_key = {row.pk: row for row in rows}
    for row in sorted(rows, key=lambda row: row.kind == AttendeeKind.DEPUTY):
        if row.kind == AttendeeKind.DEPUTY:
            row.deputising_for = by_key.get(row.deputising_for_id, row.deputising_for)
        fill_words(row, roles.get(row.person_id))
    Attendance.objects.bulk_update(rows, THEN)


def _words_are_frozen(meeting):
    """Once minutes were approved a correction keeps the names, roles and organisations of then."""
    return MinutesVersion.objects.filter(minutes__meeting=meeting).exists()


def fill_words(row, membership=None):
    """Fill the `…_then` fields from the person and the seat; typed rows keep their words."""
    person = row.person
    if person is None:
        return
    row.name_then, row.initials_then = person.full_name, person.initials_or_default
    row.role_then = _role_words(row, person, membership)
    organisation = (row.seat and row.seat.organisation) or person.organisation
    row.organisation_then = organisation.name if organisation else ""
    if not organisation and row.deputising_for:
        row.organisation_then = row.deputising_for.organisation_then


def _role_words(row, person, membership):
    """ "Head of service (chair)": the post, or else the seat's name, and whether they chair."""
    words = person.job_title or (row.seat.title if row.seat else "")
    chairing = CHAIRING_WORDS.get(membership.role) if membership else None
    if chairing and "chair" not in words.lower():
        words = f"{words} ({chairing})" if words else chairing.capitalize()
    return words[:160]


def _name_typed(row, name, role, organisation):
    if row.person_id is None:
        row.name_then, row.role_then = name.strip(), role.strip()
        row.organisation_then = organisation.strip()
        row.initials_then = initials_of(*row.name_then.rpartition(" ")[::2])[:8]


def _save(row):
    """Write the row with its words as they are now, unless they were approved."""
    if row.person_id is not None and (row.pk is None or not _words_are_frozen(row.meeting)):
        fill_words(row, row.seat_id and _membership(row))
    row.save()


def _membership(row):
    found = row.person.memberships.on(row.meeting.date).filter(seat=row.seat_id)
    return found.exclude(role=MembershipRole.NAMED_DEPUTY).first()
