"""A download beside a static file of the same size, from the same server: minutes as approved, and a pack.

Both are asked for in turn, each over a connection of its own, so that what is written once a download has gone out (the
trail, who has opened a pack) is not waited for by the static file. What is compared is the whole of the answer, with
looking up who asks and what they may see; a static file needs neither.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from time import perf_counter

from django.conf import settings

from lscb.bench.server import connected, fetch, free_port, running

ROUNDS, WARM_UP = 60, 5


def measure(cookie, addresses):
    """For each address: seconds of each round, of the download and of its twin, and the size in bytes."""
    port = free_port()
    with running(port), connected(port) as connection:
        sizes = [len(_content(connection, path, cookie)) for path in addresses]
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
    with connected(port) as for_ours, connected(port) as for_static:
        turns = [("ours", for_ours, path), ("static", for_static, twin)]
        for number in range(-WARM_UP, ROUNDS):
            for name, connection, asked in turns:
                started = perf_counter()
                _content(connection, asked, cookie)
                if number >= 0:
                    times[name].append(perf_counter() - started)
    return times


def _content(connection, path, cookie):
    status, content = fetch(connection, path, cookie)
    if status != HTTPStatus.OK:
        raise SystemExit(f"{path} answered {status}, so it was not measured.")
    return content
