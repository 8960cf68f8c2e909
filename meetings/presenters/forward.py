"""What the forward plan says: cards of what waits, in the order of the meetings. No queries."""

from dataclasses import dataclass, field

from django.urls import reverse

from common.addresses import address_of
from common.formats import long_date, minutes, plural, short_date
from meetings.enums import UPCOMING, MeetingStatus
from meetings.presenters.meeting import status_tag

MONTHS_OF_YEAR = 12
WHOLE = 100
"""The width of the bar that shows how full a meeting is."""


@dataclass(frozen=True)
class Flag:
    word: str
    tone: str


SHOWN = 300
"""Characters of a description that a list shows; `_forward_words.html` has the same number."""


@dataclass(frozen=True)
class Card:
    """One matter that waits. `notes` are the business unit's; `sent` says where it came from."""

    key: int
    title: str
    closed_title: str
    is_confidential: bool
    flags: list
    facts: list
    description: str
    notes: str
    sent: str
    url: str = ""
    is_stranded: bool = False

    @property
    def is_cut(self):
        """Whether a list shows only the beginning of what it is about."""
        return len(self.description) > SHOWN


@dataclass(frozen=True)
class Load:
    """How full a meeting is: what its agenda takes, what waits for it, and how long it lasts."""

    text: str
    spare_text: str
    is_over: bool
    agenda_share: int
    waiting_share: int

    @property
    def full_share(self):
        return self.agenda_share + self.waiting_share


@dataclass(frozen=True)
class Column:
    """A meeting with what waits for it; the first one has no meeting."""

    key: str
    heading: str
    cards: list
    note: str = ""
    meeting: object = None
    tag: object = None
    load: Load | None = None
    unknown_text: str = ""
    actions: dict = field(default_factory=dict)


def columns(meetings, entries, stranded, today, *, sees_notes):
    """The board of one group. `meetings` are to come, in order, with `agenda_minutes`."""
    by_meeting = {meeting.pk: [] for meeting in meetings}
    waiting = []
    for entry in entries:
        by_meeting.get(entry.meeting_id, waiting).append(entry)
    following = next((meeting for meeting in meetings if meeting.date >= today), None)
    first = Column(
        key="none",
        heading="No meeting yet",
        note=_offer(following, waiting),
        cards=[
            *(card(entry, today, sees_notes=sees_notes) for entry in waiting),
            *(stranded_card(item, sees_notes=sees_notes) for item in stranded),
        ],
    )
    rest = [
        _meeting_column(meeting, by_meeting[meeting.pk], today, sees_notes) for meeting in meetings
    ]
    return [first, *rest]


def _offer(following, waiting):
    if not waiting or following is None:
        return ""
    return f"The next meeting is {following.reference} on {long_date(following.date)}."


def _meeting_column(meeting, entries, today, sees_notes):
    unknown = sum(1 for entry in entries if not entry.minutes_allotted)
    return Column(
        key=str(meeting.pk),
        heading=meeting.reference,
        meeting=meeting,
        tag=status_tag(meeting),
        load=load_of(meeting, entries),
        unknown_text=f"{plural(unknown, 'item has', 'items have')} no minutes yet."
        if unknown
        else "",
        cards=[card(entry, today, sees_notes=sees_notes, meeting=meeting) for entry in entries],
    )


def load_of(meeting, entries):
    """The minutes of the agenda and of what waits, against the planned length."""
    on_agenda = meeting.agenda_minutes or 0
    waiting = sum(entry.minutes_allotted or 0 for entry in entries)
    length, total = meeting.planned_minutes, on_agenda + waiting
    is_over = total > length
    spare = minutes(abs(length - total))
    scale = max(length, total, 1)
    parts = [f"agenda {minutes(on_agenda)}"]
    if waiting:
        parts.append(f"waiting {minutes(waiting)}")
    return Load(
        text=f"{minutes(total)} of {minutes(length)}: {', '.join(parts)}.",
        spare_text=f"{spare} over" if is_over else f"{spare} to spare",
        is_over=is_over,
        agenda_share=on_agenda * WHOLE // scale,
        waiting_share=waiting * WHOLE // scale,
    )


def card(entry, today, *, sees_notes, meeting=None):
    """`meeting` is the one whose column it stands in."""
    return Card(
        key=entry.pk,
        title=entry.title,
        closed_title=entry.closed_title,
        is_confidential=entry.is_confidential,
        flags=flags(entry, today, meeting),
        facts=facts(entry),
        description=entry.description,
        notes=entry.unit_notes if sees_notes else "",
        sent=sent_from(entry, meeting),
    )


def stranded_card(item, *, sees_notes):
    """An agenda item that a cancelled meeting left behind."""
    return Card(
        key=item.pk,
        title=item.title,
        closed_title=item.closed_title,
        is_confidential=item.is_confidential,
        flags=[Flag("Left by a cancelled meeting", "amber")],
        facts=_facts_of_item(item),
        description=item.description,
        notes=item.unit_notes if sees_notes else "",
        sent=f"From the agenda of {item.meeting.reference}, which was cancelled. It goes to the next "
        "ordinary meeting that is planned.",
        url=address_of("meetings:forward_send", item.meeting_id, item.pk),
        is_stranded=True,
    )


def flags(entry, today, meeting=None):
    """What to look at: past its day, after its day, comes back."""
    found = []
    if entry.wanted_on and entry.wanted_on < today:
        found.append(Flag("Past the day it was wanted", "red"))
    elif entry.wanted_on and meeting and meeting.date > entry.wanted_on:
        found.append(Flag("Later than wanted", "amber"))
    if entry.every_months:
        found.append(Flag(rhythm(entry.every_months), "blue"))
    return found


def rhythm(months):
    """ "Every year", "Every 2 years", "Every month", "Every 3 months"."""
    years, rest = divmod(months, MONTHS_OF_YEAR)
    count, unit = (years, "year") if not rest else (months, "month")
    return f"Every {unit}" if count == 1 else f"Every {count} {unit}s"


def facts(entry):
    wanted = f"Wanted by {short_date(entry.wanted_on)}" if entry.wanted_on else ""
    return [wanted, *_facts_of_item(entry)] if wanted else _facts_of_item(entry)


def _facts_of_item(item):
    priority = f"Priority {item.priority.number}" if item.priority else ""
    purpose = item.get_purpose_display() if item.purpose else ""
    time = minutes(item.minutes_allotted) or "No time"
    return [words for words in (time, purpose, item.presented_by, priority) if words]


def sent_from(entry, meeting=None):
    """Where it came from, and why it stands without a meeting although it had one."""
    found = []
    if entry.came_from:
        verb = "Asked for at" if entry.raised_at_id else "Taken off the agenda of"
        found.append(f"{verb} {entry.came_from.reference}.")
    was = entry.meeting
    if meeting is None and was is not None and was.status not in UPCOMING:
        became = (
            "was cancelled" if was.status == MeetingStatus.CANCELLED else "took place without it"
        )
        found.append(f"It was meant for {was.reference}, which {became}.")
    return " ".join(found)


@dataclass(frozen=True)
class Box:
    """Beside an agenda: what is meant for the meeting, and what of its group has no meeting."""

    meant: list
    others: list
    plan_url: str
    note_text: str

    def __bool__(self):
        return bool(self.meant or self.others)


def waiting_box(meeting, entries, today, *, sees_notes):
    meant = [entry for entry in entries if entry.meeting_id == meeting.pk]
    others = [entry for entry in entries if entry.meeting_id != meeting.pk]
    minutes_meant = sum(entry.minutes_allotted or 0 for entry in meant)
    return Box(
        meant=[card(each, today, sees_notes=sees_notes, meeting=meeting) for each in meant],
        others=[card(each, today, sees_notes=sees_notes) for each in others],
        plan_url=f"{reverse('meetings:forward_plan')}?group={meeting.group_id}",
        note_text=f"Together they take {minutes(minutes_meant)}." if minutes_meant else "",
    )


@dataclass(frozen=True)
class Row:
    """A line of the list of all groups, of what is on agendas, or of what was dropped."""

    card: Card
    group: str
    group_url: str
    meeting: object
    outcome: str = ""
    outcome_url: str = ""


def row(entry, today, *, sees_notes):
    meeting = entry.meeting if entry.meeting and entry.meeting.status in UPCOMING else None
    outcome, url = "", ""
    if entry.dropped_reason:
        outcome = entry.dropped_reason
    elif entry.item:
        outcome = entry.item.meeting.reference
        url = f"{address_of('meetings:agenda_detail', entry.item.meeting_id)}#item-{entry.item_id}"
    return Row(
        card=card(entry, today, sees_notes=sees_notes, meeting=meeting),
        group=entry.group.name,
        group_url=f"{reverse('meetings:forward_plan')}?group={entry.group_id}",
        meeting=meeting,
        outcome=outcome,
        outcome_url=url,
    )


def stranded_lines(counts):
    """What cancelled meetings left behind, by group, from `(key, name, number)`."""
    address = reverse("meetings:forward_plan")
    return [
        {
            "words": f"{plural(number, 'item waits', 'items wait')} since a meeting of {name} was "
            "cancelled",
            "url": f"{address}?group={key}",
        }
        for key, name, number in counts
    ]
