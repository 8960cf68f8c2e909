"""Every text of a frozen record, each with a place that leads to it.

A place is a path into the snapshot of a version, such as `parts.0.items.2.decisions.1.text`; a
paragraph of rich text is named by its number, as in `parts.0.items.2.discussion#3`. Frozen
snapshots never change, so a place leads to the same words for ever.
"""

from dataclasses import dataclass

from common import richtext
from common.richtext import document

PARAGRAPH = "#"
FIELDS = {
    "amendments": (("place", "Place"), ("text", "Amendment"), ("requested_by", "Asked for by")),
    "reported": (("taken", "How it was taken"), ("text", "Decision"), ("condition", "Condition")),
    "challenges": (
        ("asked_by", "Asked by"),
        ("asked_of", "Asked of"),
        ("question", "Question"),
        ("answer", "Answer"),
        ("follow_up", "To follow up"),
    ),
    "tracked": (("text", "Action"), ("update", "Update"), ("colour", "Colour"), ("step", "Step")),
    "decisions": (("text", "Decision"), ("condition", "Condition")),
    "actions": (("text", "Action"), ("owners", "Owner"), ("due", "Due")),
}
"""What the records of an item say, in the order of the page."""
ROWS = {
    "amendments": "amendment",
    "reported": "decision taken between meetings",
    "challenges": "challenge",
    "tracked": "update of action",
    "decisions": "decision",
    "actions": "action",
}
AGENDA_FIELDS = (
    ("title", "Title"),
    ("description", "Description"),
    ("presenter", "Presenter"),
    ("priority", "Priority"),
    ("note", "Note"),
)


@dataclass(frozen=True)
class Passage:
    """A text that words can be left out of. `wholes` are (place, name) of what it belongs to.

    `links` are the addresses that its words lead to.
    """

    place: str
    label: str
    text: str
    wholes: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of the record under one title, with its passages in reading order."""

    title: str
    passages: tuple[Passage, ...]


def sections_of(snapshot):
    """The `Section`s of the snapshot of minutes or of an agenda that hold any words."""
    make = _of_agenda if "paper_deadline" in snapshot else _of_minutes
    return [section for section in make(snapshot) if section.passages]


def passages_of(snapshot):
    return [passage for section in sections_of(snapshot) for passage in section.passages]


def node_at(snapshot, path):
    """What a path, without the number of a paragraph, leads to."""
    found = snapshot
    for step in path.split("."):
        found = found[int(step)] if isinstance(found, list) else found[step]
    return found


def _of_minutes(snapshot):
    head = [_passage("kind", "Kind of meeting", snapshot["kind"])]
    head += [
        _passage(f"facts.{n}.value", fact["label"], fact["value"])
        for n, fact in enumerate(snapshot["facts"])
    ]
    yield _section("The meeting", head)
    for number, table in enumerate(snapshot["attendance"]):
        yield _section(f"Attendance: {table['heading']}", _attendance(number, table))
    for n, part in enumerate(snapshot["parts"]):
        yield _section(part["heading"], [])
        for m, item in enumerate(part["items"]):
            yield _section(f"{item['number']} {item['title']}", _item(f"parts.{n}.items.{m}", item))
    close = [
        _passage(name, label, snapshot[name])
        for name, label in (
            ("quorum", "Quorum"),
            ("closing", "Close"),
            ("next_meeting", "Next meeting"),
        )
    ]
    for n, approval in enumerate(snapshot["approvals"]):
        close.append(_passage(f"approvals.{n}.sentence", "Approval", approval["sentence"]))
        close += _rows(f"approvals.{n}", approval, ("amendments",), ())
    yield _section("Close and approval", close)


def _attendance(number, table):
    for n, row in enumerate(table["rows"]):
        start = f"attendance.{number}.rows.{n}"
        yield _passage(f"{start}.organisation", "Organisation or role", row["organisation"])
        for m, person in enumerate(row["people"]):
            place = f"{start}.people.{m}"
            yield _passage(f"{place}.name", "Name", person["name"])
            yield _passage(f"{place}.role", "Role", person["role"])
            for k, note in enumerate(person["notes"]):
                yield _passage(f"{place}.notes.{k}", "Note", note)


def _item(start, item):
    yield _passage(f"{start}.title", "Title", item["title"])
    if item["is_confidential"]:
        return
    wholes = ((start, f"the whole record of item {item['number']}"),)
    for name, label in (("about", "About"), ("outcomes", "Outcome")):
        for n, words in enumerate(item[name]):
            yield _passage(f"{start}.{name}.{n}", label, words, wholes)
    yield from _rows(start, item, ("amendments", "reported"), wholes)
    yield from _paragraphs(f"{start}.discussion", item["discussion"], wholes)
    yield _passage(f"{start}.nil_return", "Statement", item["nil_return"], wholes)
    yield from _rows(start, item, ("tracked", "challenges", "decisions", "actions"), wholes)


def _rows(start, item, names, wholes):
    for name in names:
        for n, row in enumerate(item.get(name, ())):
            place = f"{start}.{name}.{n}"
            title = f"{ROWS[name]} {row.get('reference') or n + 1}"
            for field, label in FIELDS[name]:
                own = ((place, f"the whole {title}"), *wholes)
                label = f"{title[:1].upper()}{title[1:]}: {label.lower()}"
                yield _passage(f"{place}.{field}", label, row[field], own)


def _paragraphs(start, html, wholes):
    for n, paragraph in enumerate(document.paragraphs_in(richtext.parse(html))):
        links = tuple(dict.fromkeys(run.style.href for run in paragraph.runs if run.style.href))
        words = document.words_of(paragraph)
        label = f"Discussion, paragraph {n + 1}"
        yield Passage(f"{start}{PARAGRAPH}{n}", label, words, wholes, links)


def _of_agenda(snapshot):
    head = [
        _passage(name, label, snapshot[name])
        for name, label in (
            ("title", "Title"),
            ("venue", "Venue"),
            ("venue_address", "Address of the venue"),
        )
    ]
    yield _section("The meeting", head)
    for n, part in enumerate(snapshot["parts"]):
        yield _section(f"Part {n + 1}", [_passage(f"parts.{n}.title", "Title", part["title"])])
        for m, item in enumerate(part["items"]):
            start = f"parts.{n}.items.{m}"
            yield _section(
                item["title"],
                [_passage(f"{start}.{name}", label, item[name]) for name, label in AGENDA_FIELDS],
            )
    between = snapshot.get("between", [])
    words = [
        _passage(f"between.{n}.words", each["reference"], each["words"])
        for n, each in enumerate(between)
    ]
    yield _section("Decisions taken between meetings", words)


def _passage(place, label, text, wholes=()):
    return Passage(place, label, text, wholes)


def _section(title, passages):
    return Section(title, tuple(each for each in passages if each.text))
