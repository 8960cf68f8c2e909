"""Plans that PostgreSQL keeps for questions whose text is always the same.

On the pages that ask most, the database reads and plans a question for longer than it answers it. A question that
comes again on the same connection is therefore given a name:

    PREPARE kept_1 (bigint, date) AS SELECT …        and from then on        EXECUTE kept_1 (17, '2026-11-28'::date)

Plans belong to a connection of the server. A pooler that hands one such connection to many (PgBouncer in transaction
mode) would look for a plan where it was never made; behind a pooler every question is asked in full.
"""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

ASKED_BEFORE = 1
"""How often a question is asked in full on a connection before it is given a name."""

MOST_PLANS = 500
"""Plans kept on one connection; they take the server some 50 kB each. What comes after them is asked in full."""

PLACES = re.compile(r"%%|IN \(%s\)|%s")


class Places:
    """Numbers the places of a text for the database, and collects the type of each."""

    def __init__(self, params, cursor):
        self.params, self.cursor = iter(params), cursor
        self.types = []

    def __call__(self, found):
        if found[0] == "%%":
            return "%"
        param = next(self.params)
        if not hasattr(param, "column_type"):
            return found[0].replace("%s", self.cursor.mogrify("%s", [param]).decode())
        self.types.append(param.column_type)
        number = f"${len(self.types)}"
        if not param.is_many:
            return found[0].replace("%s", number)
        return f"= ANY ({number})"


class Plans:
    """What is kept on one connection."""

    def __init__(self, raw):
        self.names, self.asked = {}, {}
        self.is_direct = _is_direct(raw)

    def name(self, sql, params, raw):
        """The name of the plan of a text, which is made when the text has been asked before; else None."""
        if sql in self.names or not self.is_direct:
            return self.names.get(sql)
        self.asked[sql] = self.asked.get(sql, 0) + 1
        if self.asked[sql] <= ASKED_BEFORE or len(self.names) >= MOST_PLANS:
            return None
        self.names[sql] = self._make(f"kept_{len(self.names)}", sql, params, raw)
        return self.names[sql]

    @staticmethod
    def _make(name, sql, params, raw):
        with raw.cursor() as cursor:
            places = Places(params, cursor)
            text = PLACES.sub(places, sql)
            types = f" ({', '.join(places.types)})" if places.types else ""
            cursor.execute(f"PREPARE {name}{types} AS {text}")
        return name


def plan_of(sql, params, connection):
    """The name of the plan that this connection keeps of a prepared question, or None where it keeps none.

    `params` are those of the prepared question: values that never differ, and slots.
    """
    connection.ensure_connection()
    raw = connection.connection
    if raw not in _plans:
        _plans[raw] = Plans(raw)
    with connection.wrap_database_errors:
        return _plans[raw].name(sql, params, raw)


def _is_direct(raw):
    """Whether the process that answers is the one that was connected to; behind a pooler it is another."""
    with raw.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0] == raw.info.backend_pid


_plans = WeakKeyDictionary()
