"""Asking the two workers in turn: the bare page, the page, the same page on one year."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager

from django.conf import settings

from lscb.bench.databases import environment
from lscb.bench.pages import PAGES
from lscb.bench.promises import PageFigures
from lscb.bench.urls import BARE

WARM_UP = 3
"""Rounds that are not counted: templates are read, plans made, pages of the database fetched."""


class Asked:
    """A worker process, from our side."""

    def __init__(self, years):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lscb.bench.worker"],
            cwd=settings.BASE_DIR,
            env=environment(years),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, do, **facts):
        self.process.stdin.write(json.dumps({"do": do, **facts}) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit("A process of the bench ended; the reason is above.")
        return json.loads(answer)

    def end(self):
        self.process.stdin.close()
        self.process.wait()


@contextmanager
def worker(years):
    asked = Asked(years)
    try:
        yield asked
    finally:
        asked.end()


def measure_page(number, *, one, ten, rounds):
    """The figures of the page with that number in `PAGES`."""
    page = PAGES[number]
    here = {"role": page.role, "path": ten.ask("address", number=number)}
    there = {"role": page.role, "path": one.ask("address", number=number)}
    bare = {"role": page.role, "path": BARE}
    figures = PageFigures(page.name, page.is_search)
    figures.queries = ten.ask("count", **here)
    figures.queries_of_one = one.ask("count", **there)
    turns = [(figures.bare, ten, bare), (figures.ten, ten, here), (figures.one, one, there)]
    for turn in range(-WARM_UP, rounds):
        for times, asked, what in turns if turn % 2 else reversed(turns):
            seconds = asked.ask("open", **what)
            if turn >= 0:
                times.append(seconds)
    return figures
