"""Why somebody sees what they see: each room says it of its kinds of record, in the words of its rules.

A kind gives, for a person, reasons with a condition each. All conditions
together find exactly the rows of `visible_to(person)`; a test holds the two
against each other for every role.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from board.enums import CHAIRING, MembershipRole, Role
from board.labels import role_label
from board.models import Membership
from common.formats import long_date

EVERYTHING = Q(pk__isnull=False)


@dataclass(frozen=True)
class Reason:
    """A sentence without its full stop, and which rows it opens."""

    words: str
    condition: Q


@dataclass(frozen=True)
class Kind:
    """A kind of record. `reasons(self, standing)` gives the reasons of somebody who does not see everything.

    `named` is the lookup by which a row is searched for, `called` names a row; `only` narrows the
    rows of the model to those of the kind. `listed(reader, rows)` names rows one by one where counting them is
    not enough: (key, words, address) of each, in the words that the reader may read.
    """

    slug: str
    label: str
    model: type
    reasons: Callable
    named: str = "reference"
    called: Callable = str
    everything: str = "all of them"
    only: Q = field(default_factory=Q)
    listed: Callable | None = None

    def rows(self):
        """All rows of the kind, whoever sees them."""
        return self.model._base_manager.filter(self.only)


@dataclass(frozen=True)
class Standing:
    """What somebody is today: the person, and the memberships that run, with seat and group."""

    person: object
    memberships: list

    def as_member(self):
        """(words, group key) of each group that they belong to in whatever role."""
        return self._as(frozenset(MembershipRole))

    def as_chair(self):
        return self._as(CHAIRING)

    def as_minute_taker(self):
        return self._as({MembershipRole.MINUTE_TAKER})

    def _as(self, roles):
        held = (each for each in self.memberships if each.role in roles)
        return [(_words(each), each.seat.group_id) for each in held]


_kinds = {}


def register(*kinds):
    _kinds.update({kind.slug: kind for kind in kinds})


def every():
    return list(_kinds.values())


def get(slug):
    return _kinds.get(slug)


def standing_of(person):
    """One query."""
    return Standing(person, list(memberships_today().filter(person=person)))


def memberships_today():
    """Those that run today, by the names of their groups."""
    running = Membership.objects.on(timezone.localdate()).select_related("seat__group")
    return running.order_by("seat__group__name", "pk")


def reasons_for(kind, standing, words):
    """Why they see rows of this kind; an empty list when they see none. `words` are the board's own."""
    person = standing.person
    if not person.has_account or person.sees_no_content:
        return []
    if person.sees_everything:
        return [Reason(f"{role_label(person.role, words)}: {kind.everything}", EVERYTHING)]
    return kind.reasons(standing)


def _words(membership):
    """ "Deputy chair of the Board until 3 May 2027" """
    until = f" until {long_date(membership.ends_on)}" if membership.ends_on else ""
    return f"{membership.get_role_display()} of {membership.seat.group}{until}"


ROLE_WORDS = {
    Role.MANAGER: "keeps the records and the accounts of the unit, and reads the trail",
    Role.BUSINESS_UNIT: "keeps the records: plans, writes minutes, and sees everything",
    Role.UNIT_READER: "reads everything that the business unit reads, and changes nothing",
    Role.CHAIR: "sees every meeting and every confidential item, and checks what is published",
    Role.SCRUTINEER: "sees every meeting and every confidential item",
    Role.GROUP_CHAIR: "sees what their memberships open, and how to reach people",
    Role.MEMBER: "sees what their memberships open",
    Role.ORGANISATION_LEAD: "sees what their memberships open, and what their organisation owes",
    Role.CONTRIBUTOR: "sees only what they are asked for",
    Role.AUDITOR: "reads everything, the trail included, and changes nothing",
    Role.ADMINISTRATOR: "runs the service and sees nothing of what is written here",
}
"""What the role of an account means, after "Auditor: "."""
