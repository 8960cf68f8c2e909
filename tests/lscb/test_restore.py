"""A backup into an empty deployment: every row and every file, or nothing at all."""

import psycopg2
import pytest
from django.db import connection

from lscb.backup import BackupProblem, files, making, restoring
from tests.factories.board import PersonFactory
from tests.lscb import small_board
from tests.lscb.deployment import WORDS, files_of, manage, rows_of, run_sql


def test_restored_board_is_the_same_row_by_row_and_file_by_file(backup, target, tmp_path):
    path, made, rows, there = backup

    done = manage("restore", path, address=target, media=tmp_path / "media")

    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("The record is whole.\n")
    assert rows_of(target) == rows
    assert files_of(tmp_path / "media") == there
    assert made.missing == [small_board.LOST]


def test_restored_board_keeps_its_history_its_record_and_its_search(backup, target, tmp_path):
    manage("restore", backup[0], address=target, media=tmp_path / "media")

    run_sql(
        target,
        "UPDATE board_organisation SET name = 'Quillfeather House' "
        "WHERE id = (SELECT min(id) FROM board_organisation)",
    )

    kept = run_sql(
        target, "SELECT count(*) FROM board_organisationevent WHERE name = 'Quillfeather House'"
    )
    found = run_sql(
        target,
        "SELECT count(*) > 0 FROM search_entry WHERE vector @@ search_query('quillfeather hou')",
    )
    assert (kept, found) == ((1,), (True,))
    for sql in (
        "DELETE FROM trail_access",
        "UPDATE meetings_minutesdocument SET sha256 = repeat('0', 64)",
        "TRUNCATE board_personevent",
    ):
        with pytest.raises(psycopg2.IntegrityError):
            run_sql(target, sql)


def test_used_but_empty_database_is_replaced(backup, target, tmp_path):
    run_sql(target, "CREATE TABLE django_migrations (id bigint, app text, name text)")
    run_sql(target, "CREATE TABLE board_person (id bigint)")

    done = manage("restore", backup[0], address=target, media=tmp_path / "media")

    assert done.returncode == 0, done.stderr
    assert rows_of(target) == backup[2]


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("CREATE TABLE accounts (id bigint)", "holds tables of something else (accounts)"),
        (
            "CREATE TABLE board_person (id bigint); INSERT INTO board_person VALUES (1)",
            "There is a board in this database already",
        ),
    ],
)
def test_database_that_is_not_empty_is_left_alone(backup, target, tmp_path, sql, sentence):
    run_sql(target, sql)
    before = rows_of(target)

    done = manage("restore", backup[0], address=target, media=tmp_path / "media")

    assert (done.returncode, sentence in done.stderr) == (1, True), done.stderr
    assert "Traceback" not in done.stderr
    assert rows_of(target) == before
    assert files_of(tmp_path) == {}


def test_restore_waits_for_a_server_that_is_still_connected(backup, target, tmp_path):
    other = psycopg2.connect(target)

    done = manage("restore", backup[0], address=target, media=tmp_path / "media")
    other.close()

    assert done.stderr == (
        "CommandError: Something is connected to the database. Stop the server and its worker, then restore.\n"
    )


def test_storage_that_is_not_empty_is_left_alone(backup, target, tmp_path):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "one.pdf").write_bytes(b"ours")

    done = manage("restore", backup[0], address=target, media=tmp_path)

    assert done.stderr == (
        "CommandError: The storage of files is not empty (papers/one.pdf is in it). "
        "Name an empty folder in MEDIA_ROOT.\n"
    )
    assert files_of(tmp_path) == {"papers/one.pdf": b"ours"}
    assert run_sql(target, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == (0,)


def test_restore_that_was_killed_can_be_begun_again(backup, target, tmp_path):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "one.pdf").write_bytes(small_board.PAPER)
    (tmp_path / files.WAITING / "papers").mkdir(parents=True)
    (tmp_path / files.WAITING / "papers" / "half.pdf").write_bytes(b"%PD")

    done = manage("restore", backup[0], address=target, media=tmp_path)

    assert done.returncode == 0, done.stderr
    assert files_of(tmp_path) == backup[3]


def test_database_that_refuses_leaves_neither_rows_nor_files(backup, target, tmp_path):
    name = target.partition("@/")[2].partition("?")[0]
    run_sql(target, f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')

    done = manage("restore", backup[0], address=target, media=tmp_path / "media")

    assert done.returncode == 1
    assert "The database could not be restored, and nothing was changed: cannot" in done.stderr
    assert run_sql(target, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == (0,)
    assert files_of(tmp_path) == {}


@pytest.mark.usefixtures("committed")
def test_restore_into_our_own_board_is_refused(backup):
    PersonFactory()

    with pytest.raises(BackupProblem) as caught:
        restoring.restore(backup[0], WORDS)

    assert str(caught.value).startswith("There is a board in this database already")


@pytest.mark.usefixtures("committed")
def test_backup_of_a_newer_release_is_refused(target, tmp_path):
    sql = "INSERT INTO django_migrations (app, name, applied) VALUES ('meetings', '0999_later', now())"
    with connection.cursor() as cursor:
        cursor.execute(sql)
    try:
        making.make(tmp_path / "new.backup", WORDS)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE name = '0999_later'")

    done = manage("restore", tmp_path / "new.backup", address=target, media=tmp_path / "media")

    assert done.stderr == (
        "CommandError: new.backup was made by a newer release of the product (0.1.0, with meetings.0999_later). "
        "Install that release, then restore.\n"
    )
    assert run_sql(target, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == (0,)
