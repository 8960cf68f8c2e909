"""The tracker: actions, who owns them, what was said and shown of them, and the logs they came in with."""

from actions.models.actions import Action, ActionOwner, ActionUpdate
from actions.models.logs import ActionLogColumns, ActionLogImport, ActionLogName, ActionLogRow
from actions.models.settings import TrackerRules
from actions.models.tracker import (
    ActionEvidence,
    ActionOnAgenda,
    ActionProposal,
    DueMove,
    RelatedAction,
)
from actions.models.views import SavedView

__all__ = [
    "Action",
    "ActionEvidence",
    "ActionLogColumns",
    "ActionLogImport",
    "ActionLogName",
    "ActionLogRow",
    "ActionOnAgenda",
    "ActionOwner",
    "ActionProposal",
    "ActionUpdate",
    "DueMove",
    "RelatedAction",
    "SavedView",
    "TrackerRules",
]
