"""Reminders: when they go, on which days people want theirs, and every digest with the links in it."""

import secrets

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from actions.enums import Capacity
from common.history import tracked
from common.models import VersionedModel

WORKING_WEEK = (0, 1, 2, 3, 4)
"""Monday to Friday, as Python counts the days of a week."""
OPENING = (
    "These actions need you. Say where each of them stands: the link below it opens that one "
    "action, without a password."
)
CLOSING = (
    "If a date cannot be kept, ask for another one before it passes. "
    "If an action is not yours, tell the business unit."
)


def usual_days_ahead():
    return [14, 3]


def whole_week():
    return list(WORKING_WEEK)


def new_secret():
    """The part of a personal link that nobody can guess."""
    return secrets.token_urlsafe(12)


class ReminderSettingsManager(models.Manager):
    def current(self):
        """What the board has set, or what is usual."""
        return self.first() or self.model(pk=1)


@tracked()
class ReminderSettings(VersionedModel):
    """When people are reminded of their actions, and in which words.

    `days_ahead` of the date, largest first, and `on_the_day`; after it every `overdue_every` working
    days. `chair_after` days past its date the chair of the group that holds the action is told,
    `board_chair_after` days past it the chair of the board. Mail goes from `hour` of the day on; the
    links in it work for `link_days` days.
    """

    is_on = models.BooleanField(default=True)
    days_ahead = ArrayField(
        models.PositiveSmallIntegerField(), default=usual_days_ahead, blank=True
    )
    on_the_day = models.BooleanField(default=True)
    overdue_every = models.PositiveSmallIntegerField(default=5)
    chair_after = models.PositiveSmallIntegerField(default=14)
    board_chair_after = models.PositiveSmallIntegerField(default=42)
    hour = models.PositiveSmallIntegerField(default=8)
    link_days = models.PositiveSmallIntegerField(default=30)
    opening = models.TextField(default=OPENING, blank=True)
    closing = models.TextField(default=CLOSING, blank=True)

    objects = ReminderSettingsManager()

    class Meta:
        verbose_name_plural = "reminder settings"
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="%(app_label)s_%(class)s_one_row"),
            models.CheckConstraint(
                condition=Q(overdue_every__gte=1, link_days__gte=1, hour__lte=23),
                name="%(app_label)s_%(class)s_can_be_kept",
            ),
            models.CheckConstraint(
                condition=Q(board_chair_after__gte=F("chair_after")),
                name="%(app_label)s_%(class)s_board_chair_last",
            ),
        ]

    def __str__(self):
        return f"Reminders from {self.hour}.00 on"

    @property
    def horizon(self):
        """How many days ahead an action is told of at all."""
        return max(self.days_ahead, default=0)


@tracked()
class DigestDays(models.Model):
    """The weekdays on which a person wants to be reminded; without a row every working day."""

    person = models.OneToOneField("board.Person", models.CASCADE, related_name="digest_days")
    days = ArrayField(models.PositiveSmallIntegerField(), default=whole_week)

    class Meta:
        verbose_name_plural = "digest days"
        constraints = [
            models.CheckConstraint(
                condition=Q(days__contained_by=list(WORKING_WEEK), days__len__gt=0),
                name="%(app_label)s_%(class)s_of_the_working_week",
            )
        ]

    def __str__(self):
        return f"{self.person}: {self.days}"


class Digest(models.Model):
    """What one person was reminded of on one day: there is never a second one.

    It is inserted in the transaction that puts its `mail` into the queue. `run` tells the digests of
    one run of the job from those of another that runs beside it. `asked_by` is who sent it by hand.
    """

    person = models.ForeignKey("board.Person", models.PROTECT, related_name="digests")
    day = models.DateField()
    run = models.UUIDField()
    mail = models.OneToOneField(
        "notices.Mail", models.PROTECT, null=True, blank=True, related_name="digest"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-day", "person__family_name", "person__given_name", "pk"]
        constraints = [
            models.UniqueConstraint("person", "day", name="%(app_label)s_%(class)s_once_a_day")
        ]

    def __str__(self):
        return f"{self.person} on {self.day}"


class DigestLine(models.Model):
    """One action in a digest, and the personal link to it that stands in the mail.

    The link opens this action for this person until the end of `works_until`, unless it was withdrawn.
    """

    digest = models.ForeignKey(Digest, models.CASCADE, related_name="lines")
    action = models.ForeignKey("actions.Action", models.CASCADE, related_name="digest_lines")
    capacity = models.CharField(max_length=10, choices=Capacity)
    secret = models.CharField(max_length=24, default=new_secret, editable=False)
    works_until = models.DateField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["digest", "pk"]
        constraints = [
            models.UniqueConstraint("digest", "action", name="%(app_label)s_%(class)s_once"),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="%(app_label)s_%(class)s_revoked_at_and_by",
            ),
        ]

    def __str__(self):
        return f"{self.action_id} for {self.digest}"
