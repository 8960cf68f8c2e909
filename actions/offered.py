"""What can be chosen above the list of actions: owners, organisations, groups and priorities of those in sight."""

from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from actions import owners as owning
from actions.models import Action, ActionOwner
from actions.narrowing import statuses_of
from board.models import Group, Organisation, Person, Priority
from common.prepared import prepared

COLUMNS = ("person", "group", "organisation", "person__speaks_for", "person__employer")


class Offered:
    """Of the actions that `person` sees; `status` is the choice of status or nothing.

    `owner` and `organisation` are what the address names: they are offered if they own any action in sight.
    """

    def __init__(self, person, status, owner="", organisation=""):
        self.person, self.status = person, status
        self.chosen = _key(owner, "person", "group", "organisation"), _number(organisation)

    def owners(self):
        people, groups, bodies = (
            {row[place] for row in self._rows if row[place]} for place in range(3)
        )
        offered = [("me", "Me"), (owning.ALL_MEMBERS, "All members"), ("none", "No owner")]
        for label, kind, found in (
            ("People", "person", _people(people)),
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
        owner, organisation = self.chosen
        named = [each for each in (owner, _of_body(organisation)) if each]
        rows = {tuple(row.values()) for row in _owners(self.person, self.status)}
        for wanted in named if self.status else ():
            rows.update(_owners.queryset(self.person, "").filter(wanted).values_list(*COLUMNS))
        return rows

    @cached_property
    def _groups(self):
        """Groups that hold an action in sight, and those that own one."""
        return _groups(self.person, {row[1] for row in self._rows if row[1]})

    @cached_property
    def _bodies(self):
        return _bodies({key for row in self._rows for key in row[2:] if key})


@prepared(by_value=["status"])
def _owners(person, status):
    """Owners of the actions in sight, as dictionaries without repeats; of all statuses when none is named."""
    actions = Action.objects.visible_to(person).order_by()
    if status:
        actions = actions.filter(status__in=statuses_of(status))
    rows = ActionOwner.objects.filter(action__in=actions.values("pk"))
    return rows.order_by().values(*COLUMNS).distinct()


@prepared
def _groups(person, owning_keys):
    """Those that hold an action in sight, or have one of the keys; `holds` says which."""
    held = Action.objects.visible_to(person).order_by().filter(group=OuterRef("pk"))
    found = Group.objects.annotate(holds=Exists(held))
    return found.filter(Q(holds=True) | Q(pk__in=owning_keys))


@prepared
def _people(keys):
    return Person.objects.filter(pk__in=keys).only("title", "given_name", "family_name")


@prepared
def _bodies(keys):
    return Organisation.objects.filter(pk__in=keys).only("name")


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
