"""Lists of people behind labels in a line: "Partners: Ed Moss (Police)", and two labels on one line."""

from __future__ import annotations

import re

from meetings.wordin import attendance
from meetings.wordin.attendance_groups import names_group, status_below
from meetings.wordin.attendance_lists import given_names, in_columns, is_one, listed
from meetings.wordin.result import APOLOGIES, PRESENT
from meetings.wordin.told import apologies_told
from meetings.wordin.words import OF_ITEM, in_two_languages, status_of

LONGEST = 4000
"""A line of more characters is no list of people, nor any other line of the head."""
LABEL = re.compile(r"^\s*(?P<of>[^:;,()]{2,50}?)\s*:\s+(?P<who>\S.*)$")
WHO = re.compile(r"who(?:\s+(?:came|was\s+(?:there|here)))?", re.IGNORECASE)
BETWEEN = re.compile(r"(?<=[.;)])\s+(?=[A-Z][^.:;,()]{2,40}:)")


def people_labelled(text, status):
    """(status, people) of a line that names a group and who of it came: "Partners: Ed Moss (Police)"; None for any
    other. `status` is that of those above, or empty."""
    found = LABEL.match(text)
    if not found:
        return None
    if WHO.fullmatch(found["of"]):
        below = PRESENT
    elif names_group(found["of"]):
        below = status_below(found["of"], status)
    else:
        return None
    people = listed(found["who"], below, is_paragraph=True)
    are_people = people and all(attendance.looks_like_person(one.name) for one in people)
    return (below, people) if are_people else None


def may_be_people(text):
    """Whether what stands behind "Present:" names people rather than says something of them."""
    people = listed(text, "")
    first = people[0].name if people else ""
    is_person = attendance.looks_like_person(first) or bool(given_names(text, ""))
    return not people or is_person or ";" in text


def people_in(line, status):
    """The people of a line below a heading such as "Present:", or None where it says something else."""
    text = line.words
    if status_of(text) or OF_ITEM.match(text):
        return None
    if status == APOLOGIES and (away := apologies_told(text)):
        return away
    if person := in_columns(line.columns, status):
        return [person]
    if len(line.columns) > 1 and attendance.looks_like_person(line.columns[0]):
        text = ", ".join(line.columns)
    if attendance.plain(text) in attendance.NOT_PEOPLE:
        return []
    people = listed(text, status, is_paragraph=status == APOLOGIES)
    return people if people and all(map(is_one, people)) else None


def lists_in(line):
    """The line, cut where a second list begins behind the first: "Who: Ed Moss (Police). Apologies: Gail Ives"."""
    text = line.words
    if line.sign or len(text) > LONGEST or not _begins_list(text):
        return [line]
    cuts = [found.end() for found in BETWEEN.finditer(text) if _begins_list(text[found.end() :])]
    ends = [*cuts, len(text)]
    return [line.part(start, end) for start, end in zip([0, *cuts], ends, strict=True)]


def label_and_list(line, text):
    """(the label, whom it lists) of a line whose label the list of people does not say itself; any other says all of
    itself, with the tabs in it."""
    if len(line.columns) > 1 and text == line.words:
        return "", "\t".join(line.columns)
    found = LABEL.match(text)
    if found and not status_of(text) and people_labelled(text, PRESENT):
        return f"{found['of'].strip()}:", found["who"]
    return in_two_languages(text)


def _begins_list(text):
    found = LABEL.match(text)
    said = status_of(text)
    return bool(found and ((said and said[1]) or WHO.fullmatch(found["of"])))
