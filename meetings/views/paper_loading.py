"""A paper, its file or its item for whoever asks for it; a 404 when they may not see it."""

from django.shortcuts import get_object_or_404

from meetings.models import AgendaItem, Paper
from meetings.papers.loading import contributed_by, papers_seen
from meetings.views.loading import first_or_404


def visible_paper(request, pk):
    """The paper with its item and meeting, or a 404."""
    found = Paper.objects.visible_to(request.user).filter(pk=pk)
    paper = get_object_or_404(found.select_related("item__meeting__group"))
    seen = papers_seen(request.user, paper.item.meeting)
    mine = first_or_404([each for each in seen if each.pk == paper.pk])
    mine.item.meeting = paper.item.meeting
    return mine


def visible_file(request, pk, number=None):
    """A version of a paper, the latest when no `number` is given, or a 404."""
    paper = visible_paper(request, pk)
    found = [version for version in paper.versions_in_order if number in (None, version.number)]
    version = first_or_404(found[-1:])
    version.paper = paper
    return version


def contributed_item(request, pk):
    """An item for which this person may hand in papers now or could before; a 404 for others."""
    items = AgendaItem.objects.select_related("meeting__group", "presenter", "part")
    if not request.user.is_business_unit:
        items = items.filter(contributed_by(request.user))
    return get_object_or_404(items.distinct(), pk=pk)
