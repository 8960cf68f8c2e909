"""The database as it is at one moment: what is in it, how it is taken out, and whether another may take its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.migrations.loader import MigrationLoader

from lscb.backup import BackupProblem
from lscb.backup.programs import Restoring

TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY c.relname
"""
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""
ANEW = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"


@dataclass(frozen=True)
class Moment:
    """What the database held when a backup began. `files` are the names of files that rows speak of."""

    snapshot: str
    postgresql: str
    migrations: list[list[str]]
    tables: dict[str, int]
    files: set[str]


@contextmanager
def at_one_moment() -> Iterator[Moment]:
    """While it lasts, pg_dump sees the database as it is described here, whatever others write."""
    ours = connections.create_connection(DEFAULT_DB_ALIAS)
    try:
        with ours.cursor() as cursor:
            cursor.execute("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot(), current_setting('server_version')")
            snapshot, version = cursor.fetchone()
            tables = _counts(cursor)
            if "django_migrations" not in tables:
                raise BackupProblem(
                    "There is no board in this database, so there is nothing to keep."
                )
            yield Moment(
                snapshot, version.split()[0], _applied(cursor), tables, _files_of_rows(cursor)
            )
    finally:
        ours.close()


def unknown_migrations(applied: list[list[str]]) -> list[list[str]]:
    """Steps of a backup that this release of the product does not know: a newer one has made it."""
    ours = MigrationLoader(None).disk_migrations
    return [step for step in applied if tuple(step) not in ours]


def check_may_be_replaced() -> None:
    """Raise `BackupProblem` unless nobody has kept anything in our database and nobody is connected to it."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        found = {name for (name,) in cursor.fetchall()}
        if strange := found - _our_tables():
            raise BackupProblem(
                f"The database holds tables of something else ({min(strange)}). Give the board one of its own."
            )
        people = apps.get_model(settings.AUTH_USER_MODEL)._meta.db_table
        if people in found and _count(cursor, people):
            raise BackupProblem(
                "There is a board in this database already, and a backup is restored into an empty one only. "
                "Make another database and name it in DATABASE_URL."
            )
        cursor.execute(OTHERS)
        if cursor.fetchone()[0]:
            raise BackupProblem(
                "Something is connected to the database. Stop the server and its worker, then restore."
            )


def replacing(tables: dict[str, int]) -> Restoring:
    """Takes a dump into our database. Nothing of it stands unless every table has as many rows as it should."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        is_used = bool(cursor.fetchall())
    version = connection.pg_version
    connection.close()
    checks = "\n".join(_check_of(table, rows) for table, rows in tables.items())
    return Restoring(ANEW if is_used else "", checks, server_version=version)


def renew_statistics() -> None:
    """PostgreSQL plans by statistics, which are not in a dump."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _check_of(table, rows):
    return (
        f"DO $$ BEGIN IF (SELECT count(*) FROM public.{_quoted(table)}) <> {int(rows)} THEN "  # noqa: S608
        f"RAISE EXCEPTION 'the table {table.replace(chr(39), '')} has not all its rows'; END IF; END $$;"
    )


def _counts(cursor):
    cursor.execute(TABLES)
    return {name: _count(cursor, name) for (name,) in cursor.fetchall()}


def _count(cursor, table):
    cursor.execute(f"SELECT count(*) FROM public.{_quoted(table)}")  # noqa: S608
    return cursor.fetchone()[0]


def _applied(cursor):
    cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    return [list(row) for row in cursor.fetchall()]


def _files_of_rows(cursor):
    """What rows speak of now; history also speaks of files that have gone since."""
    found = set()
    for model in apps.get_models():
        if hasattr(model, "pgh_tracked_model"):
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                column, table = _quoted(field.column), _quoted(model._meta.db_table)
                cursor.execute(f"SELECT DISTINCT {column} FROM {table} WHERE {column} <> ''")  # noqa: S608
                found.update(name for (name,) in cursor.fetchall())
    return found


def _our_tables():
    names = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    return names | {"django_migrations", settings.CACHES["default"]["LOCATION"]}


def _quoted(name):
    return connection.ops.quote_name(name)
