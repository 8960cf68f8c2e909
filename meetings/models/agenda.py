from django.db import models
from django.db.models import Q
from django.urls import reverse

from common import richtext
from common.addresses import address_of
from common.history import tracked
from common.models import VersionedModel
from meetings.enums import ItemKind, Purpose
from meetings.querysets import AgendaItemQuerySet


@tracked()
class AgendaPart(models.Model):
    """A part of an agenda. An agenda with one untitled part is numbered 1, 2, 3; others 1.1, 1.2."""

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="parts")
    title = models.CharField(max_length=160, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title or "Agenda"

    def get_absolute_url(self):
        return address_of("meetings:agenda_detail", self.meeting_id)


@tracked()
class AgendaItem(VersionedModel):
    """A line of the agenda, and later what was said about it.

    A confidential item has an open title that everybody may read (`title`) and
    a closed one (`closed_title`); its text and records are for the unit, the
    chairs and the minute-taker. `unit_notes` are the business unit's alone.
    `came_from` is the meeting that an item was carried or copied from. `text_key` names the save that wrote
    `discussion`, so that a browser that never had an answer can tell its own text from another's.
    """

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="items")
    part = models.ForeignKey(AgendaPart, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=ItemKind, default=ItemKind.ORDINARY)
    title = models.CharField(max_length=200)
    is_confidential = models.BooleanField(default=False)
    closed_title = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    purpose = models.CharField(max_length=20, choices=Purpose, blank=True)
    minutes_allotted = models.PositiveSmallIntegerField(null=True, blank=True)
    presenter = models.ForeignKey(
        "board.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    presenter_text = models.CharField(max_length=120, blank=True)
    priority = models.ForeignKey(
        "board.Priority", models.SET_NULL, null=True, blank=True, related_name="agenda_items"
    )
    unit_notes = models.TextField(blank=True)
    standing_item = models.ForeignKey(
        "meetings.StandingItem", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    carried_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="carried_to"
    )
    came_from = models.ForeignKey(
        "meetings.Meeting", models.SET_NULL, null=True, blank=True, related_name="items_passed_on"
    )
    discussion = models.TextField(blank=True)
    text_key = models.CharField(max_length=36, blank=True, editable=False)
    nil_return = models.CharField(max_length=200, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["part__position", "part_id", "position", "pk"]
        indexes = [
            # the registers ask for the meeting of every item, and not for its long texts
            models.Index(fields=["id"], include=["meeting"], name="meetings_item_meeting"),
            # whoever may not read them asks for the few that are confidential
            models.Index(
                fields=["id"], condition=Q(is_confidential=True), name="meetings_item_secret"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_confidential=True) | Q(closed_title=""),
                name="%(app_label)s_%(class)s_closed_title_needs_flag",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("meetings:minutes_item_edit", self.meeting_id, self.pk)

    @property
    def is_standing(self):
        return self.standing_item_id is not None or self.kind != ItemKind.ORDINARY

    @property
    def presented_by(self):
        """Who presents it: a person's name, or the words given instead."""
        return self.presenter.full_name if self.presenter else self.presenter_text

    @property
    def text_stamp(self):
        """Names the discussion as one save left it: the same words, saved again later, have another."""
        return richtext.digest(f"{self.text_key}\n{self.discussion}")


class AgendaVersion(models.Model):
    """The agenda as it was published, in words (see `meetings.presenters.agenda`). Never changed."""

    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="agenda_versions")
    number = models.PositiveSmallIntegerField()
    snapshot = models.JSONField()
    reason = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey("board.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                "meeting", "number", name="%(app_label)s_%(class)s_unique_number"
            )
        ]

    def __str__(self):
        return f"{self.meeting.reference} agenda, version {self.number}"

    def get_absolute_url(self):
        return reverse("meetings:agenda_version", args=[self.meeting_id, self.number])
