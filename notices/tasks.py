"""What the worker does with mail: it sends what is due, and looks every few minutes for what no task names."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

LOOK_EVERY = timedelta(minutes=5)
TOGETHER = timedelta(seconds=30)
"""Mail that is due so shortly before a delivery goes with that one."""
SOON = timedelta(seconds=5)


@task()
def deliver():
    """Send what is due."""


@task()
def look_for_mail():
    """Come back in a few minutes; until then mark what was interrupted and send what is due."""
    see_to_mail()


def see_to_delivery(moments):
    """Put a delivery into the queue for each distinct moment, unless one waits there that takes it along."""
    for moment in sorted(set(moments)):
        if not _is_planned(moment):
            deliver.using(run_after=moment).enqueue()
    see_to_mail()


def see_to_mail():
    """Put the next look into the queue, unless it waits there already."""
    if not _ready(look_for_mail).exists():
        look_for_mail.using(run_after=timezone.now() + LOOK_EVERY).enqueue()


def _is_planned(moment):
    """One that may start before we have committed would miss it, so that does not count."""
    earliest = max(moment, timezone.now() + SOON)
    return _ready(deliver).filter(run_after__range=(earliest, moment + TOGETHER)).exists()


def _ready(job):
    return DBTaskResult.objects.filter(task_path=job.module_path, status=TaskResultStatus.READY)
