"""Moving the date of an action: every earlier one is kept, with the reason."""

from django.db import transaction

from actions import presenters, rules
from actions.enums import DueKind
from actions.models import DueMove
from actions.services import writing
from common.refusals import Refused

SAME = "It is due on this already: {}. Choose another date, or leave it as it is."
DUE = ["due_kind", "due_on", "undated_reason"]


@transaction.atomic
def move_due(
    *,
    action,
    due_kind,
    due_on,
    reason,
    by,
    undated_reason="",
    must_move=False,
    expected_version=None,
    at=None,
):
    """Give an action another date. Keeps the one before and says so in an update.

    With `must_move` the date that it has already is refused; without, nothing is written down of it.
    """
    rules.check_at(by, at)
    rules.check_reshape(by, action)
    reason = writing.fit_reason(reason, "Say why the date moves.")
    due_on = writing.fit_due(due_kind, due_on, action.meeting, kept=action.due_on)
    if due_on != action.due_on:
        writing.check_ahead(due_on)
    if must_move:
        check_moves(action, due_kind, due_on)
    undated_reason = undated_reason or (reason if due_kind == DueKind.UNDATED else "")
    before = set_due(action, due_kind, due_on, undated_reason)
    writing.save(action, DUE, expected_version)
    keep(action, before, reason, by, at=at)
    return action


def check_moves(action, due_kind, due_on):
    """The date is another one; of an action without a date its reason alone may be given."""
    if (due_kind, due_on) != (action.due_kind, action.due_on) or due_kind == DueKind.UNDATED:
        return
    raise Refused(SAME.format(presenters.plain_day(due_kind, due_on)))


def set_due(action, due_kind, due_on, undated_reason):
    """Put another date into an action that is about to be saved; returns what stood there before, for `keep`."""
    before = (action.due_kind, action.due_on, action.undated_reason)
    action.due_kind, action.due_on = due_kind, due_on
    action.undated_reason = writing.fit_undated(due_kind, undated_reason)
    return before


def keep(action, before, reason, by, *, at=None):
    """Write the move down, if there was one, or why there still is no date."""
    *day, why = before
    if day == [action.due_kind, action.due_on]:
        if action.undated_reason and action.undated_reason != why:
            writing.note(action, f"Why there is no date: {action.undated_reason}", by, at=at)
        return
    reason = writing.fit_reason(reason, "Say why the date moves.")[:300]
    move = DueMove.objects.create(
        action=action,
        from_kind=before[0],
        from_on=before[1],
        to_kind=action.due_kind,
        to_on=action.due_on,
        reason=reason,
        moved_by=by,
    )
    writing.note(action, presenters.move_words(move), by, at=at)
