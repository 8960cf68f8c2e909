from django.db import models
from django.db.models import Q
from django.urls import reverse

from common.history import tracked
from common.models import VersionedModel
from meetings.enums import Purpose
from meetings.querysets import ForwardItemQuerySet


@tracked()
class ForwardItem(VersionedModel):
    """A matter that waits for a meeting of a group: the forward plan.

    `meeting` is the one it is meant for, if that is known; `wanted_on` the day
    by which it should be heard. Once it is on an agenda it has an `item`. One
    that comes back has `every_months`: putting it on an agenda makes the next,
    which `follows` it. `came_from` is the meeting that sent it here, `raised_at`
    the item in whose minutes it was noted.
    """

    group = models.ForeignKey("board.Group", models.PROTECT, related_name="forward_items")
    meeting = models.ForeignKey(
        "meetings.Meeting", models.SET_NULL, null=True, blank=True, related_name="forward_items"
    )
    item = models.OneToOneField(
        "meetings.AgendaItem",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="forward_item",
    )
    follows = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="followed_by"
    )
    came_from = models.ForeignKey(
        "meetings.Meeting",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="forward_items_sent",
    )
    raised_at = models.ForeignKey(
        "meetings.AgendaItem",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="brought_back",
    )
    title = models.CharField(max_length=200)
    is_confidential = models.BooleanField(default=False)
    closed_title = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    purpose = models.CharField(max_length=20, choices=Purpose, blank=True)
    minutes_allotted = models.PositiveSmallIntegerField(null=True, blank=True)
    presenter = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    presenter_text = models.CharField(max_length=120, blank=True)
    priority = models.ForeignKey(
        "board.Priority", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    unit_notes = models.TextField(blank=True)
    wanted_on = models.DateField(null=True, blank=True)
    every_months = models.PositiveSmallIntegerField(null=True, blank=True)
    dropped_reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+", editable=False)

    objects = ForwardItemQuerySet.as_manager()

    class Meta:
        ordering = ["wanted_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_confidential=True) | Q(closed_title=""),
                name="%(app_label)s_%(class)s_closed_title_needs_flag",
            ),
            models.CheckConstraint(
                condition=Q(every_months__isnull=True) | Q(every_months__range=(1, 60)),
                name="%(app_label)s_%(class)s_comes_back_in_months",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meetings:forward_plan")

    @property
    def presented_by(self):
        """Who presents it: a person's name, or the words given instead."""
        return self.presenter.full_name if self.presenter else self.presenter_text
