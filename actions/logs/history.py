"""The history of an action log: who confirmed, answered, took it in and back. For the unit."""

from actions.models import ActionLogImport, ActionLogName
from trail import kinds
from trail.kinds import Kind, Rows

LOG = Rows(
    ActionLogImport,
    "action log",
    "{name}",
    labels={"status": "Where it stands", "green_is_done": "Green means complete"},
    hidden=frozenset(
        {"name", "file", "kind", "size", "sha256", "sheets", "headings", "fields", "notes"}
        | {"handed_in_at", "handed_in_by"}
    ),
)
NAME = Rows(
    ActionLogName,
    "name",
    "{words}",
    owner="log",
    labels={"choice": "Whom it means", "is_settled": "Certain"},
    hidden=frozenset({"key", "words"}),
)


def register():
    """Called once, when the room is ready."""
    kinds.register(
        Kind(
            "action-log",
            ActionLogImport,
            (LOG, NAME),
            visible=lambda person: ActionLogImport.objects.visible_to(person),
            sight=lambda person, log: kinds.ALL if person.reads_as_unit else None,
            may_read=lambda person, log: person.reads_as_unit,
            page=lambda log: log.get_absolute_url(),
            name=lambda log: log.name,
        )
    )
