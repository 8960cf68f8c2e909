"""What every app uses and none owns: row versions, reference counters, forms sent once."""

from django.db import models


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


class VersionedModel(models.Model):
    """A row that two people may edit: `version` rises by one with each save of a form."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
