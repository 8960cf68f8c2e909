"""When a meeting began and ended, where the head says so by words: "Start: 9.30am Finish: 11.45am"."""

from __future__ import annotations

import re

from meetings.wordin.dates import days_in, times_in, without_days
from meetings.wordin.result import Caution

START, END, CLOSED = "start", "end", "closed"
NAMED = re.compile(
    r"\b(?:(?P<start>start(?:s|ed|ing)?|commenc(?:es|ed|ing)|begins|beginning|began)"
    r"|(?P<end>finish(?:es|ing)?|end(?:s|ing)?)|(?P<closed>finished|ended|closed|concluded))"
    r"(?:\s+time)?(?:\s*[:–—-]\s*|\s+at\s+|\s+)",
    re.IGNORECASE,
)
ONLY = re.compile(
    r"(?:[\W_]|\b(?:the|meeting|time|times|planned|actual|and|at|to)\b)*", re.IGNORECASE
)
LONGEST = 200
"""A longer line is no line of hours."""


def take_hours(text, head):
    """Take the hours of a line that says nothing else into the facts of a `Head`; whether it is one."""
    if len(text) > LONGEST or not (found := _hours(text)):
        return False
    rest, place = "", 0
    for _kind, _times, start, end in found:
        rest, place = f"{rest}{text[place:start]} ", end
    if not ONLY.fullmatch(rest + text[place:]):
        return False
    _take(found, head)
    return True


def take_told_hours(head):
    """Take the hours of the lines of facts that name the day of the meeting, where nothing else says them."""
    for text in head.facts:
        days = days_in(text) if len(text) <= LONGEST else []
        if head.meeting.date in [each.day for each in days]:
            _take(_hours(without_days(text, days)), head)


def _hours(text):
    """(kind, `Times`, start, end) of each hour behind a word that says what it is."""
    found = []
    for match in NAMED.finditer(text):
        times = times_in(text[match.end() :])
        if times and times.start == 0:
            kind = next(kind for kind in (START, END, CLOSED) if match[kind])
            found.append((kind, times, match.start(), match.end() + times.end))
    return found


def _take(found, head):
    meeting = head.meeting
    for kind, times, _start, _end in found:
        is_new = getattr(meeting, kind) is None
        setattr(meeting, kind, getattr(meeting, kind) or times.first)
        if kind == START and is_new:
            meeting.end = meeting.end or times.last
        if is_new and times.is_guessed:
            said = f"The minutes do not say whether {times.first:%-I.%M} is in the morning."
            head.cautions.append(Caution("time", f"{said} It was read as the afternoon."))
