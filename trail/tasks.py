"""The worker seals what has been added to the record, every few minutes."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from trail import chain

SEAL_EVERY = timedelta(minutes=5)


@task()
def seal():
    """Plan the next time first, in case this one is cut short."""
    see_to_sealing()
    chain.seal()


def see_to_sealing():
    """Put the next sealing into the queue, unless it waits there already."""
    waiting = DBTaskResult.objects.filter(task_path=seal.module_path, status=TaskResultStatus.READY)
    if not waiting.exists():
        seal.using(run_after=timezone.now() + SEAL_EVERY).enqueue()
