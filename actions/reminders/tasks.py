"""What the worker does with reminders: it sends the digests of the day once their hour has come."""

from datetime import UTC, datetime, time, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from actions.models import ReminderSettings
from actions.reminders import job

TRY_AGAIN_AFTER = timedelta(minutes=10)


@task()
def remind():
    """Plan another try first, in case this one is cut short; when it was not, the next day takes its place.

    Whoever comes after the hour of the day catches up; what was missed until midnight stays in the next digest.
    """
    _plan(timezone.now() + TRY_AGAIN_AFTER)
    today = timezone.localdate()
    if timezone.now() >= hour_of(today):
        job.run(today)
    plan_next()


def see_to_reminders():
    """Put the next look into the queue, unless one waits there: at once, because we may have been away."""
    if not _waiting().exists():
        _plan(timezone.now())


def plan_next():
    """The one look that waits is at the hour that comes next."""
    _plan(next_time(timezone.now()))


def follow_new_hour():
    """The look that waits for a later day, or a later hour, is at the new hour; one that is due stays."""
    now = timezone.now()
    _waiting().filter(run_after__gt=now + TRY_AGAIN_AFTER).update(run_after=next_time(now))


def hour_of(day):
    """The moment at which reminders go on a day, in UTC: of two equal hours in autumn the first."""
    hour = time(ReminderSettings.objects.current().hour)
    return timezone.make_aware(datetime.combine(day, hour)).astimezone(UTC)


def next_time(now):
    """The first moment after `now` at which the hour comes."""
    today = timezone.localdate(now)
    first = hour_of(today)
    return first if now < first else hour_of(today + timedelta(days=1))


def _plan(moment):
    if not _waiting().update(run_after=moment):
        remind.using(run_after=moment).enqueue()


def _waiting():
    return DBTaskResult.objects.filter(task_path=remind.module_path, status=TaskResultStatus.READY)
