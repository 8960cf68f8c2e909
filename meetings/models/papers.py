"""Papers of agenda items, and the files that were handed in for each."""

from uuid import uuid4

from django.db import models
from django.urls import reverse

from board.enums import Marking
from common.history import tracked
from common.models import VersionedModel
from common.uploads import FileKind
from meetings.paper_querysets import PaperQuerySet


def kept_as(version, _name):
    """Files lie under names that nobody can guess; what people called them is a column."""
    return f"papers/{uuid4().hex}.{version.kind}"


@tracked()
class Paper(VersionedModel):
    """A paper for an agenda item: one that was handed in, or is expected while it has no file.

    `contributor` is who is asked for it, besides the presenter of the item; `organisation` is its author.
    """

    item = models.ForeignKey("meetings.AgendaItem", models.CASCADE, related_name="papers")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        "board.Organisation", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    marking = models.CharField(max_length=20, choices=Marking, blank=True)
    contributor = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="papers_asked_for"
    )

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meetings:paper_detail", args=[self.pk])


class PaperVersion(models.Model):
    """One file of a paper. Never changed: a better one is a new version.

    `name` is what the file was called, `size` in bytes, `pages` known of PDFs only; `problem` says
    why a PDF cannot be read. `is_late` when it came after the day on which papers were due.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to=kept_as)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=4, choices=FileKind)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField(null=True)
    problem = models.CharField(max_length=300, blank=True)
    is_late = models.BooleanField(default=False)
    handed_in_at = models.DateTimeField(auto_now_add=True)
    handed_in_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint("paper", "number", name="%(app_label)s_%(class)s_unique_number")
        ]

    def __str__(self):
        return f"{self.paper}, version {self.number}"

    def get_absolute_url(self):
        return reverse("meetings:paper_version", args=[self.paper_id, self.number])
