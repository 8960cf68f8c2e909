"""The worker of `django_tasks_db`, under whose name the row history keeps what its tasks change."""

from django_tasks_db.management.commands import db_worker

from common.history import acting


class Command(db_worker.Command):
    def handle(self, **options):
        with acting(None, via="worker"):
            super().handle(**options)
