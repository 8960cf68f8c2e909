"""What a table is for, and what stands in each of its columns: by its headings, or else by its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from meetings.wordin import attendance_groups
from meetings.wordin.attendance import INITIALS, is_role, looks_like_person
from meetings.wordin.attendance_marks import is_mark, is_tick
from meetings.wordin.attendance_shapes import (
    are_cells_of_lists,
    are_cells_of_people,
    are_labelled,
)
from meetings.wordin.facts_table import are_facts
from meetings.wordin.headings import (
    ABOUT,
    ACTION,
    APOLOGIES,
    AWAY,
    DECISION,
    DISCUSSION,
    DUE,
    INITIALS_COLUMN,
    ITEM,
    LABEL,
    LEAD,
    MARK_WORD,
    MARKS,
    NAME,
    NAMES_HEADING,
    NOTES,
    NUMBER,
    OF_ATTENDANCE,
    OF_MINUTES,
    ORGANISATION,
    OWNER,
    PERSON,
    ROLE,
    STATUS,
    UPDATE,
    are_headings,
    plain_heading,
    role_in,
    role_of,
    with_actions,
)
from meetings.wordin.talk_cells import are_titled_cells, hold_talk, hold_words, mark_items
from meetings.wordin.title_rows import are_titled
from meetings.wordin.titles import CODE, CONTINUED, numbered
from meetings.wordin.words import PART, is_bare_status

ATTENDANCE, FACTS, MINUTES, LOG, OTHER = "attendance", "facts", "minutes", "log", "other"
NUMBER_ALONE = re.compile(r"^\(?(?:\d{1,4}/\d{1,3}|\d{1,2}(?:\.\d{1,2})*[a-z]?)[.):]?$")
FEW_WORDS, LONGEST_NUMBER = 9, 30
WORDS_OF_TALK, WORDS_BEFORE_NUMBER = 2, 5
"""So many words a cell of the discussion holds on the whole; more where the numbers stand behind it, as figures do."""


@dataclass(frozen=True)
class Layout:
    """`kind` of a table, the role of each of its grid columns, and how many rows are headings."""

    kind: str
    roles: tuple = ()
    headings: int = 0

    def role(self, cell):
        """What a cell is for: the discussion, before all else that it spans."""
        roles = [role for role in self.roles[cell.column : cell.column + cell.span] if role]
        return roles[0] if roles and DISCUSSION not in roles else DISCUSSION

    @property
    def titles_are_apart(self):
        """Whether titles stand in a column of their own, so that none is looked for in the text."""
        return ITEM in self.roles and NUMBER not in self.roles

    @property
    def marks(self):
        """The columns that say of people whether they came."""
        return [n for n, role in enumerate(self.roles) if self.kind == ATTENDANCE and role in MARKS]


def layout_of(grid, before=None):
    """The `Layout` of a table; `before` is that of minutes above it, which it may go on."""
    rows = [row for row in grid.rows if any(cell.words for cell in row)]
    if not rows:
        return Layout(OTHER)
    if grid.roles:
        return Layout(MINUTES, grid.roles, grid.headings)
    if are_labelled(rows):
        texts = _texts_of(rows, grid.width)[1:]
        return Layout(ATTENDANCE, (LABEL, *_people_columns(texts)))
    for place, row in enumerate(rows[:3]):
        found = by_headings(row, grid.width)
        if found:
            headings = grid.rows.index(row) + 1
            found = replace(found, roles=_with_numbers(found, grid.rows[headings:]))
            found = replace(found, roles=_with_talk(found, grid.rows[headings:]))
            return Layout(found.kind, _with_marks(found, grid.rows[headings:]), headings)
        if any(len(cell.words.split()) > FEW_WORDS for cell in row) or place == 2:
            break
    if are_facts(rows):
        return Layout(FACTS)
    if before and len(before.roles) == grid.width and _goes_on(rows, before):
        return Layout(MINUTES, before.roles)
    return _by_cells(grid, rows)


def by_headings(row, width):
    """The `Layout` that a row of headings gives, or None when it is none."""
    cells = [(cell, plain_heading(cell.words)) for cell in row if cell.words]
    if len(cells) < 2 or any(len(words.split()) > FEW_WORDS for _, words in cells):
        return None
    for kinds, judge in ((OF_MINUTES, _kind_of_minutes), (OF_ATTENDANCE, _kind_of_attendance)):
        named = [(cell, role_in(words, kinds)) for cell, words in cells]
        is_minutes = kinds is OF_MINUTES
        named = with_actions(named) if is_minutes else _with_about(_with_status(named))
        kind = judge([role for _, role in named])
        if kind:
            roles = [""] * width
            for cell, role in named:
                for column in range(cell.column, min(width, cell.column + cell.span)):
                    roles[column] = role
            roles = _with_empty_numbers(roles)
            leads = [cell.column for cell, words in cells if words.startswith("lead")]
            return Layout(kind, _with_leads(roles, leads) if kind == MINUTES else roles)
    return None


def is_named(grid, layout):
    """Whether the headings of a table say what its columns are."""
    heading = layout.headings and by_headings(grid.rows[layout.headings - 1], grid.width)
    return bool(grid.roles or heading)


def first_number(grid):
    """The number with which the first cell begins that has one, or an empty string."""
    cells = (cell for row in grid.rows for cell in row if cell.words)
    return next((number for cell in cells if (number := numbered(cell.words)[0])), "")


def lists_actions(layout):
    """Whether the columns hold actions with whose or when they are, and nothing that was discussed: a list at
    the end, or within an item, rather than minutes."""
    has = set(layout.roles)
    is_bare = not has & {DISCUSSION, DECISION}
    return layout.kind == MINUTES and ACTION in has and bool(has & {OWNER, DUE}) and is_bare


def as_list(layout):
    """The `Layout` of a list of actions as that of a log; any other as it is."""
    return replace(layout, kind=LOG) if lists_actions(layout) else layout


SAYS_WHETHER = re.compile(r"(?:attended|present|attendance|attending|in attendance)")


def _with_status(named):
    """ "Attended?" beside a column of names says whether somebody came, and names nobody; before the others,
    where no other column has names, it heads those who came."""
    if named[0][1] == STATUS and not any(role in (NAME, APOLOGIES) for _, role in named):
        first = named[0][0]
        is_whether = SAYS_WHETHER.fullmatch(plain_heading(first.words))
        return [(first, NAME if is_whether else STATUS), *named[1:]]
    names = [cell for cell, role in named if role == NAME]
    if not any(not SAYS_WHETHER.fullmatch(plain_heading(cell.words)) for cell in names):
        return named
    return [
        (
            cell,
            STATUS if role == NAME and SAYS_WHETHER.fullmatch(plain_heading(cell.words)) else role,
        )
        for cell, role in named
    ]


def _with_about(named):
    """A heading that is not known, where another says who came, is about whoever is named."""
    says = any(
        role == STATUS and re.search(rf"\b(?!status\b){MARK_WORD}\b", plain_heading(cell.words))
        for cell, role in named
    )
    if not says or not any(role == NAME for _, role in named):
        return named
    return [(cell, role or ABOUT) for cell, role in named]


def _with_marks(found, rows):
    """The roles, where "Apologies" heads a column of marks that names nobody."""
    roles = list(found.roles)
    if found.kind != ATTENDANCE or NAME not in roles:
        return found.roles
    for column, role in enumerate(roles):
        said = [cell.words for row in rows for cell in row if cell.column == column and cell.words]
        if role == APOLOGIES and all(map(is_mark, said)) and any(map(is_tick, said)):
            roles[column] = AWAY
    return tuple(roles)


def _with_talk(found, rows):
    """The roles, where the cells below "Item" hold what was said as well, below their titles."""
    roles = found.roles
    if found.kind != MINUTES or ITEM not in roles or DISCUSSION in roles:
        return roles
    items = [place for place, role in enumerate(roles) if role == ITEM]
    return tuple(DISCUSSION if role == ITEM and hold_talk(rows, items) else role for role in roles)


def _with_numbers(found, rows):
    """The roles, where "Minute" heads the numbers alone; what was said then stands beside them, whatever its name."""
    roles, width = list(found.roles), len(found.roles)
    if found.kind != MINUTES or NUMBER in roles or DISCUSSION not in roles:
        return found.roles
    texts, place = _texts_of(rows, width), roles.index(DISCUSSION)
    if any(len(text) > LONGEST_NUMBER for text in texts[place]):
        return found.roles
    numbers = [CONTINUED.sub("", text) for text in texts[place]]
    if not numbers or not all(NUMBER_ALONE.match(each) or CODE.match(each) for each in numbers):
        return found.roles
    roles[place] = NUMBER
    if DISCUSSION not in roles and "" in roles[place:]:
        roles[roles.index("", place)] = DISCUSSION
    return tuple(roles)


def _with_empty_numbers(roles):
    """A column without a heading before that of the item holds its number."""
    if roles and not roles[0] and len(roles) > 1 and roles[1] in (ITEM, DISCUSSION):
        roles[0] = NUMBER
    return tuple(roles)


def _with_leads(roles, leads):
    """A "Lead" with the item, before what was discussed, leads it; the owners of actions stand behind, or beside
    them."""
    talk = roles.index(DISCUSSION) if DISCUSSION in roles else 0
    if set(roles[:talk]) - {OWNER, ITEM, NUMBER} or {ITEM, NUMBER} & set(roles[talk:]):
        return roles
    return tuple(
        LEAD if place in leads and place < talk else role for place, role in enumerate(roles)
    )


def _kind_of_minutes(roles):
    known = [role for role in roles if role]
    if len(known) * 2 <= len(roles):
        return ""
    has = set(known)
    is_log = ACTION in has and has & {OWNER, DUE, STATUS, UPDATE} and DISCUSSION not in has
    if (is_log and ITEM not in has) or (
        has & {UPDATE} and has & {ACTION, ITEM} and DISCUSSION not in has
    ):
        return LOG
    if DISCUSSION in has and len(known) >= 2 and has - {DISCUSSION, DUE, STATUS}:
        return MINUTES
    return MINUTES if ITEM in has and has & {ACTION, DECISION} else ""


def _kind_of_attendance(roles):
    known = [role for role in roles if role]
    if len(known) < len(roles) or not {NAME, APOLOGIES} & set(known):
        return ""
    return ATTENDANCE


def _goes_on(rows, before):
    """Whether rows may go on the minutes above: a table of its own for each item or each page."""
    people = sum(_is_person_row(row) for row in rows)
    return people * 2 <= len(rows) and DISCUSSION in before.roles


def _by_cells(grid, rows):
    if _are_lists_of_people(rows[0]) or are_cells_of_lists(rows):
        return Layout(OTHER)
    width, has_heading = grid.width, _heads_names(rows[0])
    texts = _texts_of(rows[has_heading:], width)
    if are_cells_of_people(rows):
        return Layout(ATTENDANCE, (PERSON,) * width)
    people = sum(_is_person_row(row) for row in rows)
    if width >= 2 and people * 2 > len(rows) - sum(map(_heads_people, rows)):
        headings = grid.rows.index(rows[0]) + 1 if has_heading else 0
        return Layout(ATTENDANCE, _people_columns(texts), headings)
    longest = max(
        range(width), key=lambda n: sum(len(text.split()) for text in texts[n]), default=0
    )
    named = rows[0] if are_headings(rows[0]) and longest not in _said_in(rows[0]) else []
    if width > 1 and are_titled_cells(rows[bool(named) :], longest, is_named=bool(named)):
        return Layout(
            MINUTES, _beside(longest, named, width), grid.rows.index(named) + 1 if named else 0
        )
    marks = [column for column in range(width) if column != longest and mark_items(texts[column])]
    wanted = WORDS_BEFORE_NUMBER if marks and marks[0] > longest else WORDS_OF_TALK
    if not marks or width < 2 or width > 6 or not hold_words(texts[longest], wanted=wanted):
        is_talk = texts and not any(texts[:longest]) and hold_words(texts[longest], wanted=1)
        roles = tuple(DISCUSSION if n == longest else ACTION for n in range(width))
        return Layout(MINUTES, roles) if is_talk and are_titled(rows, width) else Layout(OTHER)
    roles = [""] * width
    roles[longest] = DISCUSSION
    for column in range(width):
        if column == longest or not texts[column]:
            continue
        if column in marks:
            roles[column] = NUMBER if all(map(NUMBER_ALONE.match, texts[column])) else ITEM
        elif _are_owners(texts[column]) or column > longest:
            roles[column] = ACTION
        else:
            roles[column] = ITEM
    return Layout(MINUTES, tuple(roles), _lone_heading(rows[0]))


def _said_in(row):
    return [cell.column for cell in row if cell.words]


def _beside(longest, headings, width):
    """The roles where one column holds items whole; the others are of actions unless they say otherwise."""
    named = {cell.column: role_of(cell.words) for cell in headings}
    return tuple(DISCUSSION if n == longest else named.get(n) or ACTION for n in range(width))


def _texts_of(rows, width):
    """The words of the cells of each column; those over the whole width are of none."""
    texts = [[] for _ in range(width)]
    for row in rows:
        for cell in row:
            if cell.words and cell.column < width and not (cell.span == width > 1):
                texts[cell.column].append(cell.words)
    return texts


def _heads_names(row):
    """Whether the first cell of a row is a heading such as "Name" and no cell names anybody."""
    said = [cell.words for cell in row if cell.words]
    is_heading = len(said) > 1 and NAMES_HEADING.fullmatch(plain_heading(said[0]))
    return bool(is_heading) and not any(map(looks_like_person, said))


def _lone_heading(row):
    """1 when the first row names all columns, or only that of the discussion."""
    said = [plain_heading(cell.words) for cell in row if cell.words]
    is_short = len(said) == 1 and len(said[0].split()) <= 3
    is_talk = is_short and role_in(said[0], OF_MINUTES) == DISCUSSION
    return int(is_talk or (len(said) > 2 and are_headings(row)))


def _are_lists_of_people(row):
    """Whether a row holds lists side by side, each with the people below its heading."""
    lists = [cell.lines for cell in row if cell.words]
    headed = [lines for lines in lists if is_bare_status(lines[0].shown)]
    return len(headed) > 1 and any(len(lines) > 1 for lines in headed)


def _are_owners(texts):
    return bool(texts) and all(
        all(INITIALS.match(part) or part == "All" for part in re.split(r"[\s/,&;]+", text) if part)
        for text in texts
    )


def _is_person_row(row):
    words = [cell.words for cell in row if cell.words]
    if not words or len(words) > 5 or any(len(each.split()) > 14 for each in words):
        return False
    first = re.split(r"[,(–]", words[0])[0].strip()
    return looks_like_person(first) and not PART.match(words[0])


def _heads_people(row):
    """Whether a row only says how those below it were there, or who they are: "In attendance", "Officers"."""
    said = [cell.words for cell in row if cell.words]
    return len(said) == 1 and (is_bare_status(said[0]) or attendance_groups.names_group(said[0]))


def _people_columns(texts):
    """Names first; then initials, roles and organisations by what their cells look like."""
    roles = [NAME]
    for cells in texts[1:]:
        if cells and all(INITIALS.match(cell) for cell in cells):
            roles.append(INITIALS_COLUMN)
        elif cells and STATUS not in roles and sum(map(is_mark, cells)) * 2 >= len(cells):
            roles.append(STATUS)
        elif cells and STATUS in roles and NOTES not in roles and any(map(is_mark, cells)):
            roles.append(NOTES)
        elif cells and all(looks_like_person(cell) for cell in cells):
            roles.append(NAME)
        elif (
            sum(is_role(cell) for cell in cells) * 2 > len(cells)
            and ROLE not in roles
            and len(texts) > 2
        ):
            roles.append(ROLE)
        else:
            roles.append(ORGANISATION if ORGANISATION not in roles or NAME in roles[1:] else ROLE)
    return tuple(roles)
