"""The index of an archive: groups, years, meetings and their documents; and what the archive is, in plain words."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from django.template.loader import render_to_string
from django.utils import timezone

from board.models import BoardProfile
from common.formats import long_date, moment
from lscb.archive.rows import FILES
from lscb.archive.tables import WHAT_IS_LEFT_OUT, file_of
from meetings.models import Meeting, MinutesDocument, PaperVersion


def index(tables: list[tuple]) -> str:
    """The page that one begins with. `tables` are pairs of a `Table` and the number of its rows."""
    return render_to_string(
        "archive/index.html", {**_facts(), "groups": _groups(), "tables": tables}
    )


def readme() -> str:
    return render_to_string("archive/README.txt", {**_facts(), "left_out": WHAT_IS_LEFT_OUT})


def _facts():
    return {"board": BoardProfile.objects.current(), "made": moment(timezone.now())}


def _groups():
    """(name of the group, [(year, [meeting])]), the latest year first."""
    minutes, papers = _documents(), _papers()
    found = [
        {
            "group": meeting.group.name,
            "year": meeting.date.year,
            "reference": meeting.reference,
            "name": meeting.name,
            "day": long_date(meeting.date),
            "status": meeting.get_status_display(),
            "minutes": minutes.get(meeting.pk, []),
            "papers": papers.get(meeting.pk, []),
        }
        for meeting in Meeting.objects.select_related("group").order_by(
            "group__name", "group_id", "-date", "-pk"
        )
    ]
    return [
        (name, [(year, list(each)) for year, each in groupby(of_group, itemgetter("year"))])
        for name, of_group in groupby(found, itemgetter("group"))
    ]


def _documents():
    """The approved minutes of each meeting: (what, where, SHA-256)."""
    found = {}
    rows = MinutesDocument.objects.select_related("version__minutes").defer("pdf")
    for row in rows.order_by("version__number", "edition"):
        what = f"Minutes, version {row.version.number}, {row.get_edition_display().lower()}"
        where = file_of(MinutesDocument._meta.db_table, row.pk, "pdf")
        found.setdefault(row.version.minutes.meeting_id, []).append((what, where, row.sha256))
    return found


def _papers():
    found = {}
    rows = PaperVersion.objects.select_related("paper__item")
    for row in rows.order_by("paper__item__position", "paper__position", "paper_id", "number"):
        what = f"{row.paper.title}, version {row.number}"
        place = (what, f"{FILES}{row.file.name}", row.sha256)
        found.setdefault(row.paper.item.meeting_id, []).append(place)
    return found
