"""What is told before minutes go out: marked lines that never became records."""

from dataclasses import dataclass

from common.formats import plural
from meetings import rules
from meetings.capture import owners
from meetings.capture.left import quick_lines_left
from meetings.models import AgendaItem, Capture
from meetings.sitting import room_of
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
    texts = _texts(meeting, confidential=rules.sees_confidential(person, meeting.group))
    if not quick_lines_left(texts, knows=lambda words: True):
        return None
    found = quick_lines_left(texts, knows=owners.knows(room_of(meeting)))
    items = tuple(
        Left(
            number, item.closed_title or item.title, item.get_absolute_url(), tuple(found[item.pk])
        )
        for number, item in items_in_order(meeting, person)
        if item.pk in found
    )
    count = sum(len(item.lines) for item in items)
    if not count:
        return None
    looks = "looks like a record but is" if count == 1 else "look like records but are"
    return LinesLeft(f"{plural(count, 'line')} {looks} still text.", items)


def _texts(meeting, *, confidential):
    """The items with words, each with `meant_as_words`: its lines that were turned back."""
    items = AgendaItem.objects.filter(meeting=meeting).exclude(discussion="").order_by("pk")
    if not confidential:
        items = items.filter(is_confidential=False)
    items = list(items.only("discussion"))
    back = Capture.objects.filter(item__in=items, turned_back_at__isnull=False).order_by("pk")
    words = list(back.values_list("item", "words"))
    for item in items:
        item.meant_as_words = [" ".join(said.split()) for key, said in words if key == item.pk]
    return items
