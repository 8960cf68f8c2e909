"""Packs: the papers of a meeting as one PDF, and who has opened them."""

from uuid import uuid4

from django.db import models
from django.urls import reverse

from common.workers import has_lost_its_worker
from meetings.enums import PACK_UNDER_WAY, Edition, PackStatus


def kept_as(_pack, _name):
    return f"packs/{uuid4().hex}.pdf"


class Pack(models.Model):
    """One PDF of a meeting for one entitlement (`edition`). Never changed once it is ready.

    A supplement has what came since the pack that it `supplements`, whose page numbers it goes on from.
    `done` of `total` steps have been taken while it is made; `touched_at` is when the last one was.
    `contents` is a list of {"label", "title", "page", "file"}, where "file" is the key of a `PaperVersion`
    or null; `problems` a list of {"label", "title", "problem"}, for papers that could not be put in.
    """

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="packs")
    edition = models.CharField(max_length=10, choices=Edition)
    number = models.PositiveSmallIntegerField()
    supplements = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="+")
    agenda = models.ForeignKey("meetings.AgendaVersion", models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=PackStatus, default=PackStatus.WAITING)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    touched_at = models.DateTimeField(auto_now_add=True)
    file = models.FileField(upload_to=kept_as, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    first_page = models.PositiveIntegerField(default=1)
    last_page = models.PositiveIntegerField(default=0)
    contents = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                "meeting", "edition", "number", name="%(app_label)s_%(class)s_unique_number"
            ),
            models.CheckConstraint(
                condition=~models.Q(status=PackStatus.READY)
                | (~models.Q(file="") & models.Q(made_at__isnull=False)),
                name="%(app_label)s_%(class)s_ready_has_file",
            ),
        ]

    def __str__(self):
        return f"{self.meeting.reference}, {self.name.lower()}"

    def get_absolute_url(self):
        return reverse("meetings:pack_detail", args=[self.meeting_id])

    @property
    def name(self):
        """ "Pack" or "Supplement 2": which of them it is."""
        return f"Supplement {self.number - self.first_number}" if self.supplements_id else "Pack"

    @property
    def first_number(self):
        """The number of the pack that this one, directly or not, supplements; its own when it is none."""
        return self.supplements.first_number if self.supplements_id else self.number

    @property
    def is_under_way(self):
        """Whether it waits for a worker, or one is at it."""
        return self.status in PACK_UNDER_WAY and not has_lost_its_worker(self.touched_at)

    @property
    def is_broken(self):
        """Whether it could not be made, or its worker was stopped: it can be begun anew."""
        stopped = self.status in PACK_UNDER_WAY and has_lost_its_worker(self.touched_at)
        return stopped or self.status == PackStatus.FAILED

    @property
    def is_ready(self):
        return self.status == PackStatus.READY


class PackOpening(models.Model):
    """That a person has opened a pack: the first time, and how often."""

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="openings")
    person = models.ForeignKey("board.Person", models.PROTECT, related_name="+")
    first_at = models.DateTimeField(auto_now_add=True)
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint("pack", "person", name="%(app_label)s_%(class)s_once")
        ]

    def __str__(self):
        return f"{self.person} opened {self.pack}"
