"""What an agenda says, on screen and in the PDF.

`snapshot_of` writes a meeting's agenda down in words, with both titles of a
confidential item and without the unit's notes; that is what is published.
`agenda_from` turns such a snapshot into what one reader may see.
"""

import datetime
from dataclasses import dataclass, field, replace

from actions.arising import COMPLETED_WORD, OUTSTANDING_WORD, TAKEN_UP_WORD
from common.formats import clock, minutes, plural, time_range, weekday_date
from meetings.enums import REVIEWS, ItemKind, MeetingKind, Purpose
from meetings.numbering import item_numbers
from meetings.presenters.between import between_words

ACTION_LISTS = {
    OUTSTANDING_WORD: "Outstanding actions",
    COMPLETED_WORD: "Complete since the last meeting",
    TAKEN_UP_WORD: "Actions to take up",
}


@dataclass(frozen=True)
class AgendaAction:
    """An action that arises at an item, or that it takes up; `listed_as` says which."""

    reference: str
    text: str
    owners: str
    due: str
    colour: str
    listed_as: str
    is_confidential: bool

    @property
    def facts(self):
        """ "Derek Holt, due 3 May 2026, red" """
        return f"{self.owners}, due {self.due}, {self.colour.lower()}"


@dataclass(frozen=True)
class AgendaLine:
    """One item. `key` names it across versions; `starts_at` is empty while no times are given.

    `between` are the decisions taken between meetings that are to be reported under it, `actions`
    those that arise or are taken up; `papers` its `PaperLine`s, which are not part of what was published.
    """

    key: int
    number: str
    title: str
    kind: str
    is_confidential: bool
    closed_title: str
    description: str
    presenter: str
    purpose: str
    purpose_text: str
    minutes: int | None
    minutes_text: str
    priority: str
    note: str
    starts_at: str
    between: tuple = ()
    papers: tuple = ()
    actions: tuple = ()

    @property
    def about(self):
        """ "Presented by Tom Hale, for decision", as far as it is known."""
        presenter = f"Presented by {self.presenter}" if self.presenter else ""
        purpose = f"for {self.purpose_text.lower()}" if self.purpose_text else ""
        text = ", ".join(filter(None, [presenter, purpose]))
        return text[:1].upper() + text[1:]

    @property
    def lists_actions(self):
        """Whether members read here how the group's actions stand when the agenda is published."""
        return self.kind in REVIEWS and not self.is_confidential

    @property
    def action_lists(self):
        """Its actions under their headings, without those that are empty."""
        return [
            (heading, found)
            for name, heading in ACTION_LISTS.items()
            if (found := [each for each in self.actions if each.listed_as == name])
        ]

    @property
    def open_title_warning(self):
        """What a writer is told of a confidential item whose title is all that there is; or empty."""
        if not self.is_confidential or self.closed_title:
            return ""
        return f"{self.number} has no closed title: members will read “{self.title}”."


@dataclass(frozen=True)
class Between:
    """A decision taken between meetings: its reference, then day, way, text and condition."""

    reference: str
    words: str


@dataclass(frozen=True)
class AgendaPartLines:
    number: str
    title: str
    lines: list = field(default_factory=list)


@dataclass(frozen=True)
class RunningClock:
    """The sum of the minutes allotted, against the time that the meeting has."""

    allotted: int
    available: int
    ends_at: str
    finishes_at: str
    without_time: int

    @property
    def over(self):
        return max(0, self.allotted - self.available)

    @property
    def over_text(self):
        return minutes(self.over)

    @property
    def spare_text(self):
        return minutes(self.available - self.allotted)

    @property
    def without_time_text(self):
        """ "2 items have no time." while others have some; empty otherwise."""
        if not self.without_time or not self.allotted:
            return ""
        return f"{plural(self.without_time, 'item has', 'items have')} no time."

    @property
    def allotted_text(self):
        return minutes(self.allotted)


@dataclass(frozen=True)
class AgendaRecord:
    """An agenda as one reader may see it. `is_full` says that closed titles are in it.

    `between` are the decisions taken since the last meeting; `between_apart` the same
    when the agenda has no item for matters arising to list them under.
    """

    reference: str
    name: str
    group: str
    kind: str
    kind_text: str
    date: datetime.date
    date_text: str
    time_text: str
    venue: str
    venue_address: str
    link: str
    paper_deadline_text: str
    marking: str
    parts: list
    clock: RunningClock
    is_full: bool
    has_confidential: bool
    between: tuple = ()
    between_apart: tuple = ()

    @property
    def lines(self):
        return [line for part in self.parts for line in part.lines]

    @property
    def open_title_warnings(self):
        """For those who write the agenda; others are not told which titles stand alone."""
        warnings = [line.open_title_warning for line in self.lines] if self.is_full else []
        return [warning for warning in warnings if warning]


def snapshot_of(meeting, *, next_meeting=None, previous_meeting=None, between=(), actions=None):
    """The agenda of a meeting loaded with `for_agenda()`, in words that JSON can hold.

    `actions` are the dicts of `actions.arising` by the keys of items.
    """
    parts = [(part, part.items_in_order) for part in meeting.parts_in_order]
    notes = _notes(next_meeting, previous_meeting)
    return {
        "reference": meeting.reference,
        "title": meeting.title,
        "group": meeting.group.name,
        "kind": meeting.kind,
        "date": meeting.date.isoformat(),
        "start_time": meeting.start_time.isoformat("minutes"),
        "end_time": meeting.end_time.isoformat("minutes"),
        "venue": meeting.venue,
        "venue_address": meeting.venue_address,
        "link": meeting.link,
        "paper_deadline": meeting.paper_deadline.isoformat() if meeting.paper_deadline else "",
        "marking": meeting.marking,
        "parts": [
            {"title": part.title, "items": [_item(item, notes, actions or {}) for item in items]}
            for part, items in parts
        ],
        "between": [
            {"reference": each.reference, "words": between_words(each)} for each in between
        ],
    }


def _item(item, notes, actions):
    listed = {"actions": actions[item.pk]} if actions.get(item.pk) else {}
    return listed | {
        "key": item.pk,
        "kind": item.kind,
        "title": item.title,
        "is_confidential": item.is_confidential,
        "closed_title": item.closed_title,
        "description": item.description,
        "presenter": item.presented_by,
        "purpose": item.purpose,
        "minutes": item.minutes_allotted,
        "priority": str(item.priority) if item.priority else "",
        "note": notes.get(item.kind, ""),
    }


def _notes(next_meeting, previous_meeting):
    """What items of a kind say by themselves."""
    notes = {}
    if next_meeting:
        when = f"{weekday_date(next_meeting.date)}, "
        when += time_range(next_meeting.start_time, next_meeting.end_time)
        notes[ItemKind.NEXT_MEETING] = (
            f"{when}, {next_meeting.venue}" if next_meeting.venue else when
        )
    if previous_meeting:
        notes[ItemKind.PREVIOUS_MINUTES] = (
            f"{previous_meeting.reference}, {weekday_date(previous_meeting.date)}"
        )
    return {str(kind.value): text for kind, text in notes.items()}


def agenda_from(snapshot, *, full):
    """The agenda in a snapshot; `full` only for those who see confidential items."""
    parts = snapshot["parts"]
    lines, between, apart = _lines_and_between(snapshot, full=full)
    is_plain = len(parts) == 1 and not parts[0]["title"]
    items = [item for part in parts for item in part["items"]]
    date = datetime.date.fromisoformat(snapshot["date"])
    start, end = _times(snapshot)
    deadline = snapshot["paper_deadline"]
    return AgendaRecord(
        reference=snapshot["reference"],
        name=snapshot["title"] or snapshot["group"],
        group=snapshot["group"],
        kind=snapshot["kind"],
        kind_text=MeetingKind(snapshot["kind"]).label,
        date=date,
        date_text=weekday_date(date),
        time_text=time_range(start, end),
        venue=snapshot["venue"],
        venue_address=snapshot["venue_address"],
        link=snapshot["link"],
        paper_deadline_text=weekday_date(datetime.date.fromisoformat(deadline)) if deadline else "",
        marking=snapshot["marking"],
        parts=[
            AgendaPartLines(
                number="" if is_plain else str(number),
                title=part["title"],
                lines=[lines[item["key"]] for item in part["items"]],
            )
            for number, part in enumerate(parts, start=1)
        ],
        clock=running_clock([item["minutes"] for item in items], start, end),
        is_full=full,
        has_confidential=any(
            each["is_confidential"] for item in items for each in (item, *item.get("actions", ()))
        ),
        between=between,
        between_apart=apart,
    )


def _lines_and_between(snapshot, *, full):
    """The lines by key; decisions between meetings, all and those that no line lists."""
    lines, between = _lines(snapshot, full=full), _between(snapshot)
    under = _item_for_between(snapshot)
    if under is None:
        return lines, between, between
    lines[under] = replace(lines[under], between=between)
    return lines, between, ()


def _between(snapshot):
    """Agendas that were published before there were such decisions say nothing of them."""
    return tuple(Between(**each) for each in snapshot.get("between", ()))


def _item_for_between(snapshot):
    """The key of the open item for matters arising, under which such decisions are reported."""
    items = [item for part in snapshot["parts"] for item in part["items"]]
    fitting = (
        item["key"]
        for item in items
        if item["kind"] == ItemKind.MATTERS_ARISING and not item["is_confidential"]
    )
    return next(fitting, None)


def running_clock(allotted, start, end):
    """The clock of a list of minutes (None where an item has none) from a meeting's start."""
    total = sum(count or 0 for count in allotted)
    return RunningClock(
        allotted=total,
        available=_since_midnight(end) - _since_midnight(start),
        ends_at=clock(_later(start, total)),
        finishes_at=clock(end),
        without_time=sum(count is None for count in allotted),
    )


class _Row:
    """A part or item of a snapshot in the shape that `item_numbers` reads."""

    def __init__(self, *, pk=None, title=""):
        self.pk = pk
        self.title = title


def _lines(snapshot, *, full):
    parts = [
        (_Row(title=part["title"]), [_Row(pk=item["key"]) for item in part["items"]])
        for part in snapshot["parts"]
    ]
    numbers = item_numbers(parts)
    items = [item for part in snapshot["parts"] for item in part["items"]]
    has_times = any(item["minutes"] for item in items)
    start, _end = _times(snapshot)
    gone = 0
    lines = {}
    for item in items:
        starts_at = clock(_later(start, gone)) if has_times else ""
        lines[item["key"]] = _line(item, numbers[item["key"]], starts_at, full=full)
        gone += item["minutes"] or 0
    return lines


def _line(item, number, starts_at, *, full):
    is_open = full or not item["is_confidential"]
    return AgendaLine(
        key=item["key"],
        number=number,
        title=item["title"],
        kind=item["kind"],
        is_confidential=item["is_confidential"],
        closed_title=item["closed_title"] if is_open else "",
        description=item["description"] if is_open else "",
        presenter=item["presenter"] if is_open else "",
        purpose=item["purpose"],
        purpose_text=Purpose(item["purpose"]).label if item["purpose"] else "",
        minutes=item["minutes"],
        minutes_text=minutes(item["minutes"]) if item["minutes"] else "",
        priority=item["priority"] if is_open else "",
        note=item["note"] if is_open else "",
        starts_at=starts_at,
        actions=tuple(
            AgendaAction(**each)
            for each in item.get("actions", ())
            if full or (is_open and not each["is_confidential"])
        ),
    )


def _times(snapshot):
    return (
        datetime.time.fromisoformat(snapshot["start_time"]),
        datetime.time.fromisoformat(snapshot["end_time"]),
    )


def _since_midnight(moment):
    return moment.hour * 60 + moment.minute


def _later(start, count):
    """`count` minutes after `start`; past midnight the clock starts again."""
    hours, rest = divmod(_since_midnight(start) + count, 60)
    return datetime.time(hours % 24, rest)
