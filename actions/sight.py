"""Which meetings and minutes behind actions a person may open: titles go no further than that."""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db.models import Exists, OuterRef
from django.utils import timezone

from actions.models import Action
from common.loaded import share
from common.prepared import prepared


@dataclass(frozen=True)
class Sight:
    """Keys of the meetings, and of the meetings whose minutes, may be opened; and the day.

    `logs`: whether the action logs that actions came from may be opened.
    """

    meetings: frozenset
    minutes: frozenset
    today: date
    logs: bool = False


def sight_of(person, actions):
    """What `person` may open of the meetings that raised `actions`. One query."""
    keys = {action.agenda_item.meeting_id for action in actions if action.agenda_item}
    found = _opened(person, keys) if keys else []
    return Sight(
        meetings=frozenset(key for key, opens, _reads in found if opens),
        minutes=frozenset(key for key, _opens, reads in found if reads),
        today=timezone.localdate(),
        logs=person.reads_as_unit,
    )


@prepared
def _opened(person, keys):
    """Each of the meetings, whether the person may open it, and whether its minutes."""
    meetings = apps.get_model("meetings", "Meeting").objects
    minutes = apps.get_model("meetings", "Minutes").objects.visible_to(person)
    return (
        meetings.filter(pk__in=keys)
        .annotate(
            opens=Exists(meetings.visible_to(person).filter(pk=OuterRef("pk"))),
            reads=Exists(minutes.filter(meeting=OuterRef("pk"))),
        )
        .order_by()
        .values_list("pk", "opens", "reads")
    )


def with_owners(actions):
    """The same list, each with its owners and their names. One query."""
    share(actions, "owners", _owners([action.pk for action in actions]), "action")
    return actions


@prepared
def _owners(keys):
    return Action.objects.all().named_owners().filter(action__in=keys)
