"""Row history: which models keep every state that a row has had, and who is changing them.

Triggers in the database write it, so raw SQL and bulk changes are caught too.
`trail` reads it. The row of history says who by the context of the request.
"""

from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

import pghistory
import pgtrigger
from django.contrib.auth import get_user_model
from django.db import connection

NO_CONTEXT = """
SELECT set_config('pghistory.context_id', '', true), set_config('pghistory.context_metadata', '', true)
"""

SET_MOMENT = "SELECT set_config('board.moment', %s, true)"


def tracked(*, exclude=()):
    """Class decorator: each insert, change and removal of a row is kept in `<Model>Event`.

    `exclude` names fields whose values are nobody's business, such as password hashes.
    """
    return pghistory.track(
        pghistory.InsertEvent("added"),
        pghistory.UpdateEvent("changed"),
        pghistory.DeleteEvent("removed"),
        exclude=list(exclude),
        meta={"triggers": [stands()]},
    )


def stands():
    """Rows of the record are only ever added; the database refuses anything else, to us as well."""
    return pgtrigger.Trigger(
        name="stands",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate,
        func="""
            RAISE EXCEPTION 'The record stands: rows of % cannot be changed or removed.', TG_TABLE_NAME
                USING ERRCODE = 'integrity_constraint_violation';
        """,
    )


@contextmanager
def acting(by, *, via="page", **facts):
    """Within it, what is changed was changed by the person `by` (None: by nobody in particular).

    `via` says by what way: "page", "link" (without sign-in), "mail", "worker" or
    "command". `facts` are further plain values to keep with the rows of history.
    """
    with noting(user=by.pk if by is not None else None, via=via, **facts):
        yield


@contextmanager
def noting(**facts):
    """Within it, `facts` are kept with each row of history, beside who is acting.

    The context of pghistory keeps what an inner one has added; this one takes
    it back, and the last to leave also clears it from the transaction.
    """
    with pghistory.context() as context:
        before = dict(context.metadata)
        context.metadata.update(facts)
        try:
            yield
        finally:
            context.metadata.clear()
            context.metadata.update(before)
    if not before and connection.in_atomic_block and not connection.needs_rollback:
        with connection.cursor() as cursor:
            cursor.execute(NO_CONTEXT)


@contextmanager
def dated(moment):
    """Within it, and within its transaction, rows of history are of `moment` instead of now.

    For the demo board, whose year is lived on pretended days: the triggers read
    the setting `board.moment` (see `PGHISTORY_CREATED_AT_FUNCTION`), because rows
    of history can not be given another date afterwards.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('board.moment', true)")
        (before,) = cursor.fetchone()
        cursor.execute(SET_MOMENT, [moment.isoformat()])
    yield
    with connection.cursor() as cursor:
        cursor.execute(SET_MOMENT, [before or ""])


class LastSave(NamedTuple):
    """Who saved a row last, if that is known, and when."""

    who: object
    at: datetime


def last_save(row):
    """The save that made the version at which `row` stands; None when it is not known. Two queries."""
    saves = row.events.filter(version=row.version).order_by("pgh_id")
    event = saves.values("pgh_created_at", "pgh_context").first()
    if event is None:
        return None
    key = (event["pgh_context"] or {}).get("user")
    who = get_user_model()._base_manager.filter(pk=key).first() if key else None
    return LastSave(who, event["pgh_created_at"])
