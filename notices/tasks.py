"""What the worker does with mail: it sends what is due, and looks every few minutes for what no task names."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from notices import delivery

LOOK_EVERY = timedelta(minutes=5)
TOGETHER = timedelta(seconds=30)
"""Mail that is due so shortly before a delivery goes with that one."""
SOON = timedelta(seconds=5)


@task()
def deliver():
    """Send what is due, and plan for what is due next."""
    following = delivery.deliver_due()
    if following:
        see_to_delivery([following])


@task()
def look_for_mail():
    """Plan the next look first, in case this one is cut short; then mark what was, and send what is due."""
    see_to_mail()
    delivery.mark_interrupted()
    deliver.call()


def see_to_delivery(moments):
    """Put a delivery into the queue for each distinct moment, unless one waits there that takes it along."""
    for moment in sorted(set(moments)):
        if not _is_planned(moment):
            deliver.using(run_after=moment).enqueue()
    see_to_mail()


def see_to_mail(*, at_once=False):
    """Put the next look into the queue, unless it waits there already; `at_once` when we have been away."""
    waiting = _ready(look_for_mail)
    if at_once:
        waiting = waiting.filter(run_after__lte=timezone.now())
    if not waiting.exists():
        wait = timedelta(0) if at_once else LOOK_EVERY
        look_for_mail.using(run_after=timezone.now() + wait).enqueue()


def _is_planned(moment):
    """One that may start before we have committed would miss it, so that does not count."""
    earliest = max(moment, timezone.now() + SOON)
    return _ready(deliver).filter(run_after__range=(earliest, moment + TOGETHER)).exists()


def _ready(job):
    return DBTaskResult.objects.filter(task_path=job.module_path, status=TaskResultStatus.READY)
