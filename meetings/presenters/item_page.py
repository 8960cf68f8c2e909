"""What the page of one item of the minutes says beside its text."""

from dataclasses import dataclass

from django.urls import reverse

from actions.enums import DueKind
from common.addresses import address_of
from common.formats import listing, long_date, time_range, weekday_date
from meetings.enums import NIL_RETURNS, ItemKind, Satisfied

SATISFIED_TONES = {Satisfied.YES: "green", Satisfied.PARTLY: "amber", Satisfied.NO: "red"}
TAKES_AMENDMENTS = {ItemKind.PREVIOUS_MINUTES, ItemKind.MATTERS_ARISING}


@dataclass(frozen=True)
class Entry:
    """One item in the side navigation."""

    number: str
    title: str
    url: str
    is_current: bool
    is_done: bool
    is_confidential: bool


@dataclass(frozen=True)
class Navigation:
    entries: tuple
    before: Entry | None
    after: Entry | None
    done: int

    @property
    def current(self):
        return next(entry for entry in self.entries if entry.is_current)

    @property
    def sentence(self):
        return f"{self.done} of {len(self.entries)} written"


@dataclass(frozen=True)
class Line:
    """A record of the item with the addresses of what can be done to it."""

    record: object
    kind: str
    named: str
    edit_url: str
    delete_url: str
    move_url: str
    is_first: bool
    is_last: bool
    is_alone: bool
    said: tuple = ()
    tag: tuple = ()
    refusal: str = ""


def navigation(pairs, current):
    entries = [
        Entry(
            number,
            item.closed_title or item.title,
            item.get_absolute_url(),
            item.pk == current.pk,
            item.is_minuted,
            item.is_confidential,
        )
        for number, item in pairs
    ]
    place = next(n for n, entry in enumerate(entries) if entry.is_current)
    return Navigation(
        tuple(entries),
        entries[place - 1] if place else None,
        entries[place + 1] if place + 1 < len(entries) else None,
        sum(entry.is_done for entry in entries),
    )


def lines_of(item, kind, records, *, refusals=None):
    """`kind` is the word in the names of the URLs: decision, action, challenge, amendment.

    `refusals` are the sentences why some of the records, by their keys, stay as they are.
    """
    records = list(records)
    removal = "remove" if kind == "action" else "delete"
    return [
        Line(
            record=record,
            kind=kind,
            named=_named(kind, record, place),
            edit_url=_url(f"{kind}_edit", item, record),
            delete_url=_url(f"{kind}_{removal}", item, record),
            move_url=reverse(
                "meetings:record_move", args=[item.meeting_id, item.pk, kind, record.pk]
            ),
            is_first=place == 0,
            is_last=place == len(records) - 1,
            is_alone=len(records) == 1,
            said=SAID[kind](record),
            tag=_tag(record) if kind == "challenge" else (),
            refusal=(refusals or {}).get(record.pk, ""),
        )
        for place, record in enumerate(records)
    ]


def _url(name, item, record):
    return address_of(f"meetings:{name}", item.meeting_id, item.pk, record.pk)


def _named(kind, record, place):
    return f"{kind} {getattr(record, 'reference', place + 1)}"


def _decision(decision):
    return ()


def _action(action):
    owners = listing([str(owner) for owner in action.owners.all()]) or "No owner"
    due = {
        DueKind.DATE: f"by {long_date(action.due_on)}",
        DueKind.NEXT_MEETING: "at the next meeting",
        DueKind.UNDATED: "no date was set",
    }[action.due_kind]
    return (f"{owners}, {due}",)


def _challenge(challenge):
    asker = challenge.asked_by.full_name if challenge.asked_by else challenge.asked_by_text
    asked = challenge.asked_of.full_name if challenge.asked_of else challenge.asked_of_text
    return asker, asked


def _tag(challenge):
    word = challenge.get_satisfied_display()
    return (word, SATISFIED_TONES[challenge.satisfied]) if challenge.satisfied else ()


def _amendment(amendment):
    asker = f", asked for by {amendment.requested_by.full_name}" if amendment.requested_by else ""
    return (f"{amendment.meeting.reference}, {amendment.place}{asker}",)


SAID = {
    "decision": _decision,
    "action": _action,
    "challenge": _challenge,
    "amendment": _amendment,
}


def facts_of(item):
    """Purpose, presenter and priority as (label, words) pairs."""
    facts = [
        ("For", item.get_purpose_display().lower()),
        ("Presented by", item.presented_by),
        ("Priority", f"{item.priority.number}: {item.priority.title}" if item.priority else ""),
    ]
    return [(label, words) for label, words in facts if words]


def place_of_amendments(item):
    """Earlier minutes are amended under their own item; elsewhere amendments come last, if at all."""
    is_first = item.kind == ItemKind.PREVIOUS_MINUTES
    has_some = item.kind in TAKES_AMENDMENTS or bool(item.amendments.all())
    return {"amends_first": is_first, "amends_last": has_some and not is_first}


def nil_words(item):
    return NIL_RETURNS[item.kind]


def next_meeting_words(meeting):
    times = time_range(meeting.start_time, meeting.end_time)
    venue = f", {meeting.venue}" if meeting.venue else ""
    return f"{weekday_date(meeting.date)}, {times}{venue}"
