from django.db import models
from django.db.models import Q
from django.urls import reverse

from common.history import tracked
from meetings.enums import AttendanceStatus, AttendeeKind


@tracked()
class Attendance(models.Model):
    """Somebody's presence at, or absence from, one meeting.

    A member's row belongs to a seat. When a deputy comes, the member's row is
    marked D and the deputy has a row of their own with `deputising_for`. The
    `…_then` fields hold name, role and organisation in words: they are filled
    when the row is made, brought up to date until the minutes are approved and
    frozen then.
    """

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="attendances")
    person = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    seat = models.ForeignKey(
        "board.Seat", models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    kind = models.CharField(max_length=20, choices=AttendeeKind, default=AttendeeKind.MEMBER)
    status = models.CharField(
        max_length=1, choices=AttendanceStatus, blank=True, default=AttendanceStatus.UNMARKED
    )
    deputising_for = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, related_name="deputy"
    )
    also_representing = models.CharField(max_length=160, blank=True)
    also_representing_organisation = models.ForeignKey(
        "board.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    arrived_at = models.TimeField(null=True, blank=True)
    left_at = models.TimeField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    name_then = models.CharField(max_length=160)
    initials_then = models.CharField(max_length=8, blank=True)
    role_then = models.CharField(max_length=160, blank=True)
    organisation_then = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "attendance"
        constraints = [
            models.UniqueConstraint(
                "meeting",
                "person",
                condition=Q(person__isnull=False),
                name="%(app_label)s_%(class)s_once_a_person",
            ),
            models.CheckConstraint(
                condition=Q(kind=AttendeeKind.DEPUTY, deputising_for__isnull=False)
                | (~Q(kind=AttendeeKind.DEPUTY) & Q(deputising_for__isnull=True)),
                name="%(app_label)s_%(class)s_deputy_for_somebody",
            ),
            models.CheckConstraint(
                condition=Q(arrived_at__isnull=True)
                | Q(left_at__isnull=True)
                | Q(left_at__gt=models.F("arrived_at")),
                name="%(app_label)s_%(class)s_left_after_arrived",
            ),
        ]

    def __str__(self):
        return self.name_then

    def get_absolute_url(self):
        return reverse("meetings:attendance_edit", args=[self.meeting_id])

    @property
    def was_there(self):
        return self.status == AttendanceStatus.PRESENT
