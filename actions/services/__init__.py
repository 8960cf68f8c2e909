"""Every write to actions. Each takes the actor as `by`, checks its rule and is all or nothing."""

from actions.services.evidence import add_evidence, remove_evidence, set_impact
from actions.services.linking import (
    hand_over,
    merge,
    put_on_agenda,
    relate,
    split,
    take_off_agenda,
    unrelate,
)
from actions.services.moves import move_due
from actions.services.proposals import accept, decline, propose, who_leaves
from actions.services.raising import (
    check_bring_back,
    edit_action,
    raise_action,
    raise_by_itself,
    release_actions,
    remove_action,
    settle,
)
from actions.services.steps import (
    cancel_action,
    clear_rag,
    close_action,
    override_rag,
    reinstate_action,
    send_back,
    update_action,
)
from actions.services.tracker_rules import set_tracker_rules
from actions.services.views import delete_view, rename_view, save_view
from actions.services.writing import fit_due, fit_reason, fit_text

__all__ = [
    "accept",
    "add_evidence",
    "cancel_action",
    "check_bring_back",
    "clear_rag",
    "close_action",
    "decline",
    "delete_view",
    "edit_action",
    "fit_due",
    "fit_reason",
    "fit_text",
    "hand_over",
    "merge",
    "move_due",
    "override_rag",
    "propose",
    "put_on_agenda",
    "raise_action",
    "raise_by_itself",
    "reinstate_action",
    "relate",
    "release_actions",
    "remove_action",
    "remove_evidence",
    "rename_view",
    "save_view",
    "send_back",
    "set_impact",
    "set_tracker_rules",
    "settle",
    "split",
    "take_off_agenda",
    "unrelate",
    "update_action",
    "who_leaves",
]
