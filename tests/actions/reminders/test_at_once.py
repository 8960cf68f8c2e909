"""The job on several machines at once, and killed half-way: nobody is told twice, nobody is left out."""

import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.db.models import F

from actions.models import Digest, DigestLine
from actions.reminders import job
from notices import steps
from notices.models import Mail
from tests.actions.reminders import runner
from tests.actions.reminders.conftest import MONDAY
from tests.factories.actions import ActionFactory, item_of, meeting_held
from tests.factories.board import AccountFactory, GroupFactory
from tests.notices.smtp import wait_for

pytestmark = pytest.mark.usefixtures("committed")
PEOPLE = 12
BLOCKED = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock'
"""


@pytest.fixture
def owners(committed):
    item = item_of(meeting_held(GroupFactory(), MONDAY - timedelta(days=20)))
    people = [AccountFactory() for _ in range(PEOPLE)]
    for person in people:
        for days in (-1, 2):
            due = {"due_kind": "date", "due_on": MONDAY + timedelta(days=days)}
            ActionFactory(agenda_item=item, owned_by=[person], **due)
    return people


def sent():
    """How many digests, mails and lines there are; each mail belongs to the person of its digest."""
    mails = Mail.objects.filter(digest__person=F("person")).count()
    return Digest.objects.count(), Mail.objects.count(), mails, DigestLine.objects.count()


WHOLE = (PEOPLE, PEOPLE, PEOPLE, 2 * PEOPLE)


def test_job_in_several_threads_at_once_tells_everybody_once(owners):
    begin = Barrier(4)

    def work(_):
        try:
            begin.wait()
            return job.run(MONDAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(work, range(4)))

    assert sum(numbers) == PEOPLE
    assert sent() == WHOLE


def test_job_on_two_machines_at_once_tells_everybody_once(owners):
    with held_topic():
        machines = [runner.start(MONDAY) for _ in range(2)]
        wait_for(lambda: blocked() == 2)
    said = [int(process.communicate(timeout=60)[0]) for process in machines]

    assert sorted(said) == [0, PEOPLE]
    assert sent() == WHOLE


def test_job_killed_half_way_leaves_nothing_and_the_next_one_tells_everybody(owners):
    with held_topic():
        process = runner.start(MONDAY)
        wait_for(blocked)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=10)

    wait_for(lambda: not blocked())
    after_the_kill = sent()
    number = job.run(MONDAY)
    again = job.run(MONDAY)

    assert after_the_kill == (0, 0, 0, 0)
    assert (number, again) == (PEOPLE, 0)
    assert sent() == WHOLE


@contextmanager
def held_topic():
    """While it is held, a job that has inserted its digests cannot put mail into the queue."""
    with transaction.atomic():
        steps.hold_topic(job.KIND, f"{job.KIND}:{MONDAY}")
        yield


def blocked():
    """How many wait for somebody else to end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(BLOCKED)
        return cursor.fetchone()[0]
