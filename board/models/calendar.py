from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from board.querysets import SchoolHolidayQuerySet
from common.history import tracked
from common.models import VersionedModel


@tracked()
class SchoolHoliday(VersionedModel):
    """Days on which the area's schools are closed, first and last included; planning avoids them."""

    name = models.CharField(max_length=80)
    starts_on = models.DateField()
    ends_on = models.DateField()

    objects = SchoolHolidayQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="%(app_label)s_%(class)s_ends_after_start",
                violation_error_message="The holiday must end on or after the day it starts.",
            ),
            models.UniqueConstraint(
                "name",
                "starts_on",
                name="%(app_label)s_%(class)s_once",
                violation_error_message="This holiday is on the list already.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("meetings:school_holiday_list")
