"""The index of what can be found. Triggers in the database fill it; nothing here ever writes."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from search.enums import Face, Kind, Secrecy
from search.querysets import EntryQuerySet


class Entry(models.Model):
    """What one kind of reader may find of one thing, in plain words.

    Keys are numbers, not relations: what is removed takes its entries along by
    trigger, and no removal has to ask this table. `source` and `source_pk` name
    the row whose trigger keeps the entry. `is_heading` marks titles that stand
    on every agenda; they weigh least.
    """

    source = models.CharField(max_length=16)
    source_pk = models.BigIntegerField()
    kind = models.CharField(max_length=16, choices=Kind)
    object_pk = models.BigIntegerField()
    face = models.CharField(max_length=8, choices=Face)
    secrecy = models.CharField(max_length=8, choices=Secrecy)
    group_key = models.BigIntegerField(null=True)
    meeting_key = models.BigIntegerField(null=True)
    item_key = models.BigIntegerField(null=True)
    date = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    minutes_status = models.CharField(max_length=20, blank=True)
    reference = models.CharField(max_length=40, blank=True)
    reference_key = models.CharField(max_length=40, blank=True)
    is_heading = models.BooleanField(default=False)
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)
    extra = models.TextField(blank=True)
    vector = SearchVectorField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_pk", "kind", "object_pk", "face", "secrecy"],
                name="%(app_label)s_%(class)s_once_a_reader",
            )
        ]
        indexes = [
            GinIndex(fields=["vector"], name="search_entry_vector", fastupdate=False),
            models.Index(
                fields=["reference_key"],
                name="search_entry_reference",
                condition=~models.Q(reference_key=""),
            ),
        ]

    def __str__(self):
        return self.reference or self.title
