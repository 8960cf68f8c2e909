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


class Statement:
    """A prepared question as the database keeps it: what never differs is written in, the rest are numbered places.

    `params` are in the order of the text: slots, and values that never differ. These are part of the statement: the
    text of two questions, or of one on two days, may be the same but for them.
    """

    def __init__(self, sql, params):
        self.sql, self.params, self._written = sql, params, None

    def written(self, raw):
        """What follows the name in `PREPARE`."""
        if self._written is None:
            with raw.cursor() as cursor:
                places = Places(self.params, cursor)
                text = PLACES.sub(places, self.sql)
            types = f" ({', '.join(places.types)})" if places.types else ""
            self._written = f"{types} AS {text}"
        return self._written


class Plans:
    """What is kept on one connection."""

    def __init__(self, raw):
        self.names, self.asked = {}, {}
        self.is_direct = _is_direct(raw)

    def name(self, statement, raw):
        """The name of the plan of a statement, which is made when it has been asked before; else None."""
        if not self.is_direct:
            return None
        written = statement.written(raw)
        if written in self.names:
            return self.names[written]
        self.asked[written] = self.asked.get(written, 0) + 1
        if self.asked[written] <= ASKED_BEFORE or len(self.names) >= MOST_PLANS:
            return None
        self.names[written] = self._make(f"kept_{len(self.names)}", written, raw)
        return self.names[written]

    @staticmethod
    def _make(name, written, raw):
        with raw.cursor() as cursor:
            cursor.execute(f"PREPARE {name}{written}")
        return name


def plan_of(statement, connection):
    """The name of the plan that this connection keeps of a prepared question, or None where it keeps none."""
    connection.ensure_connection()
    raw = connection.connection
    if raw not in _plans:
        _plans[raw] = Plans(raw)
    with connection.wrap_database_errors:
        return _plans[raw].name(statement, raw)


def _is_direct(raw):
    """Whether the process that answers is the one that was connected to; behind a pooler it is another."""
    with raw.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0] == raw.info.backend_pid


_plans = WeakKeyDictionary()
