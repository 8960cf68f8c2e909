"""The usual agenda of a board and of its groups, in the board's own words.

The union of what such boards discuss: strategic matters and reviews, business
matters, performance and audit, a part for each sub-group, exception reports,
risk, and any other business.
"""

from typing import NamedTuple

from board.enums import GroupKind
from meetings.enums import ItemKind, Purpose

LEADING = frozenset({GroupKind.BOARD, GroupKind.EXECUTIVE})


class Line(NamedTuple):
    """One standing item: its part, title, kind, purpose and minutes."""

    part: str
    title: str
    kind: str = ItemKind.ORDINARY
    purpose: str = ""
    minutes: int | None = None


def usual_agenda(*, group, words, sub_groups):
    """The lines for a group; `sub_groups` are the names of those that report to it, in order."""
    if group.kind in LEADING:
        return _of_board(words, sub_groups)
    return _of_group(words)


def _of_board(words, sub_groups):
    business, performance = "Business matters", "Performance and audit"
    return [
        *_strategic(words),
        *_opening(business),
        Line(business, "Service updates", purpose=Purpose.INFORMATION, minutes=10),
        Line(business, "Voice of the child", ItemKind.VOICE, Purpose.ASSURANCE, 10),
        Line(
            business,
            f"National and regional update from the {words.chair}",
            purpose=Purpose.INFORMATION,
            minutes=5,
        ),
        Line(business, "Communications", purpose=Purpose.INFORMATION, minutes=5),
        Line(performance, "Multi-agency dataset", purpose=Purpose.ASSURANCE, minutes=10),
        Line(performance, "Section 11 audits", purpose=Purpose.ASSURANCE, minutes=5),
        Line(performance, "Section 175 and 157 audits", purpose=Purpose.ASSURANCE, minutes=5),
        Line(performance, "Multi-agency case file audits", purpose=Purpose.ASSURANCE, minutes=10),
        Line(performance, "Improvement plan", purpose=Purpose.ASSURANCE, minutes=5),
        Line(performance, "Approach to practice", purpose=Purpose.DISCUSSION, minutes=5),
        *[line for name in sub_groups for line in _of_sub_group(name)],
        Line("Exception reports", "Exception reports", purpose=Purpose.DECISION, minutes=5),
        Line("Risk management", "New risks", ItemKind.RISKS, Purpose.DISCUSSION, 5),
        Line("Risk management", "Agency updates", purpose=Purpose.INFORMATION, minutes=5),
        *_closing("Any other business"),
    ]


def _strategic(words):
    part = "Strategic matters and reviews"
    review = words.serious_review
    return [
        Line(
            part,
            f"{review[:1].upper()}{review[1:]}s: progress and learning",
            purpose=Purpose.ASSURANCE,
            minutes=15,
        ),
        Line(part, "Business plan priorities", purpose=Purpose.DISCUSSION, minutes=15),
    ]


def _of_sub_group(name):
    return [
        Line(name, "Highlight report", purpose=Purpose.ASSURANCE, minutes=5),
        Line(name, "Any other matters"),
    ]


def _of_group(words):
    return [
        *_opening(""),
        Line("", "Voice of the child", ItemKind.VOICE, Purpose.ASSURANCE, 10),
        Line("", "Work programme", purpose=Purpose.DISCUSSION, minutes=30),
        Line("", "Performance and audit", purpose=Purpose.ASSURANCE, minutes=20),
        Line("", f"New risks for the {words.body}", ItemKind.RISKS, Purpose.DISCUSSION, 5),
        Line("", f"Highlight report to the {words.body}", purpose=Purpose.DECISION, minutes=10),
        *_closing(""),
    ]


def _opening(part):
    return [
        Line(part, "Introductions and apologies", ItemKind.APOLOGIES, Purpose.INFORMATION, 5),
        Line(part, "Declarations of interest", ItemKind.DECLARATIONS, Purpose.INFORMATION, 2),
        Line(
            part, "Minutes of the previous meeting", ItemKind.PREVIOUS_MINUTES, Purpose.DECISION, 5
        ),
        Line(
            part,
            "Matters arising and action log",
            ItemKind.MATTERS_ARISING,
            Purpose.DISCUSSION,
            5,
        ),
        Line(part, "Action tracker", ItemKind.ACTION_TRACKER, Purpose.ASSURANCE, 10),
    ]


def _closing(part):
    return [
        Line(part, "Any other business", ItemKind.AOB, Purpose.DISCUSSION, 5),
        Line(part, "Date of next meeting", ItemKind.NEXT_MEETING, Purpose.INFORMATION, 1),
    ]
