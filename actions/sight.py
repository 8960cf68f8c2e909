"""Which meetings and minutes behind actions a person may open: titles go no further than that."""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.utils import timezone

from actions.models import Action
from common.loaded import share
from common.prepared import prepared


@dataclass(frozen=True)
class Sight:
    """Keys of the meetings, and of the meetings whose minutes, may be opened; and the day."""

    meetings: frozenset
    minutes: frozenset
    today: date


def sight_of(person, actions):
    """What `person` may open of the meetings that raised `actions`. Two queries."""
    keys = {action.agenda_item.meeting_id for action in actions}
    return Sight(
        meetings=frozenset(_meetings(person, keys) if keys else ()),
        minutes=frozenset(_minutes(person, keys) if keys else ()),
        today=timezone.localdate(),
    )


@prepared
def _meetings(person, keys):
    meetings = apps.get_model("meetings", "Meeting").objects.visible_to(person)
    return meetings.filter(pk__in=keys).order_by().values_list("pk", flat=True)


@prepared
def _minutes(person, keys):
    minutes = apps.get_model("meetings", "Minutes").objects.visible_to(person)
    return minutes.filter(meeting__in=keys).order_by().values_list("meeting_id", flat=True)


def with_owners(actions):
    """The same list, each with its owners and their names. One query."""
    share(actions, "owners", _owners([action.pk for action in actions]), "action")
    return actions


@prepared
def _owners(keys):
    return Action.objects.all().named_owners().filter(action__in=keys)
