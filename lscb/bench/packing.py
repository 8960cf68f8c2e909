"""A pack of 300 pages beside qpdf merging the same files, in turn, in a process of its own.

Our own bars are rendered before and told apart: what is compared is joining, with the bars put on.
`python -m lscb.bench.packing` prints what it found as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from lscb.bench.memory import largest_memory

PAPERS, PAGES = 20, 15
ROUNDS = 5
PARAGRAPH = "<p>Partners told the board what they had done since the last meeting. </p>"


def measure():
    """What the process found: seconds of each round, of rendering the bars, and its largest memory in MiB."""
    done = subprocess.run(
        [sys.executable, "-m", "lscb.bench.packing"], check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout)


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lscb.settings")
    import django

    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        found = timed(Path(folder))
    found["mebibytes"] = largest_memory()
    print(json.dumps(found))


def timed(folder):
    import pikepdf

    from common import pdf
    from common.joined_pdf import Part, join, labels_of

    parts = [
        Part(str(number), source, f"{number} A paper", PAGES, f"{number} A paper")
        for number, source in enumerate(papers(folder), start=1)
    ]
    started = perf_counter()
    look = pdf.Look(board="Board", colour="#185a62")
    bars = folder / "bars.pdf"
    bars.write_bytes(
        pdf.render("pdf/pack_bars.html", {"bars": labels_of(parts)}, title="Bars", look=look)
    )
    rendering = perf_counter() - started
    sources = [str(part.source) for part in parts]
    ways = {
        "ours": lambda: join(parts, folder / "ours.pdf", bars=bars, title="Pack", author="Board"),
        "qpdf": lambda: pikepdf.Job(
            ["qpdf", "--empty", "--pages", *sources, "--", str(folder / "qpdf.pdf")]
        ).run(),
    }
    times = {name: [] for name in ways}
    for number in range(ROUNDS + 1):
        for name in ways if number % 2 else reversed(ways):
            started = perf_counter()
            ways[name]()
            if number:
                times[name].append(perf_counter() - started)
    return {**times, "rendering": rendering, "pages": PAPERS * PAGES}


def papers(folder):
    """The papers: each with the same pages of words, in a file of its own."""
    import pikepdf
    from weasyprint import HTML

    whole = folder / "whole.pdf"
    page = f"<section style='break-after: page'>{PARAGRAPH * 30}</section>"
    HTML(string=page * PAGES).write_pdf(whole)
    with pikepdf.Pdf.open(whole) as source:
        for number in range(PAPERS):
            with pikepdf.Pdf.new() as paper:
                paper.pages.extend(source.pages[:PAGES])
                path = folder / f"paper-{number}.pdf"
                paper.save(path)
            yield path


if __name__ == "__main__":
    main()
