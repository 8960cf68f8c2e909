"""The history of an action: for those who keep it, the unit and the chair of the board."""

from django.utils import timezone

from actions import rules
from actions.models import (
    Action,
    ActionEvidence,
    ActionOnAgenda,
    ActionOwner,
    ActionProposal,
    ActionUpdate,
    DueMove,
)
from board.models import Group
from trail import kinds
from trail.kinds import Kind, Rows, Sight

ACTION = Rows(
    Action,
    "action",
    "{reference}",
    labels={
        "text": "What is to be done",
        "due_kind": "When",
        "due_on": "Due on",
        "rag_override": "Colour set by hand",
        "rag_reason": "Why the colour was set",
        "rag_set_on": "Colour set on",
        "undated_reason": "Why there is no date",
        "origin_words": "Comes from",
        "impact": "What changed for children",
        "is_confidential": "Confidential",
        "released_at": "Shown to members",
        "agenda_item": "Raised at",
        "log_row": "Action log",
    },
    hidden=frozenset({"reference"}),
)
OWNER = Rows(
    ActionOwner,
    "owner",
    "{person}{group}{organisation}",
    owner="action",
    hidden=frozenset({"person", "group", "organisation"}),
    labels={"all_members": "All members"},
)
UPDATE = Rows(
    ActionUpdate,
    "update",
    owner="action",
    labels={
        "text": "What was said",
        "from_status": "Status before",
        "to_status": "Status then",
        "agenda_item": "Said at",
        "rag": "Colour then",
        "rag_override": "Colour set by hand",
    },
    hidden=frozenset({"made_at", "made_by"}),
)
EVIDENCE = Rows(
    ActionEvidence,
    "evidence",
    owner="action",
    labels={"words": "What it shows", "url": "Address", "dated_on": "Its date"},
    hidden=frozenset({"file", "file_kind", "size", "sha256", "added_at", "added_by"}),
)
MOVE = Rows(
    DueMove,
    "date",
    owner="action",
    labels={
        "from_kind": "When it was due",
        "from_on": "Due on before",
        "to_kind": "When it is due",
        "to_on": "Due on",
    },
    hidden=frozenset({"moved_at", "moved_by"}),
)
PROPOSAL = Rows(
    ActionProposal,
    "request",
    owner="action",
    labels={"words": "What was asked for", "due_on": "The date asked for"},
    hidden=frozenset({"made_at", "made_by", "settled_at", "settled_by"}),
)
ON_AGENDA = Rows(
    ActionOnAgenda, "agenda item", owner="action", hidden=frozenset({"made_at", "made_by"})
)


def register():
    """Called once, when the room is ready."""
    kinds.register(
        Kind(
            "action",
            Action,
            (ACTION, OWNER, UPDATE, EVIDENCE, MOVE, PROPOSAL, ON_AGENDA),
            visible=lambda person: Action.objects.visible_to(person).select_related("group"),
            sight=sight,
            may_read=may_read,
            page=lambda action: action.get_absolute_url(),
            name=lambda action: action.reference,
        )
    )


def may_read(person, action):
    return person.sees_everything or keeps_group(person, action.group_id)


def keeps_group(person, group):
    """Whether somebody chairs the group or takes its minutes today. One query."""
    today = timezone.localdate()
    theirs = Group.objects.chaired_by(person, today) | Group.objects.minuted_by(person, today)
    return theirs.filter(pk=group).exists()


def sight(person, action):
    if person.reads_as_unit:
        return kinds.ALL
    keeps = person.sees_everything or rules.keeps(person, action)
    return Sight(frozenset({"closed"})) if keeps else None
