"""What has to be true before an action that was taken back comes back."""

from actions import services
from actions.models import Action
from common import bin


def register():
    """Called once, when the room is ready."""
    bin.guard(Action, services.check_bring_back, after=services.settle, within="agenda_item")
