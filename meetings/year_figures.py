"""The numbers behind the picture of the year on the home page; two questions to the database."""

from django.db.models import Count

from actions.enums import OUTSTANDING, ActionStatus
from actions.models import Action
from meetings.models import Meeting


def meetings_of_year(person, year):
    """Rows of (month, group, status of the meeting, status of its minutes, number)."""
    return list(
        Meeting.objects.visible_to(person)
        .filter(date__year=year)
        .order_by()
        .values_list("date__month", "group__name", "status", "minutes__status")
        .annotate(number=Count("pk"))
    )


def actions_by_colour(person):
    """Rows of (group, colour, number) of the actions that are not closed."""
    return list(
        Action.objects.visible_to(person)
        .filter(status__in=OUTSTANDING | {ActionStatus.COMPLETE})
        .with_rag()
        .order_by()
        .values_list("group__name", "rag")
        .annotate(number=Count("pk"))
    )
