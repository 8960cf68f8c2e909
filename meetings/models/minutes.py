from django.db import models
from django.db.models import Q

from common.addresses import address_of
from common.history import tracked
from meetings.enums import (
    OPEN_FOR_WRITING,
    STANDING_OF_MINUTES,
    ApprovalKind,
    Edition,
    MinutesStatus,
)
from meetings.querysets import MinutesQuerySet


@tracked()
class Minutes(models.Model):
    """Where the minutes of a meeting stand. Their text is on the agenda items.

    `comments_until` is the last day on which members may comment on the circulated
    draft; without one they may until it is approved.
    """

    meeting = models.OneToOneField("meetings.Meeting", models.PROTECT, related_name="minutes")
    status = models.CharField(max_length=20, choices=MinutesStatus, default=MinutesStatus.DRAFTING)
    comments_until = models.DateField(null=True, blank=True)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "minutes"

    def __str__(self):
        return f"Minutes of {self.meeting}"

    def get_absolute_url(self):
        return address_of("meetings:minutes_detail", self.meeting_id)

    @property
    def standing(self):
        """ "with the chair", as in "These minutes are with the chair"."""
        return STANDING_OF_MINUTES[self.status]

    @property
    def is_open_for_writing(self):
        return self.status in OPEN_FOR_WRITING

    @property
    def is_approved(self):
        return self.status == MinutesStatus.APPROVED


class MinutesStep(models.Model):
    """One step in the life of minutes: who moved them from where to where, when and why."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="steps")
    from_status = models.CharField(max_length=20, choices=MinutesStatus)
    to_status = models.CharField(max_length=20, choices=MinutesStatus)
    reason = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self):
        return f"{self.get_from_status_display()} to {self.get_to_status_display()}"


class MinutesVersion(models.Model):
    """Minutes as a meeting approved them. The database refuses to change or delete the row.

    `snapshot` is the whole record in words (see `meetings.presenters.minutes`);
    a correction is a new version with a `reason`. One brought over from Word was approved
    before, at no item that is known here; `approved_on` is then the day on which it came in.
    """

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    snapshot = models.JSONField()
    approval = models.CharField(max_length=20, choices=ApprovalKind)
    approved_at_item = models.ForeignKey(
        "meetings.AgendaItem", models.PROTECT, null=True, blank=True, related_name="approvals"
    )
    approved_on = models.DateField()
    reason = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                "minutes", "number", name="%(app_label)s_%(class)s_unique_number"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="%(app_label)s_%(class)s_correction_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(approval=ApprovalKind.IMPORTED, approved_at_item__isnull=True)
                | (~Q(approval=ApprovalKind.IMPORTED) & Q(approved_at_item__isnull=False)),
                name="%(app_label)s_%(class)s_approved_at_an_item_unless_imported",
            ),
        ]

    def __str__(self):
        return f"{self.minutes.meeting.reference} minutes, version {self.number}"

    @property
    def is_imported(self):
        return self.approval == ApprovalKind.IMPORTED


class MinutesDocument(models.Model):
    """The PDF of an approved version, byte for byte, with its SHA-256 in hexadecimal. Never changed."""

    version = models.ForeignKey(MinutesVersion, models.PROTECT, related_name="documents")
    edition = models.CharField(max_length=10, choices=Edition)
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "version", "edition", name="%(app_label)s_%(class)s_one_an_edition"
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="%(app_label)s_%(class)s_sha256_is_hex",
            ),
        ]

    def __str__(self):
        return f"{self.version} ({self.get_edition_display().lower()})"
