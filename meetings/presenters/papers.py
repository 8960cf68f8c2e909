"""What pages say of papers: what stands under an item, what is missing, what came late. No queries."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from django.urls import reverse

from common.formats import file_size, long_date, moment, plural
from common.uploads import FileKind
from meetings.papers import deadlines

IN, LATE, CHANGED, EXPECTED, MISSING, UNREADABLE = (
    ("In", "green"),
    ("Late", "amber"),
    ("Changed late", "amber"),
    ("Expected", "grey"),
    ("Missing", "red"),
    ("Cannot be read", "red"),
)

WANTED, OTHER = "Expected from you", "Other items that you present"


@dataclass(frozen=True)
class PaperLine:
    """A paper in a list. `label` tells the papers of one item apart ("2.1a"); `facts` are its file in words."""

    key: int
    label: str
    title: str
    url: str
    file_url: str
    facts: str
    author: str
    marking: str
    word: str
    tone: str
    note: str
    versions: int

    @property
    def is_in(self):
        return bool(self.file_url)

    @property
    def is_wanted(self):
        """Whether it is still to come: nothing is there, or what is there cannot be read."""
        return not self.is_in or self.word == UNREADABLE[0]


@dataclass(frozen=True)
class ItemPapers:
    """An item of the agenda with its papers; `owner` is who is to hand papers in, when that is known."""

    key: int
    number: str
    title: str
    owner: str
    is_confidential: bool
    papers: list = field(default_factory=list)

    @property
    def url(self):
        return reverse("meetings:paper_item", args=[self.key])


def paper_line(paper, meeting, today, *, label=""):
    """A paper from `PaperQuerySet.for_list()`."""
    latest = paper.versions_in_order[-1] if paper.versions_in_order else None
    word, tone = _state(paper.versions_in_order, meeting, today)
    return PaperLine(
        key=paper.pk,
        label=label,
        title=paper.title,
        url=paper.get_absolute_url(),
        file_url=reverse("meetings:paper_file", args=[paper.pk]) if latest else "",
        facts=facts_of(latest) if latest else "",
        author=paper.organisation.name if paper.organisation else "",
        marking=paper.marking,
        word=word,
        tone=tone,
        note=_note(paper, latest, meeting),
        versions=len(paper.versions_in_order),
    )


def _state(versions, meeting, today):
    if not versions:
        return MISSING if deadlines.is_over(meeting, today) else EXPECTED
    if versions[-1].problem:
        return UNREADABLE
    if versions[0].is_late:
        return LATE
    return CHANGED if versions[-1].is_late else IN


def _note(paper, latest, meeting):
    if latest:
        return latest.problem
    owner = deadlines.who_owes(paper)
    whose = f"from {owner.full_name}" if owner else "from nobody yet"
    due = f", due {long_date(meeting.paper_deadline)}" if meeting.paper_deadline else ""
    return f"{whose}{due}"


def facts_of(version):
    """ "PDF, 12 pages, 340 KB"."""
    pages = plural(version.pages, "page") if version.pages else ""
    return ", ".join(filter(None, [FileKind(version.kind).label, pages, file_size(version.size)]))


def version_line(version):
    """One file of a paper: its name, what it is, who handed it in and when."""
    late = ", after papers were due" if version.is_late else ""
    return {
        "number": version.number,
        "url": version.get_absolute_url(),
        "name": version.name,
        "facts": facts_of(version),
        "said": f"{version.handed_in_by.full_name}, {moment(version.handed_in_at)}{late}",
        "problem": version.problem,
        "sha256": version.sha256,
    }


def papers_by_item(papers):
    """The papers of each item by its key, in their order; none for an item that has none."""
    by_item = defaultdict(list)
    for paper in papers:
        by_item[paper.item_id].append(paper)
    return by_item


def papers_of_items(items, numbers, papers, meeting, today, *, full):
    """An `ItemPapers` for each of `items`, in order; `full` shows closed titles and all the items."""
    by_item = papers_by_item(papers)
    return [
        ItemPapers(
            key=item.pk,
            number=numbers.get(item.pk, ""),
            title=(full and item.closed_title) or item.title,
            owner=item.presented_by if full or not item.is_confidential else "",
            is_confidential=item.is_confidential,
            papers=labelled(by_item[item.pk], numbers.get(item.pk, ""), meeting, today),
        )
        for item in items
    ]


def labelled(papers, number, meeting, today):
    """The lines of one item's papers: 2.1 when there is one, or else 2.1a, 2.1b."""
    if len(papers) == 1:
        return [paper_line(papers[0], meeting, today, label=number)]
    return [
        paper_line(paper, meeting, today, label=f"{number}{_letter(place)}")
        for place, paper in enumerate(papers)
    ]


def grouped(lines):
    """What a person contributes to, as pairs of a heading and its lines; those of nothing are left out.

    A line is a dict with an `item` and its `papers`. What is still to come stands first; items that the
    person only presents, for which no paper was asked, stand last.
    """
    wanted = [line for line in lines if any(paper.is_wanted for paper in line["papers"])]
    there = [line for line in lines if line["papers"] and line not in wanted]
    other = [line for line in lines if not line["papers"]]
    headed = ((WANTED, wanted), ("Handed in", there), (OTHER, other))
    return [(heading, found) for heading, found in headed if found]


def with_papers(record, papers, meeting, today):
    """The same agenda with the papers of each item under its line. Those of other items are left out."""
    by_item = papers_by_item(papers)
    for part in record.parts:
        part.lines[:] = [
            replace(line, papers=tuple(labelled(by_item[line.key], line.number, meeting, today)))
            for line in part.lines
        ]
    return record


def _letter(place):
    """a to z, then aa, ab: an item with so many papers is rare, but may not stop a pack."""
    first, last = divmod(place, 26)
    return (chr(96 + first) if first else "") + chr(97 + last)


def tally(items):
    """ "9 papers are in, 2 of them late; 3 are missing; 1 cannot be read." for the unit."""
    lines = [line for item in items for line in item.papers]
    there = [line for line in lines if not line.is_wanted]
    unreadable = sum(1 for line in lines if line.word == UNREADABLE[0])
    late = sum(1 for line in there if line.word in (LATE[0], CHANGED[0]))
    missing = len(lines) - len(there) - unreadable
    words = f"{plural(len(there), 'paper')} {'is' if len(there) == 1 else 'are'} in"
    if late:
        words += f", {late} of them late"
    if missing:
        words += f"; {missing} {'is' if missing == 1 else 'are'} missing"
    if unreadable:
        words += f"; {unreadable} cannot be read"
    return f"{words}."
