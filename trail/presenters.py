"""A history as people read it: who, when, what it was and what it became, in words."""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth import get_user_model
from django.utils.text import Truncator

from common.formats import clock, local_date, moment
from trail.differences import word_diff
from trail.names import names_of
from trail.words import words_of

VERBS = {
    "added": ("Added", "green"),
    "changed": ("Changed", "blue"),
    "removed": ("Removed", "red"),
    "brought_back": ("Brought back", "purple"),
}
WAYS = {
    "": "",
    "page": "",
    "autosave": "while typing",
    "link": "by a link, without signing in",
    "mail": "by mail",
    "worker": "",
    "command": "",
}
NOBODY = {
    "worker": "The system, by itself",
    "command": "The server’s command line",
    "": "Not recorded",
}
LONGEST_TITLE = 120
SHORT = 90
"""A text of more characters is told word by word."""

SHOWN_WORDS = 60
"""So much is shown of a long text that was added or removed."""


NOT_SAID = (None, "", False)
"""What a row that came or went need not be said to have had."""


@dataclass(frozen=True)
class Line:
    """One field: what it was and what it became; `pieces` instead for a long text."""

    label: str
    before: str = ""
    after: str = ""
    pieces: tuple = ()


@dataclass(frozen=True)
class Change:
    """What happened to one row."""

    verb: str
    tone: str
    noun: str
    title: str
    lines: tuple
    note: str = ""

    @property
    def is_brief(self):
        """Short facts of a row that came or went, which one line can hold."""
        is_changed = self.verb == VERBS["changed"][0]
        return not is_changed and all(len(each.before + each.after) < SHORT for each in self.lines)


@dataclass
class Entry:
    """What one person did in one save."""

    who: str
    way: str
    began: datetime
    ended: datetime
    changes: list = field(default_factory=list)

    @property
    def when(self):
        if self.ended.replace(second=0, microsecond=0) <= self.began:
            return moment(self.ended)
        if local_date(self.began) == local_date(self.ended) and clock(self.began) != clock(
            self.ended
        ):
            return f"{moment(self.began)} to {clock(self.ended)}"
        return moment(self.ended)


def timeline(steps, sight, closed=frozenset()):
    """The entries that `steps` make. `closed` are the (rows, key) whose closed fields stay hidden."""
    names = names_of(_referred(steps))
    fields = {rows: rows.fields(sight) for rows in {step.rows for step in steps}}
    entries, last = [], None
    for step in steps:
        is_closed = (step.rows, step.key) in closed
        told = _open_fields(step.rows, fields[step.rows], is_closed=is_closed)
        change = _change(step, told, names)
        if change is None:
            continue
        save = (step.user, step.via, step.context, step.ended)
        if save != last:
            entries.append(_entry(step, names))
            last = save
        entries[-1].changes.append(change)
        entries[-1].began = min(entries[-1].began, step.began)
    return entries


def _entry(step, names):
    who = names.get((get_user_model(), step.user)) if step.user else NOBODY.get(step.via)
    way = WAYS.get(step.via, step.via)
    return Entry(who or NOBODY[""], way, step.began, step.ended)


def _referred(steps):
    """What the rows of these steps refer to, by model: to be named all at once."""
    wanted = {get_user_model(): {step.user for step in steps if step.user}}
    for step in steps:
        references = [each for each in step.rows.model._meta.concrete_fields if each.remote_field]
        for state in filter(None, (step.before, step.after)):
            for each in references:
                if key := state.get(each.column):
                    wanted.setdefault(each.related_model, set()).add(key)
    return wanted


def _owner_field(rows):
    return [rows.model._meta.get_field(rows.owner)] if rows.owner else []


def _open_fields(rows, fields, *, is_closed):
    """Those of which is told while a row is confidential, or else all."""
    if not is_closed:
        return fields
    return [each for each in fields if rows.closed and each.name not in rows.closed]


def _change(step, fields, names):
    rows = step.rows
    lines = tuple(filter(None, (_line(step, each, names) for each in fields)))
    moved = _moved(step, names)
    if moved:
        lines = (moved, *lines)
    is_unknown = step.change == "changed" and step.before is None
    if step.change == "changed" and not lines and not is_unknown:
        return None
    verb, tone = VERBS[step.change]
    note = "What it was before was not recorded yet." if is_unknown else ""
    return Change(verb, tone, rows.noun, _title(step, names), lines, note)


def _moved(step, names):
    """A row that went from one record to another, such as an item to another meeting."""
    for owner in _owner_field(step.rows):
        was, now = (state and state.get(owner.column) for state in (step.before, step.after))
        if was and now and was != now:
            words = [words_of(owner, key, names) for key in (was, now)]
            return Line(label_of(step.rows, owner), *words)
    return None


def _title(step, names):
    """The row's own name, as it was after the step."""
    state = step.after or step.before or {}
    fields = {each.name: each for each in step.rows.model._meta.concrete_fields}
    words = _Words(fields, state, names)
    title = step.rows.title.format_map(words)
    return title if len(title) <= LONGEST_TITLE else Truncator(title).chars(LONGEST_TITLE)


class _Words(dict):
    """The words of a state by field name, made only when a title asks for them."""

    def __init__(self, fields, state, names):
        super().__init__()
        self.fields, self.state, self.names = fields, state, names

    def __missing__(self, name):
        found = self.fields[name]
        return words_of(found, self.state.get(found.column), self.names)


def _line(step, each, names):
    if _is_unchanged(step, each.column):
        return None
    rich = each.name in step.rows.rich
    was, now = (
        words_of(each, state.get(each.column), names, rich=rich) if state else ""
        for state in (step.before, step.after)
    )
    label = label_of(step.rows, each)
    if step.change == "changed":
        return _changed(label, was, now) if step.before is not None and was != now else None
    said = was if step.change == "removed" else now
    state = step.before if step.change == "removed" else step.after
    is_in_title = f"{{{each.name}}}" in step.rows.title and len(said) < SHORT
    if not said or is_in_title or state.get(each.column) in NOT_SAID:
        return None
    said = Truncator(said).words(SHOWN_WORDS)
    return Line(label, before=said) if step.change == "removed" else Line(label, after=said)


def _is_unchanged(step, column):
    is_change = step.change == "changed" and step.before and step.after
    return bool(is_change) and step.before.get(column) == step.after.get(column)


def _changed(label, was, now):
    if was and now and max(len(was), len(now)) > SHORT:
        return Line(label, pieces=tuple(word_diff(was, now)))
    return Line(
        label, before=Truncator(was).words(SHOWN_WORDS), after=Truncator(now).words(SHOWN_WORDS)
    )


def label_of(rows, each):
    given = rows.labels.get(each.name)
    return given or str(each.verbose_name)[:1].upper() + str(each.verbose_name)[1:]
