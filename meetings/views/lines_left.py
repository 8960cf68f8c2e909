"""What is told before minutes go out: marked lines that never became records."""

from dataclasses import dataclass

from common.formats import plural
from meetings import rules
from meetings.lines_left import lines_left as lines_in
from meetings.models import AgendaItem
from meetings.views.item_loading import items_in_order


@dataclass(frozen=True)
class Left:
    """The lines of one item, with the address of the page where they can be put right."""

    number: str
    title: str
    url: str
    lines: tuple


@dataclass(frozen=True)
class LinesLeft:
    sentence: str
    at: tuple


def lines_left(meeting, person):
    """The lines of a meeting's texts that look like records, as far as `person` sees its items; None without any."""
    found = lines_in(_texts(meeting, confidential=rules.sees_confidential(person, meeting.group)))
    items = tuple(
        Left(
            number,
            item.closed_title or item.title,
            item.get_absolute_url(),
            tuple(line.words for line in found[item.pk]),
        )
        for number, item in items_in_order(meeting, person)
        if found.get(item.pk)
    )
    count = sum(len(item.lines) for item in items)
    if not count:
        return None
    looks = "looks like a record but is" if count == 1 else "look like records but are"
    return LinesLeft(f"{plural(count, 'line')} {looks} still text.", items)


def _texts(meeting, *, confidential):
    items = AgendaItem.objects.filter(meeting=meeting).exclude(discussion="").order_by("pk")
    if not confidential:
        items = items.filter(is_confidential=False)
    items = list(items.only("discussion", "meeting"))
    for item in items:
        item.meeting = meeting
    return items
