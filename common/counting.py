"""Several numbers in one question to the database."""

from django.db.models import IntegerField, Subquery


class NumberOf(Subquery):
    """How many rows a queryset has, as a column of another query."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()

    def __init__(self, queryset, **extra):
        super().__init__(queryset.order_by().values("pk"), **extra)


def numbers_of(row, **querysets):
    """How many rows several querysets have, in one query: read with `named`. `row` has exactly one row."""
    names = {f"{PREFIX}{name}": NumberOf(found) for name, found in querysets.items()}
    return row.order_by().annotate(**names).values(*names)


def named(row):
    """The numbers of a row of `numbers_of`, by the names of the querysets."""
    return {name.removeprefix(PREFIX): number for name, number in row.items()}


PREFIX = "number_of_"
"""No column is called that, so no name of a number is that of a column."""
