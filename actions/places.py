"""What the keys in the addresses of this room are keys of, for the trail."""

from actions.models import Action, ActionLogImport, SavedView
from board.models import Group, Person
from trail import places
from trail.board import PERSON_FOUND_BY
from trail.places import Place


def register():
    """Called once, when the room is ready."""
    of_group = {"model": Group, "found_by": ("name", "code")}
    of_person = {"model": Person, "found_by": PERSON_FOUND_BY}
    places.register(
        Place("actions/", "action", Action, ("reference",), called=lambda row: row.reference),
        Place("actions/groups/", "actions of a group", **of_group),
        Place("actions/logs/", "action log", ActionLogImport, ("name",)),
        Place("actions/views/", "saved view", SavedView, ("name",)),
        Place("actions/reminders/people/", "reminders of a person", **of_person),
        Place("actions/reminders/preview/", "reminder to a person", **of_person),
    )
