"""Writing and publishing agendas. Only the business unit does; members see what was published."""

from django.db import transaction

from actions import arising
from common import bin
from common.refusals import Refused
from common.versions import save_version
from meetings import ordering, rules
from meetings.agenda_loading import announced_at, neighbours
from meetings.enums import AGENDA_OUT, REVIEWS, TOOK_PLACE, UPCOMING, ItemKind, MeetingStatus
from meetings.models import AgendaItem, AgendaPart, AgendaVersion, Meeting
from meetings.presenters.agenda import snapshot_of
from meetings.services import attendance, carrying, invitations, planning, standing

CHANGEABLE = UPCOMING | {MeetingStatus.HELD}
COPIED = (
    "kind",
    "title",
    "is_confidential",
    "closed_title",
    "description",
    "purpose",
    "minutes_allotted",
    "presenter",
    "presenter_text",
    "priority",
    "unit_notes",
)


def check_write_agenda(person, meeting):
    """The unit writes agendas, until the meeting is cancelled or its minutes are approved."""
    rules.check_plan_meetings(person)
    if meeting.status == MeetingStatus.CANCELLED:
        raise Refused("This meeting was cancelled, so its agenda can no longer be changed.")
    if meeting.status not in CHANGEABLE:
        raise Refused(
            "The minutes of this meeting have been approved, so its agenda can no longer be changed."
        )


# Parts


@transaction.atomic
def add_part(*, meeting, title, by):
    """A new part at the end of the agenda."""
    _lock(meeting, by)
    _check_title(title)
    part = AgendaPart.objects.create(meeting=meeting, title=title.strip(), position=32000)
    _renumber_parts(meeting)
    return part


@transaction.atomic
def edit_part(*, part, title, by):
    """Rename a part; the only part of an agenda may be without a title."""
    _lock(part.meeting, by)
    if part.meeting.parts.count() > 1:
        _check_title(title)
    AgendaPart.objects.filter(pk=part.pk).update(title=title.strip())


@transaction.atomic
def delete_part(*, part, by):
    """Take an empty part off the agenda; it can be brought back."""
    _lock(part.meeting, by)
    if part.items.exists():
        raise Refused("This part still has items. Move or delete them first.")
    deletion = bin.remove(
        part,
        by=by,
        what=f"Part “{part}” of the agenda of {part.meeting.reference}",
        page=part.get_absolute_url(),
    )
    _renumber_parts(part.meeting)
    return deletion


@transaction.atomic
def move_part(*, part, up, by):
    """One place up or down, with its items."""
    _lock(part.meeting, by)
    [lane] = ordering.step([_part_keys(part.meeting)], part.pk, up=up)
    _number_parts(lane)


# Items


@transaction.atomic
def add_item(*, meeting, title, by, part=None, kind=ItemKind.ORDINARY, **details):
    """A new item at the end of a part (before any other business), or of the last part."""
    _lock(meeting, by)
    part = part or meeting.parts.order_by("position", "pk").last()
    part = part or AgendaPart.objects.create(meeting=meeting, position=1)
    _check_part(part, meeting)
    return AgendaItem.objects.create(
        meeting=meeting,
        part=part,
        title=title.strip(),
        kind=kind,
        position=_new_position(part, kind),
        **details,
    )


@transaction.atomic
def put_in_standing_items(*, meeting, by):
    """Give a planned meeting the standing items of its group that it lacks. Returns those."""
    meeting = _lock(meeting, by)
    if meeting.status != MeetingStatus.PLANNED:
        raise Refused("The agenda is out, so add items to it one by one.")
    added = standing.copy_to(meeting)
    if not added:
        raise Refused("All standing items of the group are on this agenda already.")
    return added


@transaction.atomic
def edit_item(*, item, by, expected_version, **details):
    """Change an item; a new `part` puts it at that part's end."""
    _lock(item.meeting, by)
    part = details.get("part")
    if part and part.pk != item.part_id:
        _check_part(part, item.meeting)
        details["position"] = _last_position(part) + 1
    for name, value in details.items():
        setattr(item, name, value)
    return save_version(item, expected=expected_version, fields=list(details))


@transaction.atomic
def delete_item(*, item, by):
    """Take an item off the agenda, unless something has been recorded under it; it can be brought back."""
    _lock(item.meeting, by)
    check_nothing_recorded(item, "deleted")
    return bin.remove(
        item,
        by=by,
        what=f"Agenda item “{item.title}” of {item.meeting.reference}",
        page=item.part.get_absolute_url(),
    )


@transaction.atomic
def move_item(*, item, up, by):
    """One place up or down; at the edge of its part it enters the next part."""
    _lock(item.meeting, by)
    lanes = lanes_of(item.meeting)
    after = ordering.step([keys for _part, keys in lanes], item.pk, up=up)
    _number_items([(part, keys) for (part, _old), keys in zip(lanes, after, strict=True)])


@transaction.atomic
def reorder(*, meeting, lanes, by):
    """The order after a drag: `lanes` are pairs of part key and item keys, and must be complete."""
    _lock(meeting, by)
    before = lanes_of(meeting)
    same_parts = sorted(part for part, _ in before) == sorted(part for part, _ in lanes)
    keys = [[keys for _part, keys in each] for each in (before, lanes)]
    if not same_parts or not ordering.is_rearrangement(*keys):
        raise Refused("The agenda has changed since you opened it. Reload the page and try again.")
    _number_items(lanes)


@transaction.atomic
def carry_item(*, item, to, copy, by):
    """Move an item to another meeting of the group, or put a copy of it there."""
    rules.check_plan_meetings(by)
    planning.lock_group(item.meeting.group)
    _lock(item.meeting, by)
    to = Meeting.objects.select_for_update().get(pk=to.pk)
    if to.group_id != item.meeting.group_id or to.pk == item.meeting_id:
        raise Refused("An item can only go to another meeting of the same group.")
    if to.status not in UPCOMING:
        raise Refused(f"{to.reference} is not a meeting to come, so it cannot take the item.")
    if not copy:
        check_nothing_recorded(item, "moved to another meeting")
        return carrying.pass_on([item], to=to)[0]
    part, position = carrying.place_for(to, part_title=item.part.title)
    return AgendaItem.objects.create(
        meeting=to,
        part=part,
        position=position,
        carried_from=item,
        came_from=item.meeting,
        **{name: getattr(item, name) for name in COPIED},
    )


def check_nothing_recorded(item, done):
    """Refuse when an item has minutes, decisions, actions or anything else recorded under it."""
    found = recorded_under(item)
    if found:
        words = " and ".join(filter(None, [", ".join(found[:-1]), found[-1]]))
        raise Refused(f"This item already has {words} recorded under it, so it cannot be {done}.")


def recorded_under(item):
    """The kinds of record that an item has, in words."""
    has = {
        "minutes": bool(item.discussion or item.nil_return),
        "decisions": item.decisions.exists() or item.decisions_reported.exists(),
        "actions": item.actions.exists(),
        "updates of actions": item.action_updates.exists(),
        "challenges": item.challenges.exists(),
        "amendments": item.amendments.exists(),
        "an approval": item.approvals.exists(),
    }
    return [words for words, is_there in has.items() if is_there]


# Publishing


@transaction.atomic
def publish_agenda(*, meeting, by, reason="", by_mail=True):
    """Freeze the agenda as its next version; a later version needs a reason.

    The first publication makes the meeting "agenda published" and fills in the
    attendance from the seats. Until the meeting starts everybody expected is
    invited, and told of the new version unless `by_mail` is False.
    """
    meeting = _lock(meeting, by)
    if not meeting.items.exists():
        raise Refused("The agenda has no items yet. Add the first one before you publish it.")
    snapshot = snapshot_now(meeting)
    last = meeting.agenda_versions.last()
    if last and last.snapshot == snapshot:
        raise Refused(f"Nothing has changed since version {last.number}.")
    if last and not reason.strip():
        raise Refused("Say why the agenda has changed.")
    version = AgendaVersion.objects.create(
        meeting=meeting,
        number=last.number + 1 if last else 1,
        snapshot=snapshot,
        reason=reason.strip() if last else "",
        published_by=by,
    )
    if meeting.status not in AGENDA_OUT:
        meeting.status = MeetingStatus.PUBLISHED
        meeting.version += 1
        meeting.save(update_fields=["status", "version"])
    if meeting.status not in TOOK_PLACE:
        attendance.prefill(meeting=meeting, by=by)
        invitations.agenda_published(version=version, by=by, by_mail=by_mail)
    return version


def snapshot_now(meeting):
    """The agenda as it stands, in words (see `meetings.presenters.agenda`)."""
    loaded = Meeting.objects.for_agenda().get(pk=meeting.pk)
    return snapshot_of_loaded(loaded, actions=actions_at_items(loaded))


def actions_at_items(meeting):
    """The actions that arise at the items of a loaded meeting or that they take up, by item.

    The first item that looks at all actions of the group lists them.
    """
    items = [item for part in meeting.parts_in_order for item in part.items_in_order]
    found = arising.taken_up(meeting)
    reviewing = [item for item in items if item.kind in REVIEWS and not item.is_confidential]
    first = min(reviewing, key=lambda item: item.kind != ItemKind.ACTION_TRACKER, default=None)
    if first is not None:
        found[first.pk] = arising.for_agenda(meeting) + found.get(first.pk, [])
    return found


def snapshot_of_loaded(meeting, around=None, actions=None):
    """The same for a meeting that was loaded with `for_agenda()`.

    `around` are the meetings of the group around it, where they are known, `actions` those at its
    items, where they are to be listed.
    """
    kinds = {item.kind for part in meeting.parts_in_order for item in part.items_in_order}
    following = previous = None
    if kinds & {ItemKind.NEXT_MEETING, ItemKind.PREVIOUS_MINUTES}:
        around = around or neighbours(meeting)
        following = around.after if ItemKind.NEXT_MEETING in kinds else None
        previous = around.held if ItemKind.PREVIOUS_MINUTES in kinds else None
    return snapshot_of(
        meeting,
        next_meeting=following,
        previous_meeting=previous,
        between=announced_at(meeting),
        actions=actions,
    )


def lanes_of(meeting):
    """Pairs of part key and item keys, as the agenda stands."""
    lanes = {key: [] for key in _part_keys(meeting)}
    rows = AgendaItem.objects.filter(meeting=meeting).order_by("position", "pk")
    for key, part in rows.values_list("pk", "part_id"):
        lanes[part].append(key)
    return list(lanes.items())


def _lock(meeting, by):
    """One change at a time to an agenda; returns the meeting as it stands."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    check_write_agenda(by, meeting)
    return meeting


def _check_title(title):
    if not title.strip():
        raise Refused("Give the part a title.")


def _check_part(part, meeting):
    if part.meeting_id != meeting.pk:
        raise Refused("That part belongs to another meeting.")


def _last_position(part):
    return part.items.order_by("position").values_list("position", flat=True).last() or 0


def _new_position(part, kind):
    """At the end; what is not a kind of its own goes before any other business."""
    if kind in carrying.CLOSING:
        return _last_position(part) + 1
    return carrying.make_room(part)


def _part_keys(meeting):
    return list(meeting.parts.order_by("position", "pk").values_list("pk", flat=True))


def _renumber_parts(meeting):
    _number_parts(_part_keys(meeting))


def _number_parts(keys):
    for position, key in enumerate(keys, start=1):
        AgendaPart.objects.filter(pk=key).update(position=position)


def _number_items(lanes):
    for part, keys in lanes:
        for position, key in enumerate(keys, start=1):
            AgendaItem.objects.filter(pk=key).update(part_id=part, position=position)
