"""Which papers somebody was asked for, and which of them the files are that they hand in."""

import re
from difflib import SequenceMatcher

ALIKE = 0.6
"""From here on a name is that of a title: 1 is the same, 0 has nothing in common."""


def claimed(names, waiting):
    """For each name of a file the paper it is, of those that are `waiting` for one, or None.

    The likest go together first. A single paper that is then left takes the first file that is left; of several
    nobody can tell which one is meant.
    """
    found, left = [None] * len(names), list(waiting)
    pairs = [
        (likeness(name, paper.title), -place, paper)
        for place, name in enumerate(names)
        for paper in left
    ]
    for alike, place, paper in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        if alike >= ALIKE and found[-place] is None and paper in left:
            found[-place] = paper
            left.remove(paper)
    if len(left) == 1 and None in found:
        found[found.index(None)] = left[0]
    return found


def was_asked_for(paper, version):
    """Whether somebody was asked for a paper by name, or another than who handed in its `version` entered it."""
    if paper.contributor_id:
        return True
    added = paper.events.order_by("pgh_id").values_list("pgh_context", flat=True).first()
    return (added or {}).get("user") != version.handed_in_by_id


def likeness(name, title):
    """How like a title the name of a file is, without its ending: by letters, or by the words of the shorter."""
    ours, theirs = _words(name.rpartition(".")[0] or name), _words(title)
    if not ours or not theirs:
        return 0
    shorter, longer = sorted((set(ours), set(theirs)), key=len)
    in_common = len(shorter & longer) / len(shorter) if len(shorter) > 1 else 0
    return max(in_common, SequenceMatcher(None, " ".join(ours), " ".join(theirs)).ratio())


def _words(text):
    return re.findall(r"[^\W_]+", text.casefold())
