"""The test database, for tests whose writes other connections must see."""

from urllib.parse import quote

from django.db import OperationalError, connection, transaction

ATTEMPTS = 5
"""Pages that are still open ask the server now and then; a deadlock with one of them passes."""
STANDING = """
SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger
WHERE NOT tgisinternal AND tgtype & 32 <> 0 -- triggers on TRUNCATE
"""
"""Tables whose rows nobody may change or remove in life: approved minutes, row history and the like."""


def empty():
    """Empty every table, those of approved minutes, published agendas and row history included."""
    assert connection.settings_dict["NAME"].startswith("test_")
    for attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                _empty()
            return
        except OperationalError:
            if attempt == ATTEMPTS - 1:
                raise


def _empty():
    names = connection.introspection.django_table_names(only_existing=True)
    tables = ", ".join(name for name in names if name != "django_content_type")
    with connection.cursor() as cursor:
        cursor.execute(STANDING)
        standing = [table for (table,) in cursor.fetchall()]
        for table in standing:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
        for table in standing:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def address():
    """The address of the test database, for a process of its own."""
    at = connection.settings_dict
    found = (
        f"postgresql://{quote(at['USER'])}:{quote(at['PASSWORD'])}@/{at['NAME']}?host={at['HOST']}"
    )
    return f"{found}&port={at['PORT']}" if at["PORT"] else found


def end_other_sessions():
    """A live server's threads keep their connections for a while; the database cannot go before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
