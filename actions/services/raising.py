"""Actions are raised, changed, taken back and shown to members."""

from django.db import transaction
from django.utils import timezone

from actions import owners as owning
from actions import presenters, rules
from actions.models import Action, ActionOwner
from actions.references import next_reference
from actions.services import moves, writing
from common import bin


@transaction.atomic
def raise_action(
    *,
    agenda_item,
    text,
    owners,
    due_kind,
    due_on,
    priority,
    by,
    undated_reason="",
    released=False,
):
    """Record what was promised in an item; members see it once the minutes circulate."""
    meeting = agenda_item.meeting
    writing.hold_minutes(meeting)
    rules.check_raise(by, meeting)
    due_on = writing.fit_due(due_kind, due_on, meeting)
    owners = owning.fold(owners)
    for owner in owners:
        owning.check_owner(owner)
    action = Action.objects.create(
        reference=next_reference(meeting.date.year),
        group=meeting.group,
        agenda_item=agenda_item,
        position=agenda_item.actions.count(),
        text=writing.fit_text(text),
        due_kind=due_kind,
        due_on=due_on,
        undated_reason=writing.fit_undated(due_kind, undated_reason),
        priority=priority,
        released_at=timezone.now() if released or writing.is_before_members(meeting) else None,
        created_by=by,
    )
    writing.set_owners(action, owners)
    return action


@transaction.atomic
def raise_by_itself(
    *, group, text, owners, due_kind, due_on, undated_reason, priority, origin_words, by, **further
):
    """An action that no meeting raised: members see it at once. `origin_words` say what it comes from.

    `further`: `marking` and `is_confidential`.
    """
    rules.check_raise_by_itself(by, group)
    due_on = writing.fit_due(due_kind, due_on, None)
    writing.check_ahead(due_on)
    owners = owning.fold(owners)
    for owner in owners:
        owning.check_owner(owner)
    action = Action.objects.create(
        reference=next_reference(timezone.localdate().year),
        group=group,
        origin_words=writing.fit_reason(origin_words, "Say where the action comes from."),
        text=writing.fit_text(text),
        due_kind=due_kind,
        due_on=due_on,
        undated_reason=writing.fit_undated(due_kind, undated_reason, needed=True),
        priority=priority,
        released_at=timezone.now(),
        created_by=by,
        **further,
    )
    writing.set_owners(action, owners)
    return action


@transaction.atomic
def edit_action(
    *,
    action,
    text,
    owners,
    due_kind,
    due_on,
    priority,
    by,
    undated_reason="",
    due_reason="",
    marking=None,
    expected_version=None,
):
    """Change an action. Of one that members have seen, new owners become an update, and another date
    needs a reason and is kept as a move. A `marking` of None stays as it is.
    """
    writing.hold_minutes(action.meeting)
    rules.check_edit(by, action)
    text = writing.fit_text(text)
    if text != action.text:
        rules.check_reword(action)
    due_on = writing.fit_due(due_kind, due_on, action.meeting, kept=action.due_on)
    owners = owning.fold(owners)
    writing.check_new_owners(action, owners)
    before = _owners_in_words(action)
    action.text, action.priority = text, priority
    action.marking = action.marking if marking is None else marking
    moved = moves.set_due(action, due_kind, due_on, undated_reason)
    fields = ["text", "priority", "marking", *moves.DUE]
    writing.save(action, fields, expected_version)
    writing.set_owners(action, owners)
    if action.released_at is not None:
        moves.keep(action, moved, due_reason, by)
        _note_owners(action, before, by)
    return action


@transaction.atomic
def remove_action(*, action, by):
    """Take back an action that members have not seen; its reference is not used again."""
    writing.hold_minutes(action.meeting)
    action.refresh_from_db(fields=["released_at"])
    rules.check_remove(by, action)
    item = action.agenda_item
    return bin.remove(
        action,
        by=by,
        what=f"Action {action.reference} of {item.meeting.reference}"
        + ("" if item.is_confidential else f": {action.text}"),
        page=item.get_absolute_url(),
    )


def check_bring_back(action, by):
    """An action that was taken back comes back while the minutes that raise it can be written."""
    meeting = action.agenda_item.meeting
    writing.hold_minutes(meeting)
    rules.check_raise(by, meeting)


def settle(action):
    """One that comes back after its minutes were circulated is before members, like the others."""
    if action.released_at is None and writing.is_before_members(action.agenda_item.meeting):
        Action.objects.filter(pk=action.pk).update(released_at=timezone.now())


@transaction.atomic
def release_actions(*, actions, by):
    """Show actions to members, as their minutes circulate. Returns how many were new to them."""
    new = [action for action in actions if action.released_at is None]
    first_of_group = {action.group_id: action for action in new}
    for action in first_of_group.values():
        rules.check_edit(by, action)
    keys = [action.pk for action in new]
    return Action.objects.filter(pk__in=keys).update(released_at=timezone.now())


def _owners_in_words(action):
    rows = ActionOwner.objects.filter(action=action).select_related(
        "person", "group", "organisation"
    )
    return presenters.names(rows)


def _note_owners(action, before, by):
    after = _owners_in_words(action)
    if after != before:
        writing.note(action, f"Owner changed from “{before}” to “{after}”.", by)
