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
ENDED = frozenset({ActionStatus.CLOSED, ActionStatus.CANCELLED})
"""Nothing more happens with it, unless somebody opens it again with a reason."""
OWNER_MAY_SET = frozenset(set(ActionStatus) - ENDED)
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
"""Where the board has not set it: an action that is not started turns amber this many days before it is due."""


class EvidenceKind(TextChoices):
    """What shows that something was done."""

    FILE = "file", "A file"
    LINK = "link", "A link"
    STATEMENT = "statement", "A statement"


class ProposalKind(TextChoices):
    """What an owner may ask for, but not change."""

    DUE = "due", "Another date"
    OWNER = "owner", "Another owner"
    TEXT = "text", "Other words"


class ProposalStatus(TextChoices):
    OPEN = "open", "Waiting for an answer"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"


class Capacity(TextChoices):
    """As what a person is reminded of an action."""

    OWNER = "owner", "Owner"
    GROUP = "group", "For a group"
    CHAIR = "chair", "As chair"


class LogStatus(TextChoices):
    """Where an action log from a file stands on its way into the tracker."""

    COLUMNS = "columns", "Columns to confirm"
    REVIEW = "review", "Being reviewed"
    ACCEPTED = "accepted", "Taken in"


class LogField(TextChoices):
    """What a column of an action log can be."""

    TEXT = "text", "What is to be done"
    OWNER = "owner", "Owner"
    DUE = "due", "Date due"
    STATUS = "status", "Status"
    RAG = "rag", "Colour (RAG)"
    UPDATE = "update", "Update or progress"
    REFERENCE = "reference", "Reference"
    RAISED = "raised", "Raised on, or meeting"
    CLOSED = "closed", "Closed on"
    GROUP = "group", "Group"
    ORGANISATION = "organisation", "Organisation"
    PRIORITY = "priority", "Priority"
    KEEP = "keep", "Something else: keep as an update"
    LEAVE = "leave", "Do not take"


SEVERAL_COLUMNS = frozenset({LogField.OWNER, LogField.UPDATE, LogField.KEEP, LogField.LEAVE})
"""What more than one column of a log may be."""
