"""What the public may read: records with their redactions, who prepared and who checked them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from common.addresses import address_of
from common.history import tracked
from common.models import VersionedModel
from common.uploads import FileKind
from meetings.enums import (
    NOT_WITHDRAWN,
    HoldKind,
    PublicationKind,
    PublicationStatus,
    RedactionReason,
)
from meetings.publication_querysets import PublicationQuerySet

MADE_OF = {PublicationKind.MINUTES: "minutes_version", PublicationKind.AGENDA: "agenda_version"}


def _made_of_one():
    """Minutes come of a version of minutes, an agenda of a version of the agenda, a report of neither."""
    there = {"minutes_version__isnull": True, "agenda_version__isnull": True}
    found = Q(kind=PublicationKind.REPORT, **there)
    for kind, field in MADE_OF.items():
        found |= Q(kind=kind, **(there | {f"{field}__isnull": False}))
    return found


def _together(stem):
    """Who and when are known together or not at all."""
    at, by = f"{stem}_at__isnull", f"{stem}_by__isnull"
    return models.CheckConstraint(
        condition=Q(**{at: True, by: True}) | Q(**{at: False, by: False}),
        name=f"%(app_label)s_%(class)s_{stem}_at_and_by",
    )


@tracked(exclude=["snapshot"])
class Publication(VersionedModel):
    """A record on its way to the public, and what became of it.

    `reference` and `kind` are its public address; `day` is the day of the meeting or the report.
    `snapshot` is the public record in words, made afresh each time it is sent to be checked: it has
    never held what was redacted. `allowed` lists what looked like somebody's identity and may stay.
    A hold keeps even a published record from the public until somebody lifts it; `hold_until` is
    the day on which that is to be thought about.
    """

    kind = models.CharField(max_length=10, choices=PublicationKind)
    minutes_version = models.ForeignKey(
        "meetings.MinutesVersion",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
    )
    agenda_version = models.ForeignKey(
        "meetings.AgendaVersion",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
    )
    group = models.ForeignKey("board.Group", models.PROTECT, related_name="publications")
    reference = models.SlugField(max_length=60)
    title = models.CharField(max_length=250)
    day = models.DateField()
    status = models.CharField(
        max_length=10, choices=PublicationStatus, default=PublicationStatus.PREPARING
    )
    snapshot = models.JSONField(default=dict, blank=True)
    allowed = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(null=True, blank=True)
    prepared_by = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    hold_kind = models.CharField(max_length=10, choices=HoldKind, blank=True)
    hold_reason = models.CharField(max_length=300, blank=True)
    hold_until = models.DateField(null=True, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "kind", "reference", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=_made_of_one(), name="%(app_label)s_%(class)s_made_of_one"
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("prepared_by")),
                name="%(app_label)s_%(class)s_checked_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(status=PublicationStatus.PUBLISHED)
                | Q(checked_by__isnull=False, prepared_by__isnull=False),
                name="%(app_label)s_%(class)s_published_is_checked",
            ),
            _together("prepared"),
            _together("checked"),
            models.CheckConstraint(
                condition=Q(hold_kind="", hold_reason="", hold_until__isnull=True)
                | (~Q(hold_kind="") & ~Q(hold_reason="") & Q(hold_until__isnull=False)),
                name="%(app_label)s_%(class)s_hold_is_whole",
            ),
            models.UniqueConstraint(
                "kind",
                "reference",
                condition=Q(status=PublicationStatus.PUBLISHED),
                name="%(app_label)s_%(class)s_one_at_an_address",
            ),
            *[
                models.UniqueConstraint(
                    field,
                    condition=Q(status__in=sorted(NOT_WITHDRAWN)),
                    name=f"%(app_label)s_%(class)s_one_of_{field}",
                )
                for field in MADE_OF.values()
            ],
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("meetings:publication_detail", self.pk)

    @property
    def public_url(self):
        """Where the public reads it once it is published."""
        return reverse("meetings:public_record", args=[self.kind, self.reference])

    @property
    def is_held(self):
        return bool(self.hold_kind)


class PublicationStep(models.Model):
    """One step in the life of a publication, a hold and its end included: `what` happened, and why."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="steps")
    what = models.CharField(max_length=60)
    reason = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.what


@tracked()
class Redaction(models.Model):
    """Words that the public does not read. They stay in the frozen record, which never changes.

    `place` leads to a text of the frozen record (`meetings.publication.places`); `start` and `end`
    are characters of it, or None for all that stands there. `quoted` is what is left out.
    """

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="redactions")
    place = models.CharField(max_length=120)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quoted = models.TextField()
    reason = models.CharField(max_length=12, choices=RedactionReason)
    other_reason = models.CharField(max_length=100, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(end__gt=F("start")),
                name="%(app_label)s_%(class)s_has_words",
            ),
            models.CheckConstraint(
                condition=Q(reason=RedactionReason.OTHER) ^ Q(other_reason=""),
                name="%(app_label)s_%(class)s_other_has_words",
            ),
        ]

    def __str__(self):
        return self.why

    @property
    def why(self):
        """The reason in the words that the public reads."""
        return self.other_reason or self.get_reason_display()


class PublishedFile(models.Model):
    """The bytes of a public PDF or Word file, their number and their SHA-256 in hexadecimal."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="files")
    kind = models.CharField(max_length=4, choices=FileKind)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["-kind"]
        constraints = [
            models.UniqueConstraint("publication", "kind", name="%(app_label)s_%(class)s_one"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="%(app_label)s_%(class)s_sha256_is_hex",
            ),
        ]

    def __str__(self):
        return f"{self.publication} ({self.get_kind_display()})"
