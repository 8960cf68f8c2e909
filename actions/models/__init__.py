"""The tracker: actions, who owns them, what was said and shown of them, the logs they came in
with, and who was reminded of them."""

from actions.models.actions import Action, ActionOwner, ActionUpdate
from actions.models.logs import ActionLogColumns, ActionLogImport, ActionLogName, ActionLogRow
from actions.models.reminders import Digest, DigestDays, DigestLine, ReminderSettings
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
    "Digest",
    "DigestDays",
    "DigestLine",
    "DueMove",
    "RelatedAction",
    "ReminderSettings",
    "SavedView",
    "TrackerRules",
]
