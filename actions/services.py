"""Every write to actions. Each takes the actor as `by`, checks its rule and is all or nothing."""

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from actions import owners as owning
from actions import presenters, rules
from actions.enums import OUTSTANDING, ActionStatus, DueKind, Rag
from actions.models import Action, ActionOwner, ActionUpdate
from actions.references import next_reference
from common import bin
from common.formats import long_date
from common.refusals import Refused
from common.versions import save_version


@transaction.atomic
def raise_action(*, agenda_item, text, owners, due_kind, due_on, priority, by, released=False):
    """Record what was promised in an item; members see it once the minutes circulate."""
    meeting = agenda_item.meeting
    _hold_minutes(meeting)
    rules.check_raise(by, meeting)
    due_on = fit_due(due_kind, due_on, meeting)
    owners = owning.fold(owners)
    for owner in owners:
        owning.check_owner(owner)
    action = Action.objects.create(
        reference=next_reference(meeting.date.year),
        group=meeting.group,
        agenda_item=agenda_item,
        position=agenda_item.actions.count(),
        text=fit_text(text),
        due_kind=due_kind,
        due_on=due_on,
        priority=priority,
        released_at=timezone.now() if released or _is_before_members(meeting) else None,
        created_by=by,
    )
    _set_owners(action, owners)
    return action


@transaction.atomic
def edit_action(*, action, text, owners, due_kind, due_on, priority, by, expected_version=None):
    """Change an action. Of one that members have seen, new owners and dates become an update."""
    _hold_minutes(action.meeting)
    rules.check_edit(by, action)
    text = fit_text(text)
    if text != action.text:
        rules.check_reword(action)
    due_on = fit_due(due_kind, due_on, action.meeting, kept=action.due_on)
    owners = owning.fold(owners)
    _check_new_owners(action, owners)
    before = _facts(action)
    action.text, action.due_kind, action.due_on = text, due_kind, due_on
    action.priority = priority
    fields = ["text", "due_kind", "due_on", "priority"]
    _save(action, fields, expected_version)
    _set_owners(action, owners)
    if action.released_at is not None:
        _note_changes(action, before, by)
    return action


@transaction.atomic
def remove_action(*, action, by):
    """Take back an action that members have not seen; its reference is not used again."""
    _hold_minutes(action.meeting)
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
    _hold_minutes(meeting)
    rules.check_raise(by, meeting)


def settle(action):
    """One that comes back after its minutes were circulated is before members, like the others."""
    if action.released_at is None and _is_before_members(action.agenda_item.meeting):
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


@transaction.atomic
def update_action(*, action, text, status, by, expected_version=None):
    """Say where an action stands. Claiming that it is complete needs what was done."""
    rules.check_update(by, action)
    status = ActionStatus(status)
    rules.check_step(by, action, status)
    text = text.strip()
    if status == ActionStatus.COMPLETE and action.status != status and not text:
        raise Refused("Say what was done.")
    if status == action.status and not text:
        raise Refused("Say where the action stands, or choose a new status.")
    return _step(action, status, text, by, expected_version)


@transaction.atomic
def close_action(*, action, by, text="", expected_version=None):
    """Confirm that an action is complete; `text` says what was done if no owner has said so."""
    rules.check_close(by, action)
    text = text.strip()
    if action.status in OUTSTANDING:
        text = fit_reason(text, "Say what was done.")
        _step(action, ActionStatus.COMPLETE, text, by, expected_version)
        text, expected_version = "", None
    return _step(action, ActionStatus.CLOSED, text, by, expected_version)


@transaction.atomic
def send_back(*, action, reason, by, expected_version=None):
    """Return an action to its owners: more is to be done than was claimed or confirmed."""
    rules.check_send_back(by, action)
    reason = fit_reason(reason, "Say what is still to be done.")
    return _step(action, ActionStatus.IN_PROGRESS, reason, by, expected_version)


@transaction.atomic
def cancel_action(*, action, reason, by, expected_version=None):
    """End an action that will not be carried out; it stays in the record with the reason."""
    rules.check_cancel(by, action)
    reason = fit_reason(reason, "Say why the action is cancelled.")
    return _step(action, ActionStatus.CANCELLED, reason, by, expected_version)


@transaction.atomic
def reinstate_action(*, action, reason, by, expected_version=None):
    """Bring a cancelled action back."""
    rules.check_reinstate(by, action)
    reason = fit_reason(reason, "Say why the action is needed after all.")
    return _step(action, ActionStatus.NOT_STARTED, reason, by, expected_version)


@transaction.atomic
def override_rag(*, action, rag, reason, by, expected_version=None):
    """Set a colour by hand, with the reason; it stands until it is cleared or the action done."""
    rules.check_recolour(by, action)
    action.rag_override = Rag(rag)
    action.rag_reason = fit_reason(reason, "Say why the colour is set by hand.")
    _save(action, ["rag_override", "rag_reason"], expected_version)
    _note(action, f"Colour set to {action.rag_override.label.lower()}: {action.rag_reason}", by)
    return action


@transaction.atomic
def clear_rag(*, action, by, expected_version=None):
    """Let the colour follow from date and progress again."""
    rules.check_recolour(by, action)
    action.rag_override = action.rag_reason = ""
    _save(action, ["rag_override", "rag_reason"], expected_version)
    _note(action, "Colour follows from the date and progress again.", by)
    return action


def fit_text(text):
    text = text.strip()
    if not text:
        raise Refused("Say what is to be done.")
    return text


def fit_reason(reason, sentence):
    reason = reason.strip()
    if not reason:
        raise Refused(sentence)
    return reason


def fit_due(due_kind, due_on, meeting, kept=None):
    """The date to keep: one for `DueKind.DATE`, on or after the meeting if there is one; none for the others."""
    if due_kind != DueKind.DATE:
        return None
    if due_on is None:
        raise Refused("Enter the date it is due, or choose another answer.")
    if meeting and due_on < meeting.date and due_on != kept:
        raise Refused(f"The date due must be on or after the meeting, {long_date(meeting.date)}.")
    return due_on


def _hold_minutes(meeting):
    """Lock the minutes as they now stand: circulating or approving them comes before this, or after."""
    minutes = apps.get_model("meetings", "Minutes").objects.select_for_update()
    if meeting and (found := minutes.filter(meeting=meeting).first()):
        meeting.minutes = found


def _is_before_members(meeting):
    """Whether members have the minutes of the meeting in front of them as a draft."""
    minutes = getattr(meeting, "minutes", None)
    return minutes is not None and minutes.status == "circulated"


def _check_new_owners(action, owners):
    kept = {owning.OwnerChoice.of(row).key for row in action.owners.all()}
    for owner in owners:
        if owner.key not in kept:
            owning.check_owner(owner)


def _set_owners(action, owners):
    there = {owning.OwnerChoice.of(row).key: row for row in action.owners.all()}
    gone = set(there) - {owner.key for owner in owners}
    action.owners.filter(pk__in=[there[key].pk for key in gone]).delete()
    new = []
    for position, owner in enumerate(owners):
        if row := there.get(owner.key):
            action.owners.filter(pk=row.pk).exclude(position=position).update(position=position)
        else:
            new.append(ActionOwner(action=action, position=position, **owner.columns))
    ActionOwner.objects.bulk_create(new)


def _facts(action):
    rows = ActionOwner.objects.filter(action=action).select_related(
        "person", "group", "organisation"
    )
    return presenters.plain_due(action), presenters.names(rows)


def _note_changes(action, before, by):
    labels = ["Due", "Owner"]
    changes = [
        f"{label} changed from “{old}” to “{new}”."
        for label, old, new in zip(labels, before, _facts(action), strict=True)
        if old != new
    ]
    if changes:
        _note(action, " ".join(changes), by)


def _note(action, text, by):
    ActionUpdate.objects.create(
        action=action,
        text=text,
        from_status=action.status,
        to_status=action.status,
        made_by=by,
    )


def _step(action, to, text, by, expected_version):
    before, action.status = action.status, to
    fields = ["status"]
    if to not in OUTSTANDING and action.rag_override:
        action.rag_override = action.rag_reason = ""
        fields += ["rag_override", "rag_reason"]
    _save(action, fields, expected_version)
    ActionUpdate.objects.create(
        action=action, text=text, from_status=before, to_status=to, made_by=by
    )
    return action


def _save(action, fields, expected_version):
    expected = action.version if expected_version is None else expected_version
    save_version(action, expected=expected, fields=fields)
