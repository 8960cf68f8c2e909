"""How the items of a meeting stand while its minutes are taken: what windows ask every few seconds."""

from django.db.models import Count, F, OuterRef, Subquery, Sum, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat

from actions.models import Action
from common.prepared import prepared
from meetings.models import AgendaItem, Amendment, Challenge, Decision, Presence

RECORDS = (
    (Decision, "item"),
    (Challenge, "item"),
    (Amendment, "item"),
    (Action, "agenda_item"),
)


@prepared
def items_as_they_stand(meeting):
    """The items with their text, and `stamp`, which differs when one of their records does."""
    stamps = {
        f"stamp_{number}": _stamp(model, field) for number, (model, field) in enumerate(RECORDS)
    }
    return (
        AgendaItem.objects.filter(meeting=meeting)
        .annotate(**stamps)
        .annotate(stamp=Concat(*_between_dots(stamps), output_field=TextField()))
        .only("version", "discussion", "nil_return", "is_confidential")
        .order_by("pk")
    )


def _stamp(model, field):
    """How many records an item has, and the sums of their keys and versions."""
    rows = model._base_manager.filter(**{field: OuterRef("pk")}).order_by().values(field)
    found = rows.annotate(
        stamp=Concat(
            Cast(Count("pk"), TextField()),
            Value("/"),
            Cast(Sum("pk"), TextField()),
            Value("/"),
            Cast(Sum(F("version") * (F("position") + 1)), TextField()),
            output_field=TextField(),
        )
    )
    return Coalesce(Subquery(found.values("stamp")), Value("0"), output_field=TextField())


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
