"""The job: one digest a person and day, in the queue of mail; and when the worker runs it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from actions.models import Digest, DigestLine, ReminderSettings
from actions.reminders import job, services
from actions.reminders.tasks import hour_of, next_time, remind, see_to_reminders
from common.refusals import Refused
from notices.models import Mail
from tests.actions.reminders.conftest import MONDAY
from tests.factories.board import AccountFactory
from tests.notices.test_telling import planned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("it_is")]
SUNDAY = MONDAY - timedelta(days=1)
TUESDAY = MONDAY + timedelta(days=1)
MOST_QUERIES = 20
INSERTS = 5
"""Digests, mail, its steps, which mail is whose, and lines: one statement each."""


def test_digest_and_mail_and_links_are_made_together(owner, promise):
    late, soon = promise(-1, owner), promise(3, owner)

    number = job.run(MONDAY)

    digest = Digest.objects.get()
    mail = Mail.objects.get()
    assert (number, digest.person, digest.day, digest.mail) == (1, owner, MONDAY, mail)
    assert (mail.kind, mail.person, mail.status) == ("reminder", owner, "waiting")
    assert mail.send_after <= timezone.now()
    lines = DigestLine.objects.values_list("action", "capacity", "works_until")
    until = MONDAY + timedelta(days=30)
    assert set(lines) == {(late.pk, "owner", until), (soon.pk, "owner", until)}
    assert len(set(DigestLine.objects.values_list("secret", flat=True))) == 2


def test_second_run_of_the_day_sends_nothing(owner, promise):
    promise(-1, owner)

    numbers = [job.run(MONDAY), job.run(MONDAY)]

    assert numbers == [1, 0]
    assert Mail.objects.count() == 1


def test_who_comes_to_owe_something_later_that_day_is_told_by_a_second_run(owner, promise):
    promise(-1, owner)
    job.run(MONDAY)
    late = AccountFactory()
    promise(-1, late)
    promise(-1, owner)

    number = job.run(MONDAY)

    assert number == 1
    assert list(Digest.objects.order_by("pk").values_list("person", flat=True)) == [
        owner.pk,
        late.pk,
    ]


def test_the_next_days_tell_only_what_is_new(owner, promise):
    promise(-1, owner)

    numbers = [job.run(MONDAY + timedelta(days=number)) for number in range(8)]

    assert numbers == [1, 0, 0, 0, 0, 0, 0, 1]


@pytest.mark.parametrize("day", [SUNDAY, date(2026, 12, 25), date(2026, 12, 28)])
def test_nothing_goes_on_no_working_day(owner, promise, day):
    promise(-1, owner)

    assert job.run(day) == 0
    assert Mail.objects.count() == 0


def test_nothing_goes_while_reminders_are_off_but_by_hand(unit, owner, promise):
    promise(-1, owner)
    ReminderSettings.objects.create(pk=1, is_on=False)

    by_itself, by_hand = job.run(), job.run(by=unit)

    assert (by_itself, by_hand) == (0, 1)
    assert (Digest.objects.get().asked_by, Mail.objects.get().requested_by) == (unit, unit)


def test_only_the_unit_sends_by_hand(chair, owner, promise):
    promise(-1, owner)

    with pytest.raises(Refused) as refusal:
        job.run(by=chair)

    assert str(refusal.value) == "Only the business unit sends reminders."


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (SUNDAY, "Sunday 11 October 2026 is not a working day."),
        (date(2026, 12, 25), "Friday 25 December 2026 is Christmas Day."),
    ],
)
def test_sending_by_hand_on_no_working_day_is_refused(it_is, unit, day, why):
    it_is(day)

    with pytest.raises(Refused) as refusal:
        job.run(by=unit)

    assert str(refusal.value) == (f"{why} Reminders go on working days only, so nothing was sent.")


def test_queries_of_the_job_stay_few_however_many_people_there_are(promise):
    counts = []
    for number in (1, 2, 12):
        for _ in range(number):
            promise(-1, AccountFactory())
        with CaptureQueriesContext(
            connection,
        ) as queries:
            job.run(MONDAY)
        counts.append(len(queries))

    assert counts[1] == counts[2]
    assert counts[2] <= MOST_QUERIES + INSERTS


# -- the worker --------------------------------------------------------------------------------


def at(day, hour, minute=0):
    return datetime(
        day.year, day.month, day.day, hour, minute, tzinfo=timezone.get_current_timezone()
    )


def test_look_waits_in_the_queue_once_and_begins_at_once():
    see_to_reminders()
    see_to_reminders()

    assert planned(remind) == [timezone.now()]


@pytest.mark.parametrize(
    ("day", "hour", "number", "following"),
    [
        (MONDAY, 7, 0, (MONDAY, 8)),
        (MONDAY, 8, 1, (TUESDAY, 8)),
        (MONDAY, 15, 1, (TUESDAY, 8)),
        (MONDAY, 23, 1, (TUESDAY, 8)),
        (TUESDAY, 0, 0, (TUESDAY, 8)),
        (SUNDAY, 12, 0, (MONDAY, 8)),
    ],
    ids=["before", "in time", "missed", "late", "after midnight", "on a Sunday"],
)
def test_worker_sends_from_the_hour_on_and_plans_the_next_day(
    it_is, owner, promise, day, hour, number, following
):
    promise(-1, owner)
    it_is(day, hour)

    remind.call()

    assert Digest.objects.count() == number
    assert planned(remind) == [at(*following)]


def test_worker_that_is_cut_short_tries_again_the_same_day(it_is, owner, promise):
    promise(-1, owner)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE actions_digestline ADD CONSTRAINT never CHECK (false)")

    with pytest.raises(DatabaseError):
        remind.call()
    waiting = planned(remind)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE actions_digestline DROP CONSTRAINT never")
    left = (Digest.objects.count(), Mail.objects.count())
    it_is(MONDAY, 9, 10)
    remind.call()

    assert waiting == [at(MONDAY, 9, 10)]
    assert left == (0, 0)
    assert (Digest.objects.count(), planned(remind)) == (1, [at(TUESDAY, 8)])


def test_a_new_hour_moves_the_look_that_waits(unit, it_is):
    it_is(MONDAY, 9)
    remind.call()

    services.set_reminders(by=unit, hour=14)
    later = planned(remind)
    services.set_reminders(by=unit, hour=7)

    assert later == [at(MONDAY, 14)]
    assert planned(remind) == [at(TUESDAY, 7)]


def test_a_new_hour_leaves_a_look_that_is_due(unit):
    due = timezone.now() - timedelta(hours=1)
    remind.using(run_after=due).enqueue()

    services.set_reminders(by=unit, hour=14)

    assert planned(remind) == [due]
    assert DBTaskResult.objects.count() == 1


@pytest.mark.parametrize(
    ("hour", "now", "following"),
    [
        (8, datetime(2026, 10, 24, 7, 30, tzinfo=UTC), datetime(2026, 10, 25, 8, tzinfo=UTC)),
        (8, datetime(2026, 3, 28, 8, 30, tzinfo=UTC), datetime(2026, 3, 29, 7, tzinfo=UTC)),
        (1, datetime(2026, 10, 24, 23, 50, tzinfo=UTC), datetime(2026, 10, 25, 0, tzinfo=UTC)),
        (1, datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 26, 1, tzinfo=UTC)),
        (1, datetime(2026, 10, 25, 1, 30, tzinfo=UTC), datetime(2026, 10, 26, 1, tzinfo=UTC)),
        (1, datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        (1, datetime(2026, 3, 29, 1, 30, tzinfo=UTC), datetime(2026, 3, 30, 0, tzinfo=UTC)),
    ],
    ids=["autumn", "spring", "twice: before", "twice: first", "twice: second", "never", "after"],
)
def test_the_hour_comes_once_a_day_when_the_clocks_change(hour, now, following):
    ReminderSettings.objects.create(pk=1, hour=hour)

    assert next_time(now) == following


def test_hour_of_a_day_is_that_of_the_clock_on_the_wall():
    assert hour_of(date(2026, 7, 1)) == datetime(2026, 7, 1, 7, tzinfo=UTC)
    assert hour_of(date(2026, 12, 1)) == datetime(2026, 12, 1, 8, tzinfo=UTC)
