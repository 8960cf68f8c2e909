"""PostgreSQL stopped and started while people work: a plain page meanwhile, and then all is as it was."""

import http.client
import json
import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import psycopg2
import pytest
from django.conf import settings
from django.db import IntegrityError, InterfaceError, OperationalError, connection
from django.utils import timezone

from common.tasks import tidy
from lscb import away, errors
from lscb.backup import programs
from lscb.embedded.cluster import Cluster
from lscb.settings import BASE_DIR
from tests.factories.board import BoardProfileFactory, UnitFactory
from tests.real_server import RealServer, collect_static, session_of

DONE = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'SUCCESSFUL'"
TIME_PASSES = (
    "UPDATE django_tasks_database_dbtaskresult SET run_after = now() WHERE status = 'READY'"
)


@pytest.fixture
def cluster(committed, short_tmp):
    """A PostgreSQL of its own, with the tables and rows of the test database."""
    cluster = Cluster(short_tmp / "pg", database="board", durable=False)
    cluster.hold()
    yield cluster
    cluster.hold(again=True)
    cluster.release()


def address_of(cluster):
    return f"postgresql://postgres@/board?host={cluster.socket}&port=5432"


def copy_into(cluster):
    options, environment = programs.connected()
    command = [programs.program("pg_dump"), "--format=custom", "--no-password", *options]
    dumped = subprocess.run(command, env=environment, capture_output=True, check=True)
    target = ["-h", str(cluster.socket), "-p", "5432", "-U", "postgres", "-d", "board"]
    restore = [programs.program("pg_restore"), "--exit-on-error", *target]
    subprocess.run(restore, input=dumped.stdout, check=True)


def ask_database(cluster, sql):
    with psycopg2.connect(address_of(cluster)) as found, found.cursor() as cursor:
        cursor.execute(sql)
        told = cursor.fetchone() if cursor.description else None
    found.close()
    return told


@contextmanager
def served(cluster):
    """The product's web server on that cluster."""
    collect_static()
    server = RealServer(address_of(cluster), LOG_LEVEL="ERROR")
    server.start()
    try:
        yield server
    finally:
        server.kill()


@contextmanager
def worker_on(cluster):
    variables = {
        "DATABASE_URL": address_of(cluster),
        "SITE_URL": "http://localhost:8000",
        "SECRET_KEY": "made up for a worker that lives for some seconds only",
    }
    options = ["--interval", "0.2", "--no-startup-delay", "--no-reload", "--verbosity", "0"]
    process = subprocess.Popen(
        [sys.executable, "manage.py", "db_worker", *options],
        cwd=BASE_DIR,
        env={**os.environ, **variables, "DJANGO_SETTINGS_MODULE": "lscb.settings"},
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def ask(server, path, cookie="", **headers):
    """(status, headers, content) of an address."""
    client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        client.request("GET", path, headers={"Host": "localhost", "Cookie": cookie, **headers})
        response = client.getresponse()
        return response.status, response.headers, response.read().decode()
    finally:
        client.close()


class Load:
    """People who ask for pages all the time, each after the other."""

    def __init__(self, server, cookie):
        self.server, self.cookie = server, cookie
        self.statuses, self.is_over = [], threading.Event()
        self.threads = [threading.Thread(target=self._ask) for _ in range(3)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self.is_over.set()
        for thread in self.threads:
            thread.join()

    def _ask(self):
        while not self.is_over.is_set():
            for path in ("/", "/actions/"):
                self.statuses.append(ask(self.server, path, self.cookie)[0])


def wait_until(is_so, seconds=40):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_database_stopped_and_started_under_load(cluster):
    BoardProfileFactory()
    cookie = f"{settings.SESSION_COOKIE_NAME}={session_of(UnitFactory())}"
    tidy.using(run_after=timezone.now()).enqueue()
    copy_into(cluster)
    with served(cluster) as server, worker_on(cluster) as worker, Load(server, cookie) as load:
        wait_until(lambda: load.statuses.count(200) > 10)
        wait_until(lambda: ask_database(cluster, DONE) == (1,))

        cluster._pg_ctl("stop", "-m", "fast")
        wait_until(lambda: load.statuses.count(503) > 5)
        page = ask(server, "/actions/", cookie)
        script = ask(server, "/", cookie, Accept="application/json")
        probes = [ask(server, path)[0] for path in ("/healthz", "/readyz")]
        cluster.hold(again=True)

        wait_until(lambda: set(load.statuses[-6:]) == {200})
        ask_database(cluster, TIME_PASSES)
        wait_until(lambda: ask_database(cluster, DONE) == (2,))
        assert (server.process.poll(), worker.poll()) == (None, None)

    assert set(load.statuses) == {200, 503}
    assert (page[0], page[1]["Retry-After"], script[0]) == (503, "10", 503)
    assert "<h1>The board cannot be reached</h1>" in page[2]
    assert json.loads(script[2]) == {"problem": errors.AWAY}
    assert probes == [200, 503]


@pytest.mark.usefixtures("committed")
def test_request_that_runs_is_ended_before_the_server_stops():
    BoardProfileFactory()
    collect_static()
    server = RealServer()
    server.start()
    answers = []
    slow = threading.Thread(target=lambda: answers.append(ask(server, "/sign-in/")[0]))
    with psycopg2.connect(**connection.get_connection_params()) as other, other.cursor() as cursor:
        cursor.execute("LOCK TABLE board_boardprofile IN ACCESS EXCLUSIVE MODE")
        slow.start()
        wait_until(lambda: is_anybody_waiting())

        server.stop()
        time.sleep(1)
    other.close()
    slow.join()

    assert answers == [200]
    assert server.process.wait(20) == 0


def is_anybody_waiting():
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return cursor.fetchone()[0]


def caused_by(error, code):
    """A Django error as it comes of one of the driver, whose code cannot be set."""

    class Told(Exception):
        pgcode = code

    error.__cause__ = Told()
    return error


@pytest.mark.parametrize(
    ("error", "is_so"),
    [
        (caused_by(OperationalError(), None), True),
        (caused_by(OperationalError(), "57P01"), True),
        (caused_by(OperationalError(), "08006"), True),
        (caused_by(OperationalError(), "53300"), True),
        (caused_by(OperationalError(), "40P01"), False),
        (caused_by(OperationalError(), "57014"), False),
        (InterfaceError("connection already closed"), True),
        (IntegrityError(), False),
        (ValueError(), False),
        (None, False),
    ],
)
def test_only_a_database_that_cannot_be_reached_is_away(error, is_so):
    assert away.is_away(error) == is_so


def test_what_came_of_a_lost_connection_is_told_as_that():
    later = KeyError()
    later.__context__ = psycopg2.InterfaceError("cursor already closed")

    assert away.is_away(later)
