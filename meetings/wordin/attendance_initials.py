"""Initials behind a name, and whether they may be those of the name."""

from __future__ import annotations

import re

from meetings.wordin.attendance_words import TITLES

INITIALS = re.compile(
    r"^(?:[A-Z]\.? ?){2,4}$|^[A-Z]{2,3}[a-z]{1,2}$|^[A-Z][a-z]?[A-Z][a-z]{0,2}$"
    r"|^[A-Z](?:d|v|vd|vdr|vder|de|dl|dla)[A-Z]$"
)
""" "AB", "PCy", "HaG", "LvdM" """
RANK = re.compile(r"^(?:[A-Z]{2,4}|[AaTtDd]/\w+)\.?$")
""" "CSM", "T/DCI": letters before a name that are none of its words."""
NAME_ENDS = re.compile(r"\s*[,(\[:]|\s[–—-]\s")


def fits(initials, name):
    """Whether the capitals of some initials begin words of a name, in its order and with its first."""
    words = [
        part for part in re.split(r"[\s’'-]+", name) if part.strip(".,").casefold() not in TITLES
    ]
    capitals = [letter for letter in initials if letter.isupper()]
    if not words or not capitals or words[0][:1] != capitals[0]:
        return False
    rest = iter(word[:1].upper() for word in words)
    return all(letter in rest for letter in capitals)


def behind(name, initials):
    """(name, initials), where the initials stand behind the name without brackets: "Andy Stott AS"."""
    words = name.split()
    is_short = len(words) > 2 and len(words[-1]) > 1 and INITIALS.match(words[-1])
    if initials or not is_short or not fits(words[-1], " ".join(words[:-1])):
        return name, initials
    return " ".join(words[:-1]), words[-1]


def may_be_of(initials, name):
    """Whether initials may belong to a name: they begin as the given name does."""
    words = [part.strip("\1\2") for part in name.split()]
    named = [part for part in words if part.strip(".,").casefold() not in TITLES]
    capitals = [letter for letter in initials if letter.isupper()]
    letters = "".join(word[0] for word in NAME_ENDS.split(name)[0].split())
    if len(capitals) > 1 and letters.endswith("".join(capitals)):
        return True
    if len(named) > 2 and RANK.match(named[0]) and named[1][:1] == initials[:1]:
        return True
    return bool(named) and named[0][:1] == initials[:1]
