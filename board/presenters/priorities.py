"""The priorities, plan by plan."""

from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class Plan:
    years: str
    priorities: tuple


def plans_of(priorities):
    """`priorities` in their own order: the latest plan first."""
    return [Plan(years, tuple(rows)) for years, rows in groupby(priorities, lambda p: p.years)]
