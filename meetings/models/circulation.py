"""Who reads one confidential item, although they neither chair the group nor write its minutes."""

from django.db import models

from common.history import tracked


@tracked()
class Circulation(models.Model):
    """A line of the circulation list of a confidential item: one person who reads that item alone.

    They need not belong to the group. The line counts while the item is confidential and its agenda is out.
    """

    item = models.ForeignKey("meetings.AgendaItem", models.CASCADE, related_name="circulation")
    person = models.ForeignKey("board.Person", models.PROTECT, related_name="items_circulated")
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["person__family_name", "person__given_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "person"], name="%(app_label)s_%(class)s_once_each"
            )
        ]

    def __str__(self):
        return f"{self.item} to {self.person}"
