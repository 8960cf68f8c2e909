"""What was done at an item with the actions of earlier meetings, as minutes report it."""

from actions.enums import ENDED, RAG_WORDS, ActionStatus, Rag
from meetings.presenters.minutes.record import Tracked

STEPS = {
    ActionStatus.NOT_STARTED: "Not started.",
    ActionStatus.IN_PROGRESS: "In progress.",
    ActionStatus.COMPLETE: "Reported complete.",
    ActionStatus.CLOSED: "Action closed.",
    ActionStatus.CANCELLED: "Action cancelled.",
}
OPENED_AGAIN = "Action opened again."
SENT_BACK = "Sent back to its owners."
RETURNED = {SENT_BACK: "Sent back: ", OPENED_AGAIN: "Opened again: "}


def tracked_at(item, *, full):
    """A `Tracked` for each action of which something was said, in that order.

    Those that not every member may read are only in the closed edition (`full`).
    """
    by_action = {}
    for update in item.action_updates.all():
        if full or not is_closed(update.action):
            by_action.setdefault(update.action_id, []).append(update)
    return tuple(tracked(updates) for updates in by_action.values())


def is_closed(action):
    """Whether an action is kept from the members of its group: confidential, or still unreleased."""
    item = action.agenda_item
    is_secret = action.is_confidential or (item is not None and item.is_confidential)
    return is_secret or action.released_at is None


def tracked(updates):
    """What was said of one action at one item; `updates` in the order in which they were made."""
    action, last = updates[0].action, updates[-1]
    step = step_words(updates[0].from_status, last.to_status)
    return Tracked(
        reference=action.reference,
        text=action.text,
        update="\n".join(said_in(update, step) for update in updates if update.text),
        colour=colour_words(last.rag),
        step=step,
    )


def said_in(update, step):
    """The words of an update. That it sent the action back stands before them, unless `step` says so below."""
    own = step_words(update.from_status, update.to_status)
    before = "" if own == step else RETURNED.get(own, "")
    return f"{before}{update.text}"


def colour_words(rag):
    """ "Red: overdue or off track"; empty of a cancelled action."""
    return f"{Rag(rag).label}: {RAG_WORDS[Rag(rag)].lower()}" if rag else ""


def step_words(before, after):
    """ "Action closed."; empty when the status stayed as it was."""
    if before == after:
        return ""
    if after == ActionStatus.IN_PROGRESS and before == ActionStatus.COMPLETE:
        return SENT_BACK
    if before in ENDED:
        return OPENED_AGAIN
    return STEPS[after]
