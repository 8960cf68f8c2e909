"""What a record of minutes needs of the database, in a fixed number of queries."""

from collections import defaultdict

from django.db.models import OuterRef, Prefetch, Q, prefetch_related_objects

from actions.models import Action, ActionOwner
from common.counting import NumberOf
from common.loaded import keep_loaded
from meetings.answers import know_each_other
from meetings.models import (
    AgendaItem,
    AgendaPart,
    Amendment,
    Attendance,
    Challenge,
    Decision,
    Meeting,
    MinutesVersion,
)
from meetings.quorum import load_organisations, with_terms

RELATED = ("group", "minutes", "minute_taker")


def meeting_for_minutes(pk):
    """The meeting with everything that a record of its minutes says (see `load_minutes`)."""
    return meetings_for_minutes([pk])[pk]


def meetings_for_minutes(keys):
    """A dict of key to meeting, each with everything that a record of its minutes says."""
    found = Meeting.objects.select_related(*RELATED).in_bulk(keys)
    load_minutes(list(found.values()))
    return found


def load_minutes(meetings):
    """Gives meetings, which have what `RELATED` names, everything that a record of minutes says.

    The group's meetings that still stand are `group.meetings_that_stand`, in order of time.
    """
    stand = Meeting.objects.not_cancelled().order_by("date", "start_time", "pk")
    prefetch_related_objects(
        meetings,
        Prefetch("group__meetings", queryset=stand, to_attr="meetings_that_stand"),
        Prefetch("attendances", queryset=_attendances()),
        Prefetch("items", queryset=_items()),
    )
    for meeting in meetings:
        know_each_other(meeting, list(meeting.attendances.all()))
    load_organisations([meeting.group for meeting in meetings])
    _load_parts(meetings)
    items = [item for meeting in meetings for item in meeting.items.all()]
    _load_decisions(meetings, items)
    _load_amendments(meetings, items)
    _load_versions(meetings, items)
    owners = [
        owner for item in items for action in item.actions.all() for owner in action.owners.all()
    ]
    groups = [owner.group for owner in owners if owner.group_id]
    prefetch_related_objects([*(meeting.group for meeting in meetings), *groups], "former_names")


def _attendances():
    related = ("seat", "deputy", "also_representing_organisation")
    return with_terms(Attendance.objects.select_related(*related))


def _load_parts(meetings):
    """Those of the items; they are asked for only where some have no items."""
    for meeting in meetings:
        items = list(meeting.items.all())
        parts = {item.part_id: item.part for item in items}
        if items and len(parts) == items[0].parts_there:
            keep_loaded(meeting, "parts", parts.values())
    missing = [m for m in meetings if "parts" not in m._prefetched_objects_cache]
    in_order = AgendaPart.objects.order_by("position", "pk")
    prefetch_related_objects(missing, Prefetch("parts", queryset=in_order))


def _items():
    owners = ActionOwner.objects.select_related("person", "group", "organisation")
    people = ("asked_by", "asked_of")
    return (
        AgendaItem.objects.in_order()
        .annotate(parts_there=NumberOf(AgendaPart.objects.filter(meeting=OuterRef("meeting"))))
        .select_related("part", "presenter", "priority")
        .prefetch_related(
            Prefetch("challenges", queryset=Challenge.objects.select_related(*people)),
            Prefetch(
                "actions",
                queryset=Action.objects.prefetch_related(Prefetch("owners", queryset=owners)),
            ),
        )
    )


def _load_decisions(meetings, items):
    """Those taken at the items, those taken between meetings that they heard of, and as
    `meeting.decisions_waiting` those that it could hear of and has not yet."""
    groups = {meeting.group_id for meeting in meetings}
    waiting = Q(item__isnull=True, reported_at__isnull=True, group__in=groups)
    found = Decision.objects.filter(Q(item__in=items) | Q(reported_at__in=items) | waiting)
    rows = list(found.order_by("position", "pk"))
    for meeting in meetings:
        meeting.decisions_waiting = sorted(
            (row for row in rows if _waits_for(meeting, row)),
            key=lambda row: (row.taken_on, row.pk),
        )
    _share(items, "decisions", rows, "item")
    reported = sorted((row for row in rows if row.taken_on), key=lambda row: (row.taken_on, row.pk))
    _share(items, "decisions_reported", reported, "reported_at")


def _waits_for(meeting, decision):
    is_waiting = decision.item_id is None and decision.reported_at_id is None
    return (
        is_waiting and decision.group_id == meeting.group_id and decision.taken_on <= meeting.date
    )


def _load_amendments(meetings, items):
    """Those recorded at the items, and those to the meetings' own minutes."""
    found = Amendment.objects.filter(Q(item__in=items) | Q(meeting__in=meetings))
    rows = list(found.select_related("item", "meeting", "requested_by").order_by("position", "pk"))
    _share(items, "amendments", rows, "item")
    _share(meetings, "amendments_received", rows, "meeting")


def _load_versions(meetings, items):
    """Those of the meetings' own minutes, and those of other minutes that the items approved."""
    minutes = [meeting.minutes for meeting in meetings]
    found = MinutesVersion.objects.filter(Q(minutes__in=minutes) | Q(approved_at_item__in=items))
    rows = list(
        found.defer("snapshot")
        .select_related("approved_at_item__meeting", "minutes__meeting")
        .order_by("number", "pk")
    )
    _share(minutes, "versions", rows, "minutes")
    _share(items, "approvals", rows, "approved_at_item")


def _share(owners, name, rows, field):
    """Gives each of `owners` those of the rows that name it in `field`."""
    by_owner = defaultdict(list)
    for row in rows:
        by_owner[getattr(row, f"{field}_id")].append(row)
    empty = owners[0]._meta.get_field(name).related_model.objects.none() if owners else None
    for owner in owners:
        if owner.pk in by_owner:
            keep_loaded(owner, name, by_owner[owner.pk])
        else:
            owner.__dict__.setdefault("_prefetched_objects_cache", {})[name] = empty
