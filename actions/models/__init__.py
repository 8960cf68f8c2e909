"""Actions, and the action logs that they may come from."""

from actions.models.actions import Action, ActionOwner, ActionUpdate
from actions.models.logs import ActionLogColumns, ActionLogImport, ActionLogName, ActionLogRow

__all__ = [
    "Action",
    "ActionLogColumns",
    "ActionLogImport",
    "ActionLogName",
    "ActionLogRow",
    "ActionOwner",
    "ActionUpdate",
]
