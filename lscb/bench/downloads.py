"""A download beside a static file of the same size, from the same server: minutes as approved, and a pack.

Both are asked for in turn over one connection. What is compared is the whole of the answer, with looking up who asks
and what they may see; a static file needs neither.
"""

from __future__ import annotations

import http.client
import os
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from django.conf import settings

from lscb.bench.server import free_port, running

ROUNDS, WARM_UP = 60, 5


def measure(cookie, addresses):
    """For each address: seconds of each round, of the download and of its twin, and the size in bytes."""
    port = free_port()
    with running(port):
        sizes = [len(ask(port, path, cookie)) for path in addresses]
    with twins(sizes) as names:
        port = free_port()
        with running(port):
            return [
                {**in_turn(port, cookie, path, f"{settings.STATIC_URL}{name}"), "size": size}
                for path, name, size in zip(addresses, names, sizes, strict=True)
            ]


@contextmanager
def twins(sizes):
    """Static files of these sizes, there when the server starts and gone afterwards."""
    paths = [Path(settings.STATIC_ROOT) / f"bench-{number}.bin" for number in range(len(sizes))]
    try:
        for path, size in zip(paths, sizes, strict=True):
            path.write_bytes(os.urandom(size))
        yield [path.name for path in paths]
    finally:
        for path in paths:
            path.unlink(missing_ok=True)


def in_turn(port, cookie, path, twin):
    times = {"ours": [], "static": []}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for number in range(-WARM_UP, ROUNDS):
        for name, asked in (("ours", path), ("static", twin)):
            started = perf_counter()
            _read(connection, asked, cookie)
            if number >= 0:
                times[name].append(perf_counter() - started)
    connection.close()
    return times


def ask(port, path, cookie):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        return _read(connection, path, cookie)
    finally:
        connection.close()


def _read(connection, path, cookie):
    connection.request("GET", path, headers={"Host": "localhost", "Cookie": cookie})
    response = connection.getresponse()
    content = response.read()
    if response.status != http.HTTPStatus.OK:
        raise SystemExit(f"{path} answered {response.status}, so it was not measured.")
    return content
