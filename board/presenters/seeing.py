"""What the pages say about who sees what, and why."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from board import seeing
from board.labels import role_label
from board.models import Person

UNFOLDED = 10
"""So many records are named at once; more are folded away at first."""


@dataclass(frozen=True)
class Opened:
    """One reason and how many rows it opens."""

    words: str
    number: int


@dataclass(frozen=True)
class Named:
    """One record by its name, with its address where the reader may open it, and why the person sees it."""

    words: str
    url: str
    reasons: list[str]


@dataclass(frozen=True)
class Part:
    """What a person sees of one kind of record. `number` counts each row once; some kinds name each."""

    label: str
    number: int
    total: int
    reasons: list[Opened]
    named: list[Named]

    @property
    def is_folded(self):
        return len(self.named) > UNFOLDED


@dataclass(frozen=True)
class Seer:
    """Somebody who sees a record, and why."""

    person: object
    account: str
    reasons: list[str]


def account_meaning(person, words):
    """ "Auditor: reads everything, the trail included, and changes nothing" """
    if not person.has_account:
        return "No account: signs in to nothing. What somebody gets by mail or link is in the list of mail."
    return f"{role_label(person.role, words)}: {seeing.ROLE_WORDS[person.role]}"


def parts_for(person, words, reader):
    """What `person` sees, in words that `reader` may read: a `Part` for each kind.

    A few queries for each reason, for a page that is opened now and then.
    """
    standing = seeing.standing_of(person)
    return [
        _part(kind, seeing.reasons_for(kind, standing, words), reader) for kind in seeing.every()
    ]


def _part(kind, reasons, reader):
    rows = kind.rows()
    opened = [Opened(reason.words, rows.filter(reason.condition).count()) for reason in reasons]
    seen = rows.filter(any_of(reasons)).count()
    opened = [each for each in opened if each.number]
    return Part(kind.label, seen, rows.count(), opened, _named(kind, reasons, reader))


def _named(kind, reasons, reader):
    """Each record that the reasons open, where the kind names its records."""
    if kind.listed is None or not reasons:
        return []
    rows = kind.rows().filter(any_of(reasons))
    flags = _flags(rows, reasons)
    why = {row.pop("pk"): row for row in rows.annotate(**flags).values("pk", *flags)}
    return [
        Named(said, url, _words_of(why[pk], reasons))
        for pk, said, url in kind.listed(reader, rows)
        if pk in why
    ]


def _flags(rows, reasons):
    """Annotations that say of a row which of the reasons open it."""
    same = rows.model._base_manager.filter(pk=OuterRef("pk"))
    return {f"because_{n}": Exists(same.filter(each.condition)) for n, each in enumerate(reasons)}


def _words_of(flags, reasons):
    return [each.words for n, each in enumerate(reasons) if flags.get(f"because_{n}")]


def all_of_it():
    """What somebody can read who sees everything: (words, number) of each kind. One query for each."""
    return [(kind.everything, kind.rows().count()) for kind in seeing.every()]


def any_of(reasons):
    """The condition of rows that one of the reasons opens."""
    found = Q(pk__in=[])
    for reason in reasons:
        found |= reason.condition
    return found


def seers_of(kind, pk, words):
    """Everybody with an account who sees that row, with all reasons, by name. One query for each person."""
    found = []
    for standing in _standings():
        reasons = seeing.reasons_for(kind, standing, words)
        why = _that_apply(kind, pk, reasons)
        if why:
            found.append(Seer(standing.person, role_label(standing.person.role, words), why))
    return found


def _that_apply(kind, pk, reasons):
    if not reasons:
        return []
    row = kind.rows().filter(pk=pk)
    flags = _flags(row, reasons)
    return _words_of(row.annotate(**flags).values(*flags).first() or {}, reasons)


def _standings():
    """What everybody with an account is today. Two queries."""
    memberships = defaultdict(list)
    for each in seeing.memberships_today():
        memberships[each.person_id].append(each)
    people = Person.objects.filter(is_active=True).exclude(role="").exclude(email=None)
    for person in people.select_related("employer", "speaks_for"):
        yield seeing.Standing(person, memberships[person.pk])
