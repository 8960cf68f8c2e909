from django.db import models

from meetings.enums import ImportState


class MinutesImportQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The business unit sees what is brought over; nobody else does."""
        return self if person.reads_as_unit else self.none()

    def standing(self):
        """Those that have not been withdrawn."""
        return self.exclude(state=ImportState.WITHDRAWN)

    def for_list(self):
        """Newest first, with what a line of the list names and without what was recognised."""
        related = ("group", "brought_by", "meeting")
        return (
            self.select_related(*related)
            .defer("recognised", "corrections")
            .order_by("-brought_at", "-pk")
        )
