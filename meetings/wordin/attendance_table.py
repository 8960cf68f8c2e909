"""Who came, from a table: names and agencies beside apologies and agencies, or a row for each person."""

from __future__ import annotations

import re

from meetings.wordin import layout as columns
from meetings.wordin.attendance import NOT_PEOPLE, looks_like_person, person_of, plain
from meetings.wordin.result import APOLOGIES, IN_ATTENDANCE, OBSERVER, PRESENT
from meetings.wordin.words import status_of

ABSENT = re.compile(r"^(?:a|apol\w*|absent|no|n|x|✗|✘)$", re.IGNORECASE)
OBSERVES = re.compile(r"^(?:o|obs\w*|participant observer)$", re.IGNORECASE)
ATTENDS = re.compile(r"^(?:ia|in attendance)$", re.IGNORECASE)
SENT_DEPUTY = re.compile(r"^(?:d|deputy(?: sent)?)$", re.IGNORECASE)


def read_people(grid, layout, status):
    """(attendees, words that are no people, the status that the table ended with).

    `status` is that of a heading above the table, or empty.
    """
    groups, loose, found = _groups(grid, layout), [], {}
    sections = {group[0]: status or PRESENT for group in groups}
    for place, row in enumerate(grid.rows):
        if place < layout.headings:
            _read_headings(row, groups, sections)
            continue
        if _is_section(row, groups, sections, grid.width):
            continue
        for group in groups:
            people, rest = _read_group(row, group, layout, sections[group[0]])
            found.setdefault(group[0], []).extend(people)
            loose += rest
    people = [person for group in groups for person in found.get(group[0], [])]
    return people, loose, sections[groups[0][0]] if groups else ""


def _groups(grid, layout):
    """Columns that belong to one name: each begins with a column of names."""
    groups = []
    for column, role in enumerate(layout.roles):
        if role in (columns.NAME, columns.APOLOGIES):
            groups.append([column])
        elif groups:
            groups[-1].append(column)
    before = [column for column in range(len(layout.roles)) if groups and column < groups[0][0]]
    if groups:
        groups[0] += before
    return groups


def _read_headings(row, groups, sections):
    for cell in row:
        found = status_of(cell.words)
        if found and cell.column in sections and not found[1]:
            sections[cell.column] = found[0]
            for group in groups:
                if group[0] != cell.column and cell.column < group[0] < cell.column + cell.span:
                    sections[group[0]] = found[0]


def _is_section(row, groups, sections, width):
    """Whether a row only says who follows: "Apologies" over the whole width."""
    cells = [cell for cell in row if cell.words]
    if not cells:
        return True
    found = status_of(cells[0].words) if len(cells) == 1 or cells[0].span == width else None
    if not found or found[1]:
        return False
    for group in groups:
        sections[group[0]] = found[0]
    return True


def _read_group(row, group, layout, status):
    lines = {}
    for cell in row:
        if cell.column in group:
            lines.setdefault(layout.roles[cell.column] or columns.ORGANISATION, []).extend(
                line.words for line in cell.lines
            )
    named = lines.pop(columns.NAME, []) + lines.pop(columns.APOLOGIES, [])
    if not named:
        return [], [words for each in lines.values() for words in each]
    if len(named) > 1 and not all(len(each) in (0, len(named)) for each in lines.values()):
        named = _joined(named)
    people, loose = [], []
    for place, name in enumerate(named):
        if plain(name) in NOT_PEOPLE:
            loose.append(name)
            continue
        beside = {role: _beside(each, place, len(named)) for role, each in lines.items()}
        people.append(_person(name, beside, status))
    return people, loose


def _joined(named):
    """Names over several lines beside one agency: a person each, or one name that was broken."""
    return named if all(map(looks_like_person, named)) else [" ".join(named)]


def _beside(words, place, count):
    return words[place] if len(words) == count else " ".join(words)


def _person(name, beside, status):
    status = _status(beside.get(columns.STATUS, ""), status)
    organisation, role = beside.get(columns.ORGANISATION, ""), beside.get(columns.ROLE, "")
    return person_of(
        name,
        status,
        organisation=organisation,
        role=role,
        initials=beside.get(columns.INITIALS_COLUMN, ""),
    )


def _status(mark, otherwise):
    mark = mark.strip(" .")
    if ABSENT.match(mark):
        return APOLOGIES
    if OBSERVES.match(mark):
        return OBSERVER
    if ATTENDS.match(mark):
        return IN_ATTENDANCE
    if SENT_DEPUTY.match(mark):
        return APOLOGIES
    found = status_of(mark)
    return found[0] if found and not found[1] else otherwise
