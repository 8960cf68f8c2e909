"""What pages, PDFs and the home page say about actions, in words. No queries.

Actions come from `for_list()`, which brings owners, `due` and `rag`.
"""

from dataclasses import dataclass

from actions.enums import OUTSTANDING, RAG_WORDS, ActionStatus, DueKind, Rag
from common.addresses import address_of
from common.formats import local_date, long_date, moment, plural

NO_OWNER = "No owner"
NO_DATE = "No date set"
WITHOUT_EVIDENCE = "Close it without evidence"
"""The tick beside what is to be closed although nothing shows that it was done."""


def plain_due(action):
    """When it is due as it was agreed, without looking up the next meeting."""
    return plain_day(action.due_kind, action.due_on)


def plain_day(due_kind, due_on):
    """When something is, or was, due as it was agreed."""
    if due_kind == DueKind.DATE:
        return long_date(due_on)
    return "Next meeting" if due_kind == DueKind.NEXT_MEETING else NO_DATE


def move_words(move):
    """ "Due changed from “31 October 2025” to “Next meeting”: the nurse was ill." """
    before, after = plain_day(move.from_kind, move.from_on), plain_day(move.to_kind, move.to_on)
    return f"Due changed from “{before}” to “{after}”: {move.reason}"


def due_words(action):
    """ "31 October 2025", "Next meeting (14 January 2027)", "Next meeting" or "No date set"."""
    due = getattr(action, "due", None)
    if action.due_kind == DueKind.NEXT_MEETING and due:
        return f"Next meeting ({long_date(due)})"
    return plain_due(action)


def names(owners):
    return ", ".join(str(owner) for owner in owners) or NO_OWNER


def owners_words(action):
    """ "Derek Holt (left on 3 May 2026), Gareth Pugh", "All members" or "No owner"."""
    return owner_names(action.owners.all())


def owner_names(owners):
    return names(f"{owner}{left_words(owner)}" for owner in owners)


def left_words(owner):
    """ " (left on 3 May 2026)" behind the name of somebody who is no longer here; or empty."""
    if not (owner.person and owner.person.has_left):
        return ""
    return f" (left on {long_date(owner.person.left_on)})"


def through(action, person):
    """How `person` comes to owe an action that does not name them; empty when it does."""
    owners = action.owners.all()
    if any(owner.person_id == person.pk for owner in owners):
        return ""
    theirs = person.speaks_for_id or person.employer_id
    if any(owner.organisation_id and owner.organisation_id == theirs for owner in owners):
        return "through your organisation"
    if any(owner.group_id for owner in owners):
        return "through your group"
    return "as a member" if any(owner.all_members for owner in owners) else ""


@dataclass(frozen=True)
class Tag:
    """A status as word, shape and colour: `colour` names the tag's style, `shape` its sign."""

    word: str
    colour: str
    shape: str
    meaning: str = ""


RAG_SHAPES = {Rag.RED: "◆", Rag.AMBER: "▲", Rag.GREEN: "●", Rag.GREY: "○"}


def rag_tag(action):
    """The colour of an action as a tag; None when it was cancelled. Needs `with_rag()`."""
    return rag_tag_of(action.rag) if action.rag else None


def rag_tag_of(rag):
    rag = Rag(rag)
    return Tag(rag.label, rag.value, RAG_SHAPES[rag], RAG_WORDS[rag])


STATUS_STYLES = {
    ActionStatus.NOT_STARTED: ("grey", "○"),
    ActionStatus.IN_PROGRESS: ("blue", "◐"),
    ActionStatus.COMPLETE: ("green", "●"),
    ActionStatus.CLOSED: ("purple", "■"),
    ActionStatus.CANCELLED: ("grey", "○"),
}


def status_tag(action):
    colour, shape = STATUS_STYLES[action.status]
    return Tag(action.get_status_display(), colour, shape)


@dataclass(frozen=True)
class Origin:
    """Where an action comes from, as far as the reader may see it."""

    meeting: str
    day: str
    item: str
    url: str


def origin(action, sight):
    """The meeting and the open title of the item; only the group for who may not see those.

    `sight` is an `actions.sight.Sight`. The closed title of a confidential item is never shown.
    """
    item = action.agenda_item
    day = item.meeting.date if item else local_date(action.created_at)
    meeting, title = origin_words(action, sight)
    return Origin(meeting, long_date(day), title, _origin_url(action, sight))


def origin_words(action, sight):
    """Of an `origin` the meeting and the item, of a log its row, each empty where the reader may not see it."""
    if action.origin_words:
        return action.origin_words, ""
    item = action.agenda_item
    if item is None:
        row = action.log_row
        return "Action log", f"{row.log.name}, row {row.number}" if sight.logs else ""
    if item.meeting_id in sight.minutes or item.meeting_id in sight.meetings:
        return item.meeting.reference, item.title
    return action.group.name, ""


def _origin_url(action, sight):
    """Where the origin is read; empty for who may not."""
    item = action.agenda_item
    if item is None:
        return action.log_row.log.get_absolute_url() if action.log_row and sight.logs else ""
    if item.meeting_id in sight.minutes:
        return f"{address_of('meetings:minutes_detail', item.meeting_id)}#item-{item.pk}"
    if item.meeting_id in sight.meetings:
        return address_of("meetings:meeting_detail", item.meeting_id)
    return ""


@dataclass(frozen=True)
class ActionRow:
    """An action as a line of a list."""

    pk: int
    reference: str
    text: str
    url: str
    group: str
    owners: str
    due: str
    rag: Tag | None
    status: Tag
    origin: Origin
    is_overdue: bool
    has_owner: bool
    is_draft: bool
    is_claimed: bool
    last_update: str = ""
    last_update_on: str = ""
    through: str = ""

    @property
    def colour(self):
        """Its colour as a tag; of a cancelled action, which has none, the status."""
        return self.rag or self.status

    @property
    def flags(self):
        """What is not settled about it yet, as tags."""
        flags = []
        if self.is_draft:
            flags.append(Tag("In draft minutes", "purple", ""))
        if self.is_claimed:
            flags.append(Tag("Complete, to be confirmed", "green", ""))
        return flags


def action_row(action, sight, *, owed_by=None):
    """`owed_by` is who reads what they owe: the line says how they come to owe it."""
    said_at = getattr(action, "last_update_at", None)
    owners = owners_words(action)
    return ActionRow(
        pk=action.pk,
        reference=action.reference,
        text=action.text,
        url=action.get_absolute_url(),
        group=action.group.name,
        owners=owners,
        due=due_words(action),
        rag=rag_tag(action),
        status=status_tag(action),
        origin=origin(action, sight),
        is_overdue=is_overdue(action, sight.today),
        has_owner=owners != NO_OWNER,
        is_draft=action.released_at is None,
        is_claimed=action.status == ActionStatus.COMPLETE,
        last_update=getattr(action, "last_update", None) or "",
        last_update_on=long_date(said_at),
        through=through(action, owed_by) if owed_by else "",
    )


def is_overdue(action, today):
    return action.status in OUTSTANDING and action.due is not None and action.due < today


def rag_rule(action, today, tracker):
    """Why an action has its colour, in a sentence. `tracker` are the board's `TrackerRules`."""
    if action.status == ActionStatus.CANCELLED:
        return "A cancelled action has no colour."
    if action.status not in OUTSTANDING:
        return "Green because it is complete."
    if action.rag_override and action.rag == action.rag_override:
        return f"Set by hand until the group's next meeting: {action.rag_reason}"
    if is_overdue(action, today):
        late = plural((today - action.due).days, "day")
        if action.rag == Rag.RED:
            return f"Red because it is {late} past its date."
        return f"Amber because it is {late} past its date; it turns red after {tracker.red_days}."
    if action.status == ActionStatus.IN_PROGRESS:
        return "Amber because it is under way."
    if action.rag == Rag.AMBER:
        return f"Amber because it has not been started and is due within {plural(tracker.amber_days, 'day')}."
    return "Grey because it has not been started and is not due yet."


@dataclass(frozen=True)
class TimelineEntry:
    title: str
    who: str
    when: str
    text: str


def timeline(action, updates):
    """What has happened to an action, newest first, ending with how it began."""
    entries = [
        TimelineEntry(
            title=_step_title(update),
            who=update.made_by.full_name,
            when=moment(update.made_at),
            text=update.text,
        )
        for update in updates
    ]
    began = TimelineEntry("Recorded", action.created_by.full_name, moment(action.created_at), "")
    return [*entries, began]


STEP_TITLES = {
    (ActionStatus.COMPLETE, ActionStatus.IN_PROGRESS): "Sent back: more to do",
    (ActionStatus.CLOSED, ActionStatus.IN_PROGRESS): "Opened again",
    (ActionStatus.CANCELLED, ActionStatus.NOT_STARTED): "Brought back",
}
ARRIVAL_TITLES = {
    ActionStatus.NOT_STARTED: "Not started",
    ActionStatus.IN_PROGRESS: "In progress",
    ActionStatus.COMPLETE: "Reported complete",
    ActionStatus.CLOSED: "Confirmed and closed",
    ActionStatus.CANCELLED: "Cancelled",
}


def _step_title(update):
    if update.from_status == update.to_status:
        return "Update"
    step = (update.from_status, update.to_status)
    return STEP_TITLES.get(step, ARRIVAL_TITLES[update.to_status])
