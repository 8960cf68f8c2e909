"""What the home page says, in words. No queries."""

from dataclasses import dataclass

from django.urls import reverse

from common.addresses import address_of
from common.formats import long_date, time_range, weekday_date
from meetings.enums import Answer
from meetings.presenters.waiting import days_away


def greeting(person, now):
    part = "morning" if now.hour < 12 else "afternoon" if now.hour < 18 else "evening"
    return f"Good {part}, {person.given_name or person.full_name}"


@dataclass(frozen=True)
class MeetingEntry:
    name: str
    url: str
    when: str
    time: str
    where: str
    away: str
    tone: str
    agenda_url: str = ""
    pdf_url: str = ""
    answer: str = ""
    reply_url: str = ""
    minutes_url: str = ""
    minutes_of: str = ""


ANSWERS = {
    Answer.NONE: "You have not said whether you are coming.",
    Answer.COMING: "You said that you are coming.",
    Answer.APOLOGIES: "You sent your apologies.",
    Answer.DEPUTY: "You said that a deputy is coming.",
}


def meeting_entry(meeting, today):
    """A meeting to come, from `meetings.waiting.next_meetings`: its agenda once that is out,
    what the reader answered, and the minutes of the one before."""
    agenda = {}
    if meeting.agenda_is_out:
        agenda = {
            "agenda_url": address_of("meetings:agenda_detail", meeting.pk),
            "pdf_url": address_of("meetings:agenda_pdf", meeting.pk),
        }
    if meeting.agenda_is_out and meeting.is_invited:
        agenda |= {
            "answer": ANSWERS[meeting.answer],
            "reply_url": address_of("meetings:reply", meeting.pk),
        }
    if meeting.last_minutes:
        agenda |= {
            "minutes_url": address_of("meetings:minutes_detail", meeting.last_minutes),
            "minutes_of": long_date(meeting.last_minutes_on),
        }
    return MeetingEntry(
        name=meeting.name,
        url=meeting.get_absolute_url(),
        when=weekday_date(meeting.date),
        time=time_range(meeting.start_time, meeting.end_time),
        where=meeting.venue or ("Online" if meeting.link else ""),
        away=days_away(meeting.date, today),
        tone="blue" if (meeting.date - today).days <= 7 else "grey",
        **agenda,
    )


@dataclass(frozen=True)
class MinutesEntry:
    name: str
    url: str
    when: str
    status: str
    tone: str
    pdf_url: str


def minutes_entry(minutes):
    meeting = minutes.meeting
    is_approved = minutes.is_approved
    word = "Approved" if is_approved else "Circulated as draft"
    since = f" {long_date(minutes.since)}" if minutes.since else ""
    if minutes.approval_on and not is_approved:
        since += f", to be approved on {long_date(minutes.approval_on)}"
    return MinutesEntry(
        name=f"{meeting.name}, {long_date(meeting.date)}",
        url=minutes.get_absolute_url(),
        when=f"{word}{since}",
        status="Approved" if is_approved else "Draft",
        tone="purple" if is_approved else "amber",
        pdf_url=address_of("meetings:minutes_pdf", meeting.pk),
    )


@dataclass(frozen=True)
class FirstStep:
    label: str
    hint: str
    url: str
    is_done: bool


def first_steps(*, profile, groups, people, members):
    """What to do on a deployment that has no meetings yet, in order."""
    return [
        FirstStep(
            "Set up the profile",
            "The name, logo, colour and words that every page and PDF uses.",
            reverse("board:profile_edit"),
            profile,
        ),
        FirstStep(
            "Add the groups",
            "The board itself first, then its sub-groups and panels.",
            reverse("board:group_list"),
            groups,
        ),
        FirstStep(
            "Add the people",
            "Members, deputies and advisers; some of them need no account.",
            reverse("board:person_list"),
            people,
        ),
        FirstStep(
            "Fill the seats",
            "Open a group, add its seats and say who fills them from when.",
            reverse("board:group_list"),
            members,
        ),
        FirstStep(
            "Plan a meeting",
            "Its agenda begins with the group's standing items.",
            reverse("meetings:meeting_add"),
            False,
        ),
    ]
