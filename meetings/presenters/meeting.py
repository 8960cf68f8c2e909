"""What the page of a meeting says: where it stands, what comes next, and for whom."""

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse

from common.addresses import address_of
from common.formats import long_date, plural
from meetings.enums import AttendanceStatus, MeetingStatus, MinutesStatus

STATUS_TONES = {
    MeetingStatus.PLANNED: "grey",
    MeetingStatus.PUBLISHED: "blue",
    MeetingStatus.HELD: "green",
    MeetingStatus.CLOSED: "purple",
    MeetingStatus.CANCELLED: "red",
}
MINUTES_TONES = {
    MinutesStatus.DRAFTING: "grey",
    MinutesStatus.WITH_CHAIR: "blue",
    MinutesStatus.CIRCULATED: "amber",
    MinutesStatus.APPROVED: "purple",
}
WORK_STEPS = ("Planned", "Agenda published", "Held", "Minutes drafted")
WRITER_STEPS = (*WORK_STEPS, "With chair", "Circulated", "Approved")
MEMBER_STEPS = ("Planned", "Agenda published", "Held", "Minutes circulated", "Minutes approved")
WRITER_PLACES = {
    MeetingStatus.PLANNED: 0,
    MeetingStatus.PUBLISHED: 1,
    MinutesStatus.DRAFTING: 3,
    MinutesStatus.WITH_CHAIR: 4,
    MinutesStatus.CIRCULATED: 5,
    MinutesStatus.APPROVED: 6,
}
MEMBER_PLACES = {
    MeetingStatus.PLANNED: 0,
    MeetingStatus.PUBLISHED: 1,
    MinutesStatus.CIRCULATED: 3,
    MinutesStatus.APPROVED: 4,
}


MARKS = {
    AttendanceStatus.PRESENT: ("present", "present"),
    AttendanceStatus.APOLOGIES: ("apology", "apologies"),
    AttendanceStatus.DEPUTY: ("represented by a deputy", "represented by a deputy"),
    AttendanceStatus.ABSENT: ("absent", "absent"),
}


@dataclass(frozen=True)
class Rights:
    """What one person may do in one group."""

    is_unit: bool
    takes_minutes: bool
    chairs: bool

    @property
    def follows_minutes(self):
        """Whether the steps between drafting and circulation concern this person."""
        return self.takes_minutes or self.chairs


@dataclass(frozen=True)
class Standing:
    """Facts about a meeting that decide what comes next; gathered by the view."""

    has_items: bool = False
    is_changed: bool = False
    has_begun: bool = False
    unmarked: int = 0
    approval_item: object = None
    following: object = None


@dataclass(frozen=True)
class NextStep:
    """One sentence, and the one button that goes with it. `is_post` when pressing it does it."""

    sentence: str
    label: str = ""
    url: str = ""
    is_post: bool = False


def marks_of(marks):
    """ "12 present, 2 apologies", as far as people have been marked."""
    counts = Counter(marks)
    return ", ".join(
        plural(counts[mark], one, many) for mark, (one, many) in MARKS.items() if counts[mark]
    )


def status_tag(meeting):
    return {"word": meeting.get_status_display(), "tone": STATUS_TONES[meeting.status]}


def minutes_tag(minutes, *, follows):
    """The state of minutes for one reader; None when there is nothing to say."""
    if minutes is None:
        return None
    status = minutes.status
    if not follows and status not in MEMBER_PLACES:
        status = (
            MinutesStatus.APPROVED
        )  # a correction is being written; the approved version stands
    return {"word": MinutesStatus(status).label, "tone": MINUTES_TONES[status]}


def progress(meeting, minutes, *, follows):
    """The life of a meeting as steps; members do not see those between the writers and the chair."""
    names, places = (WRITER_STEPS, WRITER_PLACES) if follows else (MEMBER_STEPS, MEMBER_PLACES)
    state = minutes.status if minutes and meeting.took_place else meeting.status
    at = places.get(state, 2)
    if minutes and not follows and state not in places:
        at = MEMBER_PLACES[MinutesStatus.APPROVED]
    is_over = at == len(names) - 1
    return [
        {"label": name, "state": "done" if number < at or is_over else _state(number, at)}
        for number, name in enumerate(names)
    ]


def _state(number, at):
    return "current" if number == at else "todo"


def next_step(meeting, minutes, rights, facts):
    """The one obvious next step of a meeting for one person; None when there is none."""
    if meeting.status == MeetingStatus.CANCELLED:
        return None
    if meeting.status == MeetingStatus.PLANNED:
        return _before_agenda(meeting, rights, facts)
    if meeting.status == MeetingStatus.PUBLISHED:
        return _before_meeting(meeting, rights, facts)
    return _after_meeting(meeting, minutes, rights, facts)


def _before_agenda(meeting, rights, facts):
    if not rights.is_unit:
        return NextStep("The agenda has not been published yet.")
    if not facts.has_items:
        return NextStep("The agenda is still empty.", "Write the agenda", _agenda(meeting))
    return NextStep(
        "Members cannot see the agenda until it is published.",
        "Publish the agenda",
        reverse("meetings:agenda_publish", args=[meeting.pk]),
    )


def _before_meeting(meeting, rights, facts):
    if facts.has_begun and rights.takes_minutes:
        return NextStep(
            "Record who came and what was said.",
            "Record the meeting",
            reverse("meetings:meeting_start", args=[meeting.pk]),
            is_post=True,
        )
    if rights.is_unit and facts.is_changed:
        return NextStep(
            "The agenda has changed since it was published. Members still see the old one.",
            "Publish the changes",
            reverse("meetings:agenda_publish", args=[meeting.pk]),
        )
    if rights.takes_minutes:
        return NextStep(
            f"This meeting is on {long_date(meeting.date)}. It can be recorded from that day on.",
            "Check the agenda" if rights.is_unit else "Read the agenda",
            _agenda(meeting),
        )
    return NextStep("The agenda is out.", "Read the agenda", _agenda(meeting))


def _after_meeting(meeting, minutes, rights, facts):
    if minutes is None:
        return NextStep("The minutes are being written. You can read them when they circulate.")
    steps = {
        MinutesStatus.DRAFTING: _drafting,
        MinutesStatus.WITH_CHAIR: _with_chair,
        MinutesStatus.CIRCULATED: _circulated,
    }
    step = steps.get(minutes.status, _approved)
    return step(meeting, rights, facts)


def _drafting(meeting, rights, facts):
    if not rights.takes_minutes:
        return _approved(meeting, rights, facts)
    if facts.unmarked:
        return NextStep(
            "Start with who came, then write the minutes.",
            "Record who came",
            reverse("meetings:attendance_edit", args=[meeting.pk]),
        )
    return NextStep(
        "Write what was said under each item, then send the draft to the chair.",
        "Write the minutes",
        _minutes(meeting),
    )


def _with_chair(meeting, rights, facts):
    if rights.chairs:
        return NextStep(
            "The draft minutes are with you to check.", "Check the draft minutes", _minutes(meeting)
        )
    return NextStep(
        "The chair has the draft. Circulate it when the chair agrees.",
        "Circulate the minutes",
        _minutes(meeting),
    )


def _circulated(meeting, rights, facts):
    item = facts.approval_item
    if rights.takes_minutes and item:
        return NextStep(
            f"{item.meeting.reference} can now approve these minutes.",
            "Record the approval",
            item.get_absolute_url(),
        )
    sentence = "These minutes are a draft until the next meeting approves them."
    if facts.following:
        there = f"{facts.following.reference} on {long_date(facts.following.date)}"
        sentence = f"These minutes are a draft until {there} approves them."
    return NextStep(sentence, "Read the draft minutes", _minutes(meeting))


def _approved(meeting, rights, facts):
    return NextStep("The minutes have been approved.", "Read the minutes", _minutes(meeting))


def _agenda(meeting):
    return address_of("meetings:agenda_detail", meeting.pk)


def _minutes(meeting):
    return address_of("meetings:minutes_detail", meeting.pk)
