"""What the role that the application connects as may do in the database: less than the owner of the tables.

The owner migrates. The application's own role reads and writes, but of the record it can only add: no
program of ours, and nobody who has taken it over, can change, remove or empty what stands.
"""

from __future__ import annotations

from django.db import connection

STANDING = """
SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE t.tgname LIKE 'pgtrigger_stands_%%' AND c.relnamespace = current_schema()::regnamespace
"""
"""Tables whose rows are only ever added: row history, the trail and its seals."""

OWNED = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"


def standing_tables() -> set[str]:
    return _names(STANDING)


def grant(role: str) -> tuple[int, int]:
    """Give `role` what it needs and take the rest. Returns how many tables it writes, and how many it adds to.

    Run by the owner, after each upgrade too: new tables come without rights.
    """
    standing = standing_tables()
    others = _names(OWNED) - standing
    name = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA {_schema(cursor)} FROM {name}")
        cursor.execute(f"GRANT USAGE ON SCHEMA {_schema(cursor)} TO {name}")
        cursor.execute(
            f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {_schema(cursor)} TO {name}"
        )
        for table in sorted(others):
            _grant(cursor, "SELECT, INSERT, UPDATE, DELETE", table, name)
        for table in sorted(standing):
            _grant(cursor, "SELECT, INSERT", table, name)
    return len(others), len(standing)


def changeable() -> set[str]:
    """Tables of the record that the role we are connected as could change, remove from or empty."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT relname FROM ({STANDING}) s WHERE has_table_privilege(quote_ident(relname), 'UPDATE') "  # noqa: S608
            "OR has_table_privilege(quote_ident(relname), 'DELETE') "
            "OR has_table_privilege(quote_ident(relname), 'TRUNCATE')"
        )
        return {name for (name,) in cursor.fetchall()}


def _names(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name for (name,) in cursor.fetchall()}


def _schema(cursor):
    cursor.execute("SELECT current_schema()")
    return connection.ops.quote_name(cursor.fetchone()[0])


def _grant(cursor, what, table, role):
    cursor.execute(f"GRANT {what} ON {connection.ops.quote_name(table)} TO {role}")
