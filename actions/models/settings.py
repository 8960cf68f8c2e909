from django.db import models
from django.db.models import Q

from actions.enums import DAYS_AT_RISK
from common.history import tracked
from common.models import VersionedModel


class TrackerRulesManager(models.Manager):
    def current(self):
        """What the board has set, or the usual numbers."""
        return self.first() or self.model(pk=1)


@tracked()
class TrackerRules(VersionedModel):
    """When the board's actions change colour, in days before and after they are due."""

    amber_days = models.PositiveSmallIntegerField(default=DAYS_AT_RISK)
    red_days = models.PositiveSmallIntegerField(default=0)

    objects = TrackerRulesManager()

    class Meta:
        verbose_name_plural = "tracker rules"
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="%(app_label)s_%(class)s_one_row")
        ]

    def __str__(self):
        return f"Amber {self.amber_days} days before, red {self.red_days} days after"
