"""The reminders of a day: 5,000 actions and 400 people more on the database of the bench.

Nothing stays: the transaction is rolled back, so that each round begins from the same board.
"""

from __future__ import annotations

from datetime import timedelta
from time import perf_counter

ACTIONS, PEOPLE, ROUNDS = 5_000, 400, 3
INSERTS = ("actions_digest", "actions_digestline", "notices_mail", "notices_mailstep")
"""The tables of the batch in which digests and their mail are inserted."""


def measure():
    """Seconds of each round, how many queries there were beside the batch, and how many digests."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from actions.reminders import job
    from actions.reminders.days import next_digest_day
    from board.models import Person

    unit = Person.objects.filter(role="business_unit").order_by("pk").first()
    day, times = next_digest_day(range(5), timezone.localdate()), []
    for _ in range(ROUNDS):
        with transaction.atomic():
            fill(unit, day)
            with CaptureQueriesContext(connection) as queries:
                started = perf_counter()
                number = job.run(day)
                times.append(perf_counter() - started)
            transaction.set_rollback(True)
    asked = [query["sql"] for query in queries]
    return {"seconds": times, "queries": len(asked) - _batch(asked), "digests": number}


def fill(unit, day):
    """People who each own a dozen actions by name, for a group that has many, due around the day."""
    from django.utils import timezone

    from actions.models import Action, ActionOwner
    from board.models import Group, Person

    group = Group.objects.order_by("pk").first()
    people = Person.objects.bulk_create(
        Person(given_name="Bench", family_name=f"Person {n}", email=f"bench{n}@example.org")
        for n in range(PEOPLE)
    )
    actions = Action.objects.bulk_create(
        Action(
            reference=f"B-{number}",
            group=group,
            origin_words="The bench",
            text="Write to all partners about the new rota",
            due_kind="date",
            due_on=day + timedelta(days=number % 60 - 50),
            released_at=timezone.now(),
            created_by=unit,
        )
        for number in range(ACTIONS)
    )
    ActionOwner.objects.bulk_create(
        ActionOwner(action=action, person=people[number % PEOPLE])
        for number, action in enumerate(actions)
    )


def _batch(asked):
    """How many statements belong to the batch of inserts, and to the mail that each digest is given."""
    return sum(
        sql.startswith((f'INSERT INTO "{table}"', f'UPDATE "{table}"'))
        for sql in asked
        for table in INSERTS
    )
