"""`script/server` on ten years of data: how soon it serves again, and how much memory a web process takes."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from lscb.bench.databases import TEN, environment

ROUNDS = 4
"""How often each page is asked for, so that every web process has done all kinds of work."""

STOP_SECONDS, ANSWER_SECONDS = 40, 180


def measure(addresses):
    """Seconds until it served again, and the largest web process in MiB (RSS and PSS).

    `addresses` are pairs of cookie and address. It is started once before, so that what is done
    only once (static files, a first start of the database) is not counted.
    """
    with running(free_port()):
        pass
    port = free_port()
    with running(port) as (server, seconds):
        for _ in range(ROUNDS):
            for cookie, path in addresses:
                _ask(port, path, cookie)
        return seconds, *_largest(server.pid)


@contextmanager
def running(port, **more):
    """The server as a person starts it, with these settings; ends with it and all that it started."""
    began = time.monotonic()
    server = subprocess.Popen(
        ["script/server"],
        cwd=settings.BASE_DIR,
        env=environment(TEN, PORT=str(port), **more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait(server, port, began)
        yield server, time.monotonic() - began
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(STOP_SECONDS)


def _wait(server, port, began):
    while not _answers(port):
        if server.poll() is not None:
            raise SystemExit("script/server ended; the reason is above.")
        if time.monotonic() - began > ANSWER_SECONDS:
            raise SystemExit(f"script/server did not answer within {ANSWER_SECONDS} seconds.")
        time.sleep(0.02)


def _answers(port):
    try:
        return _ask(port, "/sign-in/") == 200
    except (OSError, http.client.HTTPException):
        return False


def _ask(port, path, cookie=""):
    with connected(port) as connection:
        return fetch(connection, path, cookie)[0]


@contextmanager
def connected(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        yield connection
    finally:
        connection.close()


def fetch(connection, path, cookie=""):
    """(status, bytes) of a page or a file."""
    connection.request("GET", path, headers={"Host": "localhost", "Cookie": cookie})
    response = connection.getresponse()
    content = response.read()
    return response.status, content


def _largest(pid):
    """RSS and PSS of the web process that has most, in MiB; the master only starts the others."""
    masters = [child for child in _children(pid) if b"gunicorn" in _command(child)]
    found = [
        (_kib(child, "Rss"), _kib(child, "Pss")) for one in masters for child in _children(one)
    ]
    resident, proportional = max(found)
    return resident / 1024, proportional / 1024


def _children(pid):
    listed = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for path in listed for child in path.read_text().split()]


def _command(pid):
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def _kib(pid, name):
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1])
    raise LookupError(f"The kernel does not say the {name} of process {pid}.")


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
