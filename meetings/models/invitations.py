import secrets

from django.db import models
from django.db.models import Q
from django.urls import reverse

from common.history import tracked
from meetings.enums import Answer, AttendanceStatus
from meetings.querysets import InvitationQuerySet


def new_secret():
    """The part of a reply link that nobody can guess; a new one ends the links sent before."""
    return secrets.token_urlsafe(12)


@tracked(exclude=["secret"])
class Invitation(models.Model):
    """Somebody is asked to a meeting, and what they answered, themselves or through the unit.

    The deputy is a person when known, or else words. `answered_at` and
    `answered_by` are set together; the answer also stands in the attendance.
    `entered` is the mark that the answer put there, so that another answer can
    take it back; a row that was marked by hand is left alone.
    """

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="invitations")
    person = models.ForeignKey("board.Person", models.PROTECT, related_name="invitations")
    secret = models.CharField(max_length=24, default=new_secret, editable=False)
    answer = models.CharField(max_length=12, choices=Answer, blank=True, default=Answer.NONE)
    deputy = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    deputy_text = models.CharField(max_length=160, blank=True)
    message = models.CharField(max_length=500, blank=True)
    entered = models.CharField(
        max_length=1,
        choices=AttendanceStatus,
        blank=True,
        default=AttendanceStatus.UNMARKED,
        editable=False,
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "person__family_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                "meeting", "person", name="%(app_label)s_%(class)s_once_a_person"
            ),
            models.CheckConstraint(
                condition=Q(answer=Answer.DEPUTY) | Q(deputy__isnull=True, deputy_text=""),
                name="%(app_label)s_%(class)s_deputy_goes_with_answer",
            ),
            models.CheckConstraint(
                condition=Q(answer=Answer.NONE, answered_at__isnull=True, answered_by__isnull=True)
                | (
                    ~Q(answer=Answer.NONE) & Q(answered_at__isnull=False, answered_by__isnull=False)
                ),
                name="%(app_label)s_%(class)s_answered_at_and_by",
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.get_answer_display().lower()}"

    def get_absolute_url(self):
        return reverse("meetings:reply", args=[self.meeting_id])


@tracked(exclude=["secret_hash", "last_read_at"])
class CalendarSubscription(models.Model):
    """An address under which a person's calendar reads the meetings they may see, until revoked.

    Only the SHA-256 (hexadecimal) of the secret is kept: the address is shown once.
    """

    person = models.ForeignKey(
        "board.Person", models.CASCADE, related_name="calendar_subscriptions"
    )
    name = models.CharField(max_length=60)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    last_read_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("meetings:calendar_subscription_list")
