"""What pages, PDFs and the home page say about actions, in words. No queries.

Actions come from `for_list()`, which brings owners, `due` and `rag`.
"""

from dataclasses import dataclass

from django.utils.dateformat import format as format_date

from actions.enums import RAG_WORDS, ActionStatus, DueKind, Rag

NO_OWNER = "No owner"
NO_DATE = "No date set"


def date_words(date):
    return format_date(date, "j F Y")


def plain_due(action):
    """When it is due as it was agreed, without looking up the next meeting."""
    if action.due_kind == DueKind.DATE:
        return date_words(action.due_on)
    return "Next meeting" if action.due_kind == DueKind.NEXT_MEETING else NO_DATE


def due_words(action):
    """ "31 October 2025", "Next meeting (14 January 2027)", "Next meeting" or "No date set"."""
    due = getattr(action, "due", None)
    if action.due_kind == DueKind.NEXT_MEETING and due:
        return f"Next meeting ({date_words(due)})"
    return plain_due(action)


def names(owners):
    return ", ".join(str(owner) for owner in owners) or NO_OWNER


def owners_words(action):
    """ "Derek Holt, Gareth Pugh", "All members" or "No owner"."""
    return names(action.owners.all())


@dataclass(frozen=True)
class Tag:
    """A status as word, shape and colour: `colour` names the tag's style, `shape` its sign."""

    word: str
    colour: str
    shape: str
    meaning: str = ""


RAG_SHAPES = {Rag.RED: "◆", Rag.AMBER: "▲", Rag.GREEN: "●", Rag.GREY: "○"}


def rag_tag(action):
    """The colour of an action as a tag; None when it was cancelled. Needs `with_rag()`."""
    return rag_tag_of(action.rag) if action.rag else None


def rag_tag_of(rag):
    rag = Rag(rag)
    return Tag(rag.label, rag.value, RAG_SHAPES[rag], RAG_WORDS[rag])


STATUS_STYLES = {
    ActionStatus.NOT_STARTED: ("grey", "○"),
    ActionStatus.IN_PROGRESS: ("blue", "◐"),
    ActionStatus.COMPLETE: ("green", "●"),
    ActionStatus.CLOSED: ("purple", "■"),
    ActionStatus.CANCELLED: ("grey", "○"),
}


def status_tag(action):
    colour, shape = STATUS_STYLES[action.status]
    return Tag(action.get_status_display(), colour, shape)
