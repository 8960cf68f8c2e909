"""A record of minutes made of a meeting. It asks the database nothing (see `meetings.loading`)."""

from board.names import name_on
from common.formats import clock, long_date, time_range, weekday_date
from common.pdf import look_of
from meetings.enums import ApprovalKind, Edition, MeetingKind, MinutesStatus
from meetings.presenters.minutes import attendance, items
from meetings.presenters.minutes.record import (
    Amendment,
    Approval,
    Fact,
    MinutesRecord,
    Status,
)
from meetings.presenters.minutes.words import Words
from meetings.quorum import quorum_at

DRAFT_SENTENCES = {
    MinutesStatus.DRAFTING: "Draft, being written. Not yet approved.",
    MinutesStatus.WITH_CHAIR: "Draft, with the chair. Not yet approved.",
    MinutesStatus.CIRCULATED: "Draft, circulated to members. Not yet approved.",
}


def record_of(meeting, *, board, full, approved=None):
    """The record of a meeting loaded with `meetings.loading`.

    `board` is the profile. Without `full`, confidential items keep their number
    and open title only. `approved` is the version that is being approved now.
    """
    words = Words(meeting)
    versions = [*meeting.minutes.versions.all(), *([approved] if approved else [])]
    rows = list(meeting.attendances.all())
    heading = name_on(meeting.group, meeting.date, meeting.group.former_names.all())
    return MinutesRecord(
        reference=meeting.reference,
        heading=heading,
        kind=_kind(meeting),
        date=long_date(meeting.date),
        marking=meeting.marking,
        edition=_edition(meeting, full=full),
        look=look_of(board),
        status=_status(meeting.minutes, approved, len(versions)),
        facts=_facts(meeting, rows, words),
        attendance=attendance.tables_of(rows),
        quorum=attendance.quorum_sentence(quorum_at(meeting)),
        parts=items.parts_of(meeting, words, full=full),
        closing=_closing(meeting),
        next_meeting=_next_meeting(words.next_meeting),
        approvals=tuple(_approval(meeting, version, words, full=full) for version in versions),
    )


def _kind(meeting):
    """The kind and title of a meeting that was not an ordinary one; a title may name the kind itself."""
    kind = "" if meeting.kind == MeetingKind.ORDINARY else meeting.get_kind_display()
    if meeting.title.lower().startswith(kind.lower()):
        return meeting.title or kind
    return ": ".join(filter(None, [kind, meeting.title]))


def _edition(meeting, *, full):
    if not items.has_closed_matter(meeting):
        return ""
    return "Full edition, with confidential items" if full else Edition.OPEN.label


def _status(minutes, approved, count):
    if approved:
        return Status(
            word="Approved",
            sentence=f"{_how_it_stands(approved)} on {long_date(approved.approved_on)}.",
            is_draft=False,
            version=approved.number,
        )
    return Status(
        word="Draft",
        sentence=DRAFT_SENTENCES.get(minutes.status, "Draft. Not yet approved."),
        is_draft=True,
        version=count + 1,
    )


def _how_it_stands(version):
    return "Brought over from Word" if version.approval == ApprovalKind.IMPORTED else "Approved"


def _facts(meeting, rows, words):
    found = [
        Fact("Date", weekday_date(meeting.date)),
        Fact("Time", time_range(meeting.start_time, meeting.closed_at or meeting.end_time)),
        Fact("Venue", _venue(meeting)),
        Fact("In the chair", attendance.chair_of(rows, meeting.date)),
        Fact("Minutes taken by", words.person(meeting.minute_taker)),
        Fact("Reference", meeting.reference),
    ]
    return tuple(fact for fact in found if fact.value)


def _venue(meeting):
    address = ", ".join(filter(None, (line.strip() for line in meeting.venue_address.splitlines())))
    place = ", ".join(filter(None, [meeting.venue, address]))
    return place or ("Online" if meeting.link else "")


def _closing(meeting):
    return f"The meeting closed at {clock(meeting.closed_at)}." if meeting.closed_at else ""


def _next_meeting(following):
    if not following:
        return "No date has been set for the next meeting."
    times = time_range(following.start_time, following.end_time)
    place = f", {following.venue}" if following.venue else ""
    return f"{weekday_date(following.date)}, {times}{place}."


def _approval(meeting, version, words, *, full):
    if version.approval == ApprovalKind.IMPORTED:
        sentence = f"Brought over on {long_date(version.approved_on)} from minutes in Word."
        return Approval(sentence, ())
    item = version.approved_at_item
    at = f"{long_date(version.approved_on)} ({item.meeting.reference})"
    if version.approval == ApprovalKind.AS_PRESENTED:
        sentence = f"Approved as presented at the meeting of {at}."
    else:
        sentence = f"Approved with amendments at the meeting of {at}."
    if version.number > 1:
        sentence = f"Version {version.number}, corrected: {_ended(version.reason)} {sentence}"
    amendments = [
        Amendment("", found.place, found.text, words.person(found.requested_by))
        for found in meeting.amendments_received.all()
        if found.item_id == item.pk and (full or not found.item.is_confidential)
    ]
    return Approval(sentence, tuple(amendments))


def _ended(sentence):
    sentence = sentence.strip()
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
