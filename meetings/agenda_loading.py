"""What an agenda and the page of its meeting ask of the database, in prepared questions."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from actions.models import ActionOnAgenda
from common.prepared import prepared
from meetings.models import (
    AgendaItem,
    AgendaPart,
    AgendaVersion,
    Decision,
    Meeting,
)


class Around(NamedTuple):
    """The group's meetings before and after one that stand, and the last before it that was held."""

    before: Meeting | None
    after: Meeting | None
    held: Meeting | None


def neighbours(meeting):
    """The `Around` of a meeting, in one query; whoever sees the meeting sees those of its group."""
    rows, here = _around(meeting), (meeting.date, meeting.start_time)
    for row in rows:
        row.group = meeting.group
    earlier = [row for row in rows if (row.date, row.start_time) < here]
    later = [row for row in rows if (row.date, row.start_time) > here]
    held = [row for row in earlier if row.took_place]
    return Around(
        before=earlier[-1] if earlier else None,
        after=later[0] if later else None,
        held=held[-1] if held else None,
    )


@prepared
def _around(meeting):
    meetings = Meeting.objects.all()
    return (
        meetings.after(meeting)[:1]
        .union(meetings.earlier_than(meeting)[:1], meetings.before(meeting)[:1])
        .order_by("date", "start_time", "pk")
    )


def with_agenda(meeting):
    """The same meeting with its parts and items as they stand now, as `for_agenda()` loads them."""
    parts = _parts(meeting.pk)
    items = defaultdict(list)
    for item in _items([part.pk for part in parts]) if parts else []:
        items[item.part_id].append(item)
    for part in parts:
        part.meeting, part.items_in_order = meeting, items[part.pk]
        for item in part.items_in_order:
            item.part = part
    meeting.parts_in_order = parts
    return meeting


@prepared
def _parts(meeting):
    return AgendaPart.objects.filter(meeting=meeting).order_by("position", "pk")


@prepared
def _items(parts):
    takes_up = Exists(ActionOnAgenda.objects.filter(agenda_item=OuterRef("pk")))
    items = AgendaItem.objects.filter(part__in=parts).annotate(takes_up=takes_up)
    items = items.order_by("position", "pk")
    return items.select_related("presenter", "priority", "came_from")


@prepared
def announced_at(meeting):
    """The decisions taken between meetings that the agenda of a meeting lists."""
    return Decision.objects.announced_at(meeting)


def latest_version(meeting):
    """The agenda as it was published last and who published it, or None."""
    return next(iter(_latest_version(meeting.pk)), None)


@prepared
def _latest_version(meeting):
    versions = AgendaVersion.objects.filter(meeting=meeting).select_related("published_by")
    return versions.order_by("-number")[:1]
