"""What the public area says. It is given published records only, and knows of nothing else."""

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from common.downloads import file_name as plain_name
from common.formats import file_size, long_date
from common.uploads import FileKind
from meetings.enums import PublicationKind
from meetings.publication import records

ORDER = list(PublicationKind)


@dataclass(frozen=True)
class File:
    label: str
    url: str
    size: str


@dataclass(frozen=True)
class Line:
    """A record in the list."""

    kind: str
    date: str
    title: str
    url: str
    files: tuple[File, ...]


@dataclass(frozen=True)
class Heading:
    """A group's records of a year."""

    group: str
    year: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Listing:
    """The list, and what it may be narrowed to: groups and years of which something is published."""

    headings: tuple[Heading, ...]
    groups: tuple[Choice, ...]
    years: tuple[Choice, ...]
    is_narrowed: bool
    has_any: bool


@dataclass(frozen=True)
class Page:
    """A record as a page: one of `minutes` and `issue` is given, for a report neither."""

    kind: str
    heading: str
    date: str
    published: str
    files: tuple[File, ...]
    minutes: object = None
    issue: object = None


def listing_of(rows, asked):
    """The `Listing` of published records, as far as `asked` (a query) wants them."""
    rows = list(rows)
    group, year = asked.get("group", ""), asked.get("year", "")
    kept = [
        row
        for row in rows
        if (not group or row.group.code == group) and (not year or str(row.day.year) == year)
    ]
    kept.sort(key=lambda row: (not row.group.is_board, row.group.name, -row.day.year))
    headings = [
        Heading(name, year_of, tuple(_line(row) for row in _latest_first(found)))
        for (name, year_of), found in groupby(kept, lambda row: (row.group.name, row.day.year))
    ]
    groups = sorted({(row.group.name, row.group.code) for row in rows})
    years = sorted({row.day.year for row in rows}, reverse=True)
    return Listing(
        tuple(headings),
        tuple(Choice(code, name, code == group) for name, code in groups),
        tuple(Choice(str(each), str(each), str(each) == year) for each in years),
        is_narrowed=bool(group or year),
        has_any=bool(rows),
    )


def _latest_first(rows):
    in_order = sorted(rows, key=lambda row: (ORDER.index(row.kind), row.pk))
    return sorted(in_order, key=lambda row: row.day, reverse=True)


def _line(row):
    return Line(
        row.get_kind_display(), long_date(row.day), title_of(row), row.public_url, files_of(row)
    )


def title_of(publication):
    """ "Minutes, 14 November 2025" under its group's name, or the title of a report."""
    if publication.kind == PublicationKind.REPORT:
        return publication.title
    return f"{publication.get_kind_display()}, {long_date(publication.day)}"


def files_of(publication):
    return tuple(
        File(
            FileKind(file.kind).label,
            reverse(
                "meetings:public_file", args=[publication.kind, publication.reference, file.kind]
            ),
            file_size(file.size),
        )
        for file in publication.files.all()
    )


def file_name(publication, extension):
    """QA-2025-04-minutes.pdf: nothing but the reference and the kind."""
    return f"{plain_name(f'{publication.reference}-{publication.kind}')}.{extension}"


def page_of(publication):
    """The `Page` of a record, of what was checked."""
    parts = {}
    if publication.kind == PublicationKind.MINUTES:
        parts["minutes"] = records.minutes_of(publication)
    if publication.kind == PublicationKind.AGENDA:
        parts["issue"] = records.agenda_of(publication)
    return Page(
        publication.get_kind_display(),
        f"{publication.group.name}: {title_of(publication)}",
        long_date(publication.day),
        long_date(publication.checked_at),
        files_of(publication),
        **parts,
    )
