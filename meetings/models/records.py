from django.db import models
from django.db.models import Q
from django.urls import reverse

from common.history import tracked
from common.models import VersionedModel
from meetings.enums import ChallengeStatus, Satisfied, TakenBy
from meetings.record_querysets import ChallengeQuerySet, DecisionQuerySet


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


@tracked()
class Decision(ItemRecord):
    """What the group decided. Numbered per group and year: D-2026-007, or D-QA-2026-007.

    `condition` holds what it depends on: "subject to", "pending", "in principle".
    One taken between meetings has no item but a `group`, a day and a way
    (`taken_on`, `taken_by`), and `reported_at`, the item of the next meeting
    that heard of it.
    """

    item = models.ForeignKey(
        "meetings.AgendaItem", models.CASCADE, null=True, blank=True, related_name="decisions"
    )
    group = models.ForeignKey(
        "board.Group", models.PROTECT, null=True, blank=True, related_name="decisions_between"
    )
    taken_on = models.DateField(null=True, blank=True)
    taken_by = models.CharField(max_length=20, choices=TakenBy, blank=True)
    reported_at = models.ForeignKey(
        "meetings.AgendaItem",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="decisions_reported",
    )

    reference = models.CharField(max_length=24, unique=True, editable=False)
    text = models.TextField()
    condition = models.CharField(max_length=300, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta(ItemRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    item__isnull=False,
                    group__isnull=True,
                    taken_on__isnull=True,
                    taken_by="",
                    reported_at__isnull=True,
                )
                | (
                    Q(item__isnull=True, group__isnull=False, taken_on__isnull=False)
                    & ~Q(taken_by="")
                ),
                name="%(app_label)s_%(class)s_at_a_meeting_or_between",
            )
        ]

    def __str__(self):
        return f"{self.reference} {self.text}"

    def get_absolute_url(self):
        """The item's page, or for one taken between meetings its line of the register."""
        if self.item_id:
            return super().get_absolute_url()
        return f"{reverse('meetings:decision_register')}?q={self.reference}"

    @property
    def is_between(self):
        """Taken between two meetings of the group."""
        return self.item_id is None

    @property
    def is_reported(self):
        return self.item_id is not None or self.reported_at_id is not None


@tracked()
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
    status = models.CharField(
        max_length=10, choices=ChallengeStatus, default=ChallengeStatus.OPEN, editable=False
    )

    objects = ChallengeQuerySet.as_manager()

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


@tracked()
class ChallengeStep(models.Model):
    """What was done about a challenge after the meeting, and the step that came with it."""

    challenge = models.ForeignKey(Challenge, models.CASCADE, related_name="steps")
    text = models.TextField()
    from_status = models.CharField(max_length=10, choices=ChallengeStatus)
    to_status = models.CharField(max_length=10, choices=ChallengeStatus)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self):
        return self.text


@tracked()
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
