"""What is done with actions at an item of a meeting, so that its minutes report it."""

from django.db import transaction
from django.utils import timezone

from actions import services as actions
from actions.enums import OWNER_MAY_SET, DueKind
from common.refusals import Refused
from meetings.models import Meeting
from meetings.services import records


@transaction.atomic
def at_item(*, item, step, by, **data):
    """Carry out a step of `STEPS` with an action while the minutes are open; see `actions.services`.

    Takes back the statement of the item that there was nothing. Returns the action.
    """
    records.check_can_add(item, by)
    return STEPS[step](at=item, by=by, **data)


def _update(*, action, **data):
    if action.status not in OWNER_MAY_SET:
        state = action.get_status_display().lower()
        raise Refused(f"This action has already been {state}. Send it back to open it again.")
    return actions.update_action(action=action, **data)


def _colour(*, rag, reason, **data):
    if rag:
        return actions.override_rag(rag=rag, reason=reason, **data)
    return actions.clear_rag(**data)


def _date(*, due_kind, due_on, at, **data):
    """The next meeting is the one after this, whatever meeting raised the action."""
    if due_kind == DueKind.NEXT_MEETING:
        after = Meeting.objects.after(at.meeting).filter(date__gte=timezone.localdate())
        following = after.values_list("date", flat=True).first()
        if following is None:
            raise Refused("No later meeting of the group is planned. Enter a date instead.")
        due_kind, due_on = DueKind.DATE, following
    return actions.move_due(due_kind=due_kind, due_on=due_on, at=at, must_move=True, **data)


STEPS = {
    "update": _update,
    "colour": _colour,
    "date": _date,
    "close": actions.close_action,
    "send-back": actions.send_back,
}
