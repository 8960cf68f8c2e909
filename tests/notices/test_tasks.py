"""What waits in the queue of the worker: as little as will do, and always the next look."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from lscb.serve import prepare
from notices import services
from notices.enums import MAIL_STEPS, NEEDS_A_LOOK, OVER, MailStatus
from notices.models import Mail
from notices.presenters import TONES, standing
from notices.tasks import deliver, look_for_mail, see_to_mail
from tests.notices.test_telling import planned

pytestmark = pytest.mark.django_db


def test_every_status_has_its_steps_its_look_and_its_words(mel):
    mail = Mail(person=mel, send_after=timezone.now(), sent_at=timezone.now(), last_error="Why.")

    assert set(MAIL_STEPS) == set(MailStatus)
    assert set(TONES) == set(MailStatus)
    assert set().union(*MAIL_STEPS.values()) | {MailStatus.WAITING} == set(MailStatus)
    said = set()
    for status in MailStatus:
        mail.status = status
        said.add(standing(mail, "Dropped."))
    assert len(said) == len(MailStatus)


def test_what_is_over_takes_no_further_step_and_all_else_does():
    assert {status for status in MailStatus if not MAIL_STEPS[status]} == OVER
    assert all(MailStatus.WAITING in MAIL_STEPS[status] for status in NEEDS_A_LOOK)


def test_look_for_mail_waits_in_the_queue_once():
    see_to_mail()
    see_to_mail()

    (at,) = planned(look_for_mail)
    assert timedelta(minutes=4) < at - timezone.now() <= timedelta(minutes=5)


def test_start_of_the_server_looks_for_mail_at_once(mel):
    see_to_mail()

    prepare.begin_housekeeping()
    prepare.begin_housekeeping()

    assert len(planned(look_for_mail)) == 2
    assert planned(look_for_mail)[0] <= timezone.now()


def test_look_plans_the_next_one_first_and_sends_what_no_task_names(mel, profile):
    services.tell(kind="test", topic="meeting:7", people=[mel], by=None)
    DBTaskResult.objects.all().delete()
    Mail.objects.update(send_after=timezone.now() - timedelta(hours=1))

    look_for_mail.call()

    assert Mail.objects.get().status == "kept"
    assert len(planned(look_for_mail)) == 1


def test_delivery_plans_the_next_one_that_is_due(mel):
    services.tell(kind="test", topic="meeting:7", people=[mel], by=None)
    DBTaskResult.objects.all().delete()

    deliver.call()
    deliver.call()

    assert planned(deliver) == [Mail.objects.get().send_after]


def test_delivery_of_nothing_plans_nothing():
    deliver.call()

    assert planned(deliver) == []
