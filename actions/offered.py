"""What can be chosen above the list of actions: owners, organisations, groups and priorities of those in sight."""

from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from actions import owners as owning
from actions.models import ActionOwner
from actions.narrowing import statuses_of
from board.models import Group, Organisation, Person, Priority

COLUMNS = ("person", "group", "organisation", "person__speaks_for", "person__employer")


class Offered:
    """`visible` gives the actions that the person sees, `status` the choice of status or nothing.

    `owner` and `organisation` are what the address names: they are offered if they own any action in sight.
    """

    def __init__(self, visible, status, owner="", organisation=""):
        self.visible, self.status = visible, status
        self.chosen = _key(owner, "person", "group", "organisation"), _number(organisation)

    def owners(self):
        people, groups, bodies = (
            {row[place] for row in self._rows if row[place]} for place in range(3)
        )
        offered = [("me", "Me"), (owning.ALL_MEMBERS, "All members"), ("none", "No owner")]
        for label, kind, found in (
            ("People", "person", Person.objects.filter(pk__in=people) if people else []),
            ("Groups", "group", [each for each in self._groups if each.pk in groups]),
            ("Organisations", "organisation", [o for o in self._bodies if o.pk in bodies]),
        ):
            if options := [(f"{kind}:{each.pk}", str(each)) for each in found]:
                offered.append((label, options))
        return offered

    def organisations(self):
        wanted = {row[2] or row[3] or row[4] for row in self._rows}
        return [(str(each.pk), each.name) for each in self._bodies if each.pk in wanted]

    def groups(self):
        held = [(str(each.pk), each.name) for each in self._groups if each.holds]
        return [("mine", "My groups"), *held]

    def priorities(self):
        return [(str(each.pk), str(each)) for each in Priority.objects.all()]

    @cached_property
    def _rows(self):
        """Owners of the actions of the status, and those that the address names, without repeats."""
        wanted = Q()
        if self.status:
            wanted = Q(action__status__in=statuses_of(self.status))
            owner, organisation = self.chosen
            for found in (owner, _of_body(organisation)):
                wanted |= found or Q(pk__in=[])
        rows = ActionOwner.objects.filter(action__in=self.visible().order_by().values("pk"))
        return list(rows.filter(wanted).order_by().values_list(*COLUMNS).distinct())

    @cached_property
    def _groups(self):
        """Groups that hold an action in sight, and those that own one."""
        holds = Exists(self.visible().order_by().filter(group=OuterRef("pk")))
        owning_ones = [row[1] for row in self._rows if row[1]]
        found = Group.objects.annotate(holds=holds)
        return list(found.filter(Q(holds=True) | Q(pk__in=owning_ones)))

    @cached_property
    def _bodies(self):
        wanted = {key for row in self._rows for key in row[2:] if key}
        return list(Organisation.objects.filter(pk__in=wanted)) if wanted else []


def _number(words):
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None


def _key(words, *kinds):
    """A condition on owners for "person:12"; None when it names nobody."""
    kind, _, number = words.partition(":")
    key = _number(number)
    return Q(**{kind: key}) if kind in kinds and key is not None else None


def _of_body(key):
    if key is None:
        return None
    return Q(organisation=key) | Q(person__speaks_for=key) | Q(person__employer=key)
