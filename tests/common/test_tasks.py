from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from common.models import SentForm
from common.tasks import DAYS_KEPT, see_to_tidying, tidy


@pytest.mark.django_db
def test_tidying_waits_in_the_queue_once():
    see_to_tidying()
    see_to_tidying()

    (result,) = DBTaskResult.objects.all()
    assert result.task_path == "common.tasks.tidy"
    assert timezone.now() < result.run_after <= timezone.now() + timedelta(days=1, hours=1)


@pytest.mark.django_db
def test_tidying_forgets_old_forms_and_comes_back():
    old = SentForm.objects.create(token="11111111-1111-4111-8111-111111111111")
    SentForm.objects.filter(pk=old.pk).update(
        sent_at=timezone.now() - timedelta(days=DAYS_KEPT, minutes=1)
    )
    new = SentForm.objects.create(token="22222222-2222-4222-8222-222222222222")

    tidy.call()

    assert list(SentForm.objects.all()) == [new]
    assert len(DBTaskResult.objects.all()) == 1


@pytest.mark.usefixtures("committed")
def test_worker_carries_tidying_out():
    see_to_tidying()
    DBTaskResult.objects.update(run_after=datetime(2026, 1, 1, tzinfo=UTC))

    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)

    assert [result.status for result in DBTaskResult.objects.order_by("enqueued_at")] == [
        "SUCCESSFUL",
        "READY",
    ]
