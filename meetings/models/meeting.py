from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    BigIntegerRangeField,
    DateTimeRangeField,
    RangeOperators,
)
from django.db import models
from django.db.models import ExpressionWrapper, F, Func, Q, Value
from django.utils import timezone

from board.enums import Marking
from common.addresses import address_of
from common.history import tracked
from common.models import VersionedModel
from meetings.enums import AGENDA_OUT, TOOK_PLACE, UPCOMING, MeetingKind, MeetingStatus
from meetings.querysets import MeetingQuerySet


def _moment(field):
    """The meeting's date at the time in `field`, as a local timestamp."""
    return ExpressionWrapper(F("date") + F(field), output_field=models.DateTimeField())


@tracked()
class Meeting(VersionedModel):
    """One meeting of a group. `reference` is what people quote: BM-2026-03.

    Times are local (Europe/London). `closed_at` is when it really ended.
    """

    group = models.ForeignKey("board.Group", models.PROTECT, related_name="meetings")
    reference = models.CharField(max_length=20, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=MeetingKind, default=MeetingKind.ORDINARY)
    title = models.CharField(max_length=160, blank=True)
    status = models.CharField(max_length=20, choices=MeetingStatus, default=MeetingStatus.PLANNED)
    date = models.DateField()
    start_time = models.TimeField()
    end_time = models.TimeField()
    closed_at = models.TimeField(null=True, blank=True)
    venue = models.CharField(max_length=200, blank=True)
    venue_address = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    paper_deadline = models.DateField(null=True, blank=True)
    marking = models.CharField(max_length=20, choices=Marking, blank=True)
    minute_taker = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="minutes_taken"
    )
    unit_notes = models.TextField(blank=True)
    cancelled_reason = models.CharField(max_length=300, blank=True)
    moved_reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        "board.Person", models.PROTECT, related_name="meetings_planned", editable=False
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["date", "start_time", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end_time__gt=F("start_time")),
                name="%(app_label)s_%(class)s_ends_after_start",
                violation_error_message="The meeting must end after it starts.",
            ),
            models.CheckConstraint(
                condition=Q(paper_deadline__isnull=True) | Q(paper_deadline__lte=F("date")),
                name="%(app_label)s_%(class)s_papers_before",
                violation_error_message="Papers must be due on or before the day of the meeting.",
            ),
            models.CheckConstraint(
                condition=~Q(status=MeetingStatus.CANCELLED) | ~Q(cancelled_reason=""),
                name="%(app_label)s_%(class)s_cancelled_has_reason",
            ),
            ExclusionConstraint(
                name="%(app_label)s_%(class)s_no_clash",
                expressions=[
                    (
                        Func(
                            F("group_id"),
                            F("group_id"),
                            Value("[]"),
                            function="int8range",
                            output_field=BigIntegerRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(
                            _moment("start_time"),
                            _moment("end_time"),
                            function="tsrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=~Q(status=MeetingStatus.CANCELLED),
                violation_error_message="The group already has a meeting at this time.",
            ),
        ]
        indexes = [
            models.Index(fields=["group", "date"], name="meetings_meeting_group_date"),
            models.Index(fields=["date"], name="meetings_meeting_date"),
        ]

    def __str__(self):
        return f"{self.reference} {self.name}"

    def get_absolute_url(self):
        return address_of("meetings:meeting_detail", self.pk)

    @property
    def name(self):
        """The title if it has one, or else the group's name."""
        return self.title or self.group.name

    @property
    def is_upcoming(self):
        return self.status in UPCOMING

    @property
    def took_place(self):
        return self.status in TOOK_PLACE

    @property
    def agenda_is_out(self):
        return self.status in AGENDA_OUT

    @property
    def is_past(self):
        return self.date < timezone.localdate()

    @property
    def planned_minutes(self):
        """How long the meeting is planned to last, in minutes."""
        start, end = self.start_time, self.end_time
        return (end.hour - start.hour) * 60 + end.minute - start.minute
