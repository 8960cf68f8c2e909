"""How actions are found, who may see them, when they are due and what colour they are."""

from datetime import timedelta

from django.apps import apps
from django.db import models
from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.utils import timezone

from actions.enums import DAYS_AT_RISK, DONE, OUTSTANDING, ActionStatus, DueKind, Rag
from board.models import Group


class ActionQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Those of the person's groups and those they own, once released.

        Owners by name see theirs whatever the item; the members of a group and
        those who speak for an organisation see what it owns unless the item was
        confidential. An action of a confidential item is for the group's chairs
        and minute-taker and its owners by name; an unreleased one for the writers.
        """
        if not person.is_authenticated:
            return self.none()
        if person.sees_everything:
            return self
        today = timezone.localdate()
        member_of = Group.objects.of_member(person, today)
        writes = Q(group__in=Group.objects.minuted_by(person, today))
        chairs = Q(group__in=Group.objects.chaired_by(person, today))
        open_item = Q(agenda_item__is_confidential=False)
        owners = self._owners()
        through_others = Q(group__in=member_of) | _spoken_for(person)
        shared = Q(group__in=member_of) | Exists(owners.filter(through_others))
        theirs = Exists(owners.filter(person=person)) | chairs | (open_item & shared)
        return self.filter(writes | (Q(released_at__isnull=False) & theirs))

    def owned_by(self, person):
        """Actions of the person by name, of organisations they speak for and groups they chair,
        and those for all members of a group that they are a member of."""
        today = timezone.localdate()
        theirs = Q(person=person) | _spoken_for(person)
        theirs |= Q(group__in=Group.objects.chaired_by(person, today))
        for_all = Q(all_members=True)
        seated = Q(group__in=Group.objects.seating(person, today))
        owners = self._owners()
        return self.filter(
            Exists(owners.filter(theirs)) | (seated & Exists(owners.filter(for_all)))
        )

    def _owners(self):
        """The owners of each action, for a condition; no join, so that nothing is found twice."""
        owner = self.model._meta.get_field("owners").related_model
        return owner.objects.filter(action=OuterRef("pk"))

    def outstanding(self):
        return self.filter(status__in=OUTSTANDING)

    def overdue(self):
        return self.outstanding().with_due().filter(due__lt=timezone.localdate())

    def undated(self):
        return self.filter(due_kind=DueKind.UNDATED)

    def waiting_counts(self):
        """How many of these wait for somebody: overdue, without an owner or date, to confirm."""
        owner = self.model._meta.get_field("owners").related_model
        outstanding = Q(status__in=OUTSTANDING)
        return (
            self.with_due()
            .annotate(has_owner=Exists(owner.objects.filter(action=OuterRef("pk"))))
            .aggregate(
                overdue=Count("pk", filter=outstanding & Q(due__lt=timezone.localdate())),
                ownerless=Count("pk", filter=outstanding & Q(has_owner=False)),
                undated=Count("pk", filter=outstanding & Q(due_kind=DueKind.UNDATED)),
                claimed=Count("pk", filter=Q(status=ActionStatus.COMPLETE)),
            )
        )

    def claimed_by_group(self):
        """Groups with actions that wait to be confirmed: (key, name, number)."""
        claimed = self.filter(status=ActionStatus.COMPLETE).order_by()
        counted = claimed.values("group").annotate(number=Count("pk"))
        return counted.order_by("group__name").values_list("group", "group__name", "number")

    def with_due(self):
        """Annotates `due`: the date set, or that of the group's next standing meeting after
        the one that raised it; null for undated actions and when no meeting is planned yet."""
        meetings = apps.get_model("meetings", "Meeting").objects.not_cancelled()
        next_meeting = meetings.filter(
            group=OuterRef("group"), date__gt=OuterRef("agenda_item__meeting__date")
        ).order_by("date", "start_time")
        return self.annotate(
            due=Case(
                When(due_kind=DueKind.DATE, then=F("due_on")),
                When(due_kind=DueKind.NEXT_MEETING, then=Subquery(next_meeting.values("date")[:1])),
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

    def of_rag(self, rag):
        return self.with_rag().filter(rag=rag)

    def counts_by_rag(self):
        """How many there are of each colour, as a dict of `Rag` to number."""
        rows = self.with_rag().order_by().values_list("rag").annotate(number=Count("pk"))
        found = dict(rows)
        return {rag: found.get(rag.value, 0) for rag in Rag}

    def with_facts(self):
        """With all that a line about an action says: colour, owners, origin."""
        owner = self.model._meta.get_field("owners").related_model
        owners = owner.objects.select_related("person", "group", "organisation")
        return (
            self.with_rag()
            .select_related("group", "agenda_item__meeting__group", "priority")
            .prefetch_related(Prefetch("owners", queryset=owners))
        )

    def for_list(self):
        """Overdue and off track first, then by the date due."""
        urgency = Case(
            When(rag=Rag.RED, then=Value(0)),
            When(rag="", then=Value(3)),
            When(rag=Rag.GREEN, then=Value(2)),
            default=Value(1),
        )
        return self.with_facts().order_by(urgency, F("due").asc(nulls_last=True), "reference")

    def promised_before(self, meeting):
        """Those that earlier meetings of the same group raised."""
        return self.filter(agenda_item__meeting__group=meeting.group_id).filter(
            Q(agenda_item__meeting__date__lt=meeting.date)
            | Q(
                agenda_item__meeting__date=meeting.date,
                agenda_item__meeting__start_time__lt=meeting.start_time,
            )
        )

    def with_last_update(self):
        """With `last_update` in words, `last_update_at`, and `done_at` of the last completion."""
        updates = self.model._meta.get_field("updates").related_model.objects.filter(
            action=OuterRef("pk")
        )
        newest = updates.order_by("-made_at", "-pk")
        said = newest.exclude(text="")
        done = newest.filter(to_status__in=DONE).exclude(from_status__in=DONE)
        return self.annotate(
            last_update=Subquery(said.values("text")[:1]),
            last_update_at=Subquery(said.values("made_at")[:1]),
            done_at=Subquery(done.values("made_at")[:1]),
        )


def _spoken_for(person):
    """Owned by the organisation that the person speaks for, or else works for."""
    organisation = person.speaks_for_id or person.employer_id
    return Q(organisation=organisation) if organisation else Q(pk__in=[])
