"""The worker ends what it has begun, or gives it back; what a lost one had begun is begun anew."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from common import marks
from common.models import ServiceMark
from lscb import worker
from lscb.settings import BASE_DIR
from tests import database
from tests.lscb.slow_tasks import slow


@pytest.fixture
def process(committed):
    settings = {
        "DATABASE_URL": database.address(),
        "SITE_URL": "http://localhost:8000",
        "SECRET_KEY": "made up for a worker that lives for some seconds only",
    }
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.lscb.slow_tasks"],
        cwd=BASE_DIR,
        env={**os.environ, **settings},
    )
    yield started
    if started.poll() is None:
        started.kill()
        started.wait()


def wait_until(is_so, seconds=30):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def status_of(result):
    return DBTaskResult.objects.get(pk=result.id).status


def begin(seconds):
    result = slow.enqueue(seconds)
    wait_until(lambda: status_of(result) == TaskResultStatus.RUNNING)
    return result


def test_worker_that_is_stopped_ends_its_task(process):
    result = begin(1)

    process.send_signal(signal.SIGTERM)

    assert process.wait(20) == 0
    assert status_of(result) == TaskResultStatus.SUCCESSFUL


def test_worker_that_is_stopped_gives_a_long_task_back(process):
    result = begin(60)

    process.send_signal(signal.SIGTERM)

    assert process.wait(20) == 0
    assert status_of(result) == TaskResultStatus.READY


def test_worker_shows_itself_and_takes_its_sign_back(process):
    since = timezone.now() - timedelta(minutes=1)
    wait_until(lambda: len(marks.workers(since)) == 1)

    process.send_signal(signal.SIGTERM)
    process.wait(20)

    assert marks.workers(since) == set()


def left_behind(*workers):
    result = slow.enqueue(0)
    DBTaskResult.objects.filter(pk=result.id).update(
        status=TaskResultStatus.RUNNING, worker_ids=list(workers), started_at=timezone.now()
    )
    return result


@pytest.mark.django_db
def test_tasks_of_workers_that_have_gone_are_given_back():
    marks.set_mark(f"{ServiceMark.WORKER}living")
    marks.set_mark(f"{ServiceMark.WORKER}silent")
    ServiceMark.objects.filter(name__endswith="silent").update(
        at=timezone.now() - timedelta(minutes=4)
    )
    found = [left_behind("living"), left_behind("living", "silent"), left_behind("never seen")]

    worker.take_back()

    assert [status_of(result) for result in found] == ["RUNNING", "READY", "READY"]


@pytest.mark.django_db
def test_task_whose_workers_have_gone_three_times_has_failed():
    result = left_behind("one", "two", "three")

    worker.take_back()

    assert status_of(result) == TaskResultStatus.FAILED


@pytest.mark.django_db
def test_signs_of_workers_long_gone_are_cleared():
    marks.set_mark(f"{ServiceMark.WORKER}gone")
    marks.set_mark(ServiceMark.BACKUP_MADE)
    ServiceMark.objects.update(at=timezone.now() - timedelta(minutes=10))

    worker.take_back()

    assert [mark.name for mark in ServiceMark.objects.all()] == [ServiceMark.BACKUP_MADE]
