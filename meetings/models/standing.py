from django.db import models

from common.history import tracked
from meetings.enums import ItemKind, Purpose


@tracked()
class StandingItem(models.Model):
    """A line of a group's agenda template; each new ordinary meeting starts with a copy of it."""

    group = models.ForeignKey("board.Group", models.CASCADE, related_name="standing_items")
    part_title = models.CharField(max_length=160, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=ItemKind, default=ItemKind.ORDINARY)
    purpose = models.CharField(max_length=20, choices=Purpose, blank=True)
    minutes_allotted = models.PositiveSmallIntegerField(null=True, blank=True)
    presenter = models.ForeignKey(
        "board.Person", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    presenter_text = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.group.get_absolute_url()
