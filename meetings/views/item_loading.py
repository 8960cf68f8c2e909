"""Loading an item of the minutes for somebody, and everything its page shows."""

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from actions.models import Action, ActionOnAgenda, ActionUpdate
from common.counting import NumberOf
from common.loaded import share
from common.prepared import prepared
from common.refusals import Refused
from meetings import rules
from meetings.enums import OPEN_TO_CHAIR, MinutesStatus
from meetings.loading import actions_at, challenges_at, owners_of, updates_at
from meetings.models import (
    AgendaItem,
    AgendaPart,
    Amendment,
    Attendance,
    Capture,
    Challenge,
    Decision,
    ForwardItem,
    ItemComment,
    Meeting,
    MinutesVersion,
)
from meetings.numbering import item_numbers
from meetings.quorum import with_terms
from meetings.views.loading import first_or_404


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
    found = first_or_404(visible_items(request.user, pk, item, for_page))
    if for_page:
        load_records(found)
    if found.is_confidential and not rules.sees_confidential(request.user, found.meeting.group):
        raise Http404
    return found


@prepared
def visible_items(person, pk, item, for_page):
    """The item with that key, where the person sees its meeting."""
    meetings = Meeting.objects.visible_to(person).filter(pk=pk)
    items = AgendaItem.objects.filter(meeting__in=meetings.order_by().values("pk"), pk=item)
    items = items.select_related("meeting__group", "meeting__minutes")
    if not for_page:
        return items
    here = OuterRef("pk")
    return items.select_related("presenter", "priority").annotate(
        has_actions=Exists(Action.objects.filter(agenda_item=here)),
        has_updates=Exists(ActionUpdate.objects.filter(agenda_item=here)),
        takes_up=Exists(ActionOnAgenda.objects.filter(agenda_item=here)),
        has_challenges=Exists(Challenge.objects.filter(item=here)),
        has_amendments=Exists(Amendment.objects.filter(item=here)),
        has_comments=Exists(ItemComment.objects.filter(item=here)),
        has_captures=Exists(Capture.objects.open().filter(item=here)),
        has_brought_back=Exists(ForwardItem.objects.filter(raised_at=here)),
    )


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


def load_records(item):
    """Gives an item what is recorded at it, but the decisions."""
    actions = actions_at([item.pk]) if item.has_actions else []
    share(actions, "owners", owners_of([each.pk for each in actions]) if actions else [], "action")
    share([item], "actions", actions, "agenda_item")
    updates = updates_at([item.pk]) if item.has_updates else []
    share([item], "action_updates", updates, "agenda_item")
    challenges = challenges_at([item.pk]) if item.has_challenges else []
    share([item], "challenges", challenges, "item")
    share([item], "amendments", _amendments_at(item) if item.has_amendments else [], "item")
    brought_back = _brought_back(item) if item.has_brought_back else []
    share([item], "brought_back", brought_back, "raised_at")
    item.open_captures = open_captures([item.pk]) if item.has_captures else []


@prepared
def _amendments_at(item):
    relied_on = MinutesVersion.objects.filter(
        approved_at_item=OuterRef("item"),
        minutes__meeting=OuterRef("meeting"),
        minutes__status=MinutesStatus.APPROVED,
    )
    found = Amendment.objects.filter(item=item).select_related("meeting", "requested_by")
    return found.annotate(is_relied_on=Exists(relied_on))


@prepared
def open_captures(keys):
    """The lines at items of which something is asked."""
    return Capture.objects.open().filter(item__in=keys)


@prepared
def _brought_back(item):
    return ForwardItem.objects.filter(raised_at=item).select_related("meeting")


def items_in_order(meeting, person):
    """(number, item) pairs; items carry `is_minuted`. Confidential ones only for the trusted."""
    lanes = in_lanes(_with_places(meeting))
    numbers = item_numbers(lanes)
    sees_all = rules.sees_confidential(person, meeting.group)
    return [
        (numbers[item.pk], item)
        for _part, found in lanes
        for item in found
        if sees_all or not item.is_confidential
    ]


@prepared
def _with_places(meeting):
    """A meeting's items with `is_minuted`, the `place` of their part and how many `places` there are."""
    is_minuted = ~Q(discussion="") | ~Q(nil_return="")
    for model in (Decision, Challenge, Amendment):
        is_minuted |= Q(Exists(model.objects.filter(item=OuterRef("pk"))))
    is_minuted |= Q(Exists(Decision.objects.filter(reported_at=OuterRef("pk"))))
    for model in (Action, ActionUpdate):
        is_minuted |= Q(Exists(model.objects.filter(agenda_item=OuterRef("pk"))))
    parts = AgendaPart.objects.filter(meeting=meeting)
    place = Q(position__lt=OuterRef("part__position")) | Q(
        position=OuterRef("part__position"), pk__lte=OuterRef("part")
    )
    items = AgendaItem.objects.annotate(is_minuted=is_minuted).filter(meeting=meeting)
    items = items.annotate(place=NumberOf(parts.filter(place)), places=NumberOf(parts))
    return items.select_related("part").only(*NAMED).order_by("position", "pk")


NAMED = ("meeting", "part__title", "part__position", "title", "closed_title", "is_confidential")


def in_lanes(items):
    """(part, items) pairs of items with places; a part without items is an empty one in its place."""
    found = {}
    for item in items:
        found.setdefault(item.place, (item.part, []))[1].append(item)
    last = next((lane[0].places for _part, lane in found.values()), 0)
    return [found.get(place, (AgendaPart(), [])) for place in range(1, last + 1)]


@prepared
def attendance_of(meeting):
    return (
        with_terms(Attendance.objects.filter(meeting=meeting))
        .select_related("seat")
        .order_by("position", "pk")
    )
