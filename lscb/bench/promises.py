"""What is promised, and whether what was measured keeps it. Nothing here measures."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

MOST_BARE = 5.0
"""A page may take this many times what the bare page takes."""

MOST_BARE_OF_SEARCH = 8.0
MOST_QUERIES = 15
MOST_ONE_YEAR = 1.3
"""…and this many times what the same page takes on one year of data."""

MOST_OF_WEASYPRINT = 1.15
"""The minutes PDF, from database to bytes, may take this many times what WeasyPrint alone takes."""

MOST_MILLISECONDS_TO_SAVE = 2000.0
"""From the last key to the moment the server has it."""

MOST_MILLISECONDS_TO_KEEP = 500.0
"""From a key to the moment this device has it: our own, as long as people call at once."""

MOST_BYTES_OF_SCRIPT = 60_000

MOST_OF_QPDF = 1.5
"""Joining a pack may take this many times what qpdf takes to merge the same files."""

MOST_OF_STATIC = 2.0
"""A download may take this many times what a static file of its size takes."""

MOST_MEBIBYTES_TO_PACK = 400.0
MOST_SECONDS_TO_IMPORT = 2.0
"""Processor time for twelve pages of minutes in Word, from the file to the closed meeting."""

MOST_SECONDS_TO_REMIND = 10.0
MOST_QUERIES_TO_REMIND = 20
"""Beside the one batch of inserts, for 5,000 actions and 400 people."""

MOST_SECONDS_TO_EXPORT = 3.0
MOST_MEBIBYTES_TO_EXPORT = 150.0
"""For 5,000 actions in Excel: processor time, and memory of the whole process."""

MOST_MEBIBYTES = 200.0
MOST_SECONDS_TO_START = 5.0


@dataclass(frozen=True)
class Promise:
    """One figure and the most it may be; `text` is how people read it."""

    name: str
    figure: float
    most: float
    text: str

    @property
    def is_kept(self):
        return self.figure <= self.most


@dataclass
class PageFigures:
    """What was measured of one page: seconds of each round, and queries."""

    name: str
    is_search: bool
    bare: list = field(default_factory=list)
    ten: list = field(default_factory=list)
    one: list = field(default_factory=list)
    queries: int = 0
    queries_of_one: int = 0

    @property
    def seconds(self):
        return median(self.ten)

    @property
    def of_bare(self):
        return median(self.ten) / median(self.bare)

    @property
    def of_one_year(self):
        return median(self.ten) / median(self.one)

    def promises(self):
        """Search is promised against the bare page only: what it finds depends on what there is."""
        most_bare = MOST_BARE_OF_SEARCH if self.is_search else MOST_BARE
        found = [
            Promise("bare", self.of_bare, most_bare, f"{self.of_bare:.2f} × the bare page"),
            Promise("queries", self.queries, MOST_QUERIES, f"{self.queries} queries"),
        ]
        if not self.is_search:
            text = f"{self.of_one_year:.2f} × itself on one year"
            found.append(Promise("one year", self.of_one_year, MOST_ONE_YEAR, text))
        return found

    @property
    def missed(self):
        return [promise for promise in self.promises() if not promise.is_kept]


def pdf_promise(ours, alone):
    ratio = median(ours) / median(alone)
    text = f"{median(ours):.3f} s, WeasyPrint alone {median(alone):.3f} s, ratio {ratio:.3f}"
    return Promise("Minutes PDF", ratio, MOST_OF_WEASYPRINT, text)


def pack_promises(found):
    """A pack beside qpdf; rendering our own pages is told beside it, and not compared."""
    ours, qpdf = median(found["ours"]), median(found["qpdf"])
    text = (
        f"{found['pages']} pages in {ours:.2f} s, qpdf alone {qpdf:.2f} s, ratio {ours / qpdf:.2f}; "
        f"our own bars {found['rendering']:.2f} s"
    )
    size = f"{found['mebibytes']:.0f} MiB at most"
    return [
        Promise("Pack", ours / qpdf, MOST_OF_QPDF, text),
        Promise("Memory to make it", found["mebibytes"], MOST_MEBIBYTES_TO_PACK, size),
    ]


def download_promise(name, found):
    ours, static = median(found["ours"]), median(found["static"])
    text = (
        f"{found['size'] / 1000:.0f} kB in {ours * 1000:.1f} ms, a static file of that size "
        f"{static * 1000:.1f} ms, ratio {ours / static:.2f}"
    )
    return Promise(f"Download of {name}", ours / static, MOST_OF_STATIC, text)


def import_promise(found):
    seconds = median(found["seconds"])
    text = f"{seconds:.2f} s of the processor for twelve pages, {found['items']} items"
    return Promise("Minutes from Word", seconds, MOST_SECONDS_TO_IMPORT, text)


def reminder_promises(found):
    seconds, queries = median(found["seconds"]), found["queries"]
    text = f"{seconds:.2f} s for 5,000 actions and 400 people, {found['digests']} mails"
    return [
        Promise("Reminders of a day", seconds, MOST_SECONDS_TO_REMIND, text),
        Promise(
            "Queries of the reminders",
            queries,
            MOST_QUERIES_TO_REMIND,
            f"{queries} and one batch of inserts",
        ),
    ]


def export_promises(found):
    """Both of the same export; what the process needed before it is told beside it."""
    text = f"{found['seconds']:.2f} s of the processor for {found['rows']:,} actions"
    size = f"{found['mebibytes']:.0f} MiB the whole process, {found['before']:.0f} MiB before"
    return [
        Promise("Actions in Excel", found["seconds"], MOST_SECONDS_TO_EXPORT, text),
        Promise("Memory to make them", found["mebibytes"], MOST_MEBIBYTES_TO_EXPORT, size),
    ]


def memory_promise(resident, proportional):
    """`resident` counts what processes share in full, so it is the harder one to keep."""
    text = f"{resident:.0f} MiB resident (RSS), {proportional:.0f} MiB of its own (PSS)"
    return Promise("Web process", resident, MOST_MEBIBYTES, text)


def typing_promises(typing):
    """The worst of all key strokes is what counts; the median is told beside it."""
    return [
        _typed("Key to “kept on this device”", typing.kept, MOST_MILLISECONDS_TO_KEEP),
        _typed("Key to “Saved”", typing.saved, MOST_MILLISECONDS_TO_SAVE),
    ]


def _typed(name, found, most):
    text = f"median {median(found):.0f} ms, worst of {len(found)} {max(found):.0f} ms"
    return Promise(name, max(found), most, text)


def script_promise(size):
    text = f"{size / 1000:.1f} kB compressed, the editor and libraries aside"
    return Promise("Scripts of the live screen", size, MOST_BYTES_OF_SCRIPT, text)


def start_promise(seconds):
    text = f"{seconds:.1f} s from the command to the first page"
    return Promise("Started again", seconds, MOST_SECONDS_TO_START, text)


def load_promises(day, kept, seconds):
    """No error and no lost write; how soon answers came is told beside the lightest page of the same minutes."""
    wrong = [f"{name}: {each}" for name, log in day.logs.items() for each in log.wrong]
    lost = [words for words in day.said if kept["updates"].get(words) != 1]
    is_whole = kept["sentences"] == day.typed
    asked = sum(len(log.seconds) for log in day.logs.values())
    told = ", ".join(
        f"{name} {len(log.seconds)} times, median {log.median() * 1000:.0f} ms, p95 {log.p95() * 1000:.0f} ms"
        for name, log in day.logs.items()
    )
    return [
        Promise("Errors under load", len(wrong), 0, f"{len(wrong)} of {asked:,} {wrong[:5] or ''}"),
        Promise("Updates lost", len(lost), 0, f"{len(lost)} of {len(day.said)} updates of actions"),
        Promise(
            "Minutes lost", int(not is_whole), 0, f"{len(day.typed)} saves, text {_whole(is_whole)}"
        ),
        Promise("Throughput", 0, 0, f"{asked / seconds:.1f} answers a second; {told}"),
    ]


def _whole(is_whole):
    return "as typed" if is_whole else "not as typed"
