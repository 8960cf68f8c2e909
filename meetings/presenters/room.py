"""The view for the room's screen: open titles, who presents, decisions and actions; no notes. Of a confidential item
nothing but its open title."""

from dataclasses import dataclass

from common.formats import plural
from meetings.presenters.item_page import lines_of
from meetings.presenters.papers import labelled


@dataclass(frozen=True)
class Shown:
    """One item as everybody in the room may see it."""

    number: str
    title: str
    about: str
    description: str
    is_confidential: bool
    decisions: tuple
    actions: tuple


@dataclass(frozen=True)
class Room:
    """`now` is the item that is spoken about with its `papers`, `after` the title of what comes next."""

    now: Shown | None
    after: str
    decided: tuple
    sentence: str
    papers: tuple = ()


def room_of(meeting, numbers, key, papers=()):
    """What the screen shows of a meeting that `load_items` loaded, at the item with that key.

    `papers` are those of the meeting, with their files; only those that every member may read are shown.
    """
    items = list(meeting.items.all())
    place = next((n for n, item in enumerate(items) if item.pk == key), 0)
    shown = [_shown(item, numbers.get(item.pk, "")) for item in items]
    decided = tuple(
        (each.number, line) for each in shown for line in each.decisions if each is not shown[place]
    )
    following = shown[place + 1] if place + 1 < len(shown) else None
    return Room(
        now=shown[place] if shown else None,
        after=f"{following.number} {following.title}" if following else "",
        decided=decided,
        sentence=plural(sum(len(each.decisions) for each in shown), "decision") + " so far",
        papers=_papers(items[place], shown[place].number, papers, meeting) if shown else (),
    )


def _papers(item, number, papers, meeting):
    """(label, title) of the papers that lie before the room."""
    here = [] if item.is_confidential else [paper for paper in papers if paper.item_id == item.pk]
    lines = labelled(here, number, meeting, meeting.date)
    return tuple((line.label, line.title) for line in lines if line.is_in)


def _shown(item, number):
    if item.is_confidential:
        return Shown(number, item.title, "", "", is_confidential=True, decisions=(), actions=())
    about = [
        f"Presented by {item.presented_by}" if item.presented_by else "",
        f"for {item.get_purpose_display().lower()}" if item.purpose else "",
    ]
    return Shown(
        number=number,
        title=item.title,
        about=", ".join(filter(None, about)),
        description=item.description,
        is_confidential=False,
        decisions=tuple(lines_of(item, "decision", item.decisions.all())),
        actions=tuple(lines_of(item, "action", item.actions.all())),
    )
