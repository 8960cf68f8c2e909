from django.db import models
from django.urls import reverse

from board.querysets import PriorityQuerySet
from common.history import tracked
from common.models import VersionedModel


@tracked()
class Priority(VersionedModel):
    """A priority of the board's business plan, which agenda items and actions can name."""

    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    lead_group = models.ForeignKey(
        "board.Group", models.SET_NULL, null=True, blank=True, related_name="priorities"
    )

    objects = PriorityQuerySet.as_manager()

    class Meta:
        ordering = ["-first_year", "number"]
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(
                "first_year", "last_year", "number", name="%(app_label)s_%(class)s_unique_number"
            ),
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")),
                name="%(app_label)s_%(class)s_years_in_order",
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.title}"

    def get_absolute_url(self):
        return reverse("board:priority_list")

    @property
    def years(self):
        """The plan's years as people write them: "2024-27", or "2026" for one year."""
        if self.first_year == self.last_year:
            return str(self.first_year)
        return f"{self.first_year}-{self.last_year % 100:02d}"
