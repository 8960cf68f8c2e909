"""References of actions that people quote, as A-2026-014: numbered by year (ADR 7)."""

from common.counters import next_number


def counter_of(year):
    """The name of the counter that gives a year's numbers out."""
    return f"action:{year}"


def reference_of(year, number):
    return f"A-{year}-{number:03d}"


def next_reference(year):
    """The next of a year; given out once."""
    return reference_of(year, next_number(counter_of(year)))
