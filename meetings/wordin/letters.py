"""Titles of items that have letters for numbers, among paragraphs: "(a) Minutes", "A1. Welcome"."""

from __future__ import annotations

import re
from itertools import pairwise

from meetings.wordin import titles, words

LETTER = re.compile(r"^\s*\(?(?P<number>[a-z])[.)]+\s+(?P<title>[A-Z].*)$")
MOST_WORDS = 12


def lettered(lines):
    """The titles with letters that go on from one another, by their places, of pairs of places and lines. There
    are none where the letters stand below one another, or below other titles."""
    return _of_series(lines) or _of_letters(lines)


def _of_series(lines):
    """Those of parts that have letters: "A1. Welcome", and "B1. Budget" further down."""
    found, before, part = {}, "", ""
    for place, line in lines:
        if words.PART.match(line.shown):
            part = line.shown
            continue
        if line.in_list or not _may_be(line):
            continue
        title = titles.with_letter(titles.Title(title=line.shown.strip()), before, part)
        if title.number and title.title:
            found[place], before = title, title.number
    return found if len(found) > 1 else {}


def _of_letters(lines):
    found, numbers = {}, []
    for n, (place, line) in enumerate(lines):
        match = LETTER.match(line.shown)
        wanted = chr(ord("a") + len(numbers))
        if match and match["number"] == wanted and not line.in_list and _may_be(line):
            found[place] = titles.Title(number=wanted, title=match["title"].strip())
            numbers.append(n)
    if len(found) < 2 or _are_below_others(lines, numbers):
        return {}
    apart = sum(after - n > 1 for n, after in pairwise(numbers))
    return found if apart == len(numbers) - 1 else {}


def _may_be(line):
    return titles.may_be_title(line) and len(line.words.split()) <= MOST_WORDS


def _are_below_others(lines, numbers):
    """Whether other titles stand among these, so that they divide an item."""
    if all(titles.is_set_off(lines[n][1]) for n in numbers):
        return False
    among = [line for _, line in lines[max(numbers[0] - 1, 1) :]]
    own = {id(lines[n][1]) for n in numbers}
    return any(
        titles.is_set_off(line) and titles.may_be_title(line) and not words.PART.match(line.shown)
        for line in among
        if id(line) not in own and not words.status_of(line.shown)
    )
