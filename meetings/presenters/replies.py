"""What an invited person reads about their own answer, and how others are told of it."""

from dataclasses import dataclass

from django.urls import reverse

from common.formats import clock, long_date, time_range, weekday_date
from meetings.enums import Answer, AttendanceStatus

TONES = {
    Answer.NONE: "grey",
    Answer.COMING: "green",
    Answer.APOLOGIES: "amber",
    Answer.DEPUTY: "blue",
}
WORDS = {
    Answer.NONE: "Not answered",
    Answer.COMING: "Coming",
    Answer.APOLOGIES: "Apologies",
    Answer.DEPUTY: "Deputy coming",
}


@dataclass(frozen=True)
class ReplyBox:
    """One person's answer to one meeting, and how to give or change it.

    `about` tells this box from others on a page. `refusal` is the sentence that
    stands where the buttons would be; `sentence` is empty before an answer.
    """

    about: str
    word: str
    tone: str
    sentence: str
    refusal: str
    url: str
    is_answered: bool

    @property
    def is_awaited(self):
        return not self.is_answered and not self.refusal


@dataclass(frozen=True)
class Place:
    """What may be told of a meeting without sign-in: nothing else goes to that page."""

    group: str
    when: str
    time: str
    venue: str
    address: str
    person: str


def reply_box(invitation, *, refusal=""):
    """The box of an invitation with its meeting, the meeting's group and the deputy loaded."""
    meeting = invitation.meeting
    return ReplyBox(
        about=f"{meeting.group.name}, {long_date(meeting.date)}",
        word=WORDS[invitation.answer],
        tone=TONES[invitation.answer],
        sentence=said_to_you(invitation),
        refusal=refusal,
        url=reverse("meetings:reply", args=[meeting.pk]),
        is_answered=invitation.answer != Answer.NONE,
    )


def place_of(invitation):
    meeting = invitation.meeting
    return Place(
        group=meeting.group.name,
        when=weekday_date(meeting.date),
        time=time_range(meeting.start_time, meeting.end_time),
        venue=meeting.venue or ("Online" if meeting.link else "To be arranged"),
        address=meeting.venue_address,
        person=invitation.person.full_name,
    )


def said_to_you(invitation):
    """ "You sent apologies on 3 March 2026.", or nothing before an answer."""
    if invitation.answer == Answer.NONE:
        return ""
    said = {
        Answer.COMING: "You are coming",
        Answer.APOLOGIES: "You sent apologies",
        Answer.DEPUTY: f"{deputy_of(invitation)} is coming as your deputy",
    }[invitation.answer]
    if invitation.answered_by_id != invitation.person_id:
        return f"{said}, as it was entered for you on {long_date(invitation.answered_at)}."
    at = f"{long_date(invitation.answered_at)} at {clock(invitation.answered_at)}"
    return f"{said}. You said so on {at}."


def deputy_of(invitation):
    """The deputy's name: as it was written, or else the person's."""
    return invitation.deputy_text or (invitation.deputy.full_name if invitation.deputy else "")


def said_of(invitation):
    """The same for those who keep the attendance: "said they are coming"."""
    if invitation is None or invitation.answer == Answer.NONE:
        return "has not answered" if invitation else ""
    return {
        Answer.COMING: "said they are coming",
        Answer.APOLOGIES: "sent apologies",
        Answer.DEPUTY: f"said that {deputy_of(invitation)} is coming as deputy",
    }[invitation.answer]


AGREES = {
    Answer.COMING: (AttendanceStatus.UNMARKED, AttendanceStatus.PRESENT),
    Answer.APOLOGIES: (AttendanceStatus.APOLOGIES,),
    Answer.DEPUTY: (AttendanceStatus.DEPUTY,),
}


def not_entered(invitation, row):
    """How the attendance differs from what the person answered; nothing when it agrees."""
    if row is None or invitation is None or invitation.answer == Answer.NONE:
        return ""
    if row.status in AGREES[invitation.answer]:
        return ""
    if invitation.answer == Answer.DEPUTY and row.status == invitation.entered and row.status:
        name = deputy_of(invitation)
        return (
            f"entered as apologies, because {name} is in the attendance already: say on {name}'s "
            "row whom they also represent"
        )
    return f"the attendance says “{row.get_status_display().lower()}”"
