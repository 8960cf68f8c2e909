"""How the items of a meeting stand while its minutes are taken: what windows ask every few seconds."""

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import F, OuterRef, Subquery, TextField, Value
from django.db.models.functions import MD5, Cast, Coalesce, Concat, Length

from actions.models import Action
from common.prepared import prepared
from meetings.models import AgendaItem, Amendment, Capture, Challenge, Decision, Presence

RECORDS = (
    (Decision, "item"),
    (Challenge, "item"),
    (Amendment, "item"),
    (Action, "agenda_item"),
)


@prepared
def items_as_they_stand(meeting):
    """The items with their text, and `stamp`, which differs when a record, a question or the nil return does."""
    stamps = {
        f"stamp_{number}": _stamp(model, field) for number, (model, field) in enumerate(RECORDS)
    }
    asked = Length(Cast("doubts", TextField()))
    stamps["stamp_asked"] = _listed(
        Capture.objects.open().filter(item=OuterRef("pk")), "item", asked
    )
    return (
        AgendaItem.objects.filter(meeting=meeting)
        .annotate(**stamps)
        .annotate(
            stamp=MD5(Concat(*_between_dots([*stamps, "nil_return"]), output_field=TextField()))
        )
        .only("version", "discussion", "text_key", "nil_return", "is_confidential")
        .order_by("pk")
    )


def _stamp(model, field):
    """The records of an item, each with its version and its place."""
    rows = model._base_manager.filter(**{field: OuterRef("pk")})
    return _listed(rows, field, "version", "position")


def _listed(rows, field, *facts):
    """The keys of the rows of an item with those facts, as one text."""
    words = [Cast("pk", TextField())]
    for fact in facts:
        words += [Value("/"), Cast(fact, TextField())]
    each = Concat(*words, output_field=TextField())
    found = rows.order_by().values(field).annotate(stamp=StringAgg(each, " ", order_by="pk"))
    return Coalesce(Subquery(found.values("stamp")), Value(""), output_field=TextField())


def _between_dots(names):
    for name in names:
        yield F(name)
        yield Value(".")


def others_here(meeting, person, tab):
    """Who else has the minutes open, the latest first; one's own other windows count too."""
    here = Presence.objects.here().filter(meeting=meeting).exclude(person=person, tab=tab)
    return list(here.select_related("person").order_by("-seen_at", "pk"))


def item_in_the_room(meeting):
    """The key of the item that was opened last for writing; None when nobody writes."""
    here = Presence.objects.here().filter(meeting=meeting, item__isnull=False)
    return here.order_by("-is_writing", "-seen_at", "pk").values_list("item", flat=True).first()
