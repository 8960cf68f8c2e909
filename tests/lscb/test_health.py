"""What load balancers ask: is the process alive, and can it serve?"""

import json

import pytest
from django.db import connection

from common import marks
from common.models import ServiceMark
from lscb import health

STRANGE = {"HTTP_HOST": "10.9.8.7:8000"}


@pytest.fixture(autouse=True)
def _asked_anew():
    health._kept.until = 0


@pytest.fixture
def worker(db):
    marks.set_mark(f"{ServiceMark.WORKER}of-a-test")


@pytest.mark.parametrize("path", [health.ALIVE, health.READY])
def test_probe_needs_neither_https_nor_our_name_nor_a_sign_in(client, settings, worker, path):
    settings.SECURE_SSL_REDIRECT = True

    response = client.get(path, **STRANGE)

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.cookies == {}


def test_alive_asks_the_database_nothing(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(health.ALIVE)

    assert response.json() == {"status": "alive"}


def test_ready_when_all_is_well(client, worker):
    response = client.get(health.READY)

    assert (response.status_code, response.json()) == (
        200,
        {
            "status": "ready",
            "checks": {"database": True, "migrations": True, "files": True, "worker": True},
        },
    )


def checks_of(client):
    response = client.get(health.READY)
    assert (response.status_code, response.json()["status"]) == (503, "not ready")
    return [name for name, is_well in response.json()["checks"].items() if not is_well]


def test_not_ready_without_a_worker(client, db):
    assert checks_of(client) == ["worker"]


def test_not_ready_when_the_worker_has_been_silent(client, worker):
    ServiceMark.objects.update(at="2026-01-01T09:00Z")

    assert checks_of(client) == ["worker"]


def test_not_ready_before_migrations(client, worker):
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM django_migrations WHERE app = 'search' AND name = '0001_initial'"
        )

    assert checks_of(client) == ["migrations"]


def test_not_ready_when_files_cannot_be_written(client, worker, settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.MEDIA_ROOT = tmp_path / "file" / "media"

    assert checks_of(client) == ["files"]


def test_asking_often_costs_nothing(client, worker, django_assert_num_queries):
    client.get(health.READY)

    with django_assert_num_queries(0):
        response = client.get(health.READY)

    assert response.status_code == 200


def test_probe_says_nothing_of_the_machine(client, worker, settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.MEDIA_ROOT = tmp_path / "file" / "media"

    said = client.get(health.READY).content.decode()

    assert str(tmp_path) not in said
    assert sorted(json.loads(said)) == ["checks", "status"]


def test_forms_sent_to_a_probe_are_not_for_it(client, db):
    assert client.post(health.ALIVE).status_code == 404
