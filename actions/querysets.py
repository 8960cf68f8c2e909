"""How actions are found, who may see them, when they are due and what colour they are."""

from datetime import timedelta

from django.db import models
from django.db.models import Case, DateField, F, Min, Q, Value, When
from django.utils import timezone

from actions.enums import DAYS_AT_RISK, DONE, OUTSTANDING, ActionStatus, DueKind, Rag
from board.models import Group


class ActionQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Those of the person's groups and their own, once released; never unreleased ones.

        An action raised in a confidential item is for the chairs, the
        minute-taker and its owners by name.
        """
        if not person.is_authenticated:
            return self.none()
        if person.sees_everything:
            return self
        today = timezone.localdate()
        own = Q(owners__person=person)
        in_group = Q(group__in=Group.objects.of_member(person, today))
        trusted = Q(group__in=Group.objects.chaired_by(person, today)) | Q(
            group__in=Group.objects.minuted_by(person, today)
        )
        open_item = Q(agenda_item__is_confidential=False)
        writes = Q(group__in=Group.objects.minuted_by(person, today))
        found = self.model.objects.filter(
            (Q(released_at__isnull=False) & (own | (in_group & open_item) | trusted)) | writes
        )
        return self.filter(pk__in=found.values("pk"))

    def owned_by(self, person):
        """Actions of the person by name, of organisations they speak for and groups they chair,
        and those for all members of a group they sit in."""
        today = timezone.localdate()
        found = self.model.objects.filter(
            Q(owners__person=person)
            | Q(owners__organisation__in=[person.speaks_for_id or person.employer_id])
            | Q(owners__group__in=Group.objects.chaired_by(person, today))
            | Q(owners__all_members=True, group__in=Group.objects.of_member(person, today))
        )
        return self.filter(pk__in=found.values("pk"))

    def outstanding(self):
        return self.filter(status__in=OUTSTANDING)

    def with_due(self):
        """Annotates `due`: the date set, or that of the group's next standing meeting after
        the one that raised it; null for undated actions and when no meeting is planned yet."""
        next_meeting = Min(
            "group__meetings__date",
            filter=Q(group__meetings__date__gt=F("agenda_item__meeting__date"))
            & ~Q(group__meetings__status="cancelled"),
        )
        return self.annotate(
            due=Case(
                When(due_kind=DueKind.DATE, then=F("due_on")),
                When(due_kind=DueKind.NEXT_MEETING, then=next_meeting),
                default=Value(None),
                output_field=DateField(),
            )
        )

    def with_rag(self):
        """Annotates `due` and `rag` (one of `Rag`, or empty when cancelled).

        Rule: an override stands; done is green; past its date is red; in
        progress, or due within `DAYS_AT_RISK` days, is amber; the rest is grey.
        """
        today = timezone.localdate()
        return self.with_due().annotate(
            rag=Case(
                When(status=ActionStatus.CANCELLED, then=Value("")),
                When(status__in=DONE, then=Value(Rag.GREEN)),
                When(~Q(rag_override=""), then=F("rag_override")),
                When(due__lt=today, then=Value(Rag.RED)),
                When(status=ActionStatus.IN_PROGRESS, then=Value(Rag.AMBER)),
                When(due__lte=today + timedelta(days=DAYS_AT_RISK), then=Value(Rag.AMBER)),
                default=Value(Rag.GREY),
                output_field=models.CharField(),
            )
        )

    def for_list(self):
        return (
            self.with_rag()
            .select_related("group", "agenda_item__meeting__group", "priority")
            .prefetch_related("owners__person", "owners__group", "owners__organisation")
            .order_by(F("due").asc(nulls_last=True), "reference")
        )
