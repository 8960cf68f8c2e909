"""In every test, each prepared question is compared with the queryset that it stands for."""

from django.core.exceptions import EmptyResultSet
from django.db import connection

from common.prepared import NO_KEY


def compare(queryset, sql, params):
    """The same text goes to the database as Django itself would have sent."""
    try:
        expected = written(*queryset.query.sql_with_params())
    except EmptyResultSet:
        expected = ""
    if any(str(each) == NO_KEY for each in params):
        return  # Django leaves out what an empty collection makes impossible; the rows are the same

    assert written(sql, params) == expected


def written(sql, params):
    with connection.cursor() as cursor:
        return cursor.mogrify(sql, params).decode() if sql else ""
