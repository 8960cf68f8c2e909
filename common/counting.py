"""Several numbers in one question to the database."""

from django.db.models import IntegerField, Subquery


class NumberOf(Subquery):
    """How many rows a queryset has, as a column of another query."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()

    def __init__(self, queryset, **extra):
        super().__init__(queryset.order_by().values("pk"), **extra)


def numbers_of(row, **querysets):
    """A dict of name to number of rows, in one query. `row` is a queryset of exactly one row."""
    names = {f"number_of_{name}": NumberOf(found) for name, found in querysets.items()}
    found = row.order_by().annotate(**names).values(*names).get()
    return {name: found[f"number_of_{name}"] for name in querysets}
