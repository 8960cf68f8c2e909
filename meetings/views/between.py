"""Reporting decisions that were taken between meetings, at an item of the minutes."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from common.formats import listing
from common.loaded import keep_loaded
from common.prepared import prepared
from common.views import transition
from meetings.enums import ItemKind
from meetings.models import AgendaItem, Decision
from meetings.presenters.item_between import Between, between_lines
from meetings.services import decisions
from meetings.views.item_loading import check_reads_draft, load_item


def load_decisions(item):
    """Gives an item the decisions taken at it; returns those between meetings that concern it."""
    found = _decisions_about(item, item.meeting)
    taken = [decision for decision in found if decision.item_id]
    keep_loaded(item, "decisions", sorted(taken, key=lambda each: (each.position, each.pk)))
    return [decision for decision in found if not decision.item_id]


@prepared
def _decisions_about(item, meeting):
    return Decision.objects.taken_reported_or_waiting(item, meeting)


def between_of(item, found):
    """What was reported at this item and, where the meeting would hear of them, what waits.

    That is the item for matters arising, or any open one when the meeting has none.
    """
    reported = [decision for decision in found if decision.is_reported]
    waiting = [decision for decision in found if not decision.is_reported]
    if waiting and not (item.meeting.minutes.is_open_for_writing and _hears_reports(item)):
        waiting = []
    return between_lines(item, reported, waiting) if reported or waiting else Between()


def _hears_reports(item):
    if item.kind == ItemKind.MATTERS_ARISING:
        return True
    arising = AgendaItem.objects.filter(meeting=item.meeting, kind=ItemKind.MATTERS_ARISING)
    return not (item.is_confidential or arising.exists())


@transition
def decisions_report(request, pk, item, decision=None):
    """Report one decision here, or all that wait."""
    item = load_item(request, pk, item)
    check_reads_draft(request.user, item.meeting)
    chosen = None
    if decision is not None:
        known = Decision.objects.visible_to(request.user).between_meetings()
        chosen = [get_object_or_404(known, pk=decision, group=item.meeting.group_id)]
    reported = decisions.report(item=item, decisions=chosen, by=request.user)
    words = listing([found.reference for found in reported])
    messages.success(request, f"Reported at this item: {words}.")
    return redirect(f"{item.get_absolute_url()}#between")


@transition
def decision_report_back(request, pk, item, decision):
    """The decision waits again."""
    item = load_item(request, pk, item)
    check_reads_draft(request.user, item.meeting)
    found = get_object_or_404(Decision, pk=decision, reported_at=item)
    decisions.take_report_back(item=item, decision=found, by=request.user)
    messages.success(request, f"{found.reference} waits to be reported again.")
    return redirect(f"{item.get_absolute_url()}#between")
