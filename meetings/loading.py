"""What a record of minutes needs of the database, in a fixed number of queries."""

from django.db.models import Exists, OuterRef, Q, Subquery

from actions.models import Action, ActionOnAgenda, ActionOwner, ActionUpdate
from board.models import FormerName
from common.counting import NumberOf
from common.loaded import keep_loaded, share
from common.prepared import prepared
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

    `group.meetings_after` are those that come next after one of the meetings, in order of time.
    """
    keys = [meeting.pk for meeting in meetings]
    _load_following(meetings, keys)
    share(meetings, "attendances", _attendances(keys), "meeting")
    for meeting in meetings:
        know_each_other(meeting, list(meeting.attendances.all()))
    items = load_items(meetings)
    load_organisations([meeting.group for meeting in meetings])
    _load_versions(meetings, items)
    _load_former_names(meetings, items)


def load_items(meetings):
    """Gives meetings their parts and items with what is recorded at them, and the list of those items."""
    items = _items([meeting.pk for meeting in meetings])
    share(meetings, "items", items, "meeting")
    _load_records(items)
    _load_parts(meetings)
    _load_decisions(meetings, items)
    _load_amendments(meetings, items)
    return items


def next_after(meeting):
    """The group's next meeting that still stands, or None."""
    return next(iter(_after(meeting)), None)


@prepared
def _after(meeting):
    return Meeting.objects.after(meeting)[:1]


def _load_following(meetings, keys):
    following = _following(keys)
    for meeting in meetings:
        group = meeting.group
        group.meetings_after = [each for each in following if each.group_id == group.pk]


@prepared
def _following(keys):
    """The meetings that come next after those with the keys, and still stand."""
    later = Q(date__gt=OuterRef("date")) | Q(
        date=OuterRef("date"), start_time__gt=OuterRef("start_time")
    )
    later |= Q(date=OuterRef("date"), start_time=OuterRef("start_time"), pk__gt=OuterRef("pk"))
    in_order = ("date", "start_time", "pk")
    those = (
        Meeting.objects.not_cancelled().filter(later, group=OuterRef("group")).order_by(*in_order)
    )
    known = Meeting.objects.filter(pk__in=keys).order_by()
    following = known.annotate(following=Subquery(those.values("pk")[:1])).values("following")
    return Meeting.objects.filter(pk__in=following).order_by(*in_order)


@prepared
def _attendances(keys):
    related = ("seat", "deputy", "also_representing_organisation")
    rows = Attendance.objects.filter(meeting__in=keys).select_related(*related)
    return with_terms(rows)


@prepared
def _items(keys):
    """Items in order, which know how many parts there are and what else there is to ask for."""
    here, meeting = OuterRef("pk"), OuterRef("meeting")
    received = Exists(Amendment.objects.filter(meeting=meeting))
    own_versions = Exists(MinutesVersion.objects.filter(minutes__meeting=meeting))
    return (
        AgendaItem.objects.filter(meeting__in=keys)
        .in_order()
        .annotate(
            parts_there=NumberOf(AgendaPart.objects.filter(meeting=meeting)),
            has_challenges=Exists(Challenge.objects.filter(item=here)),
            has_actions=Exists(Action.objects.filter(agenda_item=here)),
            has_updates=Exists(ActionUpdate.objects.filter(agenda_item=here)),
            takes_up=Exists(ActionOnAgenda.objects.filter(agenda_item=here)),
            has_amendments=Exists(Amendment.objects.filter(item=here)) | received,
            has_versions=Exists(MinutesVersion.objects.filter(approved_at_item=here))
            | own_versions,
        )
        .select_related("part", "presenter", "priority")
    )


def _load_records(items):
    """Gives items their challenges, their actions with owners, and what was said of other actions."""
    challenged = [item.pk for item in items if item.has_challenges]
    share(items, "challenges", challenges_at(challenged) if challenged else [], "item")
    acting = [item.pk for item in items if item.has_actions]
    actions = actions_at(acting) if acting else []
    share(actions, "owners", owners_of([each.pk for each in actions]) if actions else [], "action")
    share(items, "actions", actions, "agenda_item")
    said = [item.pk for item in items if item.has_updates]
    share(items, "action_updates", updates_at(said) if said else [], "agenda_item")


@prepared
def challenges_at(items):
    """The challenges of items, given by their keys, with who asked and who answered."""
    return Challenge.objects.filter(item__in=items).select_related("asked_by", "asked_of")


@prepared
def actions_at(items):
    """The actions raised at items, given by their keys."""
    return Action.objects.filter(agenda_item__in=items)


@prepared
def updates_at(items):
    """What was said of actions at items, given by their keys, in the order in which it was said."""
    found = ActionUpdate.objects.filter(agenda_item__in=items)
    return found.select_related("action__agenda_item").order_by("made_at", "pk")


@prepared
def owners_of(actions):
    """The owners of actions, given by their keys."""
    found = ActionOwner.objects.filter(action__in=actions)
    return found.select_related("person", "group", "organisation")


def _load_former_names(meetings, items):
    """Those of the meetings' groups, and of groups that own actions."""
    owners = [
        owner for item in items for action in item.actions.all() for owner in action.owners.all()
    ]
    groups = [meeting.group for meeting in meetings]
    groups += [owner.group for owner in owners if owner.group_id]
    share(groups, "former_names", _former_names({group.pk for group in groups}), "group")


@prepared
def _former_names(groups):
    return FormerName.objects.filter(group__in=groups)


def _load_parts(meetings):
    """Those of the items; they are asked for only where some have no items."""
    for meeting in meetings:
        items = list(meeting.items.all())
        parts = {item.part_id: item.part for item in items}
        if items and len(parts) == items[0].parts_there:
            keep_loaded(meeting, "parts", parts.values())
    missing = [m for m in meetings if "parts" not in m._prefetched_objects_cache]
    if missing:
        share(missing, "parts", _parts([meeting.pk for meeting in missing]), "meeting")


@prepared
def _parts(meetings):
    return AgendaPart.objects.filter(meeting__in=meetings).order_by("position", "pk")


def _load_decisions(meetings, items):
    """Those taken at the items, those taken between meetings that they heard of, and as
    `meeting.decisions_waiting` those that it could hear of and has not yet."""
    rows = _decisions([item.pk for item in items], {meeting.group_id for meeting in meetings})
    for meeting in meetings:
        meeting.decisions_waiting = sorted(
            (row for row in rows if _waits_for(meeting, row)),
            key=lambda row: (row.taken_on, row.pk),
        )
    share(items, "decisions", rows, "item")
    reported = sorted((row for row in rows if row.taken_on), key=lambda row: (row.taken_on, row.pk))
    share(items, "decisions_reported", reported, "reported_at")


@prepared
def _decisions(items, groups):
    waiting = Q(item__isnull=True, reported_at__isnull=True, group__in=groups)
    found = Decision.objects.filter(Q(item__in=items) | Q(reported_at__in=items) | waiting)
    return found.order_by("position", "pk")


def _waits_for(meeting, decision):
    is_waiting = decision.item_id is None and decision.reported_at_id is None
    return (
        is_waiting and decision.group_id == meeting.group_id and decision.taken_on <= meeting.date
    )


def _may_have(meetings, items, name):
    """Whether an item says so, or a meeting has no item that could."""
    said = {item.meeting_id for item in items}
    return any(getattr(item, name) for item in items) or any(m.pk not in said for m in meetings)


def _load_amendments(meetings, items):
    """Those recorded at the items, and those to the meetings' own minutes."""
    rows = []
    if _may_have(meetings, items, "has_amendments"):
        rows = _amendments([item.pk for item in items], [meeting.pk for meeting in meetings])
    share(items, "amendments", rows, "item")
    share(meetings, "amendments_received", rows, "meeting")


@prepared
def _amendments(items, meetings):
    found = Amendment.objects.filter(Q(item__in=items) | Q(meeting__in=meetings))
    return found.select_related("item", "meeting", "requested_by").order_by("position", "pk")


def _load_versions(meetings, items):
    """Those of the meetings' own minutes, and those of other minutes that the items approved."""
    minutes = [meeting.minutes for meeting in meetings]
    rows = []
    if _may_have(meetings, items, "has_versions"):
        rows = _versions([item.pk for item in items], [each.pk for each in minutes])
    share(minutes, "versions", rows, "minutes")
    share(items, "approvals", rows, "approved_at_item")


@prepared
def _versions(items, minutes):
    found = MinutesVersion.objects.filter(Q(minutes__in=minutes) | Q(approved_at_item__in=items))
    related = ("approved_at_item__meeting", "minutes__meeting")
    told = [f"{each}__{name}" for each in related for name in ("reference", "date")]
    found = found.only("number", "approval", "approved_on", "reason", *told)
    return found.select_related(*related).order_by("number", "pk")
