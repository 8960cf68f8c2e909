from django.db import models

from meetings.querysets import PresenceQuerySet


class Presence(models.Model):
    """Somebody has an item of the minutes open for writing, in one window of their browser.

    `tab` is a name that the window chose. A row says nothing once `seen_at` is longer ago than
    `meetings.querysets.STAYS_FOR`; those of past days are removed at night.
    """

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="presences")
    item = models.ForeignKey(
        "meetings.AgendaItem", models.CASCADE, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey("board.Person", models.CASCADE, related_name="+")
    tab = models.CharField(max_length=36)
    is_writing = models.BooleanField(default=False)
    seen_at = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        ordering = ["seen_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "meeting", "person", "tab", name="%(app_label)s_%(class)s_one_a_window"
            )
        ]

    def __str__(self):
        return f"{self.person} at {self.item or self.meeting}"
