"""What a row of a log will become: an action with its owners, date and standing, or questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from actions.enums import ActionStatus, DueKind, LogField
from actions.logs import days, standing
from actions.logs.names import NEW, WORDS, plain, split
from common.formats import long_date

LONGEST_TEXT = 10_000
LONGEST_REFERENCE = 200
NO_TEXT = "What is to be done? This row does not say it."
FORMULA = "This cell holds a formula without its result. Type what is to be done."
TOO_LONG = f"The action is longer than {LONGEST_TEXT:,} characters. Shorten it."


@dataclass(frozen=True)
class Columns:
    """How a log is read: `fields` by column, `headings`, the answers of its names by key."""

    headings: tuple
    fields: tuple
    green_is_done: bool
    directory: object
    names: dict = field(default_factory=dict)

    def cells(self, row, *kinds):
        """Pairs of heading and words of a row's columns of these fields, those that hold any."""
        return [
            (heading, row.cells[place])
            for place, (heading, kind) in enumerate(zip(self.headings, self.fields, strict=True))
            if kind in kinds and place < len(row.cells) and row.cells[place]
        ]

    def words(self, row, kind):
        """What a row says of a field: what was typed in place of it, or else its cells."""
        if kind in row.fixed:
            return row.fixed[kind]
        return "\n".join(words for _, words in self.cells(row, kind))


@dataclass(frozen=True)
class Reading:
    """A row as it will be taken in. `owners` are owners' keys, or `ActionLogName`s of new people."""

    text: str
    owners: tuple
    names: tuple
    due: days.Due
    status: ActionStatus
    is_red: bool
    raised_on: date | None
    closed_on: date | None
    reference: str
    group: int | None
    update: str
    problems: tuple

    @property
    def due_kind(self):
        return DueKind.DATE if self.due.on else DueKind.UNDATED

    @property
    def due_words(self):
        if self.due.is_last_of_month:
            return f"{long_date(self.due.on)} (proposed: the log names the month alone)"
        if self.due.on:
            return long_date(self.due.on)
        if self.due.proposed:
            return f"{long_date(self.due.proposed)} (proposed)"
        return f"No date: {self.due.reason}" if self.due.reason else "No date"


def read(row, columns):
    """The `Reading` of a row. Its problems are pairs of a field and a sentence."""
    problems = []
    text = columns.words(row, LogField.TEXT).strip()
    owners, names, left = _owners(row, columns, problems)
    if left and text and LogField.TEXT not in row.fixed:
        text = f"{text} – {'/'.join(left)}"
    if not text:
        problems.append((LogField.TEXT, NO_TEXT))
    elif text.startswith("="):
        problems.append((LogField.TEXT, FORMULA))
    elif len(text) > LONGEST_TEXT:
        problems.append((LogField.TEXT, TOO_LONG))
    raised_on = _raised_on(row, columns, problems)
    due = days.due(columns.words(row, LogField.DUE), raised_on)
    if due.problem:
        problems.append((LogField.DUE, due.problem))
    stands, closed_on = _standing(row, columns, problems)
    return Reading(
        text=text,
        owners=tuple(owners),
        names=tuple(names),
        due=due,
        status=stands.status,
        is_red=stands.is_red,
        raised_on=raised_on,
        closed_on=closed_on,
        reference=columns.words(row, LogField.REFERENCE).strip()[:LONGEST_REFERENCE],
        group=_group(row, columns),
        update=_update(row, columns, due, raised_on, closed_on),
        problems=tuple(problems),
    )


def names_in(row, columns):
    """The names of a row: of its owners, or without those of its organisation."""
    words = columns.cells(row, LogField.OWNER)
    found = [name for _, each in words for name in split(each, columns.directory)]
    if found:
        return list(dict.fromkeys(found))
    words = columns.cells(row, LogField.ORGANISATION)
    return list(dict.fromkeys(n for _, each in words for n in split(each, columns.directory)))


def _owners(row, columns, problems):
    """(owners, names that stand behind them, names that stay words)."""
    if LogField.OWNER in row.fixed:
        return list(row.fixed[LogField.OWNER]), [], []
    owners, names, left = [], [], []
    for words in names_in(row, columns):
        name = columns.names.get(plain(words))
        if name is None:
            continue
        names.append(name)
        if not name.is_settled:
            problems.append((LogField.OWNER, f"Who is “{name.words}”?"))
        elif name.choice == WORDS:
            left.append(name.words)
        else:
            owners.append(name if name.choice == NEW else name.choice)
    return list(dict.fromkeys(owners)), names, left


def _raised_on(row, columns, problems):
    """The last day that is named where it was raised, else in the title of its section."""
    said = " ".join(columns.words(row, LogField.RAISED).split())
    if days.names_impossible_day(said):
        problems.append((LogField.RAISED, days.impossible(said)))
    for words in (said, row.section):
        if found := days.days_in(words):
            return found[-1]
    return None


def _standing(row, columns, problems):
    closed = days.days_in(columns.words(row, LogField.CLOSED))
    said = columns.words(row, LogField.STATUS)
    colour = "" if LogField.STATUS in row.fixed else columns.words(row, LogField.RAG)
    if said in ActionStatus.values:
        stands, unknown = standing.Standing(ActionStatus(said)), None
    else:
        stands, unknown = standing.together(
            said, colour, green_is_done=columns.green_is_done, is_closed=bool(closed)
        )
    if unknown:
        words = said if unknown == LogField.STATUS else colour
        problems.append((LogField.STATUS, f"What does “{words[:60]}” mean here?"))
    if stands.status != ActionStatus.CLOSED:
        return stands, None
    return stands, closed[-1] if closed else next(iter(days.days_in(said)), None)


def _group(row, columns):
    """The key of the group that the row names; None for the log's own."""
    words = columns.words(row, LogField.GROUP)
    found, is_sure = columns.directory.candidates(words) if words else ([], False)
    kind, _, number = found[0].key.partition(":") if is_sure else ("", "", "")
    return int(number) if kind == "group" else None


def _update(row, columns, due, raised_on, closed_on):
    """Everything that the log says of the action and the tracker has no place for, line by line."""
    lines = []
    for kind, day in ((LogField.RAISED, raised_on), (LogField.CLOSED, closed_on)):
        if (words := columns.words(row, kind)) or day:
            lines.append(f"{kind.label.split(',')[0]}: {words or long_date(day)}")
    exact = all(words == long_date(due.on) for _, words in columns.cells(row, LogField.DUE))
    kinds = [LogField.OWNER, LogField.ORGANISATION, LogField.STATUS, LogField.RAG, LogField.GROUP]
    kinds += [LogField.PRIORITY] if exact else [LogField.DUE, LogField.PRIORITY]
    for kind in (*kinds, LogField.UPDATE, LogField.KEEP):
        lines += [f"{heading}: {words}" for heading, words in columns.cells(row, kind)]
    for kind in (LogField.TEXT, LogField.RAISED):
        if kind in row.fixed:
            lines += [f"{heading}: {words}" for heading, words in columns.cells(row, kind)]
    return "\n".join(lines)
