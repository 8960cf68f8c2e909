"""What every app uses and none owns: row versions, reference counters, forms sent once, signs of life."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Counter(models.Model):
    """The last number given out for a kind of reference, such as `A-2026`."""

    key = models.CharField(max_length=60, unique=True)
    value = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.key}: {self.value}"


class SentForm(models.Model):
    """The token of a form that has been carried out, so that it is never carried out twice."""

    token = models.UUIDField(unique=True)
    sent_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return str(self.token)


class Deletion(models.Model):
    """Something a person removed, kept so that they can bring it back (see `common.bin`).

    `rows` are the removed rows, parents first, as Django's JSON serialiser
    writes them; `loosened` the fields of other rows that were emptied with
    them. `page` is the address of where it was.
    """

    what = models.CharField(max_length=300)
    model = models.CharField(max_length=100)
    object_pk = models.BigIntegerField()
    page = models.CharField(max_length=300)
    rows = models.JSONField()
    loosened = models.JSONField(default=list)
    deleted_at = models.DateTimeField(auto_now_add=True)
    deleted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    restored_at = models.DateTimeField(null=True, blank=True)
    restored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-deleted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(restored_at__isnull=True, restored_by__isnull=True)
                | Q(restored_at__isnull=False, restored_by__isnull=False),
                name="%(app_label)s_%(class)s_restored_at_and_by",
            )
        ]
        indexes = [
            models.Index(fields=["deleted_by", "-deleted_at"], name="common_deletion_by_person")
        ]

    def __str__(self):
        return self.what


class ServiceMark(models.Model):
    """When something of the service last happened, for whoever runs it: a backup, a sign of life of a worker.

    `name` is one of the names below, or `WORKER` with the id of a worker.
    """

    BACKUP_MADE, BACKUP_CHECKED, WORKER = "backup made", "backup checked", "worker "

    name = models.CharField(max_length=80, primary_key=True)
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.name}: {self.at}"


class VersionedModel(models.Model):
    """A row that two people may edit: `version` rises by one with each save of a form."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
