"""Sending the digests of a day: each person gets one at most, however often and wherever this runs."""

from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from actions.models import Digest, DigestLine, ReminderSettings
from actions.reminders import rules
from actions.reminders.plan import plan_for
from common.calendar import is_working_day
from notices import services as notices

KIND = "reminder"


def run(day=None, *, by=None):
    """Put the digests of `day` (today) into the queue of mail. Returns how many there were.

    A digest that exists already, or that somebody else is just making, is left alone: the database keeps
    one a person and day. All of a run are kept or none, together with their mail. `by` is who sends them
    by hand; without one nothing goes while reminders are off. On no working day anything goes.
    """
    day = day or timezone.localdate()
    settings = ReminderSettings.objects.current()
    if by is not None:
        rules.check_send(by, day)
    elif not (settings.is_on and is_working_day(day)):
        return 0
    plan = plan_for(day, settings)
    return _send(plan, settings, by) if plan.digests else 0


@transaction.atomic
def _send(plan, settings, by):
    """People come in the order of their keys, so that two runs wait for each other and never cross."""
    run = uuid4()
    Digest.objects.bulk_create(
        [Digest(person_id=key, day=plan.day, run=run, asked_by=by) for key in sorted(plan.digests)],
        ignore_conflicts=True,
    )
    ours = list(Digest.objects.filter(day=plan.day, run=run).order_by("person"))
    mails = notices.tell_each(
        kind=KIND,
        topic=f"{KIND}:{plan.day}",
        facts={digest.person_id: {"digest": digest.pk} for digest in ours},
        by=by,
    )
    for digest in ours:
        digest.mail = mails[digest.person_id]
    Digest.objects.bulk_update(ours, ["mail"])
    works_until = plan.day + timedelta(days=settings.link_days)
    DigestLine.objects.bulk_create(
        DigestLine(
            digest=digest, action_id=owed.action, capacity=owed.capacity, works_until=works_until
        )
        for digest in ours
        for owed in plan.digests[digest.person_id]
    )
    return len(ours)
