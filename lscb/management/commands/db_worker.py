"""The worker of `django_tasks_db`, under whose name the row history keeps what its tasks change."""

from django_tasks_db.management.commands import db_worker

from common.history import acting
from lscb import logs, worker

db_worker.Worker = worker.Worker  # the command of the library makes the one of that name


class Command(db_worker.Command):
    def handle(self, **options):
        if not options["batch"]:
            logs.tell_of_ends()
        with acting(None, via="worker"):
            super().handle(**options)
