"""The minutes PDF beside WeasyPrint alone on the same HTML and stylesheet, in turn."""

from __future__ import annotations

from io import BytesIO
from time import perf_counter

from board.models import BoardProfile
from common import pdf
from meetings.loading import meeting_for_minutes
from meetings.models import Minutes
from meetings.pdf import minutes_pdf
from meetings.presenters.minutes import record_of


def measure(rounds, reference=""):
    """Seconds of each round: the whole way from the database, and WeasyPrint's own part.

    The first round only warms up. Without a reference it is the longest minutes there are.
    """
    meeting = meeting_to_measure(reference)
    html = html_of(record(meeting))
    ours, plain, made = [], [], b""
    for number in range(rounds + 1):
        pairs = [(ours, lambda: minutes_pdf(record(meeting))), (plain, lambda: alone(html))]
        for times, make in pairs if number % 2 else reversed(pairs):
            started = perf_counter()
            made = make()
            if number:
                times.append(perf_counter() - started)
    return {"meeting": str(meeting), "pages": pages(made), "ours": ours, "alone": plain}


def meeting_to_measure(reference):
    minutes = Minutes.objects.select_related("meeting__group")
    if reference:
        minutes = minutes.filter(meeting__reference=reference.upper())
    found = max((each.meeting for each in minutes), key=length, default=None)
    if found is None:
        raise SystemExit(f"There are no minutes of {reference or 'any meeting'} to measure.")
    return found


def length(meeting):
    return sum(len(item.discussion) for item in meeting.items.only("discussion"))


def record(meeting):
    """The record of the minutes, from the database afresh."""
    loaded = meeting_for_minutes(meeting.pk)
    return record_of(loaded, board=BoardProfile.objects.current(), full=True)


def html_of(found):
    return pdf.html_of("pdf/minutes.html", {"record": found}, title=found.title, look=found.look)


def alone(html):
    from weasyprint import HTML

    return HTML(string=html).write_pdf(pdf_variant=pdf.VARIANT)


def pages(made):
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(made)).pages)
