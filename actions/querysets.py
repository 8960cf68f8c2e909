"""How actions are found, who may see them, when they are due and what colour they are."""

from django.conf import settings
from django.db import models
from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    Func,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, TruncDate
from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone

from actions.enums import DAYS_AT_RISK, DONE, OUTSTANDING, ActionStatus, DueKind, Rag
from board.offices import offices_of

IN_LINE = (
    *("reference", "text", "due_kind", "due_on", "status", "released_at", "group__name"),
    *("agenda_item__title", "agenda_item__meeting__reference", "agenda_item__meeting__date"),
    *("created_at", "log_row__number", "log_row__log__name", "origin_words", "is_confidential"),
)
"""The columns that a line about an action is made of (`actions.presenters.action_row`)."""
OWNER_IN_LINE = (
    *("action", "position", "all_members", "group__name", "organisation__name"),
    *("person__title", "person__given_name", "person__family_name", "person__left_on"),
)


OVER = (
    When(status=ActionStatus.CANCELLED, then=Value("")),
    When(status__in=DONE, then=Value(Rag.GREEN)),
)
"""The colour of actions that nobody waits for any more."""
URGENCY = "CASE %(expressions)s WHEN 'red' THEN 0 WHEN 'green' THEN 2 WHEN '' THEN 3 ELSE 1 END"


class NextMeeting(Func):
    """The day of a group's next standing meeting after another day: `NextMeeting("group", RaisedOn("item"))`.

    Written out, because the colour and the order of a list ask for it again and again: it is looked up only
    for the rows that need it.
    """

    output_field = DateField()

    def as_sql(self, compiler, connection, **extra):
        group, day = (compiler.compile(each) for each in self.source_expressions)
        sql = f"""(
            SELECT later.date FROM meetings_meeting later WHERE later.group_id = {group[0]}
            AND later.date > {day[0]} AND later.status <> 'cancelled' ORDER BY later.date LIMIT 1
        )"""  # noqa: S608
        return sql, (*group[1], *day[1])


class RaisedOn(Func):
    """The day of the meeting of an item, without joining the meetings of all rows."""

    template = """(
        SELECT raised.date FROM meetings_agendaitem item
        JOIN meetings_meeting raised ON raised.id = item.meeting_id WHERE item.id = %(expressions)s
    )"""
    output_field = DateField()


class PutOff(Func):
    """The last day on which an action's date was moved to the next meeting; null when it never was."""

    template = f"""(
        SELECT max((moved_at AT TIME ZONE '{settings.TIME_ZONE}')::date) FROM actions_duemove
        WHERE action_id = %(expressions)s AND to_kind = '{DueKind.NEXT_MEETING}'
    )"""  # noqa: S608
    output_field = DateField()


class ColourByDate(Func):
    """Red long enough before a day, amber from shortly before it, else what is given; reads the date once.

    `ColourByDate(due, today, otherwise)`: how long is what the board has set (`TrackerRules`).
    """

    output_field = models.CharField()

    def as_sql(self, compiler, connection, **extra):
        due, today, otherwise = (compiler.compile(each) for each in self.source_expressions)
        sql = f"""CASE width_bucket({due[0]}, ARRAY[
            {today[0]}::date - coalesce((SELECT red_days FROM actions_trackerrules), 0),
            {today[0]}::date + 1 + coalesce((SELECT amber_days FROM actions_trackerrules), {DAYS_AT_RISK})
        ]) WHEN 0 THEN '{Rag.RED}' WHEN 1 THEN '{Rag.AMBER}' ELSE {otherwise[0]} END"""  # noqa: S608
        return sql, (*due[1], *today[1], *today[1], *otherwise[1])


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
        offices = offices_of(person, timezone.localdate())
        member_of = Q(group__in=offices.member_of)
        writes = Q(group__in=offices.minuted)
        chairs = Q(group__in=offices.chaired)
        owners = self._owners()
        shared = member_of | Exists(owners.filter(member_of | _spoken_for(person)))
        theirs = Exists(owners.filter(person=person)) | chairs | (shared & self._of_open_items())
        return self.filter(writes | (Q(released_at__isnull=False) & theirs))

    def owned_by(self, person):
        """Actions of the person by name, of organisations they speak for and groups they chair,
        and those for all members of a group that they are a member of."""
        offices = offices_of(person, timezone.localdate())
        theirs = Q(person=person) | _spoken_for(person) | Q(group__in=offices.chaired)
        for_all = Q(all_members=True)
        seated = Q(group__in=offices.seating)
        owners = self._owners()
        return self.filter(
            Exists(owners.filter(theirs)) | (seated & Exists(owners.filter(for_all)))
        )

    def for_members(self):
        """Released ones of items that are not confidential: what every member of the group may read."""
        return self.filter(self._of_open_items(), released_at__isnull=False)

    def _of_open_items(self):
        """A condition: the item of the row is open; of one that was raised on its own, the action itself.

        It asks for the confidential items, which are few, instead of joining those of all rows.
        """
        items = self.model._meta.get_field("agenda_item").related_model.objects
        secret = items.filter(pk=OuterRef("agenda_item"), is_confidential=True)
        alone = Q(agenda_item__isnull=True, is_confidential=False)
        return alone | Q(agenda_item__isnull=False) & ~Exists(secret)

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

    def with_due(self, raised_on=None):
        """Annotates `due`: the date set, or that of the group's next standing meeting after
        the one that raised it, or after the day on which its log was taken in or its date was moved
        there; null for undated actions and when no meeting is planned yet.

        `raised_on` is the column of that meeting's day, where its table is joined already.
        """
        raised_on = Coalesce(raised_on or RaisedOn("agenda_item"), TruncDate("created_at"))
        since = Greatest(raised_on, PutOff("pk"))
        return self.annotate(
            due=Case(
                When(due_kind=DueKind.DATE, then=F("due_on")),
                When(due_kind=DueKind.NEXT_MEETING, then=NextMeeting("group", since)),
                default=Value(None),
                output_field=DateField(),
            )
        )

    def with_rag(self, raised_on=None):
        """Annotates `due` and `rag` (one of `Rag`, or empty when cancelled).

        Rule: done is green; a colour set by hand stands until the group's next meeting after that is
        over; past its date by as many days as the board allows is red; in progress, or due soon, is
        amber; the rest is grey. How soon and how many days are the board's `TrackerRules`.
        """
        today = Value(timezone.localdate(), output_field=DateField())
        reviewed = Coalesce(NextMeeting(F("group"), F("rag_set_on")), today)
        by_hand = ~Q(rag_override="") & Q(GreaterThanOrEqual(reviewed, today))
        return self.with_due(raised_on).annotate(
            rag=Case(
                *OVER,
                When(by_hand, then=F("rag_override")),
                default=ColourByDate(
                    F("due"),
                    today,
                    Case(
                        When(status=ActionStatus.IN_PROGRESS, then=Value(Rag.AMBER)),
                        default=Value(Rag.GREY),
                    ),
                ),
                output_field=models.CharField(),
            )
        )

    def of_rag(self, rag):
        return self.with_rag().filter(rag=rag)

    def counts_by_rag(self):
        """Rows of `status`, `rag` and the `number` of those that have both.

        Most actions are over. Their colour follows from the status, so their dates are not looked at.
        """
        rows = self.order_by()
        awaited = rows.filter(status__in=sorted(OUTSTANDING)).with_rag()
        over = rows.filter(status__in=sorted(set(ActionStatus) - OUTSTANDING))
        over = over.annotate(rag=Case(*OVER, output_field=models.CharField()))
        counted = [
            part.values("status", "rag").annotate(number=Count("pk")) for part in (awaited, over)
        ]
        return counted[0].union(counted[1], all=True)

    def with_facts(self):
        """With all that a page about an action says: colour, owners, origin."""
        return self.in_full().prefetch_related(self._named_owners())

    def in_full(self):
        """As `with_facts`, without the owners: `actions.sight.with_owners` gives them."""
        related = ("group", "agenda_item__meeting__group", "log_row__log", "priority")
        return self.with_rag().select_related(*related)

    def _named_owners(self):
        return Prefetch("owners", queryset=self.named_owners())

    def named_owners(self):
        """The owners of actions with their names, and no more of what is known of them."""
        owner = self.model._meta.get_field("owners").related_model
        owners = owner.objects.select_related("person", "group", "organisation")
        return owners.only(*OWNER_IN_LINE)

    def for_list(self):
        """With what a line about an action says; overdue and off track first, then by the date due."""
        return self.in_lines().prefetch_related(self._named_owners())

    def in_lines(self):
        """As `for_list`, without the owners: `actions.sight.with_owners` gives them to those that are shown."""
        urgency = Func(F("rag"), template=URGENCY, output_field=models.IntegerField())
        return (
            self.with_rag(F("agenda_item__meeting__date"))
            .select_related("group", "agenda_item__meeting", "log_row__log")
            .only(*IN_LINE)
            .order_by(urgency, F("due").asc(nulls_last=True), "reference")
        )

    def promised_before(self, meeting):
        """Those that the group of the meeting holds and that were there before it, whoever raised them."""
        return self.filter(
            Q(agenda_item=None)
            | Q(agenda_item__meeting__date__lt=meeting.date)
            | Q(
                agenda_item__meeting__date=meeting.date,
                agenda_item__meeting__start_time__lt=meeting.start_time,
            ),
            group=meeting.group_id,
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
    organisation = person.voice_id
    return Q(organisation=organisation) if organisation is not None else Q(pk__in=[])
