"""What has to be true before something of an action that was taken back comes back."""

from actions import rules, services
from actions.models import Action, ActionEvidence
from common import bin, strays


def register():
    """Called once, when the room is ready."""
    bin.guard(Action, services.check_bring_back, after=services.settle, within="agenda_item")
    bin.guard(ActionEvidence, _check_evidence)


def forget_strays():
    """Clear files of evidence that was removed too long ago to be brought back."""
    strays.forget_strays("evidence", ActionEvidence)


def _check_evidence(evidence, by):
    rules.check_show(by, evidence.action)
