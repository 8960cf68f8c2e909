"""The table that `script/bench` prints."""

from __future__ import annotations

import os
import platform
from statistics import median

from django.core.management import CommandError

from lscb.bench import promises

HEADINGS = ("page", "ms", "× bare", "queries", "× one year", "")
WIDTHS = (44, 8, 8, 9, 12, 0)


def lines_of_pages(figures):
    """A heading, a line for each page and what the bare page took."""
    bare = median([seconds for page in figures for seconds in page.bare]) if figures else 0
    return [
        _line(HEADINGS),
        _line(("Bare page", f"{bare * 1000:.1f}", "1.00", "", "", "")),
        *(_line(_cells(page)) for page in figures),
    ]


def lines_of_others(found):
    return [f"{verdict(promise.is_kept)}  {promise.name}: {promise.text}" for promise in found]


def summary(figures, others):
    """The last line: how many promises there were and how many were missed."""
    kept = [promise for page in figures for promise in page.promises()] + list(others)
    missed = [promise for promise in kept if not promise.is_kept]
    return f"{len(kept)} promises measured, {len(missed)} missed."


def is_missed(figures, others):
    return any(page.missed for page in figures) or any(not each.is_kept for each in others)


def end(figures, others, *, report_only):
    """Make the command fail after a miss, unless only a report was asked for."""
    if is_missed(figures, others) and not report_only:
        raise CommandError("Not every promise was kept: see MISS above.")


def verdict(is_kept):
    return "PASS" if is_kept else "MISS"


def conditions():
    """The promises in a sentence, to be read beside the figures."""
    return (
        f"Promised: a page at most {promises.MOST_BARE:g} × the bare page (search "
        f"{promises.MOST_BARE_OF_SEARCH:g} ×), {promises.MOST_QUERIES} queries, "
        f"{promises.MOST_ONE_YEAR:g} × itself on one year; PDF {promises.MOST_OF_WEASYPRINT:g} × "
        f"WeasyPrint; web process {promises.MOST_MEBIBYTES:g} MiB; started again in "
        f"{promises.MOST_SECONDS_TO_START:g} s."
    )


def machine():
    import weasyprint

    return (
        f"{os.cpu_count()} processors ({platform.machine()}), {_memory()} GB, {platform.system()}, "
        f"Python {platform.python_version()}, WeasyPrint {weasyprint.__version__}"
    )


def _memory():
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def _cells(page):
    missed = ", ".join(promise.name for promise in page.missed)
    return (
        page.name,
        f"{page.seconds * 1000:.1f}",
        f"{page.of_bare:.2f}",
        str(page.queries),
        "" if page.is_search else f"{page.of_one_year:.2f}",
        f"MISS {missed}" if missed else "PASS",
    )


def _line(cells):
    first, *others = (
        f"{cell:<{width}}" if place == 0 or not width else f"{cell:>{width}}"
        for place, (cell, width) in enumerate(zip(cells, WIDTHS, strict=True))
    )
    return f"{first}{''.join(others[:-1])}  {others[-1]}".rstrip()
