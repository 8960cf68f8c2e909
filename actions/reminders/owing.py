"""Who owes which actions on a day: by themselves, for an organisation or a group, or as chair.

The rules are those of `Action.objects.owned_by` and `visible_to`, asked for everybody at once: nobody is
told of an action that they may not see.
"""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.db.models import F
from django.db.models.functions import Coalesce

from actions.enums import Capacity
from actions.models import Action, ActionOwner
from board.enums import CHAIRING, SEES_EVERYTHING, SITS_AS_MEMBER, GroupKind, MembershipRole, Role
from board.models import Group, Membership, Person


class Awaited(NamedTuple):
    """An action that is not over and is due by a day."""

    pk: int
    group: int
    due: date
    is_confidential: bool


def awaited(until):
    """Released actions that are not over and are due by the day `until`, by their keys. One query."""
    found = (
        Action.objects.outstanding()
        .filter(released_at__isnull=False)
        .with_due()
        .filter(due__lte=until)
        .annotate(secret=Coalesce(F("agenda_item__is_confidential"), F("is_confidential")))
        .order_by("pk")
        .values_list("pk", "group", "due", "secret")
    )
    return {row[0]: Awaited(*row) for row in found}


class Directory:
    """Those who are here on a day, what they are in which groups, and for whom they speak. Three queries."""

    def __init__(self, day):
        here = Person.objects.current(day).filter(is_active=True)
        rows = list(here.values_list("pk", "speaks_for", "employer", "role").order_by("pk"))
        self.people = {pk for pk, *_ in rows}
        self.all_seeing = {pk for pk, _, _, role in rows if role in SEES_EVERYTHING}
        self.board_chairs_by_role = {pk for pk, _, _, role in rows if role == Role.CHAIR}
        self.speakers, self.staff = defaultdict(set), defaultdict(set)
        for pk, speaks_for, employer, _ in rows:
            if speaks_for:
                self.speakers[speaks_for].add(pk)
            elif employer:
                self.staff[employer].add(pk)
        self._read_groups(day)

    def _read_groups(self, day):
        self.member, self.seated = defaultdict(set), defaultdict(set)
        self.chairing, self.chair = defaultdict(set), defaultdict(set)
        running = Membership.objects.on(day).order_by()
        for group, person, role in running.values_list("seat__group", "person", "role"):
            if person not in self.people:
                continue
            self.member[group].add(person)
            if role in SITS_AS_MEMBER:
                self.seated[group].add(person)
            if role in CHAIRING:
                self.chairing[group].add(person)
            if role == MembershipRole.CHAIR:
                self.chair[group].add(person)
        self.with_a_seat = set().union(*self.seated.values())
        boards = Group.objects.filter(kind=GroupKind.BOARD).values_list("pk", flat=True)
        self.board_chairs = {person for board in boards for person in self.chairs_of(board)}
        self.board_chairs = self.board_chairs or self.board_chairs_by_role

    def chairs_of(self, group):
        """The chair of a group, or else those who chair it in the chair's place."""
        return self.chair.get(group) or self.chairing.get(group) or set()

    def voices_of(self, organisation, group):
        """Who answers for an organisation to a group.

        Those who speak for it; or else its staff who sit in the group, or else in any group.
        """
        staff = self.staff.get(organisation, set())
        return (
            self.speakers.get(organisation)
            or staff & self.seated.get(group, set())
            or staff & self.with_a_seat
        )

    def sees(self, person, action):
        """Whether somebody who owns nothing of it may see an action."""
        if person in self.all_seeing or person in self.chairing.get(action.group, ()):
            return True
        return not action.is_confidential and person in self.member.get(action.group, ())


def capacities(actions, directory, settings, day):
    """A dict of (person, action) to the `Capacity` in which the person is told of it. One query."""
    found = {}
    owners = ActionOwner.objects.filter(action__in=list(actions)).order_by("position", "pk")
    for key, *owner in owners.values_list("action", "person", "group", "organisation"):
        for person, capacity in _who_owes(actions[key], *owner, directory):
            if capacity == Capacity.OWNER or (person, key) not in found:
                found[person, key] = capacity
    for action in actions.values():
        for person in _who_is_told_late(action, directory, settings, day):
            found.setdefault((person, action.pk), Capacity.CHAIR)
    return found


def _who_owes(action, person, group, organisation, directory):
    """Pairs of person and capacity for one owner of an action; with none of the three it is all members."""
    is_open = not action.is_confidential
    if person:
        return [(person, Capacity.OWNER)] if person in directory.people else []
    if organisation:
        voices = directory.voices_of(organisation, action.group) if is_open else ()
        return [(voice, Capacity.OWNER) for voice in voices]
    if group:
        is_known = is_open or group == action.group
        return [(chair, Capacity.GROUP) for chair in directory.chairs_of(group) if is_known]
    members = directory.seated.get(action.group, set())
    if not is_open:
        members = members & directory.chairing.get(action.group, set())
    return [(member, Capacity.GROUP) for member in members]


def _who_is_told_late(action, directory, settings, day):
    late = (day - action.due).days
    told = set(directory.chairs_of(action.group)) if late >= settings.chair_after else set()
    if late >= settings.board_chair_after:
        told |= {chair for chair in directory.board_chairs if directory.sees(chair, action)}
    return told if late > 0 else set()
