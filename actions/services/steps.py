"""The steps of an action: what its owners say, and what the chair and the unit answer.

`at` is the agenda item of a meeting at which it was said; its minutes report it.
"""

from django.db import transaction
from django.utils import timezone

from actions import rules
from actions.enums import OUTSTANDING, ActionStatus, Rag
from actions.services import writing
from common.refusals import Refused

COLOUR = ["rag_override", "rag_reason", "rag_set_on"]


@transaction.atomic
def update_action(*, action, text, status, by, expected_version=None, at=None):
    """Say where an action stands. Claiming that it is complete needs what was done; one that is over stays so."""
    rules.check_at(by, at)
    rules.check_write_update(by, action)
    status = ActionStatus(status)
    rules.check_step(by, action, status)
    text = text.strip()
    if status == ActionStatus.COMPLETE and action.status != status and not text:
        raise Refused("Say what was done.")
    if status == action.status and not text:
        raise Refused("Say where the action stands, or choose a new status.")
    return writing.take_step(action, status, text, by, expected_version, at=at)


@transaction.atomic
def close_action(*, action, by, text="", without_evidence=False, expected_version=None, at=None):
    """Confirm that an action is complete; `text` says what was done if no owner has said so.

    Raises `Refused` when no evidence shows it, unless it is to be closed `without_evidence`.
    """
    rules.check_at(by, at)
    rules.check_close(by, action)
    rules.check_shown(action, without_evidence)
    text = text.strip()
    if action.status in OUTSTANDING:
        text = writing.fit_reason(text, "Say what was done.")
        writing.take_step(action, ActionStatus.COMPLETE, text, by, expected_version, at=at)
        text, expected_version = "", None
    return writing.take_step(action, ActionStatus.CLOSED, text, by, expected_version, at=at)


@transaction.atomic
def send_back(*, action, reason, by, expected_version=None, at=None):
    """Return an action to its owners: more is to be done than was claimed or confirmed."""
    rules.check_at(by, at)
    rules.check_send_back(by, action)
    reason = writing.fit_reason(reason, "Say what is still to be done.")
    return writing.take_step(action, ActionStatus.IN_PROGRESS, reason, by, expected_version, at=at)


@transaction.atomic
def cancel_action(*, action, reason, by, expected_version=None, at=None):
    """End an action that will not be carried out; it stays in the record with the reason."""
    rules.check_at(by, at)
    rules.check_cancel(by, action)
    reason = writing.fit_reason(reason, "Say why the action is cancelled.")
    return writing.take_step(action, ActionStatus.CANCELLED, reason, by, expected_version, at=at)


@transaction.atomic
def reinstate_action(*, action, reason, by, expected_version=None, at=None):
    """Bring a cancelled action back; one that went into another is on its own again."""
    rules.check_at(by, at)
    rules.check_reinstate(by, action)
    reason = writing.fit_reason(reason, "Say why the action is needed after all.")
    action.merged_into = None
    return writing.take_step(
        action,
        ActionStatus.NOT_STARTED,
        reason,
        by,
        expected_version,
        at=at,
        also=["merged_into"],
    )


@transaction.atomic
def override_rag(*, action, rag, reason, by, expected_version=None, at=None):
    """Set a colour by hand, with the reason; it stands until the group's next meeting is over."""
    rules.check_at(by, at)
    rules.check_recolour(by, action)
    action.rag_override = Rag(rag)
    action.rag_reason = writing.fit_reason(reason, "Say why the colour is set by hand.")
    action.rag_set_on = timezone.localdate()
    writing.save(action, COLOUR, expected_version)
    said = f"Colour set to {action.rag_override.label.lower()}: {action.rag_reason}"
    writing.note(action, said, by, at=at)
    return action


@transaction.atomic
def clear_rag(*, action, by, expected_version=None, at=None):
    """Let the colour follow from date and progress again."""
    rules.check_at(by, at)
    rules.check_recolour(by, action)
    action.rag_override, action.rag_reason, action.rag_set_on = "", "", None
    writing.save(action, COLOUR, expected_version)
    writing.note(action, "Colour follows from the date and progress again.", by, at=at)
    return action
