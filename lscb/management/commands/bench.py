"""`manage.py bench` (script/bench): what is promised about speed and memory, measured in one run."""

from importlib.util import find_spec

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from common.formats import long_date


class Command(BaseCommand):
    help = (
        "Measures the main pages on one and on ten years of the demo board, search, the minutes "
        "PDF, the memory of a web process and the time to start again. Fails when a promise is missed."
    )

    def add_arguments(self, parser):
        parser.add_argument("--rounds", type=int, default=30, help="rounds of each page (30)")
        parser.add_argument("--fresh", action="store_true", help="make the databases anew")
        parser.add_argument("--only", default="", help="only pages whose name has these words")
        parser.add_argument(
            "--pages", action="store_true", help="only the pages: neither PDF nor server"
        )
        parser.add_argument(
            "--load",
            action="store_true",
            help="only two minutes of a hundred members reading while others write",
        )
        parser.add_argument("--minutes", default="", help="the PDF of this meeting, as BM-2026-03")
        parser.add_argument(
            "--report-only", action="store_true", help="succeed even if a promise is missed"
        )

    def handle(self, *, rounds, fresh, only, pages, load, minutes, report_only, **options):
        from lscb.bench import databases, report
        from lscb.serve.prepare import collect_static

        if rounds < 1:
            raise CommandError("--rounds is 1 or more.")
        has_rest = not (pages or only or load)
        if has_rest and find_spec("playwright") is None:
            raise CommandError(
                "Typing is measured in a browser: run script/bootstrap --tests first."
            )
        numbers = self._numbers(only)
        collect_static()
        databases.prepare(self._tell, fresh=fresh)
        self._tell(f"{long_date(timezone.localdate())}; {report.machine()}")
        self._tell(f"{report.conditions()}\n")
        if load:
            figures, others = [], self._load()
        else:
            figures, others = self._measure(numbers, rounds, minutes, has_rest=has_rest)
        self._tell(f"\n{report.summary(figures, others)}")
        report.end(figures, others, report_only=report_only)

    def _measure(self, numbers, rounds, minutes, *, has_rest):
        from lscb.bench import report, turns
        from lscb.bench.databases import ONE, TEN

        with turns.worker(ONE) as one, turns.worker(TEN) as ten:
            figures = self._pages(numbers, rounds, one, ten)
            if not has_rest:
                return figures, []
            others = [self._pdf(ten, rounds, minutes), self._import(ten)]
            others += [*self._pack(), *self._export(), *self._remind(ten)]
            addresses, places = self._addresses(ten), self._places(ten)
            downloads = ten.ask("downloads")
        others += self._server(addresses)
        others += self._downloads(places["writer"], downloads)
        others += self._typing(places)
        for line in report.lines_of_others(others):
            self._tell(line)
        return figures, others

    def _pages(self, numbers, rounds, one, ten):
        from lscb.bench import report, turns

        figures = []
        for number in numbers:
            figures.append(turns.measure_page(number, one=one, ten=ten, rounds=rounds))
            lines = report.lines_of_pages(figures)
            for line in lines if len(figures) == 1 else lines[-1:]:
                self._tell(line)
        return figures

    def _pdf(self, worker, rounds, minutes):
        from lscb.bench.promises import pdf_promise

        found = worker.ask("pdf", rounds=min(rounds, 9), reference=minutes)
        self._tell(f"\nPDF of {found['meeting']}: {found['pages']} pages")
        return pdf_promise(found["ours"], found["alone"])

    def _import(self, worker):
        from lscb.bench.promises import import_promise

        return import_promise(worker.ask("import"))

    def _remind(self, worker):
        from lscb.bench.promises import reminder_promises

        return reminder_promises(worker.ask("remind"))

    def _pack(self):
        from lscb.bench import packing
        from lscb.bench.promises import pack_promises

        return pack_promises(packing.measure())

    def _export(self):
        from lscb.bench import exporting
        from lscb.bench.promises import export_promises

        return export_promises(exporting.measure())

    def _addresses(self, worker):
        """Pairs of cookie and address of all pages, and of a PDF that is made."""
        from lscb.bench.pages import PAGES, UNIT

        pairs = [
            (worker.ask("cookie", role=page.role), worker.ask("address", number=number))
            for number, page in enumerate(PAGES)
        ]
        draft = next(n for n, page in enumerate(PAGES) if page.of == "draft")
        pdf = worker.ask("address", number=draft).removesuffix("/") + ".pdf"
        return [*pairs, (worker.ask("cookie", role=UNIT), pdf)]

    def _places(self, worker):
        """Who types where, and who reads the same minutes."""
        from lscb.bench.pages import MEMBER, UNIT

        return {
            "writer": worker.ask("cookie", role=UNIT),
            "reader": worker.ask("cookie", role=MEMBER),
            **worker.ask("live"),
        }

    def _typing(self, places):
        from lscb.bench import typing
        from lscb.bench.promises import script_promise, typing_promises

        measured = typing_promises(typing.measure(**places))
        return [*measured, script_promise(typing.size_of_scripts())]

    def _server(self, addresses):
        from lscb.bench import server
        from lscb.bench.promises import memory_promise, start_promise

        seconds, resident, proportional = server.measure(addresses)
        return [memory_promise(resident, proportional), start_promise(seconds)]

    def _downloads(self, cookie, addresses):
        from lscb.bench import downloads
        from lscb.bench.promises import download_promise

        found = downloads.measure(cookie, addresses.values())
        return [download_promise(*each) for each in zip(addresses, found, strict=True)]

    def _load(self):
        from lscb.bench import load, report, turns
        from lscb.bench.databases import TEN
        from lscb.bench.promises import load_promises

        with turns.worker(TEN) as ten:
            others = load_promises(*load.measure(ten), load.SECONDS)
        for line in report.lines_of_others(others):
            self._tell(line)
        return others

    def _numbers(self, only):
        from lscb.bench.pages import PAGES

        found = [n for n, page in enumerate(PAGES) if only.lower() in page.name.lower()]
        if not found:
            raise CommandError(f"No page has “{only}” in its name.")
        return found

    def _tell(self, line):
        self.stdout.write(line)
        self.stdout.flush()
