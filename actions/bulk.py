"""One change to many actions: what it would do to each is tried first, then all that can are changed, or none."""

from dataclasses import dataclass

from django.db import transaction

from actions import owners as owning
from actions import rules, services
from actions.models import Action
from common.formats import plural
from common.refusals import Refused, StaleVersion

MOST = 200
"""So many actions can be changed at once."""


@dataclass(frozen=True)
class Outcome:
    """What a change does to one action; `refusal` says why it cannot."""

    action: Action
    refusal: str = ""


def read_ticks(values):
    """Pairs of key and version of what was ticked: "12" or "12:3", of which the rest is left out."""
    found = {}
    for value in values:
        key, _, version = value.partition(":")
        if _is_number(key):
            found[int(key)] = int(version) if _is_number(version) else None
    return found


def _is_number(words):
    return words.isascii() and words.isdigit() and len(words) < 10


def ticked(person, ticks):
    """The actions that the person ticked and may see, in the order of their references.

    `ticks` are versions by key; an action that is not in that version any more is refused later.
    """
    if len(ticks) > MOST:
        raise Refused(
            f"You ticked {plural(len(ticks), 'action')}. At most {MOST} can be changed at once."
        )
    found = Action.objects.visible_to(person).filter(pk__in=ticks).with_facts()
    actions = list(found.order_by("reference"))
    if not actions:
        raise Refused("Tick the actions that you want to change.")
    for action in actions:
        action.seen_version = ticks[action.pk] or action.version
    return actions


def try_out(actions, change, by):
    """What would become of each action; nothing stays changed."""
    outcomes = []
    with transaction.atomic():
        for action in actions:
            outcomes.append(Outcome(action, _refusal(action, change, by)))
        transaction.set_rollback(True)
    return outcomes


def _refusal(action, change, by):
    before = {
        field.attname: getattr(action, field.attname) for field in action._meta.concrete_fields
    }
    try:
        with transaction.atomic():
            change(action, by)
    except StaleVersion:
        return "Somebody has changed it since you ticked it. Go back to the list and tick it again."
    except Refused as refusal:
        return refusal.reason
    finally:
        for name, value in before.items():
            setattr(action, name, value)
    return ""


@transaction.atomic
def carry_out(actions, change, by):
    """Change all of them; when one cannot be, none is, and `Refused` says which and why."""
    for action in actions:
        try:
            change(action, by)
        except StaleVersion as stale:
            raise Refused(f"{action.reference}: {stale.reason}") from stale
        except Refused as refusal:
            raise Refused(f"{action.reference}: {refusal.reason}") from refusal
    return len(actions)


def update(*, text):
    def change(action, by):
        services.update_action(
            action=action,
            text=text,
            status=action.status,
            by=by,
            expected_version=action.seen_version,
        )

    return change


def move(**due):
    return lambda action, by: services.move_due(
        action=action, by=by, must_move=True, expected_version=action.seen_version, **due
    )


def hand_over(*, group, reason):
    return lambda action, by: services.hand_over(
        action=action, group=group, reason=reason, by=by, expected_version=action.seen_version
    )


def lead(*, owner):
    """The new owner leads in place of the one who does; other owners stay."""

    def change(action, by):
        rules.check_reshape(by, action)
        there = [owning.OwnerChoice.of(row) for row in action.owners.all()]
        if there and there[0].key == owner.key:
            raise Refused(f"{owner} leads this action already.")
        others = [each for each in there[1:] if each.key != owner.key]
        services.edit_action(
            action=action,
            text=action.text,
            owners=[owner, *others],
            due_kind=action.due_kind,
            due_on=action.due_on,
            undated_reason=action.undated_reason,
            priority=action.priority,
            by=by,
            expected_version=action.seen_version,
        )

    return change


def close(*, text, without_evidence):
    return lambda action, by: services.close_action(
        action=action,
        text=text,
        without_evidence=without_evidence,
        by=by,
        expected_version=action.seen_version,
    )


def cancel(*, reason):
    return lambda action, by: services.cancel_action(
        action=action, reason=reason, by=by, expected_version=action.seen_version
    )
