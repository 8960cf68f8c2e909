from django.db import models
from django.db.models import Q
from django.db.models.functions import TruncDate

from actions.enums import DONE, OUTSTANDING, ActionStatus, DueKind, Rag
from actions.querysets import ActionQuerySet
from board.enums import Marking
from common.addresses import address_of
from common.history import tracked
from common.models import VersionedModel


@tracked()
class Action(VersionedModel):
    """A promise: what is to be done, by whom and by when. `reference` is quoted: A-2026-014.

    It is held by a group and comes from an agenda item, from a row of an action log that was
    taken in, or was raised on its own, and `origin_words` say what for. It stays out of members'
    sight until `released_at`, when the minutes that raise it circulate. Its `due_moves` keep when it
    was due before. A colour set by hand on `rag_set_on` holds until the group's next meeting after that
    day is over. `impact` says what changed for children. One that went into another is cancelled and
    says into which. `is_confidential` is for those raised on their own; others follow their item.
    """

    reference = models.CharField(max_length=20, unique=True, editable=False)
    group = models.ForeignKey("board.Group", models.PROTECT, related_name="actions")
    agenda_item = models.ForeignKey(
        "meetings.AgendaItem", models.PROTECT, null=True, blank=True, related_name="actions"
    )
    log_row = models.OneToOneField(
        "actions.ActionLogRow", models.PROTECT, null=True, blank=True, related_name="action"
    )
    origin_words = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    due_kind = models.CharField(max_length=20, choices=DueKind, default=DueKind.DATE)
    due_on = models.DateField(null=True, blank=True)
    undated_reason = models.CharField(max_length=300, blank=True)
    priority = models.ForeignKey(
        "board.Priority", models.SET_NULL, null=True, blank=True, related_name="actions"
    )
    status = models.CharField(max_length=20, choices=ActionStatus, default=ActionStatus.NOT_STARTED)
    rag_override = models.CharField(max_length=10, choices=Rag, blank=True)
    rag_reason = models.CharField(max_length=300, blank=True)
    rag_set_on = models.DateField(null=True, blank=True)
    impact = models.TextField(blank=True)
    marking = models.CharField(max_length=20, choices=Marking, blank=True)
    is_confidential = models.BooleanField(default=False)
    split_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="split_into"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+", editable=False)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["status"], name="actions_action_status")]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_kind=DueKind.DATE, due_on__isnull=False)
                | (~Q(due_kind=DueKind.DATE) & Q(due_on__isnull=True)),
                name="%(app_label)s_%(class)s_date_fits_kind",
            ),
            models.CheckConstraint(
                condition=Q(agenda_item__isnull=False, log_row__isnull=True, origin_words="")
                | Q(agenda_item__isnull=True, log_row__isnull=False, origin_words="")
                | Q(agenda_item__isnull=True, log_row__isnull=True) & ~Q(origin_words=""),
                name="%(app_label)s_%(class)s_exactly_one_origin",
            ),
            models.CheckConstraint(
                condition=Q(rag_override="", rag_set_on__isnull=True)
                | ~Q(rag_override="") & ~Q(rag_reason="") & Q(rag_set_on__isnull=False),
                name="%(app_label)s_%(class)s_override_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(due_kind=DueKind.UNDATED) | Q(undated_reason=""),
                name="%(app_label)s_%(class)s_reason_fits_kind",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(status=ActionStatus.CANCELLED),
                name="%(app_label)s_%(class)s_merged_is_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(is_confidential=False) | Q(agenda_item__isnull=True),
                name="%(app_label)s_%(class)s_confidential_by_itself",
            ),
        ]

    def __str__(self):
        return f"{self.reference} {self.text}"

    def get_absolute_url(self):
        return address_of("actions:action_detail", self.pk)

    @property
    def meeting(self):
        """The meeting that raised it; None of an action that came from a log."""
        return self.agenda_item and self.agenda_item.meeting

    @property
    def is_outstanding(self):
        return self.status in OUTSTANDING

    @property
    def is_done(self):
        return self.status in DONE


@tracked()
class ActionOwner(models.Model):
    """One owner of an action: a person, a group, an organisation, or all members of its group."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="owners")
    position = models.PositiveSmallIntegerField(default=0)
    person = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="actions_owned"
    )
    group = models.ForeignKey(
        "board.Group", models.PROTECT, null=True, blank=True, related_name="actions_owned"
    )
    organisation = models.ForeignKey(
        "board.Organisation", models.PROTECT, null=True, blank=True, related_name="actions_owned"
    )
    all_members = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    person__isnull=False,
                    group__isnull=True,
                    organisation__isnull=True,
                    all_members=False,
                )
                | Q(
                    person__isnull=True,
                    group__isnull=False,
                    organisation__isnull=True,
                    all_members=False,
                )
                | Q(
                    person__isnull=True,
                    group__isnull=True,
                    organisation__isnull=False,
                    all_members=False,
                )
                | Q(
                    person__isnull=True,
                    group__isnull=True,
                    organisation__isnull=True,
                    all_members=True,
                ),
                name="%(app_label)s_%(class)s_exactly_one",
            ),
            models.UniqueConstraint(
                "action",
                "person",
                "group",
                "organisation",
                nulls_distinct=False,
                name="%(app_label)s_%(class)s_once",
            ),
        ]

    def __str__(self):
        if self.all_members:
            return "All members"
        return str(self.who)

    @property
    def who(self):
        """The person, group or organisation; None for all members."""
        return self.person or self.group or self.organisation


@tracked()
class ActionUpdate(models.Model):
    """What somebody said about where an action stands, and the step that came with it.

    `agenda_item` is the item of a meeting at which it was said; `rag` the colour that the action had
    then, as the minutes of that meeting report it, and `rag_override` the one set by hand, if any.
    """

    action = models.ForeignKey(Action, models.CASCADE, related_name="updates")
    text = models.TextField(blank=True)
    from_status = models.CharField(max_length=20, choices=ActionStatus)
    to_status = models.CharField(max_length=20, choices=ActionStatus)
    agenda_item = models.ForeignKey(
        "meetings.AgendaItem", models.PROTECT, null=True, blank=True, related_name="action_updates"
    )
    rag = models.CharField(max_length=10, choices=Rag, blank=True)
    rag_override = models.CharField(max_length=10, choices=Rag, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(TruncDate("made_at"), name="actions_update_made_on")]

    def __str__(self):
        return self.text or self.get_to_status_display()
