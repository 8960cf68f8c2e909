from django.db import models
from django.db.models import Q

from common.history import tracked
from meetings.enums import CaptureKind


class CaptureQuerySet(models.QuerySet):
    def open(self):
        """Those whose record stands and about which something is still asked."""
        is_asked = self.filter(settled_at__isnull=True).exclude(doubts=[])
        return is_asked.exclude(decision=None, action=None, challenge=None, amendment=None)

    def open_at(self, meeting):
        """The open ones of a meeting, in the order of its items."""
        return self.open().filter(item__meeting=meeting).order_by("pk")


@tracked()
class Capture(models.Model):
    """A marked line of the minutes, exactly as it was typed, and the record it became.

    `key` is the sender's own, so that a line sent twice becomes one record. An
    answer has the challenge of its question. `doubts` are what is still asked:
    dicts of key, what, words, sentence and candidates (label, value). The line
    is settled when nothing is asked any more; turned back, it has no record.
    """

    item = models.ForeignKey("meetings.AgendaItem", models.CASCADE, related_name="captures")
    kind = models.CharField(max_length=20, choices=CaptureKind)
    words = models.TextField()
    key = models.CharField(max_length=64)
    doubts = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+", editable=False)
    decision = models.ForeignKey(
        "meetings.Decision", models.SET_NULL, null=True, blank=True, related_name="captures"
    )
    action = models.ForeignKey(
        "actions.Action", models.SET_NULL, null=True, blank=True, related_name="captures"
    )
    challenge = models.ForeignKey(
        "meetings.Challenge", models.SET_NULL, null=True, blank=True, related_name="captures"
    )
    amendment = models.ForeignKey(
        "meetings.Amendment", models.SET_NULL, null=True, blank=True, related_name="captures"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    turned_back_at = models.DateTimeField(null=True, blank=True)
    turned_back_by = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CaptureQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("item", "key", name="%(app_label)s_%(class)s_once_a_key"),
            models.CheckConstraint(
                condition=Q(action=None, challenge=None, amendment=None)
                | Q(decision=None, challenge=None, amendment=None)
                | Q(decision=None, action=None, amendment=None)
                | Q(decision=None, action=None, challenge=None),
                name="%(app_label)s_%(class)s_at_most_one_record",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="%(app_label)s_%(class)s_settled_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(turned_back_at__isnull=True, turned_back_by__isnull=True)
                | Q(turned_back_at__isnull=False, turned_back_by__isnull=False),
                name="%(app_label)s_%(class)s_turned_back_at_and_by",
            ),
        ]

    def __str__(self):
        return self.words

    def get_absolute_url(self):
        return self.item.get_absolute_url()

    @property
    def record(self):
        """What the line became; None once that was removed."""
        return self.decision or self.action or self.challenge or self.amendment

    @property
    def record_key(self):
        """The key of that, without asking for it."""
        return self.decision_id or self.action_id or self.challenge_id or self.amendment_id

    @property
    def is_open(self):
        return bool(self.doubts) and self.record_key is not None
