"""Who can own an action: people, groups, organisations, or all members of its group."""

from collections import namedtuple
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Value
from django.utils import timezone

from board.models import Group, Organisation, Person
from common.formats import long_date
from common.prepared import prepared
from common.refusals import Refused

ALL_MEMBERS = "all"


@dataclass(frozen=True)
class OwnerChoice:
    """One owner: exactly one of the four is set. `key` is its form value: "person:12", "all"."""

    person: Person | None = None
    group: Group | None = None
    organisation: Organisation | None = None
    all_members: bool = False

    def __str__(self):
        return "All members" if self.all_members else str(self.who)

    @property
    def who(self):
        return self.person or self.group or self.organisation

    @property
    def key(self):
        if self.all_members:
            return ALL_MEMBERS
        return f"{self.who._meta.model_name}:{self.who.pk}"

    @property
    def columns(self):
        """The columns of an `ActionOwner` that say who it is."""
        return {
            "person": self.person,
            "group": self.group,
            "organisation": self.organisation,
            "all_members": self.all_members,
        }

    @classmethod
    def of(cls, owner):
        """The choice that an `ActionOwner` row (or any object of its shape) stands for."""
        return cls(owner.person, owner.group, owner.organisation, owner.all_members)


MODELS = {"person": Person, "group": Group, "organisation": Organisation}

Option = namedtuple("Option", ["key", "label"])


def parse(key):
    """The choice for "person:12", "group:3", "organisation:5" or "all"; None when there is none."""
    if key == ALL_MEMBERS:
        return OwnerChoice(all_members=True)
    kind, _, number = key.partition(":")
    if kind not in MODELS or not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    found = MODELS[kind].objects.filter(pk=int(number)).first()
    return OwnerChoice(**{kind: found}) if found else None


def fold(choices):
    """The choices without repeats, in the order they were given."""
    return list({choice.key: choice for choice in choices}.values())


def check_owner(choice):
    """Nobody can be given an action after they left, nor a group or organisation after its end."""
    today = timezone.localdate()
    if choice.person and choice.person.has_left:
        raise Refused(
            f"{choice.person.full_name} left on {long_date(choice.person.left_on)}. "
            "Choose somebody else."
        )
    if choice.group and choice.group.ended_on and choice.group.ended_on <= today:
        raise Refused(
            f"{choice.group.name} ended on {long_date(choice.group.ended_on)}. "
            "Choose another owner."
        )
    organisation = choice.organisation
    if organisation and organisation.closed_on and organisation.closed_on <= today:
        raise Refused(
            f"{organisation.name} closed on {long_date(organisation.closed_on)}. "
            "Choose another owner."
        )


def option_groups(meeting=None, kept=(), *, attendance=None, people=None):
    """What an owner select offers, as (label, options) pairs; `kept` are owners it must offer.

    `attendance` are the meeting's rows and `people` those who can be chosen, where they are
    loaded already.
    """
    today = timezone.localdate()
    people = _people().current(today) if people is None else people
    options = {person.pk: _person_option(person) for person in people}
    there = people_at(meeting, attendance) if meeting else []
    at_meeting = [options.pop(key) for key in there if key in options]
    bodies = _bodies(today)
    offered = [
        ("All members", [Option(ALL_MEMBERS, "All members")]),
        ("At this meeting", at_meeting),
        ("People", list(options.values())),
        ("Groups", [option for option in bodies if option.key.startswith("group:")]),
        ("Organisations", [option for option in bodies if option.key.startswith("organisation:")]),
    ]
    keys = {option.key for _, options in offered for option in options}
    gone = [Option(c.key, f"{c} (no longer here)") for c in kept if c.key not in keys]
    return [(label, options) for label, options in [*offered, ("Chosen before", gone)] if options]


def key_of(words, groups):
    """The key of the one owner in what `option_groups` gave whom `words` name; empty when none or several fit."""
    wanted = words.strip().rstrip(".").casefold()
    options = {key: label.casefold() for _group, offered in groups for key, label in offered}
    found = [key for key, label in options.items() if wanted in (label, label.split(", ")[0])]
    return found[0] if len(found) == 1 else ""


def people_at(meeting, attendance=None):
    """Keys of those who came, or may have: everybody in the attendance but those marked as not there."""
    if attendance is None:
        attendance = apps.get_model("meetings", "Attendance").objects.filter(meeting=meeting)
    rows = sorted(attendance, key=lambda row: (row.position, row.pk))
    return list(dict.fromkeys(r.person_id for r in rows if r.person_id and r.status in ("", "P")))


def _bodies(today):
    """Groups, then organisations, by name; one question."""
    return [Option(f"{kind}:{pk}", name) for kind, pk, name in _bodies_by_name(today)]


@prepared
def _bodies_by_name(today):
    groups = Group.objects.running(today).annotate(kind_of=Value("group"))
    organisations = Organisation.objects.exclude(closed_on__lte=today).annotate(
        kind_of=Value("organisation")
    )
    return (
        groups.order_by()
        .values_list("kind_of", "pk", "name")
        .union(organisations.order_by().values_list("kind_of", "pk", "name"))
        .order_by("kind_of", "name", "pk")
    )


def _people():
    return Person.objects.select_related("employer", "speaks_for")


def _person_option(person):
    organisation = person.organisation
    place = f", {organisation.short_name or organisation.name}" if organisation else ""
    return Option(f"person:{person.pk}", f"{person.full_name}{place}")
