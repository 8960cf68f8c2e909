"""Mail as rows of a queue, and every step of each."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from common.addresses import address_of
from notices.enums import ARRIVED, NEEDS_A_LOOK, MailStatus
from notices.querysets import MailQuerySet


class Mail(models.Model):
    """Something a person is to be told by e-mail, from the moment it is known until it has gone.

    `kind` and `topic` say what it is about ("meeting", "meeting:12"); `facts`
    what has happened to it. The words are made at the last moment, by the
    kind's own function, and kept here as they went: `subject`, `text`, `html`
    and the `attachments` by name, together with the `address`. `send_after`
    is when it may go, or when it is tried again; `claimed_at` when the worker
    last took it up.
    """

    kind = models.CharField(max_length=40)
    topic = models.CharField(max_length=80)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mails")
    facts = models.JSONField(default=dict, blank=True)
    status = models.CharField(max_length=10, choices=MailStatus, default=MailStatus.WAITING)
    send_after = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    address = models.EmailField(blank=True)
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    attachments = models.JSONField(default=list, blank=True)
    message_id = models.CharField(max_length=120, blank=True)
    last_error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name_plural = "mail"
        constraints = [
            models.UniqueConstraint(
                "kind",
                "topic",
                "person",
                condition=Q(status=MailStatus.WAITING),
                name="%(app_label)s_%(class)s_one_waiting",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ARRIVED, sent_at__isnull=False)
                | (~Q(status__in=ARRIVED) & Q(sent_at__isnull=True)),
                name="%(app_label)s_%(class)s_sent_at_when_gone",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="notices_mail_newest"),
            models.Index(
                fields=["status", "send_after"],
                condition=Q(status__in=["waiting", "sending", *sorted(NEEDS_A_LOOK)]),
                name="notices_mail_open",
            ),
            models.Index(fields=["topic"], name="notices_mail_topic"),
        ]

    def __str__(self):
        return self.subject or f"{self.kind} to {self.person}"

    def get_absolute_url(self):
        return address_of("notices:mail_detail", self.pk)

    @property
    def is_reachable(self):
        """Whether there is an address to send it to now."""
        return bool(self.person.email)


class MailStep(models.Model):
    """One step of a mail: when, from where to where, why in words, and who asked for it."""

    mail = models.ForeignKey(Mail, models.CASCADE, related_name="steps")
    at = models.DateTimeField(auto_now_add=True)
    from_status = models.CharField(max_length=10, choices=MailStatus, blank=True)
    to_status = models.CharField(max_length=10, choices=MailStatus)
    words = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_to_status_display()}: {self.words}"
