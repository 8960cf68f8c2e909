"""What the home page says, in words. No queries."""

from dataclasses import dataclass

from django.urls import reverse

from common.formats import long_date, plural, time_range, weekday_date
from meetings.enums import MeetingStatus, MinutesStatus


def greeting(person, now):
    part = "morning" if now.hour < 12 else "afternoon" if now.hour < 18 else "evening"
    return f"Good {part}, {person.given_name or person.full_name}"


def days_away(date, today):
    """ "Today", "Tomorrow", "In 12 days", "3 days ago"."""
    days = (date - today).days
    if days < 0:
        return f"{plural(-days, 'day')} ago"
    return {0: "Today", 1: "Tomorrow"}.get(days, f"In {plural(days, 'day')}")


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


def meeting_entry(meeting, today):
    """A meeting to come, with its agenda once that is out."""
    agenda = {}
    if meeting.agenda_is_out:
        agenda = {
            "agenda_url": reverse("meetings:agenda_detail", args=[meeting.pk]),
            "pdf_url": reverse("meetings:agenda_pdf", args=[meeting.pk]),
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
    return MinutesEntry(
        name=f"{meeting.name}, {long_date(meeting.date)}",
        url=minutes.get_absolute_url(),
        when=f"{word}{since}",
        status="Approved" if is_approved else "Draft",
        tone="purple" if is_approved else "amber",
        pdf_url=reverse("meetings:minutes_pdf", args=[meeting.pk]),
    )


@dataclass(frozen=True)
class Waiting:
    """Something that waits: what, of which meeting or how many, and the page where it is done."""

    label: str
    about: str
    url: str
    state: str
    tone: str


MEETING_WAITS = {
    MeetingStatus.PLANNED: ("Publish the agenda", "meetings:agenda_detail"),
    MeetingStatus.PUBLISHED: ("Record who came", "meetings:meeting_detail"),
}
MINUTES_WAIT = {
    MinutesStatus.DRAFTING: ("Write the minutes", "Drafting", "blue"),
    MinutesStatus.WITH_CHAIR: ("The chair checks the minutes", "With chair", "grey"),
    MinutesStatus.CIRCULATED: ("The next meeting approves the minutes", "Circulated", "amber"),
}


def waiting_meetings(meetings, today):
    """A line for each meeting, in two lists: what waits for the unit, and what for others."""
    ordered = sorted(meetings, key=_turn)
    own = [_waiting_meeting(m, today) for m in ordered if _turn(m) < OTHERS_TURN]
    return own, [_waiting_meeting(m, today) for m in ordered if _turn(m) >= OTHERS_TURN]


TURNS = [
    MeetingStatus.PUBLISHED,
    MeetingStatus.PLANNED,
    MinutesStatus.DRAFTING,
    MinutesStatus.WITH_CHAIR,
    MinutesStatus.CIRCULATED,
]
OTHERS_TURN = TURNS.index(MinutesStatus.WITH_CHAIR)


def _turn(meeting):
    is_to_come = meeting.status in MEETING_WAITS
    return TURNS.index(meeting.status if is_to_come else meeting.minutes.status)


def _waiting_meeting(meeting, today):
    about = f"{meeting.name}, {long_date(meeting.date)}"
    if meeting.status in MEETING_WAITS:
        label, page = MEETING_WAITS[meeting.status]
        tone = "red" if meeting.date < today else "amber"
        url = reverse(page, args=[meeting.pk])
        return Waiting(label, about, url, days_away(meeting.date, today), tone)
    label, state, tone = MINUTES_WAIT[meeting.minutes.status]
    return Waiting(label, about, meeting.minutes.get_absolute_url(), state, tone)


def waiting_items(groups):
    """A line for each group whose items wait for a meeting, from `(key, name, number)`."""
    address = reverse("meetings:meeting_add")
    return [
        Waiting(
            label="Plan the next meeting",
            about=f"{plural(number, 'item waits', 'items wait')} for the next meeting of {name}",
            url=f"{address}?group={key}",
            state=plural(number, "item"),
            tone="amber",
        )
        for key, name, number in groups
    ]


ACTIONS_WAIT = [
    ("overdue", "Chase what is overdue", "due=overdue", "red"),
    ("ownerless", "Give actions an owner", "owner=none", "amber"),
    ("undated", "Agree dates for actions", "due=undated", "amber"),
    ("claimed", "Confirm completed actions", "status=complete", "green"),
]


def waiting_actions(counts):
    """Lines for the counts of `ActionQuerySet.waiting_counts()` that are not nought."""
    address = reverse("actions:action_list")
    return [
        Waiting(label, "", f"{address}?{query}", plural(counts[name], "action"), tone)
        for name, label, query, tone in ACTIONS_WAIT
        if counts[name]
    ]


def claims_to_confirm(claims):
    """A line for each group with claimed actions, from `(key, name, number)` of the group."""
    address = reverse("actions:action_list")
    return [
        Waiting(
            label="Confirm completed actions",
            about=name,
            url=f"{address}?status=complete&group={key}",
            state=plural(number, "action"),
            tone="green",
        )
        for key, name, number in claims
    ]


DRAFTS_WAIT = {
    MinutesStatus.DRAFTING: ("Write the minutes", "Drafting", "blue"),
    MinutesStatus.WITH_CHAIR: ("Check the draft minutes", "With you", "amber"),
}


def drafts_waiting(drafts):
    """Minutes that the reader writes, or checks as chair of the group."""
    lines = []
    for minutes in drafts:
        label, state, tone = DRAFTS_WAIT[minutes.status]
        about = f"{minutes.meeting.name}, {long_date(minutes.meeting.date)}"
        lines.append(Waiting(label, about, minutes.get_absolute_url(), state, tone))
    return lines


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
