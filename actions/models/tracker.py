"""What is kept beside an action: evidence, moves of its date, proposals of owners, and its links."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from actions.enums import DueKind, EvidenceKind, ProposalKind, ProposalStatus
from common.history import tracked
from common.models import VersionedModel
from common.pictures import PictureKind
from common.uploads import FileKind

FILE_KINDS = [*FileKind.choices, *PictureKind.choices]


def kept_as(evidence, _name):
    """Files lie under names that nobody can guess; what people called them is a column."""
    return f"evidence/{uuid4().hex}.{evidence.file_kind}"


def _only(kind, *filled, empty):
    """A condition: of this kind, with these columns filled and those empty."""
    condition = Q(kind=kind)
    for name in filled:
        condition &= ~Q(**{name: ""})
    for name in empty:
        condition &= Q(**{name: ""})
    return condition


@tracked()
class ActionEvidence(models.Model):
    """A file, a link or a statement that shows what was done; `dated_on` is its own date.

    `words` say what it shows: of a statement they are the statement. `size` in bytes.
    """

    action = models.ForeignKey("actions.Action", models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10, choices=EvidenceKind)
    words = models.TextField()
    url = models.URLField(max_length=500, blank=True)
    file = models.FileField(upload_to=kept_as, blank=True)
    file_kind = models.CharField(max_length=4, choices=FILE_KINDS, blank=True)
    name = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    dated_on = models.DateField()
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-dated_on", "-pk"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=_only(EvidenceKind.FILE, "file", "name", "sha256", empty=["url"])
                | _only(EvidenceKind.LINK, "url", empty=["file", "name", "sha256"])
                | _only(EvidenceKind.STATEMENT, "words", empty=["url", "file", "name", "sha256"]),
                name="%(app_label)s_%(class)s_columns_fit_kind",
            )
        ]

    def __str__(self):
        return self.name or self.url or self.words

    def get_absolute_url(self):
        return reverse("actions:evidence_file", args=[self.action_id, self.pk])


@tracked()
class DueMove(models.Model):
    """One move of the date of an action: from what to what, and why."""

    action = models.ForeignKey("actions.Action", models.CASCADE, related_name="due_moves")
    from_kind = models.CharField(max_length=20, choices=DueKind)
    from_on = models.DateField(null=True, blank=True)
    to_kind = models.CharField(max_length=20, choices=DueKind)
    to_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    moved_at = models.DateTimeField(auto_now_add=True)
    moved_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["moved_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="%(app_label)s_%(class)s_has_reason"
            )
        ]

    def __str__(self):
        return f"{self.get_from_kind_display()} to {self.get_to_kind_display()}"


@tracked()
class ActionProposal(VersionedModel):
    """What an owner asks for: another date (`due_on`), owner or words; and the answer to it."""

    action = models.ForeignKey("actions.Action", models.CASCADE, related_name="proposals")
    kind = models.CharField(max_length=10, choices=ProposalKind)
    due_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
    reason = models.CharField(max_length=300)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=ProposalStatus, default=ProposalStatus.OPEN)
    answer = models.CharField(max_length=300, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=ProposalKind.DUE, due_on__isnull=False, words="")
                | ~Q(kind=ProposalKind.DUE) & Q(due_on__isnull=True) & ~Q(words=""),
                name="%(app_label)s_%(class)s_columns_fit_kind",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=ProposalStatus.OPEN, settled_at__isnull=True, settled_by__isnull=True
                )
                | ~Q(status=ProposalStatus.OPEN)
                & Q(settled_at__isnull=False, settled_by__isnull=False),
                name="%(app_label)s_%(class)s_settled_whole",
            ),
            models.UniqueConstraint(
                "action",
                "kind",
                "made_by",
                condition=Q(status=ProposalStatus.OPEN),
                name="%(app_label)s_%(class)s_one_open",
            ),
        ]

    def __str__(self):
        return self.words or str(self.due_on)


@tracked()
class RelatedAction(models.Model):
    """Two actions that belong together. Written once; read from both."""

    action = models.ForeignKey("actions.Action", models.CASCADE, related_name="links_from")
    other = models.ForeignKey("actions.Action", models.CASCADE, related_name="links_to")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(action__lt=F("other")), name="%(app_label)s_%(class)s_written_once"
            ),
            models.UniqueConstraint("action", "other", name="%(app_label)s_%(class)s_once"),
        ]

    def __str__(self):
        return f"{self.action.reference} and {self.other.reference}"


@tracked()
class ActionOnAgenda(models.Model):
    """An action that a coming agenda item will take up."""

    action = models.ForeignKey("actions.Action", models.CASCADE, related_name="on_agendas")
    agenda_item = models.ForeignKey(
        "meetings.AgendaItem", models.CASCADE, related_name="actions_to_take_up"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("action", "agenda_item", name="%(app_label)s_%(class)s_once")
        ]

    def __str__(self):
        return f"{self.action.reference} at {self.agenda_item}"
