"""What the page of a group asks of the database, in prepared questions."""

from collections import defaultdict

from django.apps import apps

from board.models import FormerName, Group, Membership, Organisation, Priority, Seat
from common.prepared import prepared

MEETINGS_SHOWN = 5


@prepared
def groups_seen(person, pk):
    return Group.objects.visible_to(person).select_related("parent").filter(pk=pk)


def seats_with_names(group, on):
    """The seats of a group (its key) that were open on a date, as `SeatQuerySet.with_names` loads them."""
    seats, members = _seats(group, on), defaultdict(list)
    for membership in _memberships([seat.pk for seat in seats], on) if seats else []:
        members[membership.seat_id].append(membership)
    for seat in seats:
        seat.members_then = members[seat.pk]
        for membership in seat.members_then:
            membership.seat = seat
    return seats


@prepared
def _seats(group, on):
    return Seat.objects.filter(group=group).open_on(on).with_names(on).prefetch_related(None)


@prepared
def _memberships(seats, on):
    return Membership.objects.filter(seat__in=seats).named_on(on)


@prepared
def former_names(group):
    return FormerName.objects.filter(group=group)


@prepared
def quorum_organisations(group):
    return Organisation.objects.filter(quorum_of=group)


@prepared
def running_children(group, today):
    return Group.objects.filter(parent=group).running(today)


@prepared
def priorities_led(group):
    return Priority.objects.filter(lead_group=group)


@prepared
def coming_meetings(person, group):
    """The next meetings of a group that the person may see."""
    return _meetings(person, group).upcoming().order_by("date", "start_time", "pk")[:MEETINGS_SHOWN]


@prepared
def past_meetings(person, group):
    """The latest that took place."""
    in_order = ("-date", "-start_time", "-pk")
    return _meetings(person, group).took_place().order_by(*in_order)[:MEETINGS_SHOWN]


def _meetings(person, group):
    meetings = apps.get_model("meetings", "Meeting").objects.filter(group=group)
    return meetings.visible_to(person).not_cancelled().only("group", "reference", "date", "status")
