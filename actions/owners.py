"""Who can own an action: people, groups, organisations, or all members of its group."""

from collections import namedtuple
from dataclasses import dataclass

from django.apps import apps
from django.utils import timezone

from board.models import Group, Organisation, Person
from common.formats import long_date
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


def option_groups(meeting=None, kept=()):
    """What an owner select offers, as (label, options) pairs; `kept` are owners it must offer."""
    at_meeting = people_at(meeting) if meeting else []
    there = {option.key for option in at_meeting}
    today = timezone.localdate()
    people = [_person_option(p) for p in _people().current(today)]
    groups = [Option(f"group:{g.pk}", g.name) for g in Group.objects.running(today)]
    organisations = [
        Option(f"organisation:{o.pk}", o.name)
        for o in Organisation.objects.exclude(closed_on__lte=today)
    ]
    offered = [
        ("All members", [Option(ALL_MEMBERS, "All members")]),
        ("At this meeting", at_meeting),
        ("People", [option for option in people if option.key not in there]),
        ("Groups", groups),
        ("Organisations", organisations),
    ]
    keys = {option.key for _, options in offered for option in options}
    gone = [Option(c.key, f"{c} (no longer here)") for c in kept if c.key not in keys]
    return [(label, options) for label, options in [*offered, ("Chosen before", gone)] if options]


def people_at(meeting):
    """Those who came, or may have: everybody in the attendance but those marked as not there."""
    attendance = apps.get_model("meetings", "Attendance").objects
    rows = attendance.filter(meeting=meeting, person__isnull=False, status__in=["", "P"])
    there = {row.person_id: row.position for row in rows}
    people = _people().current(timezone.localdate()).filter(pk__in=there)
    return [_person_option(p) for p in sorted(people, key=lambda p: there[p.pk])]


def _people():
    return Person.objects.select_related("employer", "speaks_for")


def _person_option(person):
    organisation = person.organisation
    place = f", {organisation.short_name or organisation.name}" if organisation else ""
    return Option(f"person:{person.pk}", f"{person.full_name}{place}")
