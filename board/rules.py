"""Who may change people and groups, and what fits together. `check_…` raises, `can_…` answers."""

import rules
from django.db.models import Q

from board.enums import GIVEN_BY_MANAGERS, SEES_CONTACTS, GroupKind, MembershipRole, Role
from board.models import Group, Membership, Organisation, Person
from common.formats import long_date
from common.refusals import Refused


class Misfit(Refused):
    """A refusal that belongs to one field of a form."""

    def __init__(self, field, sentence):
        self.field = field
        super().__init__(sentence)


@rules.predicate
def is_business_unit(person):
    return person.is_authenticated and person.is_business_unit


def check_manage_board(person):
    """Only the business unit keeps the profile, groups, people and organisations."""
    if not is_business_unit(person):
        raise Refused("Only the business unit can change groups, people and settings.")


def can_manage_board(person):
    return is_business_unit(person)


def can_see_contacts(viewer, person):
    """E-mail and telephone are for the business unit, the chairs and the person themself."""
    return viewer.role in SEES_CONTACTS or viewer.pk == person.pk


rules.add_perm("board.manage_board", is_business_unit)


def check_parent(model, pk, parent, word):
    """Refuse a parent that lies below the row `pk` itself: the tree would become a ring."""
    parents = dict(model.objects.values_list("pk", "parent_id"))
    above = parent.pk if parent else None
    while above is not None:
        if above == pk:
            raise Misfit("parent", f"{parent} is part of this {word}, so it cannot stand above it.")
        above = parents[above]


def check_organisation_parent(pk, parent):
    check_parent(Organisation, pk, parent, "organisation")


def check_group_parent(pk, parent):
    check_parent(Group, pk, parent, "group")


def check_one_board(pk, kind):
    """The board itself exists once; everything else reports to it."""
    if kind != GroupKind.BOARD:
        return
    other = Group.objects.filter(kind=GroupKind.BOARD).exclude(pk=pk).first()
    if other:
        raise Misfit("kind", f"{other} is already at the top. Choose another kind for this group.")


def check_group_can_end(group, on):
    """A group ends after the groups below it, and with no meeting planned for later."""
    below = group.children.running(on).first()
    if below:
        raise Misfit("ended_on", f"{below} reports to this group. End it first, or move it.")
    meeting = group.meetings.not_cancelled().filter(date__gte=on).order_by("date", "pk").first()
    if meeting:
        raise Misfit(
            "ended_on",
            f"{meeting.reference} is on {long_date(meeting.date)}, on or after that day. "
            "Move or cancel it first, or choose a later day.",
        )


def check_former_name(group, until):
    """A group gives up at most one name a day."""
    if group.former_names.filter(until=until).exists():
        raise Misfit("until", f"There is already a former name until {long_date(until)}.")


def check_seat_can_close(seat, on):
    """A seat closes after the last person in it has started."""
    later = seat.memberships.filter(starts_on__gte=on).select_related("person").first()
    if later:
        raise Misfit(
            "closed_on",
            f"{later.person} fills this seat from {long_date(later.starts_on)}. "
            "Choose a later day, or change that first.",
        )


def check_membership(*, pk, seat, person, role, starts_on, ends_on):
    """Whether `person` can fill `seat` from `starts_on` to `ends_on` (None: open) in `role`."""
    if ends_on and ends_on < starts_on:
        raise Misfit("ends_on", "The last day must be on or after the first day.")
    _check_not_left(person, starts_on, ends_on)
    _check_within_group(seat, starts_on, ends_on)
    others = _overlapping(starts_on, ends_on).exclude(pk=pk)
    same = others.filter(seat_id=seat.pk, person=person).first()
    if same:
        raise Misfit("starts_on", f"{person} already fills this seat {_span(same)}.")
    if role == MembershipRole.CHAIR:
        chair = (
            others.filter(seat__group_id=seat.group_id, role=role).select_related("person").first()
        )
        if chair:
            raise Misfit(
                "role",
                f"{chair.person} is the chair {_span(chair)}. "
                "End that first, or choose deputy chair.",
            )


def _check_not_left(person, starts_on, ends_on):
    if person.left_on is None:
        return
    if starts_on > person.left_on:
        raise Misfit("person", f"{person} left on {long_date(person.left_on)}.")
    if ends_on is None or ends_on > person.left_on:
        raise Misfit(
            "ends_on",
            f"{person} left on {long_date(person.left_on)}, so the last day is that day or earlier.",
        )


def _check_within_group(seat, starts_on, ends_on):
    ends = ((seat.closed_on, "seat closed"), (seat.group.ended_on, "group ended"))
    for last_day, what_happened in ends:
        if last_day and (ends_on is None or ends_on > last_day):
            raise Misfit(
                "starts_on" if starts_on > last_day else "ends_on",
                f"This {what_happened} on {long_date(last_day)}.",
            )


def _overlapping(starts_on, ends_on):
    found = Membership.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
    return found.filter(starts_on__lte=ends_on) if ends_on else found


def _span(membership):
    start = f"from {long_date(membership.starts_on)}"
    return f"{start} to {long_date(membership.ends_on)}" if membership.ends_on else start


def check_email_free(pk, email):
    """Two people cannot sign in with one address."""
    other = Person.objects.filter(email__iexact=email).exclude(pk=pk).first() if email else None
    if other:
        raise Misfit("email", f"{other} already has this e-mail address.")


def check_give_role(by, person, role):
    """Accounts that read everything are the manager's to give and take, once the unit has a manager."""
    changes = {role, person.role} if role != person.role else set()
    if changes & GIVEN_BY_MANAGERS and _is_for_manager(by):
        raise Misfit(
            "role",
            "Only the manager of the business unit gives and takes accounts of the unit, of auditors "
            "and of system administrators.",
        )


def check_let_in_anew(by, person):
    """Whoever gives out a link, takes away a second step or changes an address could come in as that person."""
    if person.pk != by.pk and person.role in GIVEN_BY_MANAGERS and _is_for_manager(by):
        raise Misfit(
            "email",
            "Only the manager of the business unit lets somebody of the unit, an auditor "
            "or a system administrator in anew.",
        )


def _is_for_manager(by):
    managers = Person.objects.filter(role=Role.MANAGER, is_active=True)
    return not by.is_manager and managers.exists()


def check_unit_remains(person):
    """Somebody of the business unit must always be able to sign in."""
    accounts = set(Person.objects.business_unit_accounts().values_list("pk", flat=True))
    if accounts == {person.pk}:
        raise Misfit(
            "role",
            f"{person} has the last business unit account. "
            "Give somebody else that role first, so that nobody is locked out.",
        )


def check_leaving(person, left_on):
    """People leave after their last membership has started."""
    later = person.memberships.filter(starts_on__gt=left_on).select_related("seat__group").first()
    if later:
        raise Misfit(
            "left_on",
            f"{person} fills a seat of {later.seat.group} from {long_date(later.starts_on)}. "
            "Choose a later day, or change that first.",
        )
