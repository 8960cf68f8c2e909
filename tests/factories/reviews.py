"""Actions of an earlier meeting that an item of a later one went through."""

from datetime import date

from actions import services
from actions.enums import ActionStatus, DueKind, Rag
from tests.factories.actions import ActionFactory, item_of, meeting_held
from tests.factories.board import PersonFactory
from tests.factories.minutes import SECRET


def earlier_action(group, on=date(2025, 6, 20), *, is_confidential=False, **facts):
    """An action of an earlier meeting of a group; of a confidential item if asked for."""
    meeting = group.meetings.filter(date=on).first() or meeting_held(group, on)
    item = item_of(meeting, title="Earlier matter", is_confidential=is_confidential)
    return ActionFactory(agenda_item=item, **{"owned_by": [PersonFactory()], **facts})


def reviewed_at(item, scene):
    """Goes through three actions at an item: one updated and moved, one closed, one that is confidential.

    Returns them in this order.
    """
    group, by = scene.group, scene.unit
    moved = earlier_action(group, text="Write the pathway", reference="A-2025-001")
    closed = earlier_action(group, text="Count the returns", reference="A-2025-002")
    secret = earlier_action(
        group, text=f"Ring {SECRET}", reference="A-2025-003", is_confidential=True
    )
    say = services.update_action
    say(action=moved, text="Half is written.", status=ActionStatus.IN_PROGRESS, by=by, at=item)
    services.override_rag(action=moved, rag=Rag.RED, reason="No lead", by=by, at=item)
    services.move_due(
        action=moved,
        due_kind=DueKind.NEXT_MEETING,
        due_on=None,
        reason="The lead is new",
        by=by,
        at=item,
    )
    services.close_action(
        without_evidence=True, action=closed, text="Forty-one came.", by=by, at=item
    )
    said = f"{SECRET} was rung."
    say(action=secret, text=said, status=ActionStatus.IN_PROGRESS, by=by, at=item)
    return moved, closed, secret
