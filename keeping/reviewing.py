"""What the schedule says is to be looked at again: which records of a class are due, and when the next ones are."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models import CharField, Count, Exists, F, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Concat, TruncDate

from actions.enums import OUTSTANDING
from actions.models import Action, ActionEvidence
from common.formats import long_date
from keeping.enums import ENDED, RecordClass
from keeping.models import DisclosureRequest, Review
from meetings.models import Meeting, Paper, Publication


@dataclass(frozen=True)
class Due:
    """One record that is to be looked at: its place among reviews, what it is called, where, and of which day."""

    place: str
    name: str
    url: str
    day: date


@dataclass(frozen=True)
class Standing:
    """How many records of a class are past their date, the day of the oldest, and from when the next one is."""

    number: int
    oldest: date | None
    following: date | None


def _meetings():
    return Meeting.objects.select_related("group").annotate(day=F("date"))


def _with_papers():
    return _meetings().filter(Exists(Paper.objects.filter(item__meeting=OuterRef("pk"))))


def _actions():
    """Those that are over, from the day on which they were raised."""
    over = Action.objects.exclude(status__in=OUTSTANDING)
    return over.annotate(day=TruncDate("created_at"))


def _with_evidence():
    return _actions().filter(Exists(ActionEvidence.objects.filter(action=OuterRef("pk"))))


def _requests():
    return DisclosureRequest.objects.filter(status__in=ENDED).annotate(day=F("ended_on"))


SOURCES = {
    RecordClass.MINUTES: {"meeting": _meetings},
    RecordClass.PAPERS: {"meeting": _with_papers, "action": _with_evidence},
    RecordClass.ACTIONS: {"action": _actions},
    RecordClass.PUBLICATIONS: {"publication": Publication.objects.all},
    RecordClass.REQUESTS: {"request": _requests},
}
"""Of each class the kinds of record that are looked at one by one, and where they come from.

Papers are looked at meeting by meeting, evidence action by action. Mail and the trail are too many for it.
"""


def standing(rule, today):
    """Where a class stands today. Two queries for each kind of record."""
    found = [_figures(rule, kind, today) for kind in SOURCES[rule.record_class]]
    return Standing(
        sum(each["number"] for each in found),
        _first(each["oldest"] for each in found),
        _first(_coming(each, rule) for each in found),
    )


def due(rule, today):
    """The place and day of every record that is due, the oldest first; `named` says what they are. One query."""
    kinds = SOURCES[rule.record_class]
    parts = [_records(rule, kind).filter(_is_due(rule, today)) for kind in kinds]
    first, *rest = (part.order_by().values("place", "day") for part in parts)
    return first.union(*rest, all=True).order_by("day", "place")


def named(rule, rows):
    """A page of `due` with names and addresses. One query for each kind of record."""
    records = {}
    for kind in SOURCES[rule.record_class]:
        places = [row["place"] for row in rows if row["place"].startswith(f"{kind}-")]
        found = _records(rule, kind).filter(place__in=places) if places else []
        records |= {record.place: record for record in found}
    return [_named(records[row["place"]]) for row in rows if row["place"] in records]


def told(rule, reviews):
    """Reviews of a class, each with the `Due` that it was about, or None when that is gone."""
    reviews = list(reviews)
    found = named(rule, [{"place": place} for place in {each.place for each in reviews}])
    records = {each.place: each for each in found}
    return [(each, records.get(each.place)) for each in reviews]


def one_due(rule, place, today):
    """The record of that place if it is due, as a `Due`; None otherwise."""
    kind = place.partition("-")[0]
    if kind not in SOURCES[rule.record_class]:
        return None
    found = _records(rule, kind).filter(_is_due(rule, today), place=place).first()
    return _named(found) if found else None


def _records(rule, kind):
    """With `day`, `place`, and `until` when what was looked at already stays."""
    place = Concat(Value(f"{kind}-"), Cast("pk", CharField()), output_field=CharField())
    rows = SOURCES[rule.record_class][kind]().annotate(place=place)
    looked = Review.objects.filter(record_class=rule.record_class, place=OuterRef("place"))
    return rows.annotate(until=Subquery(looked.order_by("-until").values("until")[:1]))


def _is_due(rule, today):
    return Q(day__lte=cutoff(rule, today)) & (Q(until__isnull=True) | Q(until__lte=today))


def cutoff(rule, today):
    """Records up to this day are past the years of their class."""
    return today - relativedelta(years=rule.years)


def _figures(rule, kind, today):
    is_due, is_old = _is_due(rule, today), Q(day__lte=cutoff(rule, today))
    return _records(rule, kind).aggregate(
        number=Count("pk", filter=is_due),
        oldest=Min("day", filter=is_due),
        young=Min("day", filter=~is_old),
        looked_at=Min("until", filter=is_old & Q(until__gt=today)),
    )


def _coming(figures, rule):
    young = figures["young"]
    again = young and young + relativedelta(years=rule.years)
    return _first([again, figures["looked_at"]])


def _first(days):
    return min(filter(None, days), default=None)


def _named(record):
    name = str(record)
    if isinstance(record, Meeting):
        name = f"{record.name}, {long_date(record.date)} ({record.reference})"
    elif isinstance(record, Publication):
        name = f"{record.title} ({record.reference})"
    return Due(record.place, name, record.get_absolute_url(), record.day)
