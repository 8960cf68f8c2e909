"""One page of a history for somebody: the steps they may read, in words."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db import connection

from trail import ledger, presenters
from trail.ledger import Wanted

STEPS_A_PAGE = 15
LATEST = 8


@dataclass(frozen=True)
class Page:
    """`entries` are what is told; `page` is for the links to the others."""

    entries: list
    page: object


def read(kind, pk, sight, wanted=None, *, number=1, each=STEPS_A_PAGE):
    """A page of the history of a record; a page that does not exist shows the first."""
    wanted = wanted or Wanted()
    steps, total = ledger.page_of_steps(
        kind.rows, pk, sight, wanted, limit=each, offset=(number - 1) * each
    )
    if not steps and number > 1:
        return read(kind, pk, sight, wanted, each=each)
    closed = closed_among(steps, sight)
    return Page(
        entries=presenters.timeline(steps, sight, closed),
        page=Paginator(range(total), each).get_page(number),
    )


def latest(kind, pk, sight):
    """The last changes, for the section on the record's own page."""
    return read(kind, pk, sight, each=LATEST).entries


def closed_among(steps, sight):
    """The rows that were confidential at any time, for somebody who does not read such text."""
    if sight.sees("closed"):
        return frozenset()
    marked = {step.rows for step in steps if step.rows.confidential}
    found = set()
    for rows in marked:
        keys = [step.key for step in steps if step.rows == rows]
        found |= {(rows, key) for key in _ever_confidential(rows, keys)}
    return frozenset(found)


def _ever_confidential(rows, keys):
    """By the row's own mark, or by that of the row it belongs to."""
    owner, _, mark = rows.confidential.rpartition("__")
    if not owner:
        marked = rows.events._base_manager.filter(pgh_obj_id__in=keys, **{mark: True})
        return set(marked.values_list("pgh_obj_id", flat=True))
    field = rows.model._meta.get_field(owner)
    events = field.related_model._meta.get_field("events").related_model
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT e.pgh_obj_id FROM {rows.table} e JOIN {events._meta.db_table} o "  # noqa: S608
            f'ON o.pgh_obj_id = e."{field.column}" WHERE e.pgh_obj_id = ANY(%s) AND o."{mark}"',
            [keys],
        )
        return {key for (key,) in cursor.fetchall()}


def people_of(kind, pk, sight):
    """(key, name) of all who changed something in this history, by name. Two queries."""
    keys = ledger.people_in(kind.rows, pk, sight)
    model = presenters.get_user_model()
    names = presenters.names_of({model: keys})
    return sorted(((key, names.get((model, key), "")) for key in keys), key=lambda each: each[1])
