"""The worker: shows that it lives, waits for a database that is away, and gives back what it cannot end.

Every task may be begun anew: what it has done already, it finds done. So a task whose worker was stopped or killed, or
lost the database, goes back into the queue; it has failed when that has happened too often.
"""

from __future__ import annotations

import logging
import signal
import threading
import time
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from common import marks
from common.models import ServiceMark
from lscb.away import is_away

log = logging.getLogger(__name__)

SHOWN_EVERY = 20
"""Seconds between two signs of life."""
GONE_AFTER = timedelta(minutes=3)
"""A worker that has not shown itself for so long is not there any more."""
ENDS_WITHIN = 20
"""Seconds that a task may go on when the worker is asked to stop."""
MOST_TRIES = 3
OF_THE_DATABASE = ("django.db.utils.OperationalError", "django.db.utils.InterfaceError")


class OutOfTime(BaseException):
    """The worker must stop before its task is done. No `Exception`: no task is to take it for a failure of its own."""


class Worker(db_worker.Worker):
    def __init__(self, **options):
        super().__init__(**options)
        self.is_out_of_time = False
        self.broken_off = None

    def configure_signals(self):
        super().configure_signals()
        signal.signal(signal.SIGALRM, self._out_of_time)

    def shutdown(self, signum, frame):
        if self.running:
            signal.alarm(ENDS_WITHIN)
        self.is_out_of_time = not self.running
        super().shutdown(signum, frame)

    def run(self):
        signs = Signs(self.worker_id)
        if not self.batch:
            signs.start()
        try:
            self._run()
        finally:
            signal.alarm(0)
            if not self.batch:
                signs.stop()

    def _run(self):
        while self.running:
            try:
                self._give_back()
                super().run()
                return
            except Exception as error:
                if not is_away(error):
                    raise
                log.warning("The database is away; the worker waits for it.")
                connection.close()
                time.sleep(max(self.interval, 1))

    def run_task(self, db_task_result):
        self.broken_off = db_task_result.pk
        super().run_task(
            db_task_result
        )  # when this cannot even say that it failed, `_run` comes back to it
        if self.is_out_of_time or db_task_result.exception_class_path in OF_THE_DATABASE:
            self._give_back()
        self.broken_off = None

    def _give_back(self):
        if self.broken_off:
            give_back(self.broken_off)
            self.broken_off = None

    def _out_of_time(self, signum, frame):
        if self.running_task:
            self.is_out_of_time = True
            raise OutOfTime


class Signs(threading.Thread):
    """Shows three times a minute that a worker lives, and gives back the tasks of those that do not."""

    def __init__(self, worker_id):
        super().__init__(daemon=True)
        self.name_of_mark, self.is_over = f"{ServiceMark.WORKER}{worker_id}", threading.Event()
        self.sees_database_since = time.monotonic()

    def run(self):
        while not self.is_over.is_set():
            try:
                self._show()
            except Exception as error:
                self.sees_database_since = time.monotonic()
                if not is_away(error):
                    log.exception("A worker could not show that it lives.")
                connection.close()
            self.is_over.wait(SHOWN_EVERY)
        connection.close()

    def stop(self):
        """The last sign is taken back, so that nobody counts on this worker."""
        self.is_over.set()
        self.join(5)
        try:
            marks.forget(self.name_of_mark)
        except Exception as error:
            if not is_away(error):
                raise

    def _show(self):
        marks.set_mark(self.name_of_mark)
        if time.monotonic() - self.sees_database_since > GONE_AFTER.total_seconds():
            take_back()  # whoever lives has had the time to say so


@transaction.atomic
def give_back(key):
    """A task that was begun and not ended waits for a worker again, or has failed at the third time."""
    task = DBTaskResult.objects.select_for_update().filter(pk=key).first()
    if task is None or task.status in (TaskResultStatus.SUCCESSFUL, TaskResultStatus.READY):
        return
    if len(task.worker_ids) >= MOST_TRIES:
        task.set_failed(RuntimeError("Its workers were stopped before it was done."))
        return
    task.status, task.finished_at, task.started_at = TaskResultStatus.READY, None, None
    task.exception_class_path = task.traceback = ""
    task.save()
    log.warning("A task was given back to the queue.")


def take_back():
    """Give back what runs, as it seems, under workers that have not shown themselves for a while."""
    living = marks.workers(timezone.now() - GONE_AFTER)
    for key, workers in DBTaskResult.objects.running().values_list("pk", "worker_ids"):
        if not workers or workers[-1] not in living:
            give_back(key)
    marks.forget_workers(before=timezone.now() - 2 * GONE_AFTER)
