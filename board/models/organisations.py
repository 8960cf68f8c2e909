from django.db import models

from board.enums import Sector
from board.querysets import OrganisationQuerySet
from common.addresses import address_of
from common.history import tracked
from common.models import VersionedModel


@tracked()
class Organisation(VersionedModel):
    """An agency, school group or body that seats belong to and people speak for."""

    name = models.CharField(max_length=200, unique=True)
    short_name = models.CharField(max_length=60, blank=True)
    sector = models.CharField(max_length=20, choices=Sector, default=Sector.OTHER)
    is_statutory_partner = models.BooleanField(default=False)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    closed_on = models.DateField(null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")),
                name="%(app_label)s_%(class)s_not_own_parent",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("board:organisation_detail", self.pk)
