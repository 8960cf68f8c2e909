"""Who came, by organisation, in the words that were true on the day."""

from board.enums import MembershipRole
from common.formats import clock, listing, plural
from meetings.enums import AttendanceStatus, AttendeeKind
from meetings.presenters.minutes.record import AttendanceRow, AttendanceTable, Attendee
from meetings.quorum import roles_in_seat

NOT_STATED = "Not stated"
UNMARKED = "Attendance not yet marked"


def tables_of(rows):
    """The attendance tables that have somebody in them, in reading order."""
    rows = list(rows)
    found = [
        AttendanceTable(heading, _by_organisation([row for row in rows if belongs(row)]))
        for heading, belongs in HEADINGS
    ]
    return tuple(table for table in found if table.rows)


def _came_as(kind):
    return lambda row: row.status == AttendanceStatus.PRESENT and row.kind == kind


def _sent_word(row):
    return row.status in (AttendanceStatus.APOLOGIES, AttendanceStatus.DEPUTY)


HEADINGS = [
    ("Members present", _came_as(AttendeeKind.MEMBER)),
    ("Deputising", _came_as(AttendeeKind.DEPUTY)),
    ("In attendance", _came_as(AttendeeKind.IN_ATTENDANCE)),
    ("Observers", _came_as(AttendeeKind.OBSERVER)),
    ("Apologies", _sent_word),
    ("Absent", lambda row: row.status == AttendanceStatus.ABSENT),
    (UNMARKED, lambda row: row.status == AttendanceStatus.UNMARKED),
]


def _by_organisation(rows):
    """Those who come for nobody but themselves stand under their role: "Independent chair"."""
    people = {}
    for row in rows:
        place = row.organisation_then or row.role_then or NOT_STATED
        people.setdefault(place, []).append(_attendee(row))
    return tuple(AttendanceRow(name, tuple(found)) for name, found in people.items())


def _attendee(row):
    initials = f" ({row.initials_then})" if row.initials_then else ""
    role = row.role_then if row.organisation_then else ""
    return Attendee(name=f"{row.name_then}{initials}", role=role, notes=_notes(row))


def _notes(row):
    notes = []
    if row.deputising_for:
        notes.append(f"deputising for {row.deputising_for.name_then}")
    deputy = getattr(row, "deputy", None)
    if deputy and row.status == AttendanceStatus.DEPUTY:
        notes.append(f"represented by {deputy.name_then}")
    if also := _also(row):
        notes.append(f"also representing {also}")
    if row.kind == AttendeeKind.OBSERVER and not row.was_there:
        notes.append("observer")
    if row.arrived_at:
        notes.append(f"arrived at {clock(row.arrived_at)}")
    if row.left_at:
        notes.append(f"left at {clock(row.left_at)}")
    return tuple(notes)


def _also(row):
    organisation = row.also_representing_organisation
    return ", ".join(filter(None, [row.also_representing, organisation and organisation.name]))


def chair_of(rows, date):
    """The name of who was in the chair: the chair, or a deputy chair, or whoever stood in; or ""."""
    there = [row for row in rows if row.was_there]
    for role in (MembershipRole.CHAIR, MembershipRole.DEPUTY_CHAIR):
        for row in there:
            if role in roles_in_seat(row, date):
                return row.name_then
    for row in there:
        absent = row.deputising_for
        if absent and MembershipRole.CHAIR in roles_in_seat(absent, date):
            return f"{row.name_then}, deputising for {absent.name_then}"
    return ""


def quorum_sentence(quorum):
    """Whether the meeting was quorate, by the group's own rule; "" when it has none."""
    if not quorum.has_rule:
        return ""
    parts = []
    if quorum.seats_needed:
        filled = plural(quorum.seats_present, "seat was", "seats were")
        parts.append(f"{filled} filled and {quorum.seats_needed} are needed")
    if quorum.organisations_missing:
        parts.append(f"not represented: {listing(quorum.organisations_missing)}")
    elif quorum.organisations_needed:
        parts.append("every organisation that must be there was represented")
    word = "was quorate" if quorum.is_reached else "was not quorate"
    return f"The meeting {word}: {'; '.join(parts)}."
