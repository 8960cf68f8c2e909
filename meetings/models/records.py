from django.db import models
from django.db.models import Q

from common.models import VersionedModel
from meetings.enums import Satisfied


class ItemRecord(VersionedModel):
    """Something that an item of the minutes records beside its discussion."""

    item = models.ForeignKey("meetings.AgendaItem", models.CASCADE, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def get_absolute_url(self):
        return f"{self.item.get_absolute_url()}#{self._meta.model_name}-{self.pk}"


class Decision(ItemRecord):
    """What the group decided. Numbered per group and year: D-2026-007, or D-QA-2026-007.

    `condition` holds what it depends on: "subject to", "pending", "in principle".
    """

    reference = models.CharField(max_length=24, unique=True, editable=False)
    text = models.TextField()
    condition = models.CharField(max_length=300, blank=True)

    def __str__(self):
        return f"{self.reference} {self.text}"


class Challenge(ItemRecord):
    """A question one member put to another, the answer, and whether it satisfied.

    Askers and answerers are people when known, or else words ("the Police").
    """

    asked_by = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="challenges_made"
    )
    asked_by_text = models.CharField(max_length=160, blank=True)
    asked_of = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="challenges_answered"
    )
    asked_of_text = models.CharField(max_length=160, blank=True)
    question = models.TextField()
    answer = models.TextField(blank=True)
    satisfied = models.CharField(max_length=10, choices=Satisfied, blank=True)
    follow_up = models.TextField(blank=True)

    class Meta(ItemRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_by__isnull=False) | ~Q(asked_by_text=""),
                name="%(app_label)s_%(class)s_asked_by_somebody",
                violation_error_message="Say who asked the question.",
            )
        ]

    def __str__(self):
        return self.question


class Amendment(ItemRecord):
    """A correction to the minutes of an earlier meeting, with the place it amends."""

    meeting = models.ForeignKey(
        "meetings.Meeting", models.PROTECT, related_name="amendments_received"
    )
    place = models.CharField(max_length=200)
    text = models.TextField()
    requested_by = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )

    def __str__(self):
        return f"{self.place}: {self.text}"
