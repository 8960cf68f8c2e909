"""What the pages of minutes brought over from Word say. No queries."""

from __future__ import annotations

from dataclasses import dataclass, field

from common.formats import file_size, moment, plural
from meetings.enums import ImportState
from meetings.imports import choices, plain_text, shapes
from meetings.imports.draft import AS_TEXT, AS_WRITTEN, NEW
from meetings.imports.review import BETWEEN_OWNERS, BOXES, OTHER, PERSON_BOXES, STATUSES
from meetings.wordin.result import APOLOGIES, DEPUTY, PRESENT, PROSE

TONES = {
    ImportState.WAITING: "grey",
    ImportState.READING: "blue",
    ImportState.TO_CHECK: "amber",
    ImportState.ACCEPTED: "green",
    ImportState.REFUSED: "red",
    ImportState.WITHDRAWN: "grey",
}
STANDINGS = STATUSES | {AS_TEXT: "Kept as text"}
STANDING_TONES = {PRESENT: "green", DEPUTY: "blue", APOLOGIES: "purple"}
LABELS = {
    "name": "Name",
    "organisation": "Organisation",
    "role": "Role",
    "initials": "Initials",
    "deputising_for": "Deputising for",
    "also_representing": "Also representing",
    "text": "Text",
    "due": "Due",
    "owners": "Owners, with ; between them",
    "asked_by": "Asked by",
    "question": "Question",
    "answered_by": "Answered by",
    "answer": "Answer",
}
NOUNS = {
    "decisions": "decision",
    "actions": "action",
    "challenges": "challenge",
    "amendments": "amendment",
}
LONG_BOXES = frozenset({"text", "question", "answer"})
SHORT_BOXES = frozenset({"initials", "due", "number"})
PROPOSED_END = (
    "The file does not say when the meeting ended. Two hours after it began is proposed: correct it if you know "
    "better. It counts once it is saved."
)
IN_THE_TEXT = "Found in the text, where it stays. Tick it if it was meant as one: nothing in the file marks it."


@dataclass(frozen=True)
class Box:
    """A box of the form: `rows` more than one make it a larger one."""

    key: str
    label: str
    value: str
    kind: str = "text"
    rows: int = 1
    width: str = ""
    error: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Choice:
    """One way to say who is meant."""

    value: str
    label: str
    hint: str
    is_chosen: bool


@dataclass(frozen=True)
class Named:
    """A name and the ways to say whose it is. A person of the attendance has boxes and a status besides,
    which `standing` says with its `tone`, and `asked`, what is queried about them."""

    key: str
    name: str
    choices: tuple
    other: Box
    is_open: bool
    about: str = ""
    boxes: tuple = ()
    status: str = ""
    standing: str = ""
    tone: str = ""
    asked: tuple = ()


@dataclass(frozen=True)
class RecordForm:
    key: str
    noun: str
    is_taken: bool
    hint: str
    boxes: tuple


@dataclass(frozen=True)
class ItemForm:
    key: str
    heading: str
    part: str
    boxes: tuple
    records: tuple
    is_confidential: bool = False
    cuts: tuple = ()
    may_join: bool = False
    shape_error: str = ""


@dataclass
class ReviewForm:
    """The whole page of a draft. `errors` are what was wrong with what was sent."""

    draft: dict
    directory: object
    errors: dict = field(default_factory=dict)
    statuses = STATUSES

    @property
    def facts(self):
        meeting = self.draft["meeting"]
        proposed = choices.proposed_end(meeting)
        after = (
            PROPOSED_END if proposed else "Left blank, it is the time at which the meeting closed."
        )
        end = meeting["end"] or proposed
        return (
            self._box("meeting-title", "Title in the file", meeting["title"]),
            self._box("meeting-date", "Date", meeting["date"], kind="date"),
            self._box("meeting-start", "Began at", meeting["start"], kind="time"),
            self._box("meeting-end", "Planned end", end, kind="time", hint=after),
            self._box("meeting-closed", "Closed at", meeting["closed"], kind="time"),
            self._box("meeting-venue", "Venue", meeting["venue"]),
            self._box("meeting-next", "Next meeting", self.draft["next_meeting"]),
        )

    @property
    def people(self):
        return tuple(
            self._person(f"person-{n}", person) for n, person in enumerate(self.draft["people"])
        )

    @property
    def names(self):
        return tuple(
            self._named(f"name-{n}", name["written"], name["who"], {})
            for n, name in enumerate(self.draft["names"])
        )

    @property
    def items(self):
        return tuple(self._item(f"item-{n}", item) for n, item in enumerate(self.draft["items"]))

    @property
    def left_out(self):
        return self.draft.get("left_out", [])  # a draft may be older than that

    @property
    def options(self):
        return [entry.label for entry in self.directory.people]

    def _box(self, key, label, value, **more):
        name = key.rpartition("-")[2]
        rows = 3 if name in LONG_BOXES else 1
        more.setdefault("rows", rows)
        width = "govuk-input--width-10" if name in SHORT_BOXES or "kind" in more else ""
        return Box(key, label, value, width=width, error=self.errors.get(key, ""), **more)

    def _boxes(self, key, row, names):
        return tuple(self._box(f"{key}-{name}", LABELS[name], row[name]) for name in names)

    def _person(self, key, person):
        about = ", ".join(filter(None, [person["role"], person["organisation"]]))
        more = {
            "about": about,
            "boxes": self._boxes(key, person, PERSON_BOXES),
            "status": person["status"],
            "standing": standing_of(person),
            "tone": STANDING_TONES.get(person["status"], "grey"),
            "asked": tuple(w["text"] for w in self.draft["warnings"] if w["place"] == key),
        }
        how = {"initials": person["initials"], "organisation": person["organisation"]}
        return self._named(key, person["name"], person["who"], more, people_only=True, **how)

    def _named(self, key, name, who, more, **how):
        found = self.directory.suggestions(name, **how)
        told = {each.value: (each.label, each.why) for each in found}
        if who and who not in (NEW, AS_WRITTEN):
            told.setdefault(who, (self.directory.label_of(who), "chosen here"))
        ways = [
            Choice(value, label, why, value == who) for value, (label, why) in told.items() if label
        ]
        other_key = f"{key}-other"
        has_error = other_key in self.errors
        ways += [
            Choice(OTHER, "Somebody else", "", has_error),
            Choice(NEW, "A new person", "entered in the directory on acceptance", who == NEW),
            Choice(AS_WRITTEN, "Leave the name as written", "", who == AS_WRITTEN),
        ]
        box = self._box(other_key, "Who, if it is somebody else", "")
        return Named(key, name, tuple(ways), box, is_open=not who, **more)

    def _item(self, key, item):
        text = plain_text.shown(item["text"])
        rows = min(12, max(2, text.count("\n") + len(text) // 90 + 1))
        boxes = [
            self._box(f"{key}-number", "Number in the file", item["number"]),
            self._box(f"{key}-title", "Title", item["title"]),
            self._box(f"{key}-text", "What was said", text, rows=rows),
        ]
        if item["updates"]:
            lines = "\n".join(item["updates"])
            rows = len(item["updates"]) + 1
            label = "Updates on earlier actions, one to a line"
            boxes.append(self._box(f"{key}-updates", label, lines, rows=rows))
        records = [
            self._record(f"{key}-{kind}-{n}", kind, record)
            for kind in BOXES
            for n, record in enumerate(item[kind])
        ]
        heading = " ".join(filter(None, [item["number"], item["title"]])) or "Without a title"
        is_confidential = item.get("is_confidential", False)  # a draft may be older than that
        return ItemForm(
            key,
            heading,
            item["part"],
            tuple(boxes),
            tuple(records),
            is_confidential,
            cuts=tuple(shapes.cuts_of(item)),
            may_join=key != "item-0",
            shape_error=self.errors.get(f"{key}-cut", ""),
        )

    def _record(self, key, kind, record):
        boxes = self._boxes(key, record, BOXES[kind])
        if kind == "actions":
            owners = f"{BETWEEN_OWNERS} ".join(record["owners"])
            boxes += (self._box(f"{key}-owners", LABELS["owners"], owners),)
        hint = IN_THE_TEXT if record.get("how") == PROSE else ""
        return RecordForm(key, NOUNS[kind], record["taken"], hint, boxes)


def standing_of(person):
    """How somebody was there, in words: "Deputy for Tom Baker"."""
    if person["deputising_for"] and person["status"] in (DEPUTY, PRESENT):
        return f"Deputy for {person['deputising_for']}"
    return STANDINGS[person["status"]]


def line_of(row):
    """What the list says of one file."""
    return {
        "row": row,
        "word": "Reading was interrupted" if row.is_stuck else row.get_state_display(),
        "tone": "red" if row.is_stuck else TONES[row.state],
        "facts": f"{file_size(row.size)}, brought by {row.brought_by} on {moment(row.brought_at)}",
    }


def counts_of(rows):
    """ "3 to check, 1 being read": how far a list of imports is."""
    words = {
        "being read": sum(row.is_under_way for row in rows),
        "to check": sum(row.is_to_check for row in rows),
        "accepted": sum(row.is_accepted for row in rows),
        "refused": sum(row.is_refused for row in rows),
    }
    return ", ".join(f"{count} {word}" for word, count in words.items() if count)


def summary_of(draft):
    """What acceptance will make, each in a line."""
    items = draft["items"]
    taken = {
        kind: sum(record["taken"] for item in items for record in item[kind]) for kind in NOUNS
    }
    people = [each for each in draft["people"] if each["status"] in STATUSES]
    lines = [
        plural(len(items), "item"),
        plural(len(people), "line of attendance", "lines of attendance"),
        *(plural(count, NOUNS[kind]) for kind, count in taken.items() if count),
    ]
    if new := choices.new_people(draft):
        lines.append(f"{plural(len(new), 'new person', 'new people')}: {', '.join(new)}")
    return lines
