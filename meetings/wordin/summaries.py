"""A list of the actions at the end of minutes says again what the items say."""

from __future__ import annotations

import re

from meetings.wordin.result import PROSE

SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with")
)
HEADING = re.compile(
    r"^\s*(?:(?:summary|list|table|schedule|record)\s+of\s+(?:the\s+|all\s+|agreed\s+)*actions?(?:\s+points?)?"
    r"|actions?(?:\s+points?)?\s+(?:summary|list|table|schedule|agreed)"
    r"|(?:agreed|new)\s+actions)(?:\s+(?:agreed|arising|from|at|of)\b.{0,40})?\s*:?\s*$",
    re.IGNORECASE,
)
ALIKE = 0.6
"""So much of the words of the shorter one stands in the other, where two actions are the same."""


def heads(text):
    """Whether a line is the heading of such a list: "Summary of actions"."""
    return bool(HEADING.match(text))


def without_repeated(actions, earlier):
    """The actions of a list without those that items before it hold; what only the list says of owner
    and day is told to these, and one that was only offered is one."""
    new, left = [], list(earlier)
    for action in actions:
        same = next((each for each in left if is_same(action, each)), None)
        if same is None:
            new.append(action)
            continue
        left.remove(same)
        same.owners = same.owners or action.owners
        same.due = same.due or action.due
        same.how = action.how if same.how == PROSE else same.how
    return new


def is_same(action, other):
    """Whether two actions say the same of the same owner, in nearly the same words."""
    first, second = _words(action), _words(other)
    shared = len(first & second)
    has_one_owner = not action.owners or not other.owners or set(action.owners) & set(other.owners)
    return bool(has_one_owner) and shared >= max(2, ALIKE * min(len(first), len(second)))


def _words(action):
    return set(re.findall(r"\w+", action.text.casefold())) - SMALL
