"""How mail is found."""

from django.db import models
from django.utils import timezone

from notices.enums import NEEDS_A_LOOK, MailStatus


class MailQuerySet(models.QuerySet):
    def visible_to(self, person):
        """What the board wrote to people is the business unit's to read, and nobody else's."""
        return self if person.is_authenticated and person.reads_as_unit else self.none()

    def about(self, kind, topic):
        return self.filter(kind=kind, topic=topic)

    def waiting(self):
        return self.filter(status=MailStatus.WAITING)

    def due(self):
        """What may go now, the oldest first."""
        return self.waiting().filter(send_after__lte=timezone.now()).order_by("send_after", "pk")

    def needs_a_look(self):
        return self.filter(status__in=NEEDS_A_LOOK)

    def for_list(self):
        """Without the long texts, newest first."""
        return (
            self.select_related("person")
            .defer("text", "html", "attachments")
            .order_by("-created_at", "-pk")
        )
