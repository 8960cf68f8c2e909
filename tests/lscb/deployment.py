"""A deployment from outside: its rows, its files, and `manage.py` as whoever runs it starts it."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import psycopg2
from django.db import connection

from lscb.backup import database

BASE = Path(__file__).resolve().parents[2]
WORDS = "correct horse battery staple"


def address_of(name):
    at = connection.settings_dict
    return f"postgresql://{quote(at['USER'])}@/{name}?host={at['HOST']}&port={at['PORT']}"


def rows_of(address):
    """Every row of every table as the database writes it, what sequences are at, and all triggers and functions.

    Constraints and indexes by their names: PostgreSQL words conditions in another way once they have been read back.
    """
    with psycopg2.connect(address) as found, found.cursor() as cursor:
        cursor.execute(database.TABLES)
        tables = [name for (name,) in cursor.fetchall()]
        rows = {}
        for name in tables:
            cursor.execute(f'SELECT t::text FROM "{name}" t ORDER BY 1')  # noqa: S608
            rows[name] = cursor.fetchall()
        for what, sql in MACHINERY.items():
            cursor.execute(sql)
            rows[what] = cursor.fetchall()
    found.close()
    return rows


MACHINERY = {
    "sequences": "SELECT sequencename, last_value FROM pg_sequences ORDER BY 1",
    "triggers": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1",
    "functions": (
        "SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
        "WHERE n.nspname = 'public' ORDER BY 1"
    ),
    "constraints": (
        "SELECT conrelid::regclass::text, conname, contype::text FROM pg_constraint c "
        "JOIN pg_namespace n ON n.oid = c.connamespace WHERE n.nspname = 'public' ORDER BY 1, 2"
    ),
    "indexes": "SELECT tablename, indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2",
}


def files_of(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def manage(*arguments, address, media, words=WORDS):
    """`manage.py` as whoever runs the service starts it."""
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "SITE_URL": "https://board.example.org",
        "SECRET_KEY": "k" * 50,
        "MEDIA_ROOT": str(media),
        "BOARD_PASSPHRASE": words,
        "DJANGO_SETTINGS_MODULE": "lscb.settings",
    }
    return subprocess.run(
        [sys.executable, "manage.py", *map(str, arguments)],
        cwd=BASE,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def run_sql(address, sql):
    with psycopg2.connect(address) as found, found.cursor() as cursor:
        cursor.execute(sql)
        told = cursor.fetchone() if cursor.description else None
    found.close()
    return told
