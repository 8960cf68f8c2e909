"""What was promised at earlier meetings of a group, for the matters arising of the next one."""

from dataclasses import dataclass

from django.db.models import Q

from actions import presenters
from actions.enums import DONE, OUTSTANDING
from actions.models import Action
from actions.sight import sight_of


@dataclass(frozen=True)
class Arising:
    """`outstanding` and `completed` since the meeting before, as `ActionRow`s."""

    outstanding: list
    completed: list


def arising(meeting, person):
    """Outstanding actions of earlier meetings of the group, and those completed since the last."""
    promised = Action.objects.visible_to(person).promised_before(meeting).with_last_update()
    last = type(meeting).objects.before(meeting).values_list("date", flat=True).first()
    since = Q(done_at__date__gt=last) if last else Q(done_at__isnull=False)
    found = promised.filter(Q(status__in=OUTSTANDING) | Q(status__in=DONE) & since).for_list()
    actions = list(found)
    sight = sight_of(person, actions)
    rows = [(action.is_done, presenters.action_row(action, sight)) for action in actions]
    return Arising(
        outstanding=[row for is_done, row in rows if not is_done],
        completed=[row for is_done, row in rows if is_done],
    )
