"""What packs say: on their own pages, in bars and bookmarks, and what the page of a pack says of it. No queries."""

from dataclasses import replace

from django.utils import timezone

from common.downloads import file_name
from common.formats import file_size, listing, long_date, moment, plural
from common.joined_pdf import LINK
from meetings.enums import Edition, PackStatus

LOST = "Its file could not be found. Hand it in again."
LOCKED = (
    "It is protected with a password. Hand it in again without one, for example printed to a PDF."
)
DAMAGED = "It is damaged and cannot be read. Save it again from the program that made it, and hand that in."
LEFT_OUT = "This paper could not be included in the pack. Ask the business unit for it"


def left_out(email=""):
    """What readers are told of a paper that is not in the pack; what is to be done is for the unit."""
    return f"{LEFT_OUT}: {email}" if email else f"{LEFT_OUT}."


def not_converted(kind, *, can):
    """Why an Office file stands beside the pack; `can` when LibreOffice is there but could not read it."""
    if can:
        return f"This {kind} file could not be turned into pages. The file itself is attached to this PDF."
    return f"{kind} files are not turned into pages here. The file itself is attached to this PDF."


def title_of(pack):
    meeting = pack.meeting
    return f"{pack.name} for {meeting.name}, {long_date(meeting.date)} ({meeting.reference})"


def running(pack):
    """What stands at the top and foot of our own pages."""
    is_full = pack.edition == Edition.FULL
    return {
        "pack": pack,
        "status_line": f"{pack.name}, {long_date(timezone.localdate(pack.asked_at))}",
        "edition": "With confidential items" if is_full else "",
    }


def bar_of(paper):
    """ "2.1 Neglect strategy · 2.1a Annex · OFFICIAL": the item and, when it has several, the paper."""
    item = f"{paper.line.number} {paper.line.title}"
    own = (
        "" if paper.label == paper.line.number and paper.title == paper.line.title else paper.title
    )
    label = f"{paper.label} {own}" if own and paper.label != paper.line.number else own
    return " · ".join(filter(None, [item, label, paper.version.paper.marking]))


def link_papers(agenda, papers):
    """The agenda with its papers under their lines, as links to where they begin in the pack."""
    by_item = {}
    for paper in papers:
        link = {
            "label": paper.label,
            "title": paper.title,
            "url": f"{LINK}paper-{paper.version.paper_id}",
        }
        by_item.setdefault(paper.line.key, []).append(link)
    for part in agenda.parts:
        part.lines[:] = [
            replace(line, papers=tuple(by_item.get(line.key, ()))) for line in part.lines
        ]


def attachment_name(paper):
    return f"{file_name(f'{paper.label} {paper.title}')}.{paper.version.kind}"


def previous_title(reading):
    """ "Minutes of 12 September 2026, draft"."""
    record = reading.record
    return f"Minutes of {record.date}{', draft' if record.status.is_draft else ''}"


def unopened(person, names, first_at):
    """Who has not opened a pack: "Ada Reed (not Supplement 1; the rest on 3 December 2026, 9.12am)"."""
    if not names:
        return str(person)
    return f"{person} (not {listing(names)}; the rest on {moment(first_at)})"


def download_name(pack):
    """BM-2026-08-pack, BM-2026-08-supplement-1; the one with confidential items says so."""
    edition = " confidential" if pack.edition == Edition.FULL else ""
    return file_name(f"{pack.meeting.reference} {pack.name.lower()}{edition}")


def pack_line(pack, *, is_unit):
    """A pack as its page shows it; the unit reads what is to be done about papers that are not in it."""
    return {
        "pack": pack,
        "name": pack.name,
        "edition": pack.get_edition_display() if pack.edition == Edition.FULL else "",
        "is_ready": pack.is_ready,
        "is_under_way": pack.is_under_way,
        "is_waiting": pack.status == PackStatus.WAITING,
        "is_broken": pack.is_broken,
        "percent": min(99, round(100 * pack.done / pack.total)) if pack.total else 0,
        "facts": facts_of(pack) if pack.is_ready else "",
        "contents": pack.contents,
        "problems": [
            each | {"said": each["problem"] if is_unit else each.get("told", left_out())}
            for each in pack.problems
        ],
    }


def facts_of(pack):
    """ "300 pages, 12.4 MB, made on 28 November 2026 at 6.40pm."."""
    pages = plural(pack.last_page - pack.first_page + 1, "page")
    if pack.supplements_id:
        pages += f" ({pack.first_page} to {pack.last_page})"
    return f"{pages}, {file_size(pack.size)}, made on {moment(pack.made_at)}"


def changes_since(packs, papers):
    """What has come since: (papers that no pack has, papers of which a pack has an older file), as lists of titles."""
    sent = {each["file"] for pack in packs for each in pack.contents if each["file"]}
    new = [
        paper
        for paper in papers
        if paper.versions_in_order and paper.versions_in_order[-1].pk not in sent
    ]
    older = [
        paper for paper in new if any(version.pk in sent for version in paper.versions_in_order)
    ]
    return [p.title for p in new if p not in older], [p.title for p in older]
