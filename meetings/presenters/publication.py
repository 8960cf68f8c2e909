"""What the pages of a publication say: its text with what is redacted, the check, and how it stands."""

import re
from dataclasses import dataclass, field

from django.urls import reverse

from common.uploads import FileKind
from meetings.enums import PublicationKind, PublicationStatus
from meetings.publication import looking, records, reports
from meetings.publication.places import passages_of, sections_of
from meetings.publication.redacting import cut_of, pieces_of
from meetings.publication.report_pictures import pages_with_pictures

TONES = {
    PublicationStatus.PREPARING: "grey",
    PublicationStatus.CHECKING: "amber",
    PublicationStatus.PUBLISHED: "green",
    PublicationStatus.WITHDRAWN: "red",
}
AROUND = 80
YOUNG = re.compile(
    r"(?:young (?:person|people|advis[eo]r|ambassador|representative)|pupil|student)s?\b", re.I
)
INITIALS = re.compile(r"\s*\([A-Z]+\)$")


@dataclass(frozen=True)
class MarkedPassage:
    """A text to mark words in. `pieces` are (words, redaction or None) in order; `url` marks more of it."""

    place: str
    label: str
    pieces: tuple
    redactions: tuple
    url: str

    @property
    def anchor(self):
        return anchor(self.place)


@dataclass(frozen=True)
class MarkedSection:
    title: str
    passages: tuple[MarkedPassage, ...]


@dataclass(frozen=True)
class ListedRedaction:
    """A redaction with the words around it; `whole` names a record that is left out as a whole."""

    where: str
    before: str
    quoted: str
    after: str
    why: str
    row: object
    whole: str = ""


@dataclass
class Check:
    """Everything that somebody looks at before a publication: its redactions, and what is left.

    `open_titles` are those that the public reads of confidential items, `behind` the words of a report that
    stand on none of its pages.
    """

    redactions: list = field(default_factory=list)
    findings: list = field(default_factory=list)
    open_titles: list = field(default_factory=list)
    behind: list = field(default_factory=list)

    @property
    def keys(self):
        return [finding.key for finding in self.findings]


def marked_sections(publication, redactions):
    """The frozen text of a publication, section by section, with what is redacted of it."""
    url = reverse("meetings:redact", args=[publication.pk])
    by_place = {}
    for each in redactions:
        by_place.setdefault(each.place, []).append(each)
    return [
        MarkedSection(
            section.title, tuple(_marked(passage, by_place, url) for passage in section.passages)
        )
        for section in sections_of(records.frozen_of(publication))
    ]


def _marked(passage, by_place, url):
    """A passage of a record that is left out whole is marked throughout."""
    wholes = [each for place, _name in passage.wholes for each in by_place.get(place, ())]
    own = by_place.get(passage.place, [])
    pieces = [(passage.text, wholes[0])] if wholes else pieces_of(passage.text, own)
    link = f"{url}?place={passage.place.replace('#', '%23')}"
    return MarkedPassage(passage.place, passage.label, tuple(pieces), tuple(own), link)


def listed(publication, redactions):
    """Each redaction in its context, in the order of the text."""
    frozen = records.frozen_of(publication)
    where = {
        passage.place: (number, section.title, passage)
        for number, section in enumerate(sections_of(frozen))
        for passage in section.passages
    }
    names = {place: name for each in passages_of(frozen) for place, name in each.wholes}
    order = {place: number for number, place in enumerate(_in_order(frozen))}
    rows = sorted(redactions, key=lambda each: (order.get(each.place, 0), each.start or 0))
    return [_listed(row, where, names) for row in rows]


def _in_order(frozen):
    """Every place, wholes before what they hold."""
    for passage in passages_of(frozen):
        yield from (place for place, _name in reversed(passage.wholes))
        yield passage.place


def _listed(row, where, names):
    cut = cut_of(row)
    if cut.start is None:
        name = names.get(cut.place, "")
        return ListedRedaction(name, "", cut.quoted, "", cut.why, row, whole=name)
    _number, title, passage = where[cut.place]
    before = passage.text[max(0, cut.start - AROUND) : cut.start]
    after = passage.text[cut.end : cut.end + AROUND]
    return ListedRedaction(
        f"{title}, {in_a_line(passage.label)}", before, cut.quoted, after, cut.why, row
    )


def check_of(publication, redactions, *, people, quoted, bodies=()):
    """What is to be looked at.

    `people` are names that may be read, `quoted` words redacted before, `bodies` names of organisations and groups.
    """
    if publication.kind == PublicationKind.REPORT:
        return _check_of_report(publication, people, bodies)
    snapshot = publication.snapshot
    texts = [
        looking.Text(f"{section.title}, {in_a_line(passage.label)}", words)
        for section in sections_of(snapshot)
        for passage in section.passages
        for words in (passage.text, *passage.links)
    ]
    young = young_people_in(snapshot)
    known = {*people, *_named_in(snapshot)} - young
    found = looking.look(
        texts,
        day=publication.day,
        known=known,
        gone=quoted,
        children=young,
        bodies=bodies,
        letters=_letters_in(snapshot, known),
    )
    return Check(listed(publication, redactions), found, _open_titles(snapshot))


def _check_of_report(publication, people, bodies):
    """Pages that no program can read come first; words that stand on no page are looked at with the others."""
    content = bytes(publication.files.get(kind=FileKind.PDF).content)
    pages, behind = reports.words_of_pdf(content), reports.words_behind(content)
    texts = [looking.Text(f"Page {n}", words) for n, words in enumerate(pages, start=1)]
    texts += [looking.Text(each.label, each.words) for each in behind]
    found = looking.look(texts, day=publication.day, known=people, bodies=bodies)
    shown = [each for each in behind if each.label != reports.OTHER]
    return Check(findings=_to_be_seen(content, pages) + found, behind=shown)


def _to_be_seen(content, pages):
    """The pages of a report that are read by eye, because they hold no text, or a picture of some size."""
    unread = reports.pages_unread(content, pages)
    pictures = [each for each in pages_with_pictures(content) if each not in unread]
    kinds = ((looking.Kind.UNREAD, unread), (looking.Kind.PICTURE, pictures))
    return [
        looking.Finding(kind, which)
        for kind, numbers in kinds
        for which in reports.named_pages(numbers)
    ]


def _open_titles(snapshot):
    items = [item for part in snapshot["parts"] for item in part["items"]]
    return [item["title"] for item in items if item["is_confidential"]]


def _named_in(snapshot):
    """The names in the attendance of minutes, without initials behind them."""
    return {
        INITIALS.sub("", person["name"])
        for row in _rows_of_attendance(snapshot)
        for person in row["people"]
    }


def _letters_in(snapshot, known):
    """The initials behind the names of those who came, and may be named."""
    names = [person["name"] for row in _rows_of_attendance(snapshot) for person in row["people"]]
    found = ((INITIALS.sub("", name), INITIALS.search(name)) for name in names)
    return {match[0].strip(" ()") for name, match in found if match and name in known}


def young_people_in(snapshot):
    """Those who came as a child or young person: their names are looked at before they are published."""
    return {
        INITIALS.sub("", person["name"])
        for row in _rows_of_attendance(snapshot)
        for person in row["people"]
        if YOUNG.match(person["role"]) or YOUNG.match(row["organisation"])
    }


def _rows_of_attendance(snapshot):
    for table in snapshot.get("attendance", ()):
        yield from table["rows"]


def in_a_line(label):
    """A label behind other words: "decision D-QA-2026-004: decision", with its reference as it is."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def anchor(place):
    """A place as the id of an element."""
    return place.replace("#", "-")


def again_url(publication):
    """The page where a withdrawn publication is prepared again."""
    if publication.kind == PublicationKind.MINUTES:
        version, page = publication.minutes_version, "publication_begin_minutes"
        return reverse(f"meetings:{page}", args=[version.minutes.meeting_id, version.number])
    if publication.kind == PublicationKind.AGENDA:
        version, page = publication.agenda_version, "publication_begin_agenda"
        return reverse(f"meetings:{page}", args=[version.meeting_id, version.number])
    return reverse("meetings:report_add")


def tone_of(publication):
    """The colour of how a publication stands."""
    return TONES[publication.status]
