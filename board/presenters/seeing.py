"""What the pages say about who sees what, and why."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, Q

from board import seeing
from board.labels import role_label
from board.models import Person


@dataclass(frozen=True)
class Opened:
    """One reason and how many rows it opens."""

    words: str
    number: int


@dataclass(frozen=True)
class Part:
    """What a person sees of one kind of record. `number` counts each row once."""

    label: str
    number: int
    total: int
    reasons: list[Opened]


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


def parts_for(person, words):
    """A `Part` for each kind; a few queries for each reason, for a page that is opened now and then."""
    standing = seeing.standing_of(person)
    return [_part(kind, seeing.reasons_for(kind, standing, words)) for kind in seeing.every()]


def _part(kind, reasons):
    rows = kind.rows()
    opened = [Opened(reason.words, rows.filter(reason.condition).count()) for reason in reasons]
    seen = rows.filter(any_of(reasons)).count()
    return Part(kind.label, seen, rows.count(), [each for each in opened if each.number])


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
    flags = {f"because_{n}": Exists(row.filter(each.condition)) for n, each in enumerate(reasons)}
    values = row.annotate(**flags).values(*flags).first() or {}
    return [each.words for n, each in enumerate(reasons) if values.get(f"because_{n}")]


def _standings():
    """What everybody with an account is today. Two queries."""
    memberships = defaultdict(list)
    for each in seeing.memberships_today():
        memberships[each.person_id].append(each)
    people = Person.objects.filter(is_active=True).exclude(role="").exclude(email=None)
    for person in people.select_related("employer", "speaks_for"):
        yield seeing.Standing(person, memberships[person.pk])
