"""The parts that a record of minutes consists of. Words only: no dates, no keys to people."""

from dataclasses import dataclass, replace

from common.pdf import Look

NOT_STATED = "The file does not say when the next meeting was to be."
WITHHELD = "This item is confidential. Its record is kept apart from these minutes."


@dataclass(frozen=True)
class Status:
    """`word` is "Draft" or "Approved"; `sentence` says the rest. `version` counts approvals."""

    word: str
    sentence: str
    is_draft: bool
    version: int


@dataclass(frozen=True)
class Fact:
    label: str
    value: str


@dataclass(frozen=True)
class Attendee:
    name: str
    role: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class AttendanceRow:
    organisation: str
    people: tuple[Attendee, ...]


@dataclass(frozen=True)
class AttendanceTable:
    heading: str
    rows: tuple[AttendanceRow, ...]


@dataclass(frozen=True)
class Decision:
    reference: str
    text: str
    condition: str


@dataclass(frozen=True)
class Reported:
    """A decision taken between meetings, of which this item heard. `taken` says when and how."""

    reference: str
    taken: str
    text: str
    condition: str


@dataclass(frozen=True)
class Challenge:
    """`satisfied` is empty when it was not recorded whether the answer satisfied."""

    asked_by: str
    asked_of: str
    question: str
    answer: str
    satisfied: str
    follow_up: str


@dataclass(frozen=True)
class Action:
    reference: str
    text: str
    owners: str
    due: str

    @property
    def anchor(self):
        return f"action-{self.reference}"


@dataclass(frozen=True)
class Tracked:
    """What a meeting did with an action that was there before: `update` in lines, its colour then, the step."""

    reference: str
    text: str
    update: str
    colour: str
    step: str


@dataclass(frozen=True)
class Amendment:
    """`minutes` names the minutes that it amends, or is empty where that is plain."""

    minutes: str
    place: str
    text: str
    requested_by: str


@dataclass(frozen=True)
class Item:
    """A withheld item has a number, its open title and one neutral sentence, nothing else.

    A confidential item under which nothing is recorded has not even the sentence.

    `key` is the agenda item's own, for links that edit it.
    """

    key: int
    number: str
    title: str
    is_confidential: bool = False
    is_withheld: bool = False
    about: tuple[str, ...] = ()
    discussion: str = ""
    nil_return: str = ""
    outcomes: tuple[str, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    decisions: tuple[Decision, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    actions: tuple[Action, ...] = ()
    reported: tuple[Reported, ...] = ()
    tracked: tuple[Tracked, ...] = ()

    @property
    def anchor(self):
        return f"item-{self.key}"

    @property
    def has_record(self):
        """Whether anything was written, stated or recorded under the item."""
        records = (self.decisions, self.challenges, self.actions, self.amendments, self.outcomes)
        records += (self.reported, self.tracked)
        return bool(self.discussion or self.nil_return or any(records))

    @property
    def withheld_sentence(self):
        return WITHHELD if self.is_withheld else ""


@dataclass(frozen=True)
class Part:
    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Approval:
    sentence: str
    amendments: tuple[Amendment, ...]


@dataclass(frozen=True)
class TabledAction:
    """A row of the table of actions at the front, and where it comes from."""

    action: Action
    item: Item


@dataclass(frozen=True)
class MinutesRecord:
    """Everything that minutes say, in the order in which they say it."""

    reference: str
    heading: str
    kind: str
    date: str
    marking: str
    edition: str
    look: Look
    status: Status
    facts: tuple[Fact, ...]
    attendance: tuple[AttendanceTable, ...]
    quorum: str
    parts: tuple[Part, ...]
    closing: str
    next_meeting: str
    approvals: tuple[Approval, ...]

    @property
    def title(self):
        """The title of the document, with its status, for the window and the PDF."""
        return f"Minutes of {self.heading}, {self.date} ({self.reference}), {self.status_line}"

    @property
    def status_line(self):
        """ "DRAFT" or "Approved on 14 November 2025, version 1", as on every page of the PDF."""
        if self.status.is_draft:
            return "DRAFT"
        return f"{self.status.sentence.removesuffix('.')}, version {self.status.version}"

    @property
    def items(self):
        return tuple(item for part in self.parts for item in part.items)

    @property
    def has_challenges(self):
        return any(item.challenges for item in self.items)

    @property
    def actions(self):
        return tuple(TabledAction(action, item) for item in self.items for action in item.actions)

    def as_imported(self, numbers, *, next_meeting):
        """As a file says it that was brought over: its own numbers (item key to number), no quorum."""
        parts = tuple(
            replace(
                part,
                items=tuple(
                    replace(item, number=numbers.get(item.key, item.number)) for item in part.items
                ),
            )
            for part in self.parts
        )
        said = f"{next_meeting.removesuffix('.')}." if next_meeting else NOT_STATED
        return replace(self, parts=parts, quorum="", next_meeting=said)
