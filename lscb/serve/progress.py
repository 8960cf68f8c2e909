"""Lines such as "5/7 Database … done 2 s"; the first steps are told by script/bootstrap."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

LAST = 7


@contextmanager
def step(number: int, name: str) -> Iterator[None]:
    write(f"{number}/{LAST} {name} … ")
    began = time.monotonic()
    try:
        yield
    except BaseException:
        write("not done\n")
        raise
    seconds = round(time.monotonic() - began)
    write(f"done {seconds} s\n" if seconds else "done\n")


def write(text: str) -> None:
    """Whatever the terminal's character set is."""
    encoding = sys.stdout.encoding or "ascii"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()
