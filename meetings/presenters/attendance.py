"""What the attendance page says: who is expected in which group, how each is marked, the quorum."""

from dataclasses import dataclass, field

from common.addresses import address_of
from common.formats import clock, listing, plural
from meetings.enums import AttendanceStatus, AttendeeKind
from meetings.presenters.replies import not_entered, said_of
from meetings.quorum import seat_was_not_theirs

TONES = {
    AttendanceStatus.UNMARKED: "grey",
    AttendanceStatus.PRESENT: "green",
    AttendanceStatus.APOLOGIES: "amber",
    AttendanceStatus.DEPUTY: "blue",
    AttendanceStatus.ABSENT: "red",
}
MARKS = [
    (AttendanceStatus.PRESENT, "Present"),
    (AttendanceStatus.APOLOGIES, "Apologies"),
    (AttendanceStatus.DEPUTY, "Deputy"),
    (AttendanceStatus.ABSENT, "Absent"),
]
SECTIONS = [
    (AttendeeKind.MEMBER, "Members"),
    (AttendeeKind.IN_ATTENDANCE, "In attendance"),
    (AttendeeKind.OBSERVER, "Observers"),
]


@dataclass(frozen=True)
class Mark:
    """One of the choices of a row; `key` is the letter that chooses it."""

    key: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Row:
    """One person's line; `deputy` is the row of whoever came instead."""

    key: str
    name: str
    initials: str
    about: str
    status: str
    word: str
    tone: str
    marks: tuple
    notes: tuple
    edit_url: str
    mark_url: str
    deputy_url: str = ""
    remove_url: str = ""
    deputy: "Row | None" = None


@dataclass(frozen=True)
class Section:
    heading: str
    rows: tuple


@dataclass(frozen=True)
class QuorumLine:
    """The quorum so far: a word with its tone, and a sentence."""

    word: str
    tone: str
    sentence: str


@dataclass(frozen=True)
class Tally:
    """How many are marked how."""

    present: int
    apologies: int
    absent: int
    unmarked: int
    sentence: str = field(default="")


def sections_of(rows):
    """The sections that have rows; a deputy stands under the member who sent them."""
    deputies = {row.deputising_for_id: row for row in rows if row.deputising_for_id}
    found = []
    for kind, heading in SECTIONS:
        lines = tuple(row_of(r, deputies.get(r.pk)) for r in rows if r.kind == kind)
        if lines:
            found.append(Section(heading, lines))
    return found


def row_of(row, deputy=None):
    """`row` needs its organisations loaded; `deputy` is the row of whoever came instead.

    A row with an `invitation` also says what its person answered.
    """
    return Row(
        key=str(row.pk),
        name=row.name_then,
        initials=row.initials_then,
        about=", ".join(filter(None, [row.role_then, row.organisation_then])),
        status=row.status,
        word=row.get_status_display(),
        tone=TONES[row.status],
        marks=tuple(
            Mark(key.value, label, row.status == key)
            for key, label in MARKS
            if key != AttendanceStatus.DEPUTY or _sends_deputies(row)
        ),
        notes=_notes(row),
        edit_url=_url("attendance_row_edit", row),
        mark_url=_url("attendance_mark", row),
        deputy_url=_url("attendance_deputy", row) if _sends_deputies(row) else "",
        remove_url=_url("attendance_remove", row) if _can_go(row) else "",
        deputy=row_of(deputy) if deputy else None,
    )


def _sends_deputies(row):
    return row.seat_id is not None and row.kind != AttendeeKind.DEPUTY


def _can_go(row):
    return not _sends_deputies(row) or seat_was_not_theirs(row, row.meeting.date)


def _url(name, row):
    return address_of(f"meetings:{name}", row.meeting_id, row.pk)


def _notes(row):
    notes = []
    also = [row.also_representing, row.also_representing_organisation]
    if any(also):
        notes.append(f"also representing {', '.join(str(each) for each in also if each)}")
    if row.arrived_at:
        notes.append(f"arrived at {clock(row.arrived_at)}")
    if row.left_at:
        notes.append(f"left at {clock(row.left_at)}")
    invitation = getattr(row, "invitation", None)
    if said := said_of(invitation):
        problem = not_entered(invitation, row)
        notes.append(f"{said}, but {problem}" if problem else said)
    if invitation and invitation.message:
        notes.append(f"“{invitation.message}”")
    return tuple(notes)


def seat_ended(row):
    """What to do about a row that is marked although the seat was no longer this person's."""
    marked = {
        AttendanceStatus.PRESENT: "they are marked present",
        AttendanceStatus.APOLOGIES: "they are marked with apologies",
        AttendanceStatus.DEPUTY: "a deputy is named for them",
    }[row.status]
    return (
        f"{row.name_then}'s seat had ended by the day of the meeting, but {marked}. "
        "Remove their row, and if they came, add them as in attendance."
    )


def tally_of(rows):
    """Deputies count as present; the members they came for count as having sent apologies."""
    counts = dict.fromkeys(AttendanceStatus, 0)
    for row in rows:
        counts[row.status] += 1
    apologies = counts[AttendanceStatus.APOLOGIES] + counts[AttendanceStatus.DEPUTY]
    said = [f"{counts[AttendanceStatus.PRESENT]} present", f"{apologies} with apologies"]
    if counts[AttendanceStatus.ABSENT]:
        said.append(f"{counts[AttendanceStatus.ABSENT]} absent")
    if counts[AttendanceStatus.UNMARKED]:
        said.append(f"{counts[AttendanceStatus.UNMARKED]} not marked yet")
    return Tally(
        present=counts[AttendanceStatus.PRESENT],
        apologies=apologies,
        absent=counts[AttendanceStatus.ABSENT],
        unmarked=counts[AttendanceStatus.UNMARKED],
        sentence=listing(said) + ".",
    )


def quorum_line(quorum):
    """The quorum in words, as it is reached."""
    if not quorum.has_rule:
        return QuorumLine("No quorum rule", "grey", "This group has no quorum rule.")
    said = []
    if quorum.seats_needed:
        filled = plural(quorum.seats_present, "seat")
        said.append(f"{filled} filled, {quorum.seats_needed} needed")
    if quorum.organisations_missing:
        said.append(f"still missing: {listing(quorum.organisations_missing)}")
    elif quorum.organisations_needed:
        said.append("every organisation that must be there is represented")
    sentence = "; ".join(said)
    sentence = f"{sentence[:1].upper()}{sentence[1:]}."
    if quorum.is_reached:
        return QuorumLine("Quorate", "green", sentence)
    return QuorumLine("Not quorate yet", "amber", sentence)
