"""A group's standing items: the template that each new ordinary meeting starts with."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from board.models import BoardProfile, Group
from board.vocabulary import PRESETS
from common import bin
from common.refusals import Refused
from meetings import ordering, rules
from meetings.enums import ItemKind
from meetings.models import AgendaItem, AgendaPart, StandingItem
from meetings.services.carrying import CLOSING
from meetings.usual_agenda import usual_agenda

COPIED = ("title", "kind", "purpose", "minutes_allotted", "presenter", "presenter_text")


@transaction.atomic
def add_standing_item(*, group, by, title, part_title="", kind=ItemKind.ORDINARY, **details):
    """A new line at the end of its part."""
    rules.check_plan_meetings(by)
    _lock(group)
    item = StandingItem.objects.create(
        group=group, title=title, part_title=part_title, kind=kind, position=32000, **details
    )
    _number(lanes_of(group))
    return item


@transaction.atomic
def edit_standing_item(*, item, by, **details):
    """Change a line. Meetings that have been planned keep the wording they were given."""
    rules.check_plan_meetings(by)
    _lock(item.group)
    for name, value in details.items():
        setattr(item, name, value)
    item.save(update_fields=list(details))
    _number(lanes_of(item.group))
    return item


@transaction.atomic
def delete_standing_item(*, item, by):
    """Take a line out of the template. It stays on the meetings that have been planned."""
    rules.check_plan_meetings(by)
    return bin.remove(
        item,
        by=by,
        what=f"Standing item “{item.title}” of {item.group.name}",
        page=reverse("meetings:standing_item_list", args=[item.group_id]),
    )


@transaction.atomic
def move_standing_item(*, item, up, by):
    """One place up or down; at the edge of its part it enters the next part."""
    rules.check_plan_meetings(by)
    _lock(item.group)
    lanes = lanes_of(item.group)
    _rearrange(lanes, ordering.step([keys for _title, keys in lanes], item.pk, up=up))


@transaction.atomic
def reorder_standing_items(*, group, lanes, by):
    """The order after a drag: `lanes` are lists of keys, one for each part as it stood."""
    rules.check_plan_meetings(by)
    _lock(group)
    before = lanes_of(group)
    keys = [keys for _title, keys in before]
    if len(lanes) != len(before) or not ordering.is_rearrangement(keys, lanes):
        raise Refused("The list has changed since you opened it. Reload the page and try again.")
    _rearrange(before, lanes)


@transaction.atomic
def start_from_usual_agenda(*, group, by):
    """Fill an empty template with the usual agenda, in the board's own words."""
    rules.check_plan_meetings(by)
    _lock(group)
    if group.standing_items.exists():
        raise Refused("This group already has standing items. Delete them first to start again.")
    sub_groups = group.children.running(timezone.localdate()).order_by("name", "pk")
    lines = usual_agenda(
        group=group, words=_words(), sub_groups=[sub_group.name for sub_group in sub_groups]
    )
    return StandingItem.objects.bulk_create(
        StandingItem(
            group=group,
            part_title=line.part,
            title=line.title,
            kind=line.kind,
            purpose=line.purpose,
            minutes_allotted=line.minutes,
            position=position,
        )
        for position, line in enumerate(lines, start=1)
    )


def copy_to(meeting):
    """Give a meeting a copy of its group's standing items, in parts of the same titles.

    Items that came from the template already are not added again. Returns those added.
    """
    missing = missing_from(meeting).select_related("presenter").in_bulk()
    for title, keys in lanes_of(meeting.group):
        if not missing.keys().isdisjoint(keys):
            _fill(_part_called(meeting, title), keys, missing)
    return list(missing.values())


def missing_from(meeting):
    """The standing items of the group that a meeting's agenda does not have."""
    there = AgendaItem.objects.filter(meeting=meeting, standing_item__isnull=False)
    return StandingItem.objects.filter(group=meeting.group_id).exclude(
        pk__in=there.values("standing_item")
    )


def _part_called(meeting, title):
    """The part of that title, or a new one at the end."""
    parts = list(meeting.parts.order_by("position", "pk"))
    same = next((part for part in parts if part.title.casefold() == title.casefold()), None)
    return same or AgendaPart.objects.create(
        meeting=meeting, title=title, position=parts[-1].position + 1 if parts else 1
    )


def _fill(part, keys, missing):
    """Put missing items into a part, each after the one before it in the template `keys`."""
    order = list(part.items.order_by("position", "pk"))
    for index, key in enumerate(keys):
        if item := missing.get(key):
            order.insert(_place(order, keys[:index], item), _copy_of(item, part))
    for position, item in enumerate(order, start=1):
        item.position = position
    AgendaItem.objects.bulk_update([item for item in order if item.pk], ["position"])
    AgendaItem.objects.bulk_create([item for item in order if not item.pk])


def _place(order, earlier, item):
    """Where an item goes among those there: behind what the template has before it."""
    if item.kind in CLOSING:
        return len(order)
    behind = [n for n, each in enumerate(order, start=1) if each.standing_item_id in earlier]
    return max(behind, default=0)


def _copy_of(item, part):
    return AgendaItem(
        meeting=part.meeting,
        part=part,
        standing_item=item,
        **_details(item, part.meeting.date),
    )


def _details(item, date):
    """What is copied of a line; a presenter who has left by the date is not."""
    details = {name: getattr(item, name) for name in COPIED}
    if item.presenter and item.presenter.left_on and item.presenter.left_on <= date:
        details["presenter"] = None
    return details


def lanes_of(group):
    """The parts of a template in order of first appearance: pairs of title and item keys."""
    lanes = {}
    rows = StandingItem.objects.filter(group=group).order_by("position", "pk")
    for key, title in rows.values_list("pk", "part_title"):
        lanes.setdefault(title, []).append(key)
    return list(lanes.items())


def _rearrange(before, after):
    _number([(title, keys) for (title, _old), keys in zip(before, after, strict=True)])


def _number(lanes):
    position = 0
    for title, keys in lanes:
        for key in keys:
            position += 1
            StandingItem.objects.filter(pk=key).update(position=position, part_title=title)


def _lock(group):
    return Group.objects.select_for_update(of=("self",)).get(pk=group.pk)


def _words():
    profile = BoardProfile.objects.first()
    return profile.words if profile else next(iter(PRESETS.values()))
