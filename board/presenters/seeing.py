"""What the pages say about who sees what, and why."""

from dataclasses import dataclass

from django.db.models import Exists, Q
from django.utils import timezone

from board import seeing
from board.labels import role_label
from board.models import Membership, Person
from board.offices import Offices


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
    seen = rows.filter(any_of(reasons)).count() if reasons else 0
    return Part(kind.label, seen, rows.count(), [each for each in opened if each.number])


def any_of(reasons):
    """The condition of rows that one of the reasons opens."""
    found = Q(pk__in=[])
    for reason in reasons:
        found |= reason.condition
    return found if not any(reason.condition == seeing.EVERYTHING for reason in reasons) else Q()


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
    row = kind.rows().filter(pk=pk)
    if not reasons:
        return []
    flags = {f"because_{n}": _flag(kind, pk, each) for n, each in enumerate(reasons)}
    values = row.annotate(**flags).values(*flags).first() or {}
    return [each.words for n, each in enumerate(reasons) if values.get(f"because_{n}")]


def _flag(kind, pk, reason):
    return Exists(kind.model._base_manager.filter(reason.condition, pk=pk))


def _standings():
    """What everybody with an account is today. Two queries."""
    today = timezone.localdate()
    memberships = {}
    for each in (
        Membership.objects.on(today)
        .select_related("seat__group")
        .order_by("seat__group__name", "pk")
    ):
        memberships.setdefault(each.person_id, []).append(each)
    people = Person.objects.filter(is_active=True).exclude(role="").exclude(email=None)
    for person in people.select_related("employer", "speaks_for"):
        held = memberships.get(person.pk, [])
        yield seeing.Standing(person, Offices.of((m.seat.group_id, m.role) for m in held), held)
