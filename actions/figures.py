"""Figures of the annual report about actions, for any period; screen, PDF and Excel say these.

- Raised: by the day of the meeting that raised it, or on which it was entered.
- Closed: confirmed in the period and still closed at its end. What came closed with a log has no such day.
- On time: reported complete no later than its date: the first one, and the one that held when it was closed.
- Overdue: outstanding and past its date at the end of the period, or today while that lies ahead. It counts
  for the organisation of the owner who leads today.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.utils import timezone

from actions.enums import DONE, OUTSTANDING, ActionStatus
from actions.lives import day_of, lives_of
from actions.models import ActionOwner
from actions.past import end_of
from actions.presenters import NO_OWNER
from board.models import Priority

CLOSED = frozenset({ActionStatus.CLOSED})
NO_PRIORITY = "No priority"


@dataclass(frozen=True)
class Figures:
    """Ages in days, None where there is no action. `dated_first` and `dated_last` of those closed had a
    date at first, and at the end. `by_…` are pairs of name and number, the most first. `months` are
    triples of a month's first day, raised and closed."""

    as_at: date
    raised: int
    closed: int
    dated_first: int
    on_time_first: int
    dated_last: int
    on_time_last: int
    age_closed: float | None
    outstanding: int
    age_outstanding: float | None
    overdue: int
    by_organisation: tuple
    by_priority: tuple
    months: tuple

    @property
    def is_empty(self):
        return not (self.raised or self.closed or self.outstanding)


@dataclass(frozen=True)
class Closing:
    """When an action was raised, reported complete and closed, and when it was due at first and at the end."""

    raised_on: date
    done_on: date
    closed_on: date
    first_due: date | None
    last_due: date | None


def figures_of(person, first, last, group=None):
    """Those of the actions that `person` sees, from `first` to `last`; None where the period is open."""
    today = timezone.localdate()
    as_at = min(last or today, today)
    lives, over = lives_of(person, group), end_of(as_at)
    raised = [life for life in lives if _within(life.raised_on, first, last)]
    closings = [found for life in lives if (found := _closing(life, over))]
    closings = [each for each in closings if _within(each.closed_on, first, last)]
    there = [life for life in lives if life.raised_on <= as_at]
    waiting = [life for life in there if life.status_at(over) in OUTSTANDING]
    overdue = [life for life in waiting if life.is_overdue(as_at, over)]
    return Figures(
        as_at=as_at,
        raised=len(raised),
        **_closed(closings),
        outstanding=len(waiting),
        age_outstanding=_median((as_at - life.raised_on).days for life in waiting),
        overdue=len(overdue),
        by_organisation=_by_organisation(overdue),
        by_priority=_by_priority(overdue),
        months=_months(raised, closings),
    )


def _within(day, first, last):
    return (first is None or first <= day) and (last is None or day <= last)


def _closing(life, over):
    """How an action was closed that is closed at that moment; None of others."""
    if life.status_at(over) not in CLOSED or not (moment := life.reached(CLOSED, over)):
        return None
    closed_on = day_of(moment)
    done_on = day_of(life.reached(DONE, over)) or closed_on
    return Closing(life.raised_on, done_on, closed_on, life.first_due, life.due_at(moment))


def _closed(closings):
    """What the figures say of those that were closed."""
    first = [each for each in closings if each.first_due]
    last = [each for each in closings if each.last_due]
    return {
        "closed": len(closings),
        "dated_first": len(first),
        "on_time_first": sum(each.done_on <= each.first_due for each in first),
        "dated_last": len(last),
        "on_time_last": sum(each.done_on <= each.last_due for each in last),
        "age_closed": _median((each.closed_on - each.raised_on).days for each in closings),
    }


def _median(ages):
    ages = list(ages)
    return median(ages) if ages else None


def _by_organisation(overdue):
    leads = {}
    rows = ActionOwner.objects.filter(action__in=[life.pk for life in overdue])
    for owner in rows.select_related(
        "group", "organisation", "person__speaks_for", "person__employer"
    ).order_by("-position", "-pk"):
        leads[owner.action_id] = owner
    return _most_first(Counter(_named(leads.get(life.pk)) for life in overdue))


def _named(owner):
    """The organisation that an owner stands for; a group, or all members, stands for itself."""
    if owner is None:
        return NO_OWNER
    if owner.person is None:
        return str(owner)
    organisation = owner.person.organisation
    return organisation.name if organisation else "No organisation"


def _by_priority(overdue):
    names = {each.pk: str(each) for each in Priority.objects.all()} if overdue else {}
    return _most_first(Counter(names.get(life.priority, NO_PRIORITY) for life in overdue))


def _most_first(counter):
    return tuple(sorted(counter.items(), key=lambda pair: (-pair[1], pair[0])))


def _months(raised, closings):
    """Raised and closed in each month that had either, and in those between."""
    came = Counter(life.raised_on.replace(day=1) for life in raised)
    went = Counter(each.closed_on.replace(day=1) for each in closings)
    if not (came or went):
        return ()
    month, end, months = min([*came, *went]), max([*came, *went]), []
    while month <= end:
        months.append((month, came[month], went[month]))
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return tuple(months)
