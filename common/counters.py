"""Reference numbers that are short, consecutive and never reused."""

from django.db import connection


def next_numbers(key, count):
    """The next `count` numbers for `key`, as a range; see `next_number`."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO common_counter (key, value) VALUES (%s, %s)
            ON CONFLICT (key) DO UPDATE SET value = common_counter.value + EXCLUDED.value
            RETURNING value
            """,
            [key, count],
        )
        last = cursor.fetchone()[0]
    return range(last - count + 1, last + 1)


def next_number(key):
    """The next number for `key`, starting at 1.

    The counter's row stays locked until the caller's transaction ends, so two
    people can never be given the same number and a rolled back write leaves no gap.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO common_counter (key, value) VALUES (%s, 1)
            ON CONFLICT (key) DO UPDATE SET value = common_counter.value + 1
            RETURNING value
            """,
            [key],
        )
        return cursor.fetchone()[0]
