"""Real workers: killed in the middle of sending, several at once, and none of them twice."""

import signal
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from notices import delivery, services, tasks
from notices.enums import MailStatus
from notices.models import Mail
from tests.factories.board import AccountFactory, BoardProfileFactory, UnitFactory
from tests.notices import worker
from tests.notices.smtp import Manners, Server, wait_for

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def people():
    BoardProfileFactory()
    return [AccountFactory(email=f"p{number:02}@example.org") for number in range(12)]


def tell(people, topic="meeting:7"):
    """Mail that is due at once, and its delivery."""
    services.tell(kind="test", topic=topic, people=people, by=None)
    make_due()


def make_due():
    Mail.objects.waiting().update(send_after=timezone.now() - timedelta(seconds=1))
    DBTaskResult.objects.filter(status="READY", task_path=tasks.deliver.module_path).update(
        run_after=timezone.now()
    )


def statuses():
    return list(Mail.objects.order_by("pk").values_list("status", flat=True))


def work_until_done(port, **more):
    process = worker.start(port, **more)
    said, _ = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, b"")


def test_worker_sends_what_is_due_and_looks_again_later(people):
    with Server() as server:
        tell(people[:3])

        work_until_done(server.port)

    assert server.recipients == ["p00@example.org", "p01@example.org", "p02@example.org"]
    assert statuses() == ["sent"] * 3
    waiting = DBTaskResult.objects.filter(status="READY")
    assert [result.task_path for result in waiting] == ["notices.tasks.look_for_mail"]


def test_worker_killed_while_sending_leaves_one_mail_that_may_have_gone_and_loses_none(people):
    with Server(Manners(slow_seconds=30)) as server:
        tell(people[:3])
        process = worker.start(server.port)
        wait_for(lambda: server.began)

        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=10)
        at_the_kill = statuses()
        server.manners = Manners()
        Mail.objects.filter(status=MailStatus.SENDING).update(
            claimed_at=timezone.now() - delivery.INTERRUPTED_AFTER - timedelta(seconds=1)
        )
        DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
        work_until_done(server.port)

    assert at_the_kill == ["sending", "waiting", "waiting"]
    assert statuses() == ["unsure", "sent", "sent"]
    assert server.began.count("p00@example.org") == 1
    assert Mail.objects.get(status="unsure").last_error == (
        "The worker was stopped while it was sending this. "
        "It may or may not have gone, so it is not sent again by itself."
    )


def test_worker_killed_before_it_handed_mail_over_loses_none(people):
    with Server(Manners(hangs_at="HELLO")) as server:
        tell(people[:2])
        process = worker.start(server.port)
        wait_for(lambda: server.connections)

        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=10)
        at_the_kill = statuses()
        server.manners = Manners()
        tasks.see_to_mail(at_once=True)
        work_until_done(server.port)

    assert at_the_kill == ["waiting", "waiting"]
    assert statuses() == ["sent", "sent"]
    assert sorted(server.recipients) == ["p00@example.org", "p01@example.org"]


def test_several_workers_at_once_send_each_mail_once(people):
    with Server(Manners(slow_seconds=0.05)) as server:
        tell(people)
        for _ in range(2):
            tasks.deliver.enqueue()

        workers = [worker.start(server.port) for _ in range(3)]
        for process in workers:
            process.communicate(timeout=60)

    assert sorted(server.recipients) == [person.email for person in people]
    assert statuses() == ["sent"] * 12


def test_several_threads_at_once_send_each_mail_once(people, settings):
    with Server(Manners(slow_seconds=0.02)) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_TLS = False
        tell(people)

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _: in_thread(delivery.deliver_due), range(4)))

    assert sorted(server.recipients) == [person.email for person in people]
    assert server.connections > 1


def test_telling_by_several_people_at_once_makes_one_mail_for_each_person(people):
    unit = UnitFactory()

    def told(number):
        services.tell(
            kind="test", topic="meeting:7", people=people[:4], by=unit, facts={f"f{number}": True}
        )

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: in_thread(told, number), range(8)))

    facts = {f"f{number}": True for number in range(8)}
    assert [mail.facts for mail in Mail.objects.all()] == [facts] * 4


def in_thread(call, *args):
    try:
        return call(*args)
    finally:
        connection.close()
