"""Loading an item of the minutes for somebody, and everything its page shows."""

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from actions.models import Action, ActionOwner
from common.counting import NumberOf
from common.refusals import Refused
from meetings import rules
from meetings.enums import OPEN_TO_CHAIR, MinutesStatus
from meetings.models import (
    AgendaItem,
    AgendaPart,
    Amendment,
    Attendance,
    Capture,
    Challenge,
    Decision,
    ForwardItem,
    Meeting,
    MinutesVersion,
)
from meetings.numbering import item_numbers
from meetings.quorum import with_terms


def check_reads_draft(person, meeting):
    """Writers read the draft they write; chairs read it once it is with them."""
    minutes = getattr(meeting, "minutes", None)
    if minutes is None:
        rules.check_take_minutes(person, meeting.group)
        raise Refused("Minutes can be written once the meeting has started.")
    is_with_chair = minutes.status in OPEN_TO_CHAIR and rules.chairs(person, meeting.group)
    if not (person.sees_everything or is_with_chair):
        rules.check_take_minutes(person, meeting.group)


def refusal_to_write(person, meeting):
    """The sentence that stands where the form would be; empty for those who may write."""
    try:
        rules.check_take_minutes(person, meeting.group)
        rules.check_minutes_open(meeting.minutes)
    except Refused as refusal:
        return refusal.reason
    return ""


def load_item(request, pk, item, *, for_page=False):
    """The item with its meeting; a 404 when this person may not see it."""
    meetings = Meeting.objects.visible_to(request.user).filter(pk=pk)
    items = AgendaItem.objects.filter(meeting__in=meetings.order_by().values("pk"))
    items = items.select_related("meeting__group", "meeting__minutes")
    if for_page:
        items = items.select_related("part", "presenter", "priority")
        items = items.prefetch_related(*prefetches_of_item())
    found = get_object_or_404(items, pk=item)
    meeting = found.meeting
    if found.is_confidential and not rules.sees_confidential(request.user, meeting.group):
        raise Http404
    return found


class ItemMixin:
    """Gives a view `self.item` and `self.meeting`, for those who may read the draft."""

    for_page = False

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.item = load_item(request, kwargs["pk"], kwargs["item"], for_page=self.for_page)
        self.meeting = self.item.meeting

    def dispatch(self, request, *args, **kwargs):
        check_reads_draft(request.user, self.meeting)
        return super().dispatch(request, *args, **kwargs)


def prefetches_of_item():
    owners = ActionOwner.objects.select_related("person", "group", "organisation")
    relied_on = MinutesVersion.objects.filter(
        approved_at_item=OuterRef("item"),
        minutes__meeting=OuterRef("meeting"),
        minutes__status=MinutesStatus.APPROVED,
    )
    amendments = Amendment.objects.select_related("meeting", "requested_by")
    return [
        Prefetch("challenges", Challenge.objects.select_related("asked_by", "asked_of")),
        Prefetch("amendments", amendments.annotate(is_relied_on=Exists(relied_on))),
        Prefetch("captures", Capture.objects.open(), to_attr="open_captures"),
        Prefetch("brought_back", ForwardItem.objects.select_related("meeting")),
        Prefetch("actions", Action.objects.prefetch_related(Prefetch("owners", owners))),
    ]


def items_in_order(meeting, person):
    """(number, item) pairs; items carry `is_minuted`. Confidential ones only for the trusted."""
    is_minuted = ~Q(discussion="") | ~Q(nil_return="")
    for model in (Decision, Challenge, Amendment):
        is_minuted |= Q(Exists(model.objects.filter(item=OuterRef("pk"))))
    is_minuted |= Q(Exists(Decision.objects.filter(reported_at=OuterRef("pk"))))
    is_minuted |= Q(Exists(Action.objects.filter(agenda_item=OuterRef("pk"))))
    items = AgendaItem.objects.annotate(is_minuted=is_minuted).filter(meeting=meeting)
    items = items.select_related("part").only(*NAMED).order_by("position", "pk")
    lanes = in_lanes(meeting, items)
    numbers = item_numbers(lanes)
    sees_all = rules.sees_confidential(person, meeting.group)
    return [
        (numbers[item.pk], item)
        for _part, found in lanes
        for item in found
        if sees_all or not item.is_confidential
    ]


NAMED = ("meeting", "part__title", "part__position", "title", "closed_title", "is_confidential")


def in_lanes(meeting, items):
    """(part, items) pairs in one question; a part without items is an empty one in its place."""
    parts = AgendaPart.objects.filter(meeting=meeting)
    place = Q(position__lt=OuterRef("part__position")) | Q(
        position=OuterRef("part__position"), pk__lte=OuterRef("part")
    )
    items = items.annotate(place=NumberOf(parts.filter(place)), places=NumberOf(parts))
    found = {}
    for item in items:
        found.setdefault(item.place, (item.part, []))[1].append(item)
    last = next((lane[0].places for _part, lane in found.values()), 0)
    return [found.get(place, (AgendaPart(), [])) for place in range(1, last + 1)]


def attendance_of(meeting):
    return list(
        with_terms(Attendance.objects.filter(meeting=meeting))
        .select_related("person__employer", "person__speaks_for", "seat")
        .order_by("position", "pk")
    )
