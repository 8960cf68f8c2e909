"""An action whose owner and day have a place of their own: cells of a row, rows of a small table, or lines
below it that begin "Lead:" and "Due:"."""

from __future__ import annotations

import re

from meetings.wordin import headings, updates
from meetings.wordin.actions import named_in, names_in, plain_due, read_action
from meetings.wordin.layout import by_headings
from meetings.wordin.result import COLUMN

LABEL = re.compile(r"^\W*(?P<label>[^\W\d_][\w() -]{1,30}?)\W*:\W*(?=\w)(?P<words>.+)$")


def action_of_row(cells, people, cautions):
    """The `Action` of a row that says what, who and when in cells of their own."""
    action = read_action(
        cells[headings.ACTION], "", people, cautions, how=COLUMN, source=" | ".join(cells.values())
    )
    if cells.get(headings.OWNER):
        matches, action.due = named_in(cells[headings.OWNER], people.room)
        matches = matches or names_in(cells[headings.OWNER], people.room)
        cautions.names(matches)
        action.owners = [people.name_of(match) for match in matches]
    if cells.get(headings.DUE):
        action.due = cells[headings.DUE]
    return action


def _read_row(item, cells, roles, people, cautions):
    """Put what a row of a log says into an item: news of an earlier action, or a new one."""
    if {headings.UPDATE, headings.STATUS} & set(roles) or headings.ACTION not in cells:
        item.updates.append(updates.update_of_row(cells))
    else:
        item.actions.append(action_of_row(cells, people, cautions))


def read_log(grid, layout, item, people, cautions):
    """Put the rows of a log into an item; the words of its headings, and of rows above them."""
    names, facts = [], []
    for row in grid.rows[: layout.headings]:
        words = " ".join(cell.words for cell in row if cell.words)
        is_heading = by_headings(row, grid.width) or headings.are_headings(row)
        (names if is_heading else facts).append(words)
    for row in grid.rows[layout.headings :]:
        cells = {}
        for cell in row:
            if cell.words:
                role = layout.roles[cell.column] or headings.DISCUSSION
                cells[role] = f"{cells.get(role, '')} {cell.words}".strip()
        if cells:
            _read_row(item, cells, layout.roles, people, cautions)
    return names, facts


def labelled(grid, people, cautions):
    """The actions of a table whose first cells say what stands beside them: "Action | Publish it", "Owner | AB",
    "Due | May"; none of any other table."""
    found, sources = [], []
    for row in grid.rows:
        words = [cell.words for cell in row]
        role = headings.role_of(words[0]) if len(words) == 2 else ""
        if role == headings.ACTION and words[1]:
            found.append({})
            sources.append([])
        if (
            role not in (headings.ACTION, headings.OWNER, headings.DUE)
            or not found
            or role in found[-1]
        ):
            return []
        found[-1][role] = words[1]
        sources[-1] += words
    if any(len(cells) < 2 for cells in found):
        return []
    actions = [action_of_row(cells, people, cautions) for cells in found]
    for action, words in zip(actions, sources, strict=True):
        action.source = " | ".join(words)
    return actions


def add_label(action, line, people, cautions):
    """Put the line below an action that says whose or when it is into it; whether it does."""
    found = LABEL.match(line.shown)
    role = headings.role_of(found["label"]) if found else ""
    if role == headings.OWNER and not action.owners:
        matches, due = named_in(found["words"], people.room)
        matches = matches or names_in(found["words"], people.room)
        cautions.names(matches)
        action.owners = list(dict.fromkeys(people.name_of(match) for match in matches))
        action.due = action.due or due
    elif role == headings.DUE and not action.due:
        action.due = plain_due(found["words"])
    elif role not in (headings.OWNER, headings.DUE) or not _says(
        action, role, found["words"], people
    ):
        return False
    action.source = f"{action.source} {line.shown}"
    return True


def _says(action, role, words, people):
    """Whether the action says already what the line below it says."""
    if role == headings.DUE:
        return words.strip(" .") in action.due
    matches = names_in(words, people.room)
    return {people.name_of(match) for match in matches} <= set(action.owners)
