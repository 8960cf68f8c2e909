"""Action logs that were kept in Excel or CSV, on their way into the tracker."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.urls import reverse

from actions.enums import LogStatus
from common.history import tracked
from common.models import VersionedModel


def kept_as(log, _name):
    """Files lie under names that nobody can guess; what people called them is a column."""
    return f"logs/{uuid4().hex}.{log.kind}"


class ActionLogQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Only the business unit brings action logs in."""
        is_unit = person.is_authenticated and person.reads_as_unit
        return self if is_unit else self.none()


@tracked()
class ActionLogImport(VersionedModel):
    """One file, read but not taken in until its `status` is accepted.

    `kind` is "xlsx" or "csv", `size` in bytes. `sheet` is the name of the one that was read,
    `sheets` of all. `headings` are those of its columns in their order; `fields` says for each which
    `LogField` it is. `notes` are sentences about what was read. `green_is_done`: in this log green
    means complete; otherwise it means on track.
    """

    group = models.ForeignKey("board.Group", models.PROTECT, related_name="action_logs")
    file = models.FileField(upload_to=kept_as)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=4)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    sheet = models.CharField(max_length=100, blank=True)
    sheets = models.JSONField(default=list)
    headings = models.JSONField(default=list)
    fields = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    green_is_done = models.BooleanField(default=True)
    status = models.CharField(max_length=10, choices=LogStatus, default=LogStatus.COLUMNS)
    handed_in_at = models.DateTimeField(auto_now_add=True)
    handed_in_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ActionLogQuerySet.as_manager()

    class Meta:
        ordering = ["-handed_in_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "group", "sha256", name="%(app_label)s_%(class)s_once_for_a_group"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="%(app_label)s_%(class)s_accepted_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(status=LogStatus.ACCEPTED, accepted_at__isnull=False)
                | (~Q(status=LogStatus.ACCEPTED) & Q(accepted_at__isnull=True)),
                name="%(app_label)s_%(class)s_accepted_has_date",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("actions:log_detail", args=[self.pk])

    @property
    def is_accepted(self):
        return self.status == LogStatus.ACCEPTED


@tracked()
class ActionLogRow(VersionedModel):
    """One row of a log: its `cells` as words, in the order of the log's headings.

    `number` is the row's in the sheet; `section` the title of the rows that it stands among.
    `fixed` holds what somebody typed in place of the cells, by field. `problems` are pairs of a
    field and a sentence; a row that `is_left_out`, for the reason `why_left_out`, has none.
    `already` is the action of the tracker that says the same.
    """

    log = models.ForeignKey(ActionLogImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    section = models.TextField(blank=True)
    cells = models.JSONField(default=list)
    fixed = models.JSONField(default=dict)
    reference = models.CharField(max_length=200, blank=True)
    problems = models.JSONField(default=list)
    has_problems = models.BooleanField(default=False)
    is_left_out = models.BooleanField(default=False)
    why_left_out = models.CharField(max_length=200, blank=True)
    already = models.ForeignKey(
        "actions.Action", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint("log", "number", name="%(app_label)s_%(class)s_once")
        ]

    def __str__(self):
        return f"Row {self.number} of {self.log}"


@tracked()
class ActionLogName(models.Model):
    """Whom one name of a log means, said once for all its rows.

    `key` is the name as names are compared. `choice` is an owner's key ("person:12", "all"), "new" for a
    person who is to be entered, or "words" when it stays in the words of the action. It counts once
    it `is_settled`: because only one fits, or because somebody said so.
    """

    log = models.ForeignKey(ActionLogImport, models.CASCADE, related_name="names")
    key = models.CharField(max_length=300)
    words = models.CharField(max_length=300)
    choice = models.CharField(max_length=40, blank=True)
    is_settled = models.BooleanField(default=False)

    class Meta:
        ordering = ["is_settled", "words", "pk"]
        constraints = [models.UniqueConstraint("log", "key", name="%(app_label)s_%(class)s_once")]

    def __str__(self):
        return self.words


@tracked()
class ActionLogColumns(models.Model):
    """What the columns of a set of headings were confirmed to be: a dict of heading to `LogField`."""

    key = models.CharField(max_length=64, unique=True)
    fields = models.JSONField(default=dict)
    green_is_done = models.BooleanField(default=True)
    confirmed_at = models.DateTimeField(auto_now=True)
    confirmed_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "action log columns"

    def __str__(self):
        return ", ".join(self.fields)
