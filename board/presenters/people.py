"""What a person's page and the list of people say."""

from dataclasses import dataclass

from board.initials import shared_initials
from board.labels import role_label
from common.formats import date_range, listing, long_date


@dataclass(frozen=True)
class PersonRow:
    """One line of the list of people."""

    person: object
    works_for: str
    groups: str
    aliases: str
    left: str
    account: str


def person_row(person, words):
    """`person` is loaded with `in_lines(today)`."""
    groups = sorted({each.seat.group.name for each in person.memberships_then})
    return PersonRow(
        person=person,
        works_for=organisation_words(person),
        groups=", ".join(groups),
        aliases=", ".join(alias.name for alias in person.aliases.all()),
        left=f"Left on {long_date(person.left_on)}" if person.left_on else "",
        account=account_words(person, words),
    )


def organisation_words(person):
    """ "Hill School, speaks for Primary schools" """
    works_for = str(person.employer or "")
    if not person.speaks_for or person.speaks_for == person.employer:
        return works_for
    return f"{works_for}, speaks for {person.speaks_for}" if works_for else str(person.speaks_for)


def account_words(person, words):
    return role_label(person.role, words) if person.has_account else "No account"


@dataclass(frozen=True)
class MembershipRow:
    membership: object
    group: object
    seat: str
    role: str
    dates: str


@dataclass(frozen=True)
class PersonPage:
    person: object
    now: tuple
    earlier: tuple
    coming: tuple
    aliases: tuple
    initials_note: str
    account: str
    left: str


def person_page(person, *, memberships, people, today, words):
    """`people` are those now in the directory, to tell whose initials are the same."""
    rows = {"now": [], "earlier": [], "coming": []}
    for each in memberships:
        rows[_when(each, today)].append(_row(each))
    return PersonPage(
        person=person,
        now=tuple(rows["now"]),
        earlier=tuple(reversed(rows["earlier"])),
        coming=tuple(rows["coming"]),
        aliases=tuple(alias.name for alias in person.aliases.all()),
        initials_note=initials_note(person, people),
        account=account_words(person, words),
        left=f"Left on {long_date(person.left_on)}" if person.left_on else "",
    )


def initials_note(person, people):
    """ "Ruth Hale and Robert Hill have the same initials." Empty when nobody else has them."""
    same = shared_initials(people).get(person.initials_or_default, [])
    others = [str(other) for other in same if other.pk != person.pk]
    if not others:
        return ""
    verb = "has" if len(others) == 1 else "have"
    return f"{listing(others)} {verb} the same initials."


def _when(membership, today):
    if membership.ends_on and membership.ends_on < today:
        return "earlier"
    return "coming" if membership.starts_on > today else "now"


def _row(membership):
    return MembershipRow(
        membership=membership,
        group=membership.seat.group,
        seat=str(membership.seat),
        role=membership.get_role_display(),
        dates=date_range(membership.starts_on, membership.ends_on),
    )
