"""Whose an action is, and when, behind a tab at the end of its line: "Send the list to all partners⇥AB⇥May"."""

from __future__ import annotations

from common.richtext.document import Run
from meetings.wordin import due_words, headings
from meetings.wordin.actions import named_in
from meetings.wordin.deeds import is_order
from meetings.wordin.lines import Line
from meetings.wordin.marks import is_labelled, lone_kind
from meetings.wordin.prose import NUMBER, is_action

FEWEST_WORDS = 4
"""Anything shorter before a tab may be a name, or a label."""


def take_margin(draft, people):
    """Part what stands in the right margin of a draft from its lines, as columns beside each; not where a
    table has columns of its own."""
    if draft.columns:
        return
    for place, block in enumerate(draft.blocks):
        tail = _tail(block, people) if isinstance(block, Line) else ()
        if tail:
            words = "".join(block.words.split())
            end = _end_before(block.words, len(words) - len("".join("".join(tail).split())))
            draft.blocks[place] = block.part(0, end)
            roles = zip((headings.ACTION, headings.DUE), tail, strict=False)
            beside = {role: [Line([Run(said)])] for role, said in roles}
            draft.columns += [(place, {}), (place + 1, beside)]


def _tail(line, people):
    """(who,) or (who, when) at the end of a line; empty where it is none."""
    columns, room = line.columns, people.room
    if len(columns) < 2 or is_labelled(line.words) or lone_kind(line.words):
        return ()
    has_day = len(columns) > 2 and _is_day(columns[-1], room)
    tail = columns[-2:] if has_day else columns[-1:]
    said = NUMBER.sub("", " ".join(columns[: -len(tail)]))
    matches, due = named_in(tail[0], room)
    is_owner = bool(matches) and not due and all(match.is_known for match in matches)
    return tail if is_owner and _says_something(said, people) else ()


def _says_something(words, people):
    """Whether words are a sentence, or say what is to be done, and no heading beside who leads it."""
    is_whole = words.rstrip().endswith(".") or is_order(words) or is_action(words, people)
    return is_whole and len(words.split()) >= FEWEST_WORDS


def _is_day(words, room):
    matches, due = named_in(words, room)
    return due_words.is_bare(words, room) or (bool(due) and not matches)


def _end_before(words, count):
    """Where so many characters end that are no space."""
    for place, each in enumerate(words):
        if count == 0:
            return place
        count -= not each.isspace()
    return len(words)
