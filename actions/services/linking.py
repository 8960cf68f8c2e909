"""Where an action belongs: its group, the actions it was split from or went into, and related ones."""

from django.db import transaction

from actions import owners as owning
from actions import rules
from actions.enums import OUTSTANDING, ActionStatus
from actions.models import Action, ActionOnAgenda, RelatedAction
from actions.references import next_reference
from actions.services import writing
from common.formats import long_date
from common.refusals import Refused


@transaction.atomic
def hand_over(*, action, group, reason, by, expected_version=None):
    """Give an action to another group, which holds it from now on; owners and date stay."""
    rules.check_reshape(by, action)
    if group.pk == action.group_id:
        raise Refused(f"{group.name} holds this action already.")
    reason = writing.fit_reason(reason, "Say why the action goes to another group.")
    before, action.group = action.group, group
    writing.save(action, ["group"], expected_version)
    writing.note(action, f"Handed over from {before.name} to {group.name}. {reason}", by)
    return action


@transaction.atomic
def split(*, action, text, owners, by):
    """Begin a new action for a part of this one: with the same date, group and origin."""
    writing.hold_minutes(action.meeting)
    rules.check_reshape(by, action)
    owners = owning.fold(owners)
    for owner in owners:
        owning.check_owner(owner)
    part = Action.objects.create(
        reference=next_reference(action.created_at.year),
        text=writing.fit_text(text),
        created_by=by,
        split_from=action,
        **_shared(action),
    )
    writing.set_owners(part, owners)
    writing.note(action, f"A part of it is now {part.reference}: {part.text}", by)
    writing.note(part, f"Split from {action.reference}.", by)
    return part


def _shared(action):
    """What a part has in common with the whole. One from a log comes from the log by way of the whole."""
    words = action.origin_words
    if action.agenda_item_id is None and not words:
        words = f"Split from {action.reference}"
    names = ("group", "agenda_item", "due_kind", "due_on", "undated_reason", "priority")
    further = ("marking", "is_confidential", "released_at", "position")
    return {"origin_words": words} | {name: getattr(action, name) for name in names + further}


@transaction.atomic
def merge(*, action, into, by, expected_version=None):
    """Let one action go on in another: this one is cancelled and points to it, with its updates."""
    rules.check_reshape(by, action)
    rules.check_reshape(by, into)
    if into.pk == action.pk:
        raise Refused("An action cannot go into itself. Choose another one.")
    if into.status not in OUTSTANDING:
        state = into.get_status_display().lower()
        raise Refused(f"{into.reference} is {state}, so nothing can go into it.")
    action.merged_into = into
    writing.take_step(
        action,
        ActionStatus.CANCELLED,
        f"Merged into {into.reference}.",
        by,
        expected_version,
        also=["merged_into"],
    )
    writing.note(into, _goes_on(action), by)
    return into


def _goes_on(action):
    """What the other action says of one that went into it: its words only where all members may read them."""
    said = f"{action.reference} goes on here"
    is_open = Action.objects.for_members().filter(pk=action.pk).exists()
    return f"{said}: {action.text}" if is_open else f"{said}."


@transaction.atomic
def relate(*, action, other, by):
    """Say that two actions belong together; once is enough."""
    rules.check_edit(by, action)
    if action.pk == other.pk:
        raise Refused("Choose another action: this is the same one.")
    first, second = sorted([action, other], key=lambda each: each.pk)
    RelatedAction.objects.get_or_create(action=first, other=second, defaults={"made_by": by})
    return action


@transaction.atomic
def unrelate(*, action, other, by):
    rules.check_edit(by, action)
    first, second = sorted([action.pk, other.pk])
    RelatedAction.objects.filter(action=first, other=second).delete()
    return action


@transaction.atomic
def put_on_agenda(*, action, agenda_item, by):
    """Let a coming agenda item take an action up."""
    rules.check_reshape(by, action)
    meeting = agenda_item.meeting
    link, is_new = ActionOnAgenda.objects.get_or_create(
        action=action, agenda_item=agenda_item, defaults={"made_by": by}
    )
    if is_new:
        said = (
            f"To be taken up at {meeting.reference}, {long_date(meeting.date)}: {agenda_item.title}"
        )
        writing.note(action, said, by)
    return link


@transaction.atomic
def take_off_agenda(*, link, by):
    rules.check_edit(by, link.action)
    writing.note(link.action, f"Not to be taken up at {link.agenda_item.meeting.reference}.", by)
    link.delete()
    return link.action
