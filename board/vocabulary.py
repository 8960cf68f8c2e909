"""The words a board uses for itself: two presets, each word of which can be edited.

LSCB 2015 follows Working Together to Safeguard Children (2015), chapter 3;
LSCP 2026 follows Working Together to Safeguard Children (2026), chapter 2.
"""

from dataclasses import dataclass, fields

from board.enums import Preset


@dataclass(frozen=True)
class Words:
    """Every word that differs between boards; capital letters as in the middle of a sentence."""

    kind: str
    kind_short: str
    body: str
    chair: str
    partners: str
    partner: str
    scrutineer: str
    members: str
    serious_review: str
    serious_review_short: str


LABELS = {
    "kind": "What it is, in full",
    "kind_short": "The abbreviation of that",
    "body": "One word for it in a sentence",
    "chair": "Who chairs it",
    "partners": "The organisations that answer for it",
    "partner": "One of those organisations",
    "scrutineer": "Who scrutinises it independently",
    "members": "The people who sit on it",
    "serious_review": "A review of a serious case",
    "serious_review_short": "The abbreviation of such a review",
}

PRESETS = {
    Preset.LSCB_2015: Words(
        kind="Local Safeguarding Children Board",
        kind_short="LSCB",
        body="board",
        chair="independent chair",
        partners="board partners",
        partner="board partner",
        scrutineer="independent chair",
        members="board members",
        serious_review="serious case review",
        serious_review_short="SCR",
    ),
    Preset.LSCP_2026: Words(
        kind="Local Safeguarding Children Partnership",
        kind_short="LSCP",
        body="partnership",
        chair="partnership chair",
        partners="lead and delegated safeguarding partners",
        partner="safeguarding partner",
        scrutineer="independent scrutineer",
        members="partnership members",
        serious_review="local child safeguarding practice review",
        serious_review_short="LCSPR",
    ),
}


def words_for(preset, edits):
    """The board's words: its preset with its own edits (a dict of word name to text) on top."""
    base = PRESETS[preset]
    return Words(**{f.name: edits.get(f.name) or getattr(base, f.name) for f in fields(Words)})
