from django.db import models
from django.db.models import Q
from django.urls import reverse

from common.history import tracked
from meetings.comment_querysets import ItemCommentQuerySet
from meetings.enums import CommentOutcome, MinutesStatus


@tracked()
class ItemComment(models.Model):
    """What somebody said about an item of draft minutes, and what became of it.

    `stage` is where the minutes stood then: what was said while they were with the
    chair is not for members. A comment is open until those who write the minutes
    resolve it: outcome, day and person are set together.
    """

    item = models.ForeignKey("meetings.AgendaItem", models.CASCADE, related_name="comments")
    text = models.TextField()
    stage = models.CharField(max_length=20, choices=MinutesStatus, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+", editable=False)
    outcome = models.CharField(max_length=12, choices=CommentOutcome, blank=True, default="")
    answer = models.TextField(blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ItemCommentQuerySet.as_manager()

    class Meta:
        verbose_name = "comment"
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    outcome="", answer="", resolved_at__isnull=True, resolved_by__isnull=True
                )
                | (~Q(outcome="") & Q(resolved_at__isnull=False, resolved_by__isnull=False)),
                name="%(app_label)s_%(class)s_resolved_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[MinutesStatus.WITH_CHAIR, MinutesStatus.CIRCULATED]),
                name="%(app_label)s_%(class)s_made_on_a_draft",
            ),
        ]
        indexes = [
            models.Index(
                fields=["item"],
                condition=Q(resolved_at__isnull=True),
                name="meetings_itemcomment_open",
            )
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return f"{reverse('meetings:minutes_item_edit', args=[self.item.meeting_id, self.item_id])}#{self.anchor}"

    @property
    def anchor(self):
        return f"comment-{self.pk}"

    @property
    def is_open(self):
        return self.resolved_at is None
