"""What the worker does by itself: once a night it clears away what nobody needs any more."""

from datetime import datetime, time, timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from common import bin, sent_forms

TIDY_AT = time(3, 30)
DAYS_KEPT = 14

TIDIERS = []
"""What other rooms clear away at night: functions without arguments, put here when their app is ready."""


@task()
def tidy():
    """Clear tokens of old forms, old deletions, ended sessions and finished tasks; come back tomorrow."""
    sent_forms.forget(before=timezone.now() - timedelta(days=DAYS_KEPT))
    bin.forget()
    for clear in TIDIERS:
        clear()
    call_command("clearsessions", verbosity=0)
    call_command("prune_db_task_results", verbosity=0, min_age_days=DAYS_KEPT)
    see_to_tidying()


def see_to_tidying():
    """Put the next clearing into the queue, unless it waits there already."""
    waiting = DBTaskResult.objects.filter(task_path=tidy.module_path, status=TaskResultStatus.READY)
    if waiting.exists():
        return
    tidy.using(run_after=_next_night(timezone.localtime())).enqueue()


def _next_night(now):
    tonight = datetime.combine(now.date(), TIDY_AT, tzinfo=now.tzinfo)
    return tonight if now < tonight else tonight + timedelta(days=1)
