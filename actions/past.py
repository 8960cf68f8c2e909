"""What colour actions had on a day that is over: from their updates and the moves of their dates."""

from datetime import timedelta

from django.db import models
from django.db.models import Case, DateField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, TruncDate

from actions.enums import DONE, ActionStatus, DueKind, Rag
from actions.models import ActionUpdate, DueMove
from actions.querysets import ColourByDate, NextMeeting, RaisedOn
from common.calendar import start_of

ORDER = {Rag.RED: 0, Rag.AMBER: 1, Rag.GREY: 2, Rag.GREEN: 3}
"""From worst to best: grey is not due yet, so that turning amber is no step forward."""


def end_of(day):
    """The moment at which a day is over here."""
    return start_of(day + timedelta(days=1))


def with_rag_on(actions, day, over=None):
    """Annotates `rag_then`: the colour at the end of `day`; empty when it was cancelled then, None
    when it had not been raised. A colour set by hand counts from the update that set it to the next.
    `over` is the end of the day, where it is worked out already.
    """
    over = end_of(day) if over is None else over
    return (
        actions.annotate(
            raised_then=Coalesce(RaisedOn("agenda_item"), TruncDate("created_at")),
            status_then=_status_at(over),
            hand_then=Coalesce(_last_before(over, "rag_override"), Value("")),
            kind_then=_due_at(over, "from_kind", "due_kind"),
            on_then=_due_at(over, "from_on", "due_on"),
        )
        .annotate(due_then=_day_then())
        .annotate(rag_then=_colour_then(day))
    )


def trend(before, now):
    """ "better", "worse" or "same"; "new" of an action that had no colour before."""
    if not before:
        return "new"
    if not now or before == now:
        return "same"
    return "better" if ORDER[Rag(now)] > ORDER[Rag(before)] else "worse"


def _updates():
    return ActionUpdate.objects.filter(action=OuterRef("pk"))


def _last_before(moment, name):
    found = _updates().filter(made_at__lt=moment).order_by("-made_at", "-pk")
    return Subquery(found.values(name)[:1])


def _status_at(moment):
    """As the last update before left it; before the first as that found it; without any as it is."""
    first = _updates().order_by("made_at", "pk")
    return Coalesce(
        _last_before(moment, "to_status"), Subquery(first.values("from_status")[:1]), F("status")
    )


def _due_at(moment, before, now):
    """What the next move after the moment moved it from; without one as it is."""
    later = DueMove.objects.filter(action=OuterRef("pk"), moved_at__gte=moment)
    first = later.order_by("moved_at", "pk")
    column = DueMove._meta.get_field(before)
    found = Subquery(first.values(before)[:1], output_field=column)
    has_moved = models.Exists(first)
    return Case(When(has_moved, then=found), default=F(now))


def _day_then():
    return Case(
        When(kind_then=DueKind.DATE, then=F("on_then")),
        When(kind_then=DueKind.NEXT_MEETING, then=NextMeeting(F("group"), F("raised_then"))),
        default=Value(None),
        output_field=DateField(),
    )


def _as_value(day):
    """A day for a question; a place in one that is prepared is one already."""
    return day if hasattr(day, "as_sql") else Value(day, output_field=DateField())


def _colour_then(day):
    under_way = Case(
        When(status_then=ActionStatus.IN_PROGRESS, then=Value(Rag.AMBER)), default=Value(Rag.GREY)
    )
    return Case(
        When(raised_then__gt=day, then=Value(None)),
        When(status_then=ActionStatus.CANCELLED, then=Value("")),
        When(status_then__in=sorted(DONE), then=Value(Rag.GREEN)),
        When(~Q(hand_then=""), then=F("hand_then")),
        default=ColourByDate(F("due_then"), _as_value(day), under_way),
        output_field=models.CharField(null=True),
    )
