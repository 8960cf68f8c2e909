"""What waits, in lines: what it is, of what, how it stands, and the page where it is done. No queries."""

from dataclasses import dataclass

from django.urls import reverse

from common.addresses import address_of
from common.formats import long_date, plural
from meetings.enums import MeetingStatus, MinutesStatus
from meetings.papers.deadlines import is_over
from meetings.waiting import AGENDA_DAYS, ANSWER_DAYS, CHALLENGE_DAYS, MINUTES_DAYS


@dataclass(frozen=True)
class Waiting:
    """Something that waits: what, of which meeting or how many, and the page where it is done."""

    label: str
    about: str
    url: str
    state: str
    tone: str


def days_away(date, today):
    """ "Today", "Tomorrow", "In 12 days", "3 days ago"."""
    days = (date - today).days
    if days < 0:
        return f"{plural(-days, 'day')} ago"
    return {0: "Today", 1: "Tomorrow"}.get(days, f"In {plural(days, 'day')}")


def _of(meeting):
    return f"{meeting.name}, {long_date(meeting.date)}"


def _page(name, meeting):
    return address_of(f"meetings:{name}", meeting.pk)


# What is late


def is_late(meeting, today):
    """Whether the meeting's next step should have been taken by now."""
    days = (meeting.date - today).days
    if meeting.status == MeetingStatus.PLANNED:
        return days < AGENDA_DAYS
    if meeting.status == MeetingStatus.PUBLISHED:
        return days < 0
    return meeting.minutes.status == MinutesStatus.DRAFTING and days < -MINUTES_DAYS


def steps_of_unit(meetings, today, *, late):
    """A line for each meeting whose next step is the unit's and is, or is not yet, late."""
    found = [m for m in meetings if _is_units_turn(m, today) and is_late(m, today) is late]
    return [_step(m, today, late) for m in sorted(found, key=_turn)]


STEPS = {
    MeetingStatus.PUBLISHED: ("Record who came", "meeting_detail"),
    MeetingStatus.PLANNED: ("Publish the agenda", "agenda_detail"),
    MinutesStatus.DRAFTING: ("Write the minutes", "minutes_detail"),
}
TURNS = list(STEPS)


def _stage(meeting):
    return meeting.status if meeting.status in STEPS else meeting.minutes.status


def _turn(meeting):
    return TURNS.index(_stage(meeting))


def _is_units_turn(meeting, today):
    """A published meeting needs nobody until its day."""
    if meeting.status == MeetingStatus.PUBLISHED:
        return meeting.date <= today
    return _stage(meeting) in STEPS


def _step(meeting, today, late):
    label, page = STEPS[_stage(meeting)]
    tone = "red" if late else "amber"
    state = days_away(meeting.date, today)
    if meeting.status == MeetingStatus.HELD and not late:
        state, tone = "Drafting", "blue"
    return Waiting(label, _of(meeting), _page(page, meeting), state, tone)


LATE = [
    ("overdue", "Chase what is overdue", "actions:action_list", "?due=overdue", "action"),
    (
        "unreported",
        "Report decisions taken between meetings",
        "meetings:decision_register",
        "?between=unreported",
        "decision",
    ),
    (
        "planned_late",
        "Give a meeting to what was wanted earlier",
        "meetings:forward_plan",
        "",
        "item",
    ),
    (
        "challenges",
        f"Follow up challenges open for over {CHALLENGE_DAYS} days",
        "meetings:challenge_register",
        "?status=open",
        "challenge",
    ),
    (
        "holds_over",
        "Lift or extend holds whose day has passed",
        "meetings:publication_list",
        "",
        "publication",
    ),
    ("mail", "See to mail that did not go", "notices:mail_list", "", "mail"),
]


def late_numbers(numbers):
    """Lines for what `meetings.waiting.numbers_for_unit` found late."""
    return _lines(numbers, LATE, "red")


def _lines(numbers, kinds, tone):
    return [
        Waiting(
            label,
            "",
            reverse(page) + query,
            plural(numbers[name], unit, "mails" if unit == "mail" else ""),
            tone,
        )
        for name, label, page, query, unit in kinds
        if numbers[name]
    ]


# What nobody has been given

UNASSIGNED = [
    ("ownerless", "Give actions an owner", "actions:action_list", "?owner=none", "action"),
    ("undated", "Agree dates for actions", "actions:action_list", "?due=undated", "action"),
    ("loose", "Find a meeting for items of cancelled ones", "meetings:forward_plan", "", "item"),
]


def unassigned_numbers(numbers):
    return _lines(numbers, UNASSIGNED, "amber")


def lacking_meetings(meetings):
    """Meetings to come that nobody minutes, or whose items nobody presents."""
    lines = []
    for meeting in meetings:
        if not meeting.is_upcoming:
            continue
        if meeting.minute_taker_id is None:
            edit = _page("meeting_edit", meeting)
            lines.append(Waiting("Name a minute-taker", _of(meeting), edit, "Nobody", "amber"))
        if meeting.unpresented:
            state = plural(meeting.unpresented, "item")
            agenda = _page("agenda_detail", meeting)
            lines.append(Waiting("Name who presents", _of(meeting), agenda, state, "amber"))
    return lines


def lacking_groups(groups):
    """Groups without a chair, a meeting to come, or somebody in each seat."""
    lines = []
    for group in groups:
        page = group.get_absolute_url()
        if not group.has_chair:
            lines.append(Waiting("Name a chair", group.name, page, "No chair", "amber"))
        if group.vacant:
            state = plural(group.vacant, "seat")
            lines.append(Waiting("Fill vacant seats", group.name, page, state, "amber"))
        if not group.has_meeting:
            plan = f"{reverse('meetings:year_plan')}?group={group.pk}"
            lines.append(Waiting("Plan the next meetings", group.name, plan, "None", "amber"))
    return lines


# Papers


def missing_papers(meetings, today, *, late):
    """Meetings to come whose papers have not all come: those past the day on which they were due, or the others."""
    return [
        Waiting(
            "Chase missing papers",
            _of(meeting),
            _page("paper_list", meeting),
            plural(meeting.missing, "paper"),
            "red" if late else "blue",
        )
        for meeting in meetings
        if meeting.is_upcoming and meeting.missing and is_over(meeting, today) is late
    ]


def papers_to_hand_in(meetings, today):
    """What the reader is to hand in, from `meetings.waiting.papers_owed`."""
    return [
        Waiting(
            f"Hand in {'a paper' if meeting.owed == 1 else plural(meeting.owed, 'paper')}",
            _of(meeting),
            reverse("meetings:paper_list_mine"),
            _due(meeting, today),
            "red" if is_over(meeting, today) else "amber",
        )
        for meeting in meetings
    ]


def items_to_read(items, today):
    """Confidential items that are circulated to the reader by name. A list of what waits names no titles."""
    return [
        Waiting(
            "Read a confidential item",
            _of(item.meeting),
            reverse("meetings:circulated_item", args=[item.pk]),
            days_away(item.meeting.date, today),
            "blue",
        )
        for item in items
    ]


def _due(meeting, today):
    day = meeting.paper_deadline
    if day is None:
        return days_away(meeting.date, today)
    return "Late" if is_over(meeting, today) else f"Due {days_away(day, today).lower()}"


# What comes next, and what others do


def unanswered(meetings, today):
    """Published meetings, soon, to which somebody has not said whether they come."""
    return [
        Waiting(
            "Ask who has not answered",
            _of(meeting),
            _page("invitations", meeting),
            plural(meeting.unanswered, "person", "people"),
            "blue",
        )
        for meeting in meetings
        if meeting.status == MeetingStatus.PUBLISHED
        and meeting.unanswered
        and 0 <= (meeting.date - today).days <= ANSWER_DAYS
    ]


def comments(meetings):
    """Draft minutes with comments that nobody has resolved."""
    return [
        Waiting(
            RESOLVE,
            _of(meeting),
            f"{_page('minutes_detail', meeting)}#comments",
            plural(meeting.open_comments, "comment"),
            "amber",
        )
        for meeting in meetings
        if meeting.open_comments
    ]


def claims(numbers):
    kind = ("claimed", "Confirm completed actions", "actions:action_list", "?status=complete")
    return _lines(numbers, [(*kind, "action")], "green")


def checks(numbers):
    kind = ("checking", "Check what is to be published", "meetings:publication_list", "")
    return _lines(numbers, [(*kind, "publication")], "amber")


RESOLVE = "Resolve comments on the draft minutes"
OTHERS = {
    MinutesStatus.WITH_CHAIR: ("The chair checks the minutes", "With chair", "grey"),
    MinutesStatus.CIRCULATED: ("The next meeting approves the minutes", "Circulated", "amber"),
}


def waiting_for_others(meetings):
    held = [m for m in meetings if m.status == MeetingStatus.HELD and m.minutes.status in OTHERS]
    held.sort(key=lambda meeting: meeting.minutes.status == MinutesStatus.CIRCULATED)
    lines = []
    for meeting in held:
        label, state, tone = OTHERS[meeting.minutes.status]
        lines.append(Waiting(label, _of(meeting), _page("minutes_detail", meeting), state, tone))
    return lines


# What waits for a member, a chair or a minute-taker


def invitations(rows, today):
    """Invitations that the reader has not answered."""
    return [
        Waiting(
            "Say whether you are coming",
            _of(row.meeting),
            _page("reply", row.meeting),
            days_away(row.meeting.date, today),
            "amber",
        )
        for row in rows
    ]


DRAFTS_WAIT = {
    MinutesStatus.DRAFTING: ("Write the minutes", "Drafting", "blue"),
    MinutesStatus.WITH_CHAIR: ("Check the draft minutes", "With you", "amber"),
}


def drafts(rows, chaired, minuted):
    """Minutes that the reader writes, or checks as chair of the group, and comments to resolve.

    `chaired` and `minuted` are the keys of the reader's groups.
    """
    lines = []
    for minutes in rows:
        about, page = _of(minutes.meeting), minutes.get_absolute_url()
        turn = {MinutesStatus.WITH_CHAIR: chaired, MinutesStatus.DRAFTING: minuted}
        if minutes.meeting.group_id in turn.get(minutes.status, ()):
            label, state, tone = DRAFTS_WAIT[minutes.status]
            lines.append(Waiting(label, about, page, state, tone))
        if minutes.open_comments and minutes.meeting.group_id in minuted:
            count = plural(minutes.open_comments, "comment")
            lines.append(Waiting(RESOLVE, about, f"{page}#comments", count, "amber"))
    return lines


def _with_days(minutes, today):
    """Of which meeting, until when one may comment, and when they are to be approved."""
    words = [_of(minutes.meeting)]
    if takes_comments(minutes, today) and minutes.comments_until:
        words.append(f"comments until {long_date(minutes.comments_until)}")
    if minutes.approval_on:
        words.append(f"to be approved on {long_date(minutes.approval_on)}")
    return ", ".join(words)


def takes_comments(minutes, today):
    """Whether the last day for comments on circulated minutes has not gone by."""
    return minutes.comments_until is None or today <= minutes.comments_until


def drafts_to_comment(rows, today):
    """Circulated minutes that the reader's next meeting approves, from `minutes_to_read`."""
    return [
        Waiting(
            "Read the draft minutes, and say what should be corrected"
            if takes_comments(minutes, today)
            else "Read the draft minutes",
            _with_days(minutes, today),
            minutes.get_absolute_url(),
            "Draft",
            "blue",
        )
        for minutes in rows
        if minutes.status == MinutesStatus.CIRCULATED
    ]


def claims_to_confirm(found):
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
        for key, name, number in found
    ]
