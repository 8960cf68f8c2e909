"""Minutes brought over from Word: the file, what was recognised in it and the meeting that came of it."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from common.addresses import address_of
from common.history import tracked
from common.models import VersionedModel
from common.workers import has_lost_its_worker
from meetings.enums import IMPORT_UNDER_WAY, ImportState
from meetings.import_querysets import MinutesImportQuerySet

FOLDER = "imports"


def kept_as(_import, _name):
    """Files lie under names that nobody can guess; what people called them is a column."""
    return f"{FOLDER}/{uuid4().hex}.docx"


@tracked(exclude=["recognised", "corrections"])
class MinutesImport(VersionedModel):
    """A Word file of past minutes of a group, on its way to becoming a closed meeting.

    `recognised` is what `meetings.wordin` found, as `Recognised.as_json` writes it, and stays as it was;
    `corrections` is the draft that a person checks (see `meetings.imports.draft`). `problem` is the
    sentence with which a file was refused; such a file is not kept. `size` is in bytes, `sha256`
    in hexadecimal. `touched_at` is when the worker last did something.
    """

    group = models.ForeignKey("board.Group", models.PROTECT, related_name="minutes_imports")
    file = models.FileField(upload_to=kept_as, blank=True)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.WAITING)
    problem = models.CharField(max_length=500, blank=True)
    recognised = models.JSONField(null=True)
    corrections = models.JSONField(null=True)
    meeting = models.OneToOneField(
        "meetings.Meeting", models.PROTECT, null=True, related_name="brought_over"
    )
    actions_settled = models.BooleanField(default=False)
    touched_at = models.DateTimeField(auto_now_add=True)
    brought_at = models.DateTimeField(auto_now_add=True)
    brought_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    objects = MinutesImportQuerySet.as_manager()

    class Meta:
        ordering = ["-brought_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "group",
                "sha256",
                condition=~Q(state=ImportState.WITHDRAWN),
                name="%(app_label)s_%(class)s_once_a_group",
            ),
            models.CheckConstraint(
                condition=Q(state=ImportState.ACCEPTED, meeting__isnull=False)
                | (~Q(state=ImportState.ACCEPTED) & Q(meeting__isnull=True)),
                name="%(app_label)s_%(class)s_accepted_has_meeting",
            ),
            models.CheckConstraint(
                condition=~Q(state=ImportState.REFUSED) | ~Q(problem=""),
                name="%(app_label)s_%(class)s_refused_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state=ImportState.TO_CHECK) | Q(corrections__isnull=False),
                name="%(app_label)s_%(class)s_to_check_was_read",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("meetings:import_detail", self.pk)

    @property
    def is_under_way(self):
        """Whether it waits for a worker, or one is reading it."""
        return self.state in IMPORT_UNDER_WAY and not has_lost_its_worker(self.touched_at)

    @property
    def is_stuck(self):
        """Whether its worker was stopped: reading can be begun anew."""
        return self.state in IMPORT_UNDER_WAY and has_lost_its_worker(self.touched_at)

    @property
    def is_to_check(self):
        return self.state == ImportState.TO_CHECK

    @property
    def is_accepted(self):
        return self.state == ImportState.ACCEPTED

    @property
    def is_refused(self):
        return self.state == ImportState.REFUSED

    @property
    def is_withdrawn(self):
        return self.state == ImportState.WITHDRAWN
