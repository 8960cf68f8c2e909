"""Statuses and colours of actions, their named sets and the steps between them."""

from django.db.models import TextChoices


class ActionStatus(TextChoices):
    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    COMPLETE = "complete", "Complete"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"


ACTION_STEPS = {
    ActionStatus.NOT_STARTED: {
        ActionStatus.IN_PROGRESS,
        ActionStatus.COMPLETE,
        ActionStatus.CANCELLED,
    },
    ActionStatus.IN_PROGRESS: {
        ActionStatus.NOT_STARTED,
        ActionStatus.COMPLETE,
        ActionStatus.CANCELLED,
    },
    ActionStatus.COMPLETE: {
        ActionStatus.IN_PROGRESS,
        ActionStatus.CLOSED,
        ActionStatus.CANCELLED,
    },
    ActionStatus.CLOSED: {ActionStatus.IN_PROGRESS},
    ActionStatus.CANCELLED: {ActionStatus.NOT_STARTED},
}

OUTSTANDING = frozenset({ActionStatus.NOT_STARTED, ActionStatus.IN_PROGRESS})
DONE = frozenset({ActionStatus.COMPLETE, ActionStatus.CLOSED})
OWNER_MAY_SET = frozenset(
    {ActionStatus.NOT_STARTED, ActionStatus.IN_PROGRESS, ActionStatus.COMPLETE}
)
"""An owner says where theirs stands and claims completion; closing is the chair's or the unit's."""


class DueKind(TextChoices):
    DATE = "date", "On a date"
    NEXT_MEETING = "next_meeting", "At the next meeting"
    UNDATED = "undated", "No date was set"


class Rag(TextChoices):
    """Red overdue or off track, amber under way or at risk, green complete, grey not started."""

    RED = "red", "Red"
    AMBER = "amber", "Amber"
    GREEN = "green", "Green"
    GREY = "grey", "Grey"


RAG_WORDS = {
    Rag.RED: "Overdue or off track",
    Rag.AMBER: "Under way or at risk",
    Rag.GREEN: "Complete",
    Rag.GREY: "Not started and not due",
}

DAYS_AT_RISK = 14
"""An action that has not been started turns amber this many days before it is due."""
