"""The groups as an organisation chart."""

from dataclasses import dataclass

from board.labels import group_kind_label
from common.formats import long_date, plural


@dataclass(frozen=True)
class ChartNode:
    """One box of the chart and the boxes below it."""

    group: object
    kind: str
    chair: object
    members: str
    meeting: object
    meeting_words: str
    children: tuple

    @property
    def is_board(self):
        return self.group.is_board


def chart_of(groups, chairs, words):
    """The roots of the chart, the board first.

    `groups` carry `member_count` and `coming_meetings` (see `GroupQuerySet.for_chart`);
    `chairs` is a dict of group id to the person in the chair. A group whose parent
    is not among them stands at the top.
    """
    known = {group.pk for group in groups}
    below = {}
    for group in groups:
        parent = group.parent_id if group.parent_id in known else None
        below.setdefault(parent, []).append(group)
    return [_node(group, below, chairs, words) for group in _board_first(below.get(None, []))]


def levels_of(nodes):
    """How many levels the chart has, at most 5: that decides how wide its boxes are."""
    below = [levels_of(node.children) for node in nodes]
    return min(5, 1 + max(below)) if below else 0


def _node(group, below, chairs, words):
    meeting = next(iter(group.coming_meetings), None)
    return ChartNode(
        group=group,
        kind=group_kind_label(group.kind, words),
        chair=chairs.get(group.pk),
        members=plural(group.member_count, "member"),
        meeting=meeting,
        meeting_words=long_date(meeting.date) if meeting else "",
        children=tuple(
            _node(child, below, chairs, words) for child in _board_first(below.get(group.pk, []))
        ),
    )


def _board_first(groups):
    """The board, then the executive, then the others by name."""
    rank = {"board": 0, "executive": 1}
    return sorted(groups, key=lambda group: (rank.get(group.kind, 2), group.name.lower()))
