from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse

from common.history import tracked
from common.models import VersionedModel


class SavedViewQuerySet(models.QuerySet):
    def visible_to(self, person):
        """A person's own, and those that are shared with everybody."""
        if not person.is_authenticated:
            return self.none()
        return self.filter(Q(owner=person) | Q(is_shared=True))


@tracked()
class SavedView(VersionedModel):
    """What somebody chose of the list of actions, under a name. `query` is the address's, without "?".

    It holds no action: whoever opens it sees what they may see.
    """

    owner = models.ForeignKey("board.Person", models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000)
    is_shared = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                "owner", Lower("name"), name="%(app_label)s_%(class)s_name_once"
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(query=""), name="%(app_label)s_%(class)s_is_filled"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('actions:action_list')}?{self.query}"
