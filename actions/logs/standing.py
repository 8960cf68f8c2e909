"""Where an action of a log stands, from the words and colours that logs use."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.enums import ActionStatus, Rag

WORDS = {
    ActionStatus.CANCELLED: (
        *("cancelled", "canceled", "withdrawn", "superseded", "no longer required", "duplicate"),
        *("no longer needed", "not required", "abandoned", "remove", "removed"),
    ),
    ActionStatus.NOT_STARTED: (
        *(
            "not started",
            "not yet started",
            "not yet commenced",
            "not commenced",
            "open",
            "outstanding",
        ),
        *("new", "to do", "incomplete", "not complete", "not completed", "no", "to be explored"),
        *("to start", "pending", "planned", "n"),
    ),
    ActionStatus.IN_PROGRESS: (
        *("in progress", "ongoing", "on going", "under way", "underway", "started", "on track"),
        *("partially complete", "partly complete", "part complete", "partially completed", "wip"),
        *(
            "watching brief",
            "carried forward",
            "carry forward",
            "overdue",
            "delayed",
            "at risk",
            "off track",
        ),
        *(
            "behind",
            "on hold",
            "update at next meeting",
            "in hand",
            "progressing",
            "nearly complete",
        ),
    ),
    ActionStatus.CLOSED: (
        *(
            "closed",
            "complete",
            "completed",
            "done",
            "achieved",
            "discharged",
            "finished",
            "yes",
            "y",
        ),
        *("action closed", "actioned", "signed off", "delivered", "resolved", "embedded"),
    ),
}
COLOURS = {
    "red": Rag.RED, "amber": Rag.AMBER, "yellow": Rag.AMBER, "orange": Rag.AMBER, "green": Rag.GREEN,
    "grey": Rag.GREY, "gray": Rag.GREY, "white": Rag.GREY, "r": Rag.RED, "a": Rag.AMBER, "g": Rag.GREEN,
    "blue": None, "b": None,
}  # fmt: skip
"""Blue is complete in the logs that use it."""
OF_RAG = {
    Rag.RED: ActionStatus.IN_PROGRESS,
    Rag.AMBER: ActionStatus.IN_PROGRESS,
    Rag.GREY: ActionStatus.NOT_STARTED,
}
BY_LENGTH = sorted(
    ((name, status) for status, names in WORDS.items() for name in names),
    key=lambda each: -len(each[0]),
)
EMPTY = frozenset({"", "n a", "na", "tbc", "none", "-"})


@dataclass(frozen=True)
class Standing:
    """`is_red`: the log calls it off track. `is_known` when the words were understood."""

    status: ActionStatus = ActionStatus.NOT_STARTED
    is_red: bool = False
    is_known: bool = True


NOTHING_SAID = Standing()


def plain(words):
    return " ".join(re.sub(r"[^\w]+", " ", words.casefold()).split())


def is_standing(words):
    """Whether a value is a status or a colour."""
    return bool(plain(words)) and read(words).is_known and len(words) < 60


def read(words, *, green_is_done=True):
    """The `Standing` that one value of a column of status or colour says."""
    key = plain(words)
    if key in EMPTY:
        return NOTHING_SAID
    if key in COLOURS:
        return _of_colour(key, green_is_done)
    for name, status in BY_LENGTH:
        if key == name:
            return Standing(status)
    for name, status in BY_LENGTH:
        if len(name) > 3 and re.search(rf"\b{name}\b", key):
            return Standing(status)
    colours = [word for word in key.split() if word in COLOURS and len(word) > 1]
    if colours:
        return _of_colour(colours[-1], green_is_done)
    return Standing(is_known=False)


def _of_colour(word, green_is_done):
    rag = COLOURS[word]
    if rag is None or (rag == Rag.GREEN and green_is_done):
        return Standing(ActionStatus.CLOSED)
    if rag == Rag.GREEN:
        return Standing(ActionStatus.IN_PROGRESS)
    return Standing(OF_RAG[rag], is_red=rag == Rag.RED)


def together(status_words, rag_words, *, green_is_done=True, is_closed=False):
    """The `Standing` of a row: the status counts before the colour, a closing date before neither.

    The second value names the field whose words are not understood; None when all are.
    """
    status = read(status_words, green_is_done=green_is_done)
    colour = read(rag_words, green_is_done=green_is_done)
    if not status.is_known:
        return Standing(), "status"
    if not colour.is_known:
        return Standing(), "rag"
    if plain(status_words) in EMPTY:
        chosen = colour if plain(rag_words) not in EMPTY else NOTHING_SAID
        if chosen is NOTHING_SAID and is_closed:
            chosen = Standing(ActionStatus.CLOSED)
        return chosen, None
    is_red = (status.is_red or colour.is_red) and status.status in OF_RAG.values()
    return Standing(status.status, is_red), None
