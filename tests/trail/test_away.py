"""What happens when the trail cannot be written."""

from django.db import connection

from tests.factories.board import UnitFactory


def test_answer_comes_although_the_trail_cannot_be_written(committed, client_of, caplog):
    client = client_of(UnitFactory())
    _run("ALTER TABLE trail_access RENAME TO trail_elsewhere")
    try:
        answer = client.get("/")
    finally:
        _run("ALTER TABLE trail_elsewhere RENAME TO trail_access")

    assert answer.status_code == 200
    assert [line for line in caplog.messages if "trail" in line] == [
        "An entry of the trail could not be written: UndefinedTable"
    ]


def _run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
