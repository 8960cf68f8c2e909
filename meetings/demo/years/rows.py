"""Writing many rows at once: keys are taken beforehand, then each table is filled in turn.

Dates of making (`auto_now_add`) are the row's own; triggers and constraints hold as for any row.
"""

from django.db import connection

AT_ONCE = 500
"""Keys that are taken, and rows that are written, in one go."""


class Rows:
    """Rows that wait to be written. They have their keys already, so that they can name each other."""

    def __init__(self):
        self._waiting, self._keys = {}, {}

    def add(self, model, **values):
        """A new row of `model`."""
        return self.put(model(**values))

    def put(self, row):
        """Give a row its key and let it wait."""
        model = type(row)
        row.pk = self._next_key(model)
        self._waiting.setdefault(model, []).append(row)
        return row

    def write(self, *order):
        """Write what waits; `order` names the models, those that others point to first."""
        for model in order:
            rows = self._waiting.pop(model, [])
            if rows:
                _write(model, rows)
        if self._waiting:
            left = ", ".join(model.__name__ for model in self._waiting)
            raise LookupError(f"Nobody said when to write {left}.")

    def _next_key(self, model):
        keys = self._keys.setdefault(model, [])
        if not keys:
            keys.extend(reversed(_take_keys(model)))
        return keys.pop()


def _take_keys(model):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, AT_ONCE],
        )
        return [key for (key,) in cursor.fetchall()]


def _write(model, rows):
    """Insert `rows`, all of one `model`, as they are."""
    fields = model._meta.concrete_fields
    for start in range(0, len(rows), AT_ONCE):
        model._base_manager._insert(
            rows[start : start + AT_ONCE], fields=fields, using=connection.alias, raw=True
        )
