"""What a line of the trail says, the same on the page and in the CSV file."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from django.urls import NoReverseMatch, reverse

from trail import places
from trail.enums import Deed

NOBODY = "Not known"
HEADINGS = (
    "Number",
    "When",
    "Who",
    "What",
    "Record",
    "Kind",
    "Page",
    "Answer",
    "Code of the answer",
    "Session",
    "From",
    "Hash",
)
ANSWERS = {
    HTTPStatus.OK: "shown",
    HTTPStatus.NO_CONTENT: "done",
    HTTPStatus.FOUND: "done",
    HTTPStatus.FORBIDDEN: "refused",
    HTTPStatus.NOT_FOUND: "not found",
    HTTPStatus.TOO_MANY_REQUESTS: "asked to wait",
}
TONES = {
    Deed.REFUSED: "red",
    Deed.NOT_SIGNED_IN: "red",
    Deed.EXPORTED: "amber",
    Deed.DOWNLOADED: "amber",
}


@dataclass(frozen=True)
class Line:
    """One entry in words. `url` leads to the page, where it can be opened again without changing anything."""

    number: int
    at: datetime
    who: str
    person_url: str
    deed: str
    tone: str
    record: str
    kind: str
    page: str
    url: str
    via: str
    answer: str
    status: int
    session: str
    network: str
    hash: str

    def cells(self):
        """In the order of `HEADINGS`."""
        when = self.at.astimezone().isoformat(timespec="seconds")
        return (
            *(self.number, when, self.who, self.deed, self.record, self.kind, self.page),
            *(self.answer, self.status, self.session, self.network, self.hash),
        )


def lines(entries):
    """The lines of these entries, with names as they are now. One query for each kind of record."""
    names = places.names(entries)
    return [_line(entry, names) for entry in entries]


def _line(entry, names):
    place = places.get(entry.place) if entry.record is not None else None
    name = names.get((entry.place, entry.record), "")
    return Line(
        number=entry.number,
        at=entry.at,
        who=entry.person.full_name if entry.person else NOBODY,
        person_url=entry.person.get_absolute_url() if entry.person else "",
        deed=entry.get_deed_display(),
        tone=TONES.get(entry.deed, "grey"),
        record=name or (f"{place.noun.capitalize()} {entry.record}, removed" if place else ""),
        kind=place.noun if place else "",
        page=places.page_words(entry.page),
        url=_url(entry),
        via="by a personal link" if entry.via == "link" else "",
        answer=answer_words(entry.deed, entry.status),
        status=entry.status,
        session=entry.session,
        network=entry.network or "",
        hash=entry.hash,
    )


def answer_words(deed, status):
    """ "shown", "refused", "not found": what the person got."""
    if deed == Deed.NOT_SIGNED_IN and status == HTTPStatus.OK:
        return "refused"
    return ANSWERS.get(status, "")


def _url(entry):
    if entry.deed != Deed.VIEWED or entry.via == "link":
        return ""
    try:
        return reverse(entry.page, kwargs=entry.keys)
    except NoReverseMatch:  # words of the address were not kept, or the page has gone
        return ""
