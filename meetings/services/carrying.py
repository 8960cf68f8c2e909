"""Loose items go with their matter: from a meeting that falls out to the group's next one, once.

An item is moved, not copied, so that nothing can be carried twice. Callers hold
the lock of the group (`planning.lock_group`).
"""

from meetings.enums import UPCOMING, ItemKind, MeetingKind, MeetingStatus
from meetings.models import AgendaItem, AgendaPart, Meeting

CARRIED_PART = "Items carried forward"
CLOSING = (ItemKind.AOB, ItemKind.NEXT_MEETING)


def loose_items(meeting):
    """The items of a meeting that do not stand in its group's template, in order."""
    return list(
        AgendaItem.objects.loose().filter(meeting=meeting).select_related("part").in_order()
    )


def next_meeting(meeting):
    """The ordinary meeting of the group that comes next and has not been recorded, or None.

    Its date may have passed: until it is recorded its agenda still takes items.
    """
    return (
        Meeting.objects.after(meeting)
        .filter(status__in=UPCOMING, kind=MeetingKind.ORDINARY)
        .first()
    )


def pick_up_waiting(meeting):
    """Take over the loose items that cancelled meetings of the group still hold."""
    if meeting.is_past:
        return []
    return pass_on(waiting_items(meeting.group), to=meeting)


def waiting_items(group):
    """Loose items of cancelled meetings that had no next meeting to go to, the oldest first."""
    return list(
        AgendaItem.objects.loose()
        .filter(meeting__group=group, meeting__status=MeetingStatus.CANCELLED)
        .select_related("part", "meeting")
        .order_by("meeting__date", "meeting_id", "part__position", "part_id", "position", "pk")
    )


def pass_on(items, *, to):
    """Move items to the meeting `to`, each into the part it belongs in."""
    if items:
        Meeting.objects.select_for_update().get(pk=to.pk)
    for item in items:
        part, position = place_for(to, part_title=item.part.title)
        AgendaItem.objects.filter(pk=item.pk).update(
            meeting=to, part=part, position=position, came_from=item.meeting_id
        )
    return items


def place_for(meeting, *, part_title):
    """The part of a meeting's agenda for an item that comes from elsewhere, and a free position.

    The part of the same title if there is one; or else the only part; or else
    one called "Items carried forward", before any other business.
    """
    parts = list(meeting.parts.order_by("position", "pk"))
    same = [part for part in parts if part.title.casefold() == part_title.casefold()]
    carried = [part for part in parts if part.title == CARRIED_PART]
    if same or len(parts) == 1 or carried:
        part = (same or (parts if len(parts) == 1 else carried))[0]
    else:
        part = _make_part(meeting, parts)
    return part, make_room(part)


def _make_part(meeting, parts):
    if not parts:
        return AgendaPart.objects.create(meeting=meeting, position=1)
    closing = AgendaItem.objects.filter(meeting=meeting, kind__in=CLOSING).in_order().first()
    at = next(
        (n for n, part in enumerate(parts) if closing and part.pk == closing.part_id), len(parts)
    )
    part = AgendaPart.objects.create(meeting=meeting, title=CARRIED_PART)
    for position, each in enumerate([*parts[:at], part, *parts[at:]], start=1):
        AgendaPart.objects.filter(pk=each.pk).update(position=position)
    return part


def make_room(part):
    """A position at the end of a part, but before its any other business and next meeting."""
    items = list(part.items.order_by("position", "pk"))
    closing = next((n for n, item in enumerate(items) if item.kind in CLOSING), len(items))
    for number, item in enumerate(items, start=1):
        position = number if number <= closing else number + 1
        if item.position != position:
            AgendaItem.objects.filter(pk=item.pk).update(position=position)
    return closing + 1
