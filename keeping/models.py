"""The retention schedule, holds, disposals with their certificates, and the log of disclosure requests."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from common.addresses import address_of
from common.history import tracked
from common.models import VersionedModel
from keeping.enums import DisposalStatus, Ending, HoldKind, RecordClass, RequestKind, RequestStatus


@tracked()
class RetentionRule(VersionedModel):
    """How many `years` records of a class are kept, what happens then, and on what `basis`."""

    record_class = models.CharField(max_length=16, choices=RecordClass, unique=True)
    years = models.PositiveSmallIntegerField()
    ending = models.CharField(max_length=8, choices=Ending)
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.get_record_class_display()


@tracked()
class Review(models.Model):
    """Somebody looked at a record whose time was over, and why it stays `until` a later day.

    `place` names a kind of record of the class and its key: "meeting-12" (see `keeping.reviewing`).
    """

    record_class = models.CharField(max_length=16, choices=RecordClass)
    place = models.CharField(max_length=40)
    reason = models.CharField(max_length=500)
    until = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(
                fields=["record_class", "place", "-until"], name="%(app_label)s_%(class)s_place"
            )
        ]

    def __str__(self):
        return f"{self.get_record_class_display()}: {self.place}"


class HoldQuerySet(models.QuerySet):
    def in_force(self, today):
        return self.filter(lifted_at__isnull=True).filter(
            Q(until__isnull=True) | Q(until__gte=today)
        )

    def ended(self, today):
        """Those that were lifted, or whose last day is over."""
        return self.filter(Q(lifted_at__isnull=False) | Q(until__lt=today))

    def on(self, record_class, today):
        """Those that keep records of a class; a hold that names no class keeps all."""
        named = Q(classes__contains=[record_class]) | Q(classes=[])
        return self.in_force(today).filter(named)


@tracked()
class Hold(models.Model):
    """Nothing of these classes (none named: of any) may be disposed of, until it is lifted or the day is over."""

    kind = models.CharField(max_length=12, choices=HoldKind)
    reason = models.CharField(max_length=500)
    classes = ArrayField(
        models.CharField(max_length=16, choices=RecordClass), blank=True, default=list
    )
    until = models.DateField(null=True, blank=True)
    placed_at = models.DateTimeField(auto_now_add=True)
    placed_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_because = models.CharField(max_length=500, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["-placed_at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.reason}"


@tracked()
class Disposal(models.Model):
    """Records of a class from before a day, disposed of when a second person has agreed.

    The `certificate` says what went, when, on whose word, and the SHA-256 of
    the list of what it was.
    """

    reference = models.CharField(max_length=24, unique=True)
    record_class = models.CharField(max_length=16, choices=RecordClass)
    before = models.DateField()
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=500)
    status = models.CharField(
        max_length=10, choices=DisposalStatus, default=DisposalStatus.PROPOSED
    )
    proposed_at = models.DateTimeField(auto_now_add=True)
    proposed_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    refused_because = models.CharField(max_length=500, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    certificate = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="%(app_label)s_%(class)s_two_people",
            )
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return address_of("keeping:disposal_detail", self.pk)


@tracked()
class DisclosureRequest(VersionedModel):
    """Somebody asked for what the board keeps. `about` is the person it is about, if one is in the directory."""

    reference = models.CharField(max_length=24, unique=True)
    kind = models.CharField(max_length=16, choices=RequestKind)
    received_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    asked_by = models.CharField(max_length=200)
    about = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="disclosure_requests"
    )
    subject = models.CharField(max_length=500)
    status = models.CharField(max_length=10, choices=RequestStatus, default=RequestStatus.OPEN)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-received_on", "-pk"]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return address_of("keeping:request_detail", self.pk)


@tracked()
class DisclosureStep(models.Model):
    """What was done about a request: only ever added."""

    request = models.ForeignKey(DisclosureRequest, models.CASCADE, related_name="steps")
    text = models.CharField(max_length=2000)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self):
        return self.text
