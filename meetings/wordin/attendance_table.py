"""Who came, from a table: names and agencies beside apologies and agencies, or a row for each person."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from meetings.wordin import headings
from meetings.wordin import layout as columns
from meetings.wordin.attendance import (
    BRACKETS,
    NOT_PEOPLE,
    by_and,
    deputy_in,
    in_place_of,
    is_role,
    looks_like_person,
    person_of,
    plain,
    sends_nobody,
    starts_with_person,
)
from meetings.wordin.attendance_groups import names_group, status_below
from meetings.wordin.attendance_lists import MINUTED, listed
from meetings.wordin.attendance_marks import NOT_TICKED, mark_of
from meetings.wordin.attendance_roles import role_and_body
from meetings.wordin.attendance_shapes import label_in, status_below_label
from meetings.wordin.result import APOLOGIES, DEPUTY, PRESENT, Caution
from meetings.wordin.words import status_of

READ_AS = {PRESENT: "present", APOLOGIES: "apologies", DEPUTY: "present as a deputy"}
FEWEST_OF_BOTH = 3
"""One cell in so many at least says both what somebody is and where from, where a column of bodies holds both."""


@dataclass
class FoundPeople:
    """`loose` are words that are no people, `marks` those that the status of somebody says, `section` is the
    status that the table ended with, `heads` the places of rows that only name a group."""

    attendance: list = field(default_factory=list)
    loose: list = field(default_factory=list)
    marks: list = field(default_factory=list)
    cautions: list = field(default_factory=list)
    section: str = ""
    heads: list = field(default_factory=list)


def read_people(grid, layout, status):
    """The `FoundPeople` of a table; `status` is that of a heading above it, or empty."""
    layout = _with_abouts(grid, layout)
    if headings.LABEL in layout.roles:
        return _read_labelled(grid, layout, status)
    groups, found, by_group = _groups(grid, layout), FoundPeople(), {}
    sections = {group[0]: status or PRESENT for group in groups}
    heading = _words(grid.rows[layout.headings - 1]) if layout.headings else None
    for place, row in enumerate(grid.rows):
        if place < layout.headings or _words(row) == heading:
            _read_headings(row, groups, sections)
            continue
        if _is_section(row, groups, sections, grid.width):
            found.heads += [place] if names_group(row[0].words) else []
            continue
        if columns.by_headings(row, grid.width):
            _read_headings_again(row, groups, sections)
            continue
        for group in groups:
            people = _read_group(row, group, layout, sections[group[0]], found)
            in_rows = layout.roles[group[0]] == headings.PERSON
            by_group.setdefault(groups[0][0] if in_rows else group[0], []).extend(people)
    found.attendance = [person for group in groups for person in by_group.get(group[0], [])]
    found.section = sections[groups[0][0]] if groups else ""
    return found


def _with_abouts(grid, layout):
    """The layout, where a column says both what people are and where from: its heading is missing, or enough of its
    cells say both and no other column has roles."""
    if {headings.ROLE, headings.ABOUT} & set(layout.roles):
        return layout
    has_bodies = headings.ORGANISATION in layout.roles
    roles = list(layout.roles)
    for column, role in enumerate(roles):
        rows = grid.rows[layout.headings :]
        said = [cell.words for row in rows for cell in row if cell.column == column and cell.words]
        is_body = role == headings.ORGANISATION
        both = sum(all(role_and_body(BRACKETS.sub("", each))) for each in said)
        says_both = is_body and both and both * FEWEST_OF_BOTH >= len(said)
        if says_both or (is_body and not layout.headings) or (not role and not has_bodies):
            roles[column] = headings.ABOUT
    return replace(layout, roles=tuple(roles))


def _read_labelled(grid, layout, status):
    """The `FoundPeople` of a table with labels beside the names; a label holds for the rows below it."""
    group = [n for n, role in enumerate(layout.roles) if role != headings.LABEL]
    found, said = FoundPeople(), (status or PRESENT, "")
    for row in grid.rows:
        said = status_below_label(label_in(row)) or said
        people = _read_group(row, group, layout, said[0], found)
        for person in people:
            person.role = person.role or said[1]
        found.attendance += people
    return found


def _words(row):
    return [plain(cell.words) for cell in row]


def _groups(grid, layout):
    """Columns that belong to one name: each begins with a column of names."""
    groups = []
    for column, role in enumerate(layout.roles):
        if role in (headings.NAME, headings.APOLOGIES, headings.PERSON):
            groups.append([column])
        elif groups:
            groups[-1].append(column)
    before = [column for column in range(len(layout.roles)) if groups and column < groups[0][0]]
    if groups:
        groups[0] += before
        for group in groups[1:]:
            if not {headings.ORGANISATION, headings.ABOUT} & {layout.roles[n] for n in group}:
                group += [n for n in before if layout.roles[n] == headings.ORGANISATION]
    return groups


def _read_headings(row, groups, sections):
    for cell in row:
        found = _heads(cell.words, sections.get(cell.column, ""))
        if found and cell.column in sections:
            sections[cell.column] = found
            for group in groups:
                if group[0] != cell.column and cell.column < group[0] < cell.column + cell.span:
                    sections[group[0]] = found


def _heads(words, status):
    """How those below some words were there, or an empty string; `status` is that of those above."""
    found = status_of(words)
    if found:
        return "" if found[1] else found[0]
    return status_below(words, status) or ""


def _read_headings_again(row, groups, sections):
    """Headings between the rows say who follows: "Apologies | Agency"; also in the columns where they leave
    cells empty."""
    filled = {cell.column for cell in row if cell.words}
    said = [found[0] for cell in row if (found := status_of(cell.words)) and not found[1]]
    for group in groups:
        if said and group[0] not in filled:
            sections[group[0]] = said[0]
    _read_headings(row, groups, sections)


def _is_section(row, groups, sections, width):
    """Whether a row only says who follows: "Apologies" over the whole width."""
    cells = [cell for cell in row if cell.words]
    if not cells:
        return True
    if len(cells) > 1 and cells[0].span < width:
        return False
    found = {group[0]: _heads(cells[0].words, sections[group[0]]) for group in groups}
    sections.update(found if all(found.values()) else {})
    return all(found.values())


def _read_group(row, group, layout, status, found):
    lines = {}
    for cell in row:
        if cell.column in group:
            lines.setdefault(layout.roles[cell.column] or headings.ORGANISATION, []).extend(
                line.words for line in cell.lines
            )
    named = lines.pop(headings.NAME, []) + lines.pop(headings.APOLOGIES, [])
    if above := lines.pop(headings.PERSON, []):
        named = [", ".join(above)]
    if not named:
        found.loose += [words for each in lines.values() for words in each]
        return []
    if len(named) > 1 and not all(len(each) in (0, len(named)) for each in lines.values()):
        named = _joined(named)
    named = _each_alone(named) if len(named) == 1 else named
    people = []
    for place, name in enumerate(named):
        beside = {role: _beside(each, place, len(named)) for role, each in lines.items()}
        if (said := status_of(name)) and (not said[1] or _is_list(said[1])):
            status = said[0]
            people += listed(said[1], status, is_paragraph=True) if said[1] else []
            continue
        if plain(name) in NOT_PEOPLE or sends_nobody(name):
            found.loose += filter(None, (name, *beside.values()))
            continue
        has_marks = headings.STATUS in [layout.roles[column] for column in group]
        notes = beside.pop(headings.NOTES, "").strip()
        there = _people(name, beside, status, found, has_marks=has_marks)
        people += _with_notes(there, notes, found)
    return people


def _is_list(text):
    people = listed(text, "", is_paragraph=True)
    return bool(people) and all(looks_like_person(one.name) for one in people)


def _each_alone(named):
    """The names, where one line of a cell joins two people: "Ann Orr, Schools (AO) and Ed Moss, Colleges (EM)"."""
    parts = by_and(named[0])
    return parts if any(BRACKETS.search(part) or "," in part for part in parts[:-1]) else named


def _joined(named):
    """Names over several lines beside one agency: a person each, or one name that was broken."""
    return named if all(map(starts_with_person, named)) else [" ".join(named)]


def _beside(words, place, count):
    return words[place] if len(words) == count else " ".join(words)


def _people(name, beside, status, found, *, has_marks):
    """The person of a row, before them a deputy whom their mark names, or the words behind their name."""
    name, deputy = deputy_in(name)
    person = person_of(
        name,
        status,
        about=beside.get(headings.ABOUT, ""),
        organisation=beside.get(headings.ORGANISATION, ""),
        role=beside.get(headings.ROLE, ""),
        initials=beside.get(headings.INITIALS_COLUMN, ""),
    )
    if deputy:
        person.status = APOLOGIES
        return [in_place_of(person, deputy), person]
    away = beside.get(headings.AWAY, "").strip()
    if away == NOT_TICKED:
        found.marks.append(away)
        away = ""
    if away:
        person.status = APOLOGIES
        _keep(away, mark_of(away), person, found)
    if away or not has_marks:
        return [person]
    words = beside.get(headings.STATUS, "").strip()
    mark = mark_of(words)
    deputies = [in_place_of(person, mark.deputy)] if mark.deputy else []
    _take_mark(mark, person)
    is_told = mark.is_sure or (mark.status and person.status == DEPUTY)
    if not words or not is_told:
        found.cautions.append(_query(words, person))
    _keep(words, mark, person, found)
    return [*deputies, person]


def _with_notes(people, notes, found):
    """The people of a row, the last of whom is named in it, with what its notes say: "For DI Mellor", "Apologies",
    "Deputy Tony Rudge attended"."""
    person = people[-1]
    mark = mark_of(notes)
    if not notes:
        return people
    if not mark.status and (is_role(notes) or MINUTED.match(notes)):
        person.role = ", ".join(filter(None, (person.role, notes)))
        return people
    if not mark.status:
        found.loose.append(f"{person.name}: {notes}")
        found.marks.append(f"{person.name}: {notes}")
        return people
    deputies = [in_place_of(person, mark.deputy)] if mark.deputy else []
    _take_mark(mark, person)
    _keep(notes, mark, person, found)
    return [*people[:-1], *deputies, person]


def _keep(words, mark, person, found):
    """Keep the words of a mark: with the name, so that no more of them is lost than the status says."""
    if not words:
        return
    if mark.says_more or mark.deputy or mark.stands_for:
        found.loose.append(f"{person.name}: {words}")
    found.marks.append(f"{person.name}: {words}" if mark.says_more else words)


def _take_mark(mark, person):
    """Put what a mark says into the status of a person; a deputy who was present stays one."""
    person.deputising_for = mark.stands_for or person.deputising_for
    is_deputy = person.deputising_for and person.status == DEPUTY
    if mark.status and not (is_deputy and (mark.status == PRESENT or not mark.is_sure)):
        person.status = mark.status


def _query(words, person):
    """What to ask about somebody of whom no mark says whether they were there."""
    said = f"“{words}” beside {person.name}" if words else f"No mark beside {person.name}"
    read_as = READ_AS.get(person.status, person.status.replace("_", " "))
    verb = "does not say" if words else "says"
    return Caution(
        "attendance_mark", f"{said} {verb} whether they were there. It was read as {read_as}."
    )
