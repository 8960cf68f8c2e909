"""Whether this process lives, and whether it can serve: for load balancers and service managers.

They ask by any host name, without https and without signing in, so they are answered before everything else. What is
said helps no stranger: which of four things is not well, and nothing about it; the log says more.
"""

from __future__ import annotations

import logging
import os
import tempfile
import threading
import time
from datetime import timedelta
from functools import cache

from django.core.files.storage import default_storage
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.http import JsonResponse
from django.utils import timezone

from common import marks
from lscb.embedded import ClusterError

log = logging.getLogger(__name__)

ALIVE, READY = "/healthz", "/readyz"
WORKER_WITHIN = timedelta(minutes=3)
"""A worker shows itself three times a minute; one that has not for so long is not there."""
KEPT_SECONDS = 1
"""Whoever asks more often than that is told the same again, so that asking costs the database nothing."""


def answer_probes(get_response):
    def middleware(request):
        if request.path_info not in (ALIVE, READY) or request.method not in ("GET", "HEAD"):
            return get_response(request)
        response = alive() if request.path_info == ALIVE else ready()
        response.headers["Cache-Control"] = "no-store"
        response._has_been_logged = True  # Django writes a line for each 503
        return response

    return middleware


def alive():
    return JsonResponse({"status": "alive"})


def ready():
    checks = _kept.checks()
    is_ready = all(checks.values())
    said = {"status": "ready" if is_ready else "not ready", "checks": checks}
    return JsonResponse(said, status=200 if is_ready else 503)


class _Kept:
    """The last answer of this process."""

    def __init__(self):
        self.lock, self.until, self.found = threading.Lock(), 0.0, {}

    def checks(self):
        with self.lock:
            if time.monotonic() >= self.until:
                self.found = look()
                self.until = time.monotonic() + KEPT_SECONDS
            return self.found


_kept = _Kept()


def look() -> dict[str, bool]:
    """Looks at the database, its migrations, the storage of files and the worker."""
    is_there = _well("database", database_answers)
    return {
        "database": is_there,
        "migrations": is_there and _well("migrations", migrations_are_applied),
        "files": _well("files", files_can_be_written),
        "worker": is_there and _well("worker", worker_is_there),
    }


def database_answers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def migrations_are_applied():
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return needed() <= set(cursor.fetchall())


def files_can_be_written():
    """Writes a file that has no name; it is gone when it is closed."""
    place = default_storage.path("")
    os.makedirs(place, exist_ok=True)
    with tempfile.TemporaryFile(dir=place) as file:
        file.write(b"ready")
    return True


def worker_is_there():
    return bool(marks.workers(timezone.now() - WORKER_WITHIN))


@cache
def needed():
    return set(MigrationLoader(None).disk_migrations)


def _well(name, look_at):
    try:
        is_well = look_at()
    except (Error, ClusterError, OSError) as problem:
        log.warning("Not ready: %s (%s)", name, type(problem).__name__)
        return False
    if not is_well:
        log.warning("Not ready: %s", name)
    return is_well
