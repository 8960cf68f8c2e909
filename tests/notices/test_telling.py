"""Telling people: one waiting mail for each person and topic, made in the caller's transaction."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from notices import services
from notices.enums import MailStatus
from notices.models import Mail
from notices.tasks import deliver, look_for_mail
from tests.factories.board import PersonFactory

pytestmark = pytest.mark.django_db

MEETING = {"kind": "test", "topic": "meeting:7"}


def planned(job):
    results = DBTaskResult.objects.filter(task_path=job.module_path)
    return list(results.order_by("run_after").values_list("run_after", flat=True))


@pytest.fixture
def clock(monkeypatch):
    """Django's clock, which stands until the test moves it on with `clock(minutes=…)`."""
    now = [timezone.now()]

    def move(**time):
        now[0] += timedelta(**time)

    monkeypatch.setattr(timezone, "now", lambda: now[0])
    return move


def test_telling_makes_one_waiting_mail_for_each_person(unit, mel, rob, clock):
    told = services.tell(**MEETING, people=[mel, rob, mel], by=unit, facts={"agenda": True})

    due = timezone.now().replace(microsecond=0) + timedelta(minutes=5, seconds=1)
    rows = Mail.objects.order_by("pk").values_list(
        "person", "status", "facts", "send_after", "requested_by"
    )
    assert list(rows) == [
        (mel.pk, "waiting", {"agenda": True}, due, unit.pk),
        (rob.pk, "waiting", {"agenda": True}, due, unit.pk),
    ]
    assert [mail.pk for mail in told] == list(
        Mail.objects.order_by("pk").values_list("pk", flat=True)
    )
    assert planned(deliver) == [due]
    assert len(planned(look_for_mail)) == 1


def test_telling_again_within_the_delay_goes_as_one_mail(unit, mel, clock):
    (first,) = services.tell(
        **MEETING, people=[mel], by=unit, facts={"agenda": True, "was": {"day": 1}}
    )
    clock(minutes=2)

    (second,) = services.tell(
        **MEETING, people=[mel], by=unit, facts={"moved": True, "was": {"place": "Hall"}}
    )

    assert second.pk == first.pk
    assert second.facts == {"agenda": True, "moved": True, "was": {"day": 1, "place": "Hall"}}
    assert second.send_after == first.send_after + timedelta(minutes=2)
    assert [step.words for step in second.steps.all()] == [
        "Put into the queue.",
        "There was more to tell: both go as one mail.",
    ]


def test_telling_again_and_again_does_not_put_mail_off_for_ever(unit, mel, clock):
    (first,) = services.tell(**MEETING, people=[mel], by=unit)
    for _ in range(20):
        clock(minutes=1)
        (last,) = services.tell(**MEETING, people=[mel], by=unit)

    assert last.send_after == first.created_at + timedelta(minutes=15)


def test_telling_for_later_waits_until_then(unit, mel, clock):
    later = timezone.now() + timedelta(days=2)

    (mail,) = services.tell(**MEETING, people=[mel], by=unit, after=later)
    (again,) = services.tell(**MEETING, people=[mel], by=unit)

    assert again.send_after == mail.send_after
    assert timedelta(0) <= again.send_after - later <= timedelta(seconds=1)


def test_telling_of_other_topics_or_kinds_is_mail_of_its_own(unit, mel):
    services.tell(kind="test", topic="meeting:7", people=[mel], by=unit)
    services.tell(kind="test", topic="meeting:8", people=[mel], by=unit)
    services.tell(kind="other", topic="meeting:7", people=[mel], by=unit)

    assert Mail.objects.waiting().count() == 3


def test_telling_after_the_mail_has_gone_is_a_new_mail(unit, mel):
    (gone,) = services.tell(**MEETING, people=[mel], by=unit)
    Mail.objects.update(status=MailStatus.SENT, sent_at=timezone.now())

    (new,) = services.tell(**MEETING, people=[mel], by=unit)

    assert new.pk != gone.pk


def test_telling_passes_over_who_has_no_address(unit, mel):
    nobody = PersonFactory(email=None)

    told = services.tell(**MEETING, people=[nobody, mel], by=unit)

    assert [mail.person for mail in told] == [mel]
    assert Mail.objects.get().person == mel


@transaction.atomic
def tell_and_fail(people, by):
    services.tell(**MEETING, people=people, by=by)
    raise ValueError("not today")


def test_what_is_not_carried_out_is_not_told(unit, mel):
    with pytest.raises(ValueError, match="not today"):
        tell_and_fail([mel], unit)

    assert (Mail.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_telling_plans_one_delivery_for_all_mail_of_one_moment(unit, mel, rob, clock):
    for number in range(4):
        services.tell(kind="test", topic=f"meeting:{number}", people=[mel, rob], by=unit)

    assert len(planned(deliver)) == 1


def test_withdrawing_drops_what_waits_and_nothing_else(unit, mel, rob):
    services.tell(**MEETING, people=[mel], by=unit)
    Mail.objects.update(status=MailStatus.SENT, sent_at=timezone.now())
    services.tell(**MEETING, people=[mel, rob], by=unit)
    services.tell(kind="test", topic="meeting:8", people=[mel], by=unit)

    withdrawn = services.withdraw(**MEETING, by=unit)

    assert withdrawn == 2
    rows = Mail.objects.order_by("pk").values_list("topic", "status")
    assert list(rows) == [
        ("meeting:7", "sent"),
        ("meeting:7", "dropped"),
        ("meeting:7", "dropped"),
        ("meeting:8", "waiting"),
    ]


def test_withdrawing_for_some_people_leaves_the_others(unit, mel, rob):
    services.tell(**MEETING, people=[mel, rob], by=unit)

    services.withdraw(**MEETING, people=[rob])

    assert Mail.objects.waiting().get().person == mel


def test_database_refuses_a_second_waiting_mail(mel):
    due = timezone.now()
    Mail.objects.create(**MEETING, person=mel, send_after=due)

    with pytest.raises(IntegrityError, match="notices_mail_one_waiting"):
        Mail.objects.create(**MEETING, person=mel, send_after=due)


def test_each_is_told_facts_of_their_own_at_once(mel, rob, unit):
    told = services.tell_each(
        kind="test", topic="day:1", facts={mel.pk: {"a": 1}, rob.pk: {"b": 2}}, by=unit
    )

    assert {key: mail.facts for key, mail in told.items()} == {mel.pk: {"a": 1}, rob.pk: {"b": 2}}
    assert [mail.steps.get().by for mail in told.values()] == [unit, unit]
    assert Mail.objects.due().count() == 2
    assert len(planned(deliver)) == 1


def test_telling_nobody_plans_nothing():
    assert services.tell_each(kind="test", topic="day:1", facts={}, by=None) == {}
    assert planned(deliver) == []
