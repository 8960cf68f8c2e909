"""What was recognised in a Word file. `Recognised.as_printed()` is the form that is printed, and
`Recognised.as_json()` keeps everything.

`source` of a record holds its words as they stood in the file. Texts of records are plain, the
`text` of an item is clean HTML (see `common.richtext`). Names are written as the file writes them.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, time

PRESENT, DEPUTY, APOLOGIES = "present", "deputy", "apologies"
IN_ATTENDANCE, OBSERVER = "in_attendance", "observer"

RECORDS = ("decisions", "actions", "challenges", "amendments", "updates")

MARKED, COLUMN, PROSE = "marked", "column", "prose"
"""How something was found: by its mark ("Action: …"), by the column it stands in, or in a sentence,
where it is only offered and the sentence stays in the text."""


class UnreadableFile(Exception):
    """The file cannot be read; `str()` of it is a sentence for whoever brought it."""


@dataclass
class MeetingFacts:
    """What the head of the minutes says; `closed` is when the meeting really ended."""

    title: str = ""
    date: date | None = None
    start: time | None = None
    end: time | None = None
    closed: time | None = None
    venue: str = ""


@dataclass
class NextMeeting:
    date: date | None = None
    start: time | None = None
    end: time | None = None
    venue: str = ""


@dataclass
class Attendee:
    name: str
    organisation: str = ""
    role: str = ""
    initials: str = ""
    status: str = PRESENT
    deputising_for: str = ""
    also_representing: str = ""


@dataclass
class Decision:
    number: str
    text: str
    source: str = ""


@dataclass
class Action:
    """`owners` are full names where known, else the words of the file; `due` are words too."""

    text: str
    owners: list[str] = field(default_factory=list)
    due: str = ""
    how: str = MARKED
    source: str = ""


@dataclass
class Challenge:
    asked_by: str = ""
    question: str = ""
    answered_by: str = ""
    answer: str = ""
    how: str = MARKED
    source: str = ""


@dataclass
class Amendment:
    """A correction of earlier minutes."""

    text: str
    source: str = ""


@dataclass
class Update:
    """News of an earlier action or item; `reference` is how the file names it."""

    reference: str
    text: str
    closed: bool = False
    source: str = ""


@dataclass
class Outcome:
    """A sentence that says what became of a paper: approved, noted. It stays in the text."""

    verb: str
    text: str


@dataclass
class Item:
    """`nil` when the item says that there was nothing: "None", "No new risks identified"."""

    part: str = ""
    number: str = ""
    title: str = ""
    text: str = ""
    decisions: list[Decision] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    challenges: list[Challenge] = field(default_factory=list)
    amendments: list[Amendment] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    nil: bool = False


@dataclass(frozen=True)
class Caution:
    """Something that a careful reader would query. The codes stand in `warnings.CODES`."""

    code: str
    text: str


@dataclass
class Recognised:
    """The minutes as recognised. `facts` are the lines that were read as facts, headings of
    columns and marks, so that every word of the file can be found again. `left_out` are headings of
    columns, cells that say there is nothing, page numbers, what stands at the top or foot of the pages, and
    comments: no item has them."""

    meeting: MeetingFacts = field(default_factory=MeetingFacts)
    next_meeting: NextMeeting | None = None
    attendance: list[Attendee] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    warnings: list[Caution] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def as_json(self):
        """Only strings, numbers, lists and dicts; days as 2025-09-19, times as 09:30."""
        return _plain(asdict(self))

    def as_printed(self):
        """The same with the minutes alone: without sources, outcomes and lines read as facts."""
        whole = self.as_json()
        del whole["facts"], whole["left_out"]
        for item in whole["items"]:
            del item["outcomes"], item["nil"]
            for kind in RECORDS:
                for record in item[kind]:
                    del record["source"]
            for challenge in item["challenges"]:
                del challenge["how"]
        return whole


def _plain(value):
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else value
