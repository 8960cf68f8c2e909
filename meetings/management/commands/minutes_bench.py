"""How long the minutes PDF takes beside WeasyPrint alone on the same HTML (see script/bench)."""

import os
import platform
from io import BytesIO
from statistics import median
from time import perf_counter

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError
from django.utils import timezone

from board.models import BoardProfile
from common import pdf
from common.formats import long_date
from meetings.models import Meeting, Minutes
from meetings.pdf import minutes_pdf
from meetings.presenters.minutes import record_of

PROMISE = 1.15
"""Our whole way (database, record, template, PDF) may take this many times WeasyPrint's own."""


class Command(BaseCommand):
    help = (
        "Measures the PDF of the longest minutes, or of a given meeting, against plain WeasyPrint."
    )

    def add_arguments(self, parser):
        parser.add_argument("reference", nargs="?", help="a meeting, for example BM-2026-03")
        parser.add_argument("--rounds", type=int, default=9)

    def handle(self, *, reference, rounds, **options):
        meeting = self.meeting(reference)
        html = html_of(record(meeting))
        ours, plain = [], []
        for number in range(rounds + 1):  # the first round only warms up
            pairs = [(ours, lambda: minutes_pdf(record(meeting))), (plain, lambda: alone(html))]
            for times, make in pairs if number % 2 else reversed(pairs):
                started = perf_counter()
                made = make()
                if number:
                    times.append(perf_counter() - started)
        ratio = median(ours) / median(plain)
        self.stdout.write(
            f"{long_date(timezone.localdate())}; {machine()}\n"
            f"{meeting}: {pages(made)} pages, medians of {rounds} rounds, taken in turn\n"
            f"ours, from database to PDF   {median(ours):.3f} s\n"
            f"WeasyPrint alone, same HTML  {median(plain):.3f} s\n"
            f"ratio                        {ratio:.3f} (promised: at most {PROMISE})"
        )
        if ratio > PROMISE:
            raise CommandError("The minutes PDF takes longer than promised.")

    def meeting(self, reference):
        minutes = Minutes.objects.select_related("meeting__group")
        if reference:
            minutes = minutes.filter(meeting__reference=reference.upper())
        try:
            found = max((m.meeting for m in minutes), key=length, default=None)
        except ProgrammingError:  # the database has no tables yet
            found = None
        if found is None:
            raise CommandError(
                "There are no such minutes to measure: run script/server once first."
            )
        return found


def length(meeting):
    return sum(len(item.discussion) for item in meeting.items.only("discussion"))


def record(meeting):
    """The draft of the minutes, from the database afresh."""
    loaded = Meeting.objects.for_minutes().get(pk=meeting.pk)
    return record_of(loaded, board=BoardProfile.objects.current(), full=True)


def html_of(found):
    return pdf.html_of("pdf/minutes.html", {"record": found}, title=found.title, look=found.look)


def alone(html):
    from weasyprint import HTML

    return HTML(string=html).write_pdf(pdf_variant=pdf.VARIANT)


def pages(made):
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(made)).pages)


def machine():
    import weasyprint

    return (
        f"{os.cpu_count()} processors ({platform.machine()}), {platform.system()}, "
        f"Python {platform.python_version()}, WeasyPrint {weasyprint.__version__}"
    )
