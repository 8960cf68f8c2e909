"""The list of actions for the wall: by group, the most urgent first."""

from collections import defaultdict

WALL = "Actions for the wall"


def columns_of(rows):
    """Pairs of a group's name and its `ActionRow`s, which keep their order."""
    by_group = defaultdict(list)
    for row in rows:
        by_group[row.group].append(row)
    return sorted(by_group.items())
