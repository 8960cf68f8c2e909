"""What a cell for actions or decisions says where there are none: "None", a dash, what the form says to fill in."""

from __future__ import annotations

import re

from meetings.wordin.lines import lines_in

NOTHING = re.compile(
    r"^\W*(?:(?:none|nothing|nil(?: returns?)?)(?: (?:required|needed|identified|agreed|made|taken|noted"
    r"|recorded|raised|arising|to (?:report|note)|at (?:this time|present)))?|n/?a|not applicable"
    r"|(?:there were )?no (?:further |new |other |specific )?(?:actions?|decisions?)"
    r"(?: (?:required|needed|identified|agreed|made|taken|recorded|arising))?)?\W*$",
    re.IGNORECASE,
)
TO_FILL_IN = re.compile(
    r"^\W*(?:(?:choose|select) an? (?:item|date)"
    r"|(?:click|tap)(?: or tap)?(?: here)? to (?:enter|add|type|select|choose) (?:an? |the |some )?\w+)\W*$",
    re.IGNORECASE,
)


def part_nothing(blocks, *, is_aligned):
    """(lines that say something, words of those that do not). `is_aligned`: the lines stand beside others in
    their order, so that a dash among them keeps its place."""
    lines = list(lines_in(blocks))
    empty = [line for line in lines if says_nothing(line.words)]
    if is_aligned and len(empty) < len(lines):
        empty = [line for line in empty if TO_FILL_IN.match(line.words)]
    kept = [line for line in lines if line not in empty]
    return kept, [line.shown for line in empty]


def says_nothing(words):
    return bool(NOTHING.match(words) or TO_FILL_IN.match(words))
