"""The forward plan: matters that wait for a meeting. The business unit writes it."""

import calendar

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from common import bin
from common.formats import long_date
from common.refusals import Gone, Refused
from common.versions import save_version
from meetings import rules
from meetings.enums import UPCOMING, ItemKind, MeetingStatus
from meetings.models import AgendaItem, ForwardItem, Meeting
from meetings.services import agenda, carrying, planning

CARRIED = tuple(name for name in agenda.COPIED if name != "kind")
"""What an item keeps on its way between the forward plan and an agenda."""

DETAILS = frozenset({*CARRIED, "meeting", "wanted_on", "every_months"})
MONTHS_OF_YEAR = 12


# Writing the plan


@transaction.atomic
def add(*, group, title, by, **details):
    """A new matter that waits for a meeting of the group."""
    rules.check_write_forward_plan(by)
    _check_details(group, {"title": title, **details})
    return ForwardItem.objects.create(group=group, title=title.strip(), created_by=by, **details)


@transaction.atomic
def edit(*, entry, by, expected_version, **details):
    """Change what is known of a matter that waits."""
    rules.check_write_forward_plan(by)
    entry = _locked(entry)
    check_waits(entry)
    _check_details(entry.group, details, besides=entry)
    for name, value in details.items():
        setattr(entry, name, value)
    return save_version(entry, expected=expected_version, fields=list(details))


@transaction.atomic
def move(*, entry, meeting, by):
    """Mean it for another meeting, or for none. A meeting of another group takes it into that plan."""
    rules.check_write_forward_plan(by)
    entry = _locked(entry)
    check_waits(entry)
    if meeting is not None:
        _check_to_come(meeting)
        entry.group = meeting.group
    entry.meeting = meeting
    return _save(entry, "group", "meeting")


@transaction.atomic
def drop(*, entry, reason, by):
    """It will not be heard; it stays in the list of what was dropped, with the reason."""
    rules.check_write_forward_plan(by)
    entry = _locked(entry)
    check_waits(entry)
    if not reason.strip():
        raise Refused("Say why the item is dropped.")
    entry.dropped_reason = reason.strip()
    return _save(entry, "dropped_reason")


@transaction.atomic
def bring_back(*, entry, by):
    """What was dropped waits again."""
    rules.check_write_forward_plan(by)
    entry = _locked(entry)
    if not entry.dropped_reason:
        raise Refused(f"“{entry.title}” has not been dropped.")
    entry.dropped_reason = ""
    return _save(entry, "dropped_reason")


@transaction.atomic
def delete(*, entry, by):
    """Take it out of the plan altogether; it can be brought back for thirty days."""
    rules.check_write_forward_plan(by)
    entry = _locked(entry)
    check_not_placed(entry)
    return bin.remove(
        entry,
        by=by,
        what=f"Item of the forward plan of {entry.group.name}: {entry.title}",
        page=plan_address(entry.group_id),
    )


# Onto an agenda


@transaction.atomic
def place(*, entry, by, meeting=None, part=None):
    """Put it on the agenda of the meeting it is meant for, or of `meeting`. Returns the agenda item.

    An item that comes back makes its next occurrence, once.
    """
    rules.check_write_forward_plan(by)
    meeting = meeting or entry.meeting
    if meeting is None:
        raise Refused("Choose the meeting first.")
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    entry = _locked(entry)
    check_waits(entry)
    if meeting.group_id != entry.group_id:
        raise Refused("An item can only go on the agenda of its own group. Move it there first.")
    _check_to_come(meeting)
    item = agenda.add_item(
        meeting=meeting,
        part=part or usual_part(meeting),
        by=by,
        **{name: getattr(entry, name) for name in CARRIED},
    )
    if entry.came_from_id:
        AgendaItem.objects.filter(pk=item.pk).update(came_from=entry.came_from_id)
    entry.item, entry.meeting = item, meeting
    _save(entry, "item", "meeting")
    _make_next(entry, meeting, by)
    return item


@transaction.atomic
def place_all(*, meeting, by, part=None):
    """Put everything that is meant for the meeting on its agenda. Returns the agenda items."""
    rules.check_write_forward_plan(by)
    entries = list(ForwardItem.objects.waiting().meant_for(meeting).for_list())
    if not entries:
        raise Refused(f"Nothing waits for {meeting.reference} any more.")
    return [place(entry=entry, meeting=meeting, part=part, by=by) for entry in entries]


def usual_part(meeting):
    """The last part that does not close the meeting; None leaves it to the agenda."""
    parts = list(meeting.parts.order_by("position", "pk"))
    closing = set(
        AgendaItem.objects.filter(meeting=meeting, kind__in=carrying.CLOSING).values_list(
            "part_id", flat=True
        )
    )
    return next((part for part in reversed(parts) if part.pk not in closing), None)


def _make_next(entry, meeting, by):
    """The next occurrence, unless it was made when the item was on an agenda before."""
    if not entry.every_months or ForwardItem.objects.filter(follows=entry).exists():
        return
    names = (*CARRIED, "every_months")
    ForwardItem.objects.create(
        group=entry.group,
        follows=entry,
        wanted_on=next_day(entry.wanted_on or meeting.date, entry.every_months, meeting.date),
        created_by=by,
        **{name: getattr(entry, name) for name in names},
    )


def next_day(day, months, after):
    """`day` and so many months, as often as it takes to lie behind `after`; never past a month's end."""
    count = 1
    while (later := months_on(day, months * count)) <= after:
        count += 1
    return later


def months_on(day, months):
    """The same day so many months on, or the last day of that month."""
    year, month = divmod(day.year * MONTHS_OF_YEAR + day.month - 1 + months, MONTHS_OF_YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last))


# From an agenda and from minutes


@transaction.atomic
def send_to_plan(*, item, by, wanted_on=None, meeting=None):
    """ "Not this time": the item leaves its agenda and waits in the forward plan. Returns the entry.

    It is the entry it once came from, if there is one. Items of a cancelled
    meeting, which wait already, can be planned in the same way.
    """
    rules.check_write_forward_plan(by)
    group = planning.lock_group(item.meeting.group)
    Meeting.objects.select_for_update().get(pk=item.meeting_id)
    item = AgendaItem.objects.select_related("meeting").filter(pk=item.pk).first()
    if item is None:
        raise Gone
    check_can_be_sent(item, by)
    details = {
        **{name: getattr(item, name) for name in CARRIED},
        "wanted_on": wanted_on,
        "meeting": meeting,
    }
    _check_details(group, details)
    entry = ForwardItem.objects.select_for_update().filter(item=item).first()
    entry = entry or ForwardItem(group=group, created_by=by, version=0)
    for name, value in {**details, "item": None, "came_from": item.meeting}.items():
        setattr(entry, name, value)
    entry.version += 1
    entry.save()
    item.delete()
    return entry


def check_can_be_sent(item, by):
    """Loose items of meetings to come, with nothing recorded; and those a cancelled meeting left."""
    rules.check_write_forward_plan(by)
    meeting = item.meeting
    if meeting.status != MeetingStatus.CANCELLED:
        agenda.check_write_agenda(by, meeting)
        if meeting.status not in UPCOMING:
            raise Refused(
                "This meeting took place. Note in its minutes when the matter comes back instead."
            )
    if item.standing_item_id or item.kind != ItemKind.ORDINARY:
        raise Refused(
            "This is a standing item, so the next meeting has it anyway. Delete it if this meeting "
            "does not need it."
        )
    agenda.check_nothing_recorded(item, "sent to the forward plan")


@transaction.atomic
def note(*, item, title, by, **details):
    """What a meeting wants to hear again, noted from its minutes. Returns the entry.

    The group's minute-taker may do it too. It is confidential where the item is.
    """
    check_note(by, item.meeting)
    _check_details(item.meeting.group, {"title": title, **details})
    closed = item.closed_title if item.is_confidential else ""
    return ForwardItem.objects.create(
        group=item.meeting.group,
        came_from=item.meeting,
        raised_at=item,
        title=title.strip(),
        is_confidential=item.is_confidential,
        closed_title=closed,
        presenter=item.presenter,
        presenter_text=item.presenter_text,
        priority=item.priority,
        created_by=by,
        **details,
    )


def check_note(person, meeting):
    """Whoever writes the minutes of a meeting that took place notes what comes back."""
    rules.check_take_minutes(person, meeting.group)
    if not meeting.took_place:
        raise Refused("What comes back is noted once the meeting has started.")


# Checks


def check_waits(entry):
    check_not_placed(entry)
    if entry.dropped_reason:
        raise Refused(f"“{entry.title}” has been dropped. Bring it back first.")


def check_not_placed(entry):
    if entry.item_id:
        reference = entry.item.meeting.reference
        raise Refused(f"“{entry.title}” is on the agenda of {reference}. Change it there.")


def plan_address(group):
    return f"{reverse('meetings:forward_plan')}?group={group}"


def _locked(entry):
    """The entry as it stands; nobody else changes it until the transaction ends."""
    rows = ForwardItem.objects.select_for_update(of=("self",))
    current = rows.select_related("group", "meeting__group", "item__meeting").filter(pk=entry.pk)
    if (found := current.first()) is None:
        raise Gone
    return found


def _save(entry, *names):
    entry.version = F("version") + 1
    entry.save(update_fields=[*names, "version"])
    entry.refresh_from_db(fields=["version"])
    return entry


def _check_to_come(meeting):
    if meeting.status not in UPCOMING:
        raise Refused(f"{meeting.reference} is not a meeting to come, so it cannot take the item.")


def _check_details(group, details, besides=None):
    if unknown := set(details) - DETAILS:
        raise TypeError(f"An item of the forward plan has no {', '.join(sorted(unknown))}.")
    if "title" in details and not details["title"].strip():
        raise Refused("Give the item a title.")
    meeting = details.get("meeting")
    if meeting is not None and (besides is None or meeting.pk != besides.meeting_id):
        if meeting.group_id != group.pk:
            raise Refused(f"{meeting.reference} is not a meeting of {group.name}.")
        _check_to_come(meeting)


def past_day_sentence(day):
    """What to say of a day by which something should have been heard, or "" when it is to come."""
    if day is None or day >= timezone.localdate():
        return ""
    return f"{long_date(day)} has passed. Choose today or a later day, or leave it empty."
