"""Clusters of their own live outside pytest's folders, whose permissions every other run of pytest resets."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import connection
from django.test import override_settings

from tests import database
from tests.lscb.deployment import WORDS, address_of, files_of, rows_of


@pytest.fixture
def short_tmp():
    with TemporaryDirectory(prefix="board-") as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def module_tmp():
    with TemporaryDirectory(prefix="board-") as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def backup(django_db_setup, django_db_blocker):
    """(the file, its manifest, the rows and the files that the board had). The database is empty afterwards."""
    from lscb.backup import making
    from tests.lscb import small_board

    with TemporaryDirectory(prefix="board-") as place:
        with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=Path(place) / "media"):
            small_board.small_board()
            rows, there = rows_of(database.address()), files_of(Path(place) / "media")
            path = Path(place) / "board.backup"
            made = making.make(path, WORDS)
            database.empty()
        yield path, made, rows, there


@pytest.fixture
def target(django_db_setup, django_db_blocker):
    """The address of an empty database of its own."""
    name = f"{connection.settings_dict['NAME']}_restored"
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        yield address_of(name)
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
