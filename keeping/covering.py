"""Which rows a hold covers: what people remove of these stays in the bin, with its files."""

from django.apps import apps
from django.utils import timezone

from keeping.enums import RecordClass
from keeping.models import Hold

PAPERS = frozenset({"meetings.paper", "meetings.paperversion", "actions.actionevidence"})
PUBLICATIONS = frozenset(
    {
        *("meetings.publication", "meetings.publicationstep"),
        *("meetings.redaction", "meetings.publishedfile"),
    }
)
MADE_ANEW = frozenset({"meetings.pack", "meetings.packopening"})
"""Packs are put together from papers and minutes, as often as those change; what they are made of stays."""
ROOMS = {
    RecordClass.MINUTES: "meetings",
    RecordClass.ACTIONS: "actions",
    RecordClass.MAIL: "notices",
}
"""Classes that have all else of a room."""


def held_models():
    """The labels of the models that holds in force cover. One query."""
    holds = Hold.objects.in_force(timezone.localdate()).values_list("classes", flat=True)
    found = set()
    for classes in holds:
        found |= set().union(*map(_models_of, classes)) if classes else _all()
    return found


def _models_of(record_class):
    if record_class == RecordClass.PAPERS:
        return PAPERS
    if record_class == RecordClass.PUBLICATIONS:
        return PUBLICATIONS
    room = ROOMS.get(record_class)
    return {each for each in _all() if each.partition(".")[0] == room} - PAPERS - PUBLICATIONS


def _all():
    """Every model but those of row history, which stands anyway."""
    found = (m for m in apps.get_models() if not hasattr(m, "pgh_tracked_model"))
    return {model._meta.label_lower for model in found} - MADE_ANEW
