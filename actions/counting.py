"""How many rows stand beside an action."""

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce


def number_beside(model):
    """The number of rows of a model with an `action`, for a column of a query of actions."""
    rows = model.objects.filter(action=OuterRef("pk")).order_by()
    counted = rows.values("action").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
