"""What was promised at earlier meetings of a group, for the matters arising of the next one."""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db.models import Q
from django.utils import timezone

from actions import presenters
from actions.enums import OUTSTANDING, OWNER_MAY_SET, ActionStatus
from actions.models import Action, ActionOnAgenda, ActionUpdate
from actions.querysets import IN_LINE
from actions.sight import Sight, sight_of
from common.formats import local_date
from common.prepared import prepared

LONG_AGO = date(1900, 1, 1)


@dataclass(frozen=True)
class Arising:
    """`outstanding` and `completed` since the meeting before, as `ActionRow`s."""

    outstanding: list
    completed: list


def arising(meeting, person):
    """Open actions of earlier meetings of the group, and those completed since the last."""
    actions, last = _found(Action.objects.visible_to(person), meeting)
    sight = sight_of(person, actions)
    rows = [(is_new_done(each, last), presenters.action_row(each, sight)) for each in actions]
    return Arising(
        outstanding=[row for is_done, row in rows if not is_done],
        completed=[row for is_done, row in rows if is_done],
    )


def _found(actions, meeting):
    """The actions in order, and the day of the meeting before."""
    last = day_before(meeting)
    found = waiting_or_closed(actions.promised_before(meeting), last, meeting)
    return list(_lines(found.with_last_update())), last


def _lines(actions):
    return actions.for_list().only(*IN_LINE, "agenda_item__is_confidential")


def day_before(meeting):
    """The day of the last meeting of the group that took place before this one, or None."""
    return next((row["date"] for row in _before(meeting)), None)


@prepared
def _before(meeting):
    return apps.get_model("meetings", "Meeting").objects.before(meeting).values("date")[:1]


def waiting_or_closed(actions, last, meeting):
    """Those that are open or wait to be confirmed, and those closed since the meeting before, once."""
    last = LONG_AGO if last is None else last
    closed = Q(pk__in=_closed_at(meeting)) | Q(pk__in=_closed_between(last, meeting))
    return actions.filter(
        Q(status__in=[*OUTSTANDING, ActionStatus.COMPLETE]) | Q(status=ActionStatus.CLOSED) & closed
    )


def _closed():
    closed = ActionUpdate.objects.filter(to_status=ActionStatus.CLOSED).order_by()
    return closed.exclude(from_status=ActionStatus.CLOSED).values("action")


def _closed_at(meeting):
    """Keys of those closed at a meeting, whatever the day on which that was written down."""
    return _closed().filter(agenda_item__meeting=meeting.pk)


def _closed_between(last, meeting):
    """Keys of those closed after the day of the meeting before and not after this one.

    What was written down at an item of a meeting belongs to that meeting, whatever the day.
    """
    between = _closed().filter(made_at__date__gt=last, made_at__date__lte=meeting.date)
    return between.exclude(agenda_item__meeting__date__lte=last)


def is_new_done(action, last):
    """Whether it was completed since the meeting before. Needs `with_last_update()`."""
    if not action.is_done:
        return False
    done_at = action.done_at
    return (
        action.status == ActionStatus.CLOSED or not last or (done_at and local_date(done_at) > last)
    )


OUTSTANDING_WORD, COMPLETED_WORD, TAKEN_UP_WORD = "outstanding", "completed", "taken up"


def for_agenda(meeting):
    """What the agenda of a meeting says of the actions that arise: dicts that JSON can hold.

    Those that members have not seen are left out; `is_confidential` are for the closed agenda only.
    """
    actions, last = _found(Action.objects.filter(released_at__isnull=False), meeting)
    words = {True: COMPLETED_WORD, False: OUTSTANDING_WORD}
    return [_in_words(each, words[is_new_done(each, last)]) for each in actions]


def taken_up(meeting):
    """The same for the actions that its items take up: a dict of item key to dicts."""
    links = ActionOnAgenda.objects.filter(agenda_item__meeting=meeting.pk)
    keys = list(links.values_list("agenda_item", "action"))
    found = Action.objects.filter(pk__in={action for _item, action in keys})
    actions = {each.pk: each for each in _lines(found.filter(released_at__isnull=False))}
    by_item = {}
    for item, action in keys:
        if action in actions:
            by_item.setdefault(item, []).append(_to_take_up(actions[action]))
    return by_item


def _to_take_up(action):
    """One that is over meanwhile says so in place of its colour."""
    words = _in_words(action, TAKEN_UP_WORD)
    is_over = action.status not in OWNER_MAY_SET
    return words | {"colour": action.get_status_display()} if is_over else words


def _in_words(action, listed_as):
    row = presenters.action_row(action, Sight(frozenset(), frozenset(), timezone.localdate()))
    item = action.agenda_item
    return {
        "reference": row.reference,
        "text": row.text,
        "owners": row.owners,
        "due": row.due,
        "colour": row.colour.word,
        "listed_as": listed_as,
        "is_confidential": action.is_confidential or bool(item and item.is_confidential),
    }
