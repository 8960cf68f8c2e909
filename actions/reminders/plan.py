"""What everybody is to be reminded of on a day: worked out for all people at once, and nothing is written."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Max

from actions.enums import OUTSTANDING, Capacity
from actions.models import Digest, DigestDays, DigestLine
from actions.models.reminders import WORKING_WEEK
from actions.reminders import owing
from actions.reminders.days import (
    ONE,
    have_passed,
    is_digest_day,
    next_digest_day,
    working_day_up_to,
)
from board.models import Person


@dataclass(frozen=True)
class Owed:
    """One action that a person is told of, and as what."""

    action: int
    due: date
    capacity: Capacity


@dataclass(frozen=True)
class Plan:
    """`digests` holds for each person, by their key, what is in the digest of the day.

    `waiting` are those whose digest waits for a day they chose, with that day; `unreached` those without
    an e-mail address; `done` those who have had theirs.
    """

    day: date
    digests: dict[int, list[Owed]] = field(default_factory=dict)
    waiting: dict[int, date] = field(default_factory=dict)
    unreached: list[int] = field(default_factory=list)
    done: frozenset = frozenset()


def plan_for(day, settings):
    """The `Plan` of a working day. Nine queries, however many actions and people there are."""
    actions = owing.awaited(_horizon(day, settings))
    directory = owing.Directory(day)
    owed = defaultdict(list)
    with_news = set()
    told = _told()
    found = owing.capacities(actions, directory, settings, day)
    for (person, key), capacity in sorted(found.items()):
        due = actions[key].due
        owed[person].append(Owed(key, due, capacity))
        if is_news(due, told.get((person, key, capacity)), settings, day):
            with_news.add(person)
    return _sorted_out({person: owed[person] for person in sorted(with_news)}, day)


def _horizon(day, settings):
    """The last date that is told of on `day`: a Friday looks as far as the Sunday."""
    ahead = day + timedelta(days=settings.horizon)
    return max(ahead, next_digest_day(WORKING_WEEK, day) - ONE) if settings.on_the_day else ahead


def is_news(due, told_on, settings, day):
    """Whether an action has to be told of on `day` to somebody who was told of it last on `told_on`, if ever.

    Otherwise it only goes along when there is something else to tell.
    """
    if due < day:
        is_first = told_on is None or told_on <= due
        return is_first or have_passed(settings.overdue_every, told_on, day)
    marks = [due - timedelta(days=number) for number in settings.days_ahead]
    marks += [working_day_up_to(due)] if settings.on_the_day else []
    passed = [mark for mark in marks if mark <= day]
    return bool(passed) and (told_on is None or told_on < max(passed))


def _told():
    """The last day on which a person was told of an action in a capacity; of actions that are not over."""
    lines = DigestLine.objects.filter(action__status__in=sorted(OUTSTANDING)).order_by()
    rows = lines.values_list("digest__person", "action", "capacity")
    return {tuple(key): day for *key, day in rows.annotate(day=Max("digest__day"))}


def _sorted_out(owed, day):
    chosen = dict(DigestDays.objects.values_list("person", "days"))
    done = frozenset(Digest.objects.filter(day=day).values_list("person", flat=True))
    reached = set(
        Person.objects.filter(pk__in=list(owed), email__isnull=False)
        .exclude(email="")
        .values_list("pk", flat=True)
    )
    plan = Plan(day, done=done)
    for person, lines in owed.items():
        days = chosen.get(person, WORKING_WEEK)
        if person in done:
            continue
        if person not in reached:
            plan.unreached.append(person)
        elif is_digest_day(days, day):
            plan.digests[person] = lines
        else:
            plan.waiting[person] = next_digest_day(days, day)
    return plan
