"""The live screen: all items of a meeting on one page while its minutes are taken."""

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.generic import TemplateView, View

from common.refusals import Refused
from common.writes import one_write
from meetings import live, rules
from meetings.lines_left import as_sent, lines_left
from meetings.loading import load_items
from meetings.numbering import numbers_at
from meetings.presenters import live as presenters
from meetings.presenters.attendance import quorum_line, sections_of, tally_of
from meetings.quorum import quorum_at
from meetings.services import presence
from meetings.views.attendance import with_rows
from meetings.views.item_loading import (
    ItemMixin,
    check_reads_draft,
    open_captures,
)
from meetings.views.loading import visible_meeting


class LiveMixin:
    """Gives a view `self.meeting`, for those who may write its minutes now."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.meeting = visible_meeting(request, kwargs["pk"], "minutes")

    def dispatch(self, request, *args, **kwargs):
        check_reads_draft(request.user, self.meeting)
        return super().dispatch(request, *args, **kwargs)

    def check_writes(self):
        rules.check_take_minutes(self.request.user, self.meeting.group)
        rules.check_minutes_open(self.meeting.minutes)


class MinutesLiveView(LiveMixin, TemplateView):
    """The items at the side, the one that is spoken about in the middle, the attendance at hand."""

    template_name = "meetings/minutes_live.html"

    def get_context_data(self, **kwargs):
        self.check_writes()
        person, meeting = self.request.user, self.meeting
        items = load_items([meeting])
        share_captures(items, open_captures([item.pk for item in items]))
        share_lines_left(items)
        panels = presenters.panels(meeting, numbers_at(meeting), sees_notes=person.reads_as_unit)
        return super().get_context_data(
            meeting=meeting,
            panels=panels,
            done=sum(panel.is_done for panel in panels),
            is_today=meeting.date == timezone.localdate(),
            ends=timezone.make_aware(timezone.datetime.combine(meeting.date, meeting.end_time)),
            **self.attendance(),
            **kwargs,
        )

    def attendance(self):
        meeting, rows = with_rows(self.meeting)
        return {
            "sections": sections_of(rows),
            "tally": tally_of(rows),
            "quorum": quorum_line(quorum_at(meeting)),
        }


def share_captures(items, captures):
    """Gives each item its lines of which something is asked."""
    for item in items:
        item.open_captures = [each for each in captures if each.item_id == item.pk]


def share_lines_left(items):
    """Gives each item the marked lines of its text that are no records."""
    found = lines_left(items)
    for item in items:
        item.lines_left = found[item.pk]


class PulseView(LiveMixin, View):
    """Says which item a window shows, and answers with who else is where and how the items stand.

    Sent are `tab`, `item` (a key or empty), `writing` (yes or nothing) and `leaving` (yes when the window
    closes). Answered is {you: the key of who is signed in, people: [{name, initials, item, own, writing}], said,
    items: {key: {digest, stamp}}}.
    """

    def post(self, request, *args, **kwargs):
        tab, person = request.POST.get("tab", ""), request.user
        if request.POST.get("leaving"):
            presence.leave(meeting=self.meeting, tab=tab, by=person)
            return JsonResponse({})
        try:
            self.note(tab)
        except Refused as refusal:
            return JsonResponse({"problem": refusal.reason}, status=409)
        here = presenters.people_here(live.others_here(self.meeting, person, tab), person)
        return JsonResponse(
            {
                "you": person.pk,
                "people": here,
                "said": presenters.presence_words(here),
                "items": {
                    item.pk: {"digest": item.text_stamp, "stamp": item.stamp}
                    for item in live.items_as_they_stand(self.meeting.pk)
                },
            }
        )

    def note(self, tab):
        sent = self.request.POST.get("item", "")
        item = None
        if sent:
            items = self.meeting.items.all()
            item = get_object_or_404(items, pk=sent if sent.isdecimal() else 0)
        with one_write():
            presence.be_at(
                meeting=self.meeting,
                item=item,
                tab=tab,
                is_writing=bool(self.request.POST.get("writing")),
                by=self.request.user,
            )


class LiveItemView(ItemMixin, View):
    """The text and the records of one item as they now stand, for a page that is open."""

    for_page = True

    def get(self, request, *args, **kwargs):
        share_lines_left([self.item])
        shown = presenters.panel(self.item, "", sees_notes=request.user.reads_as_unit)
        return JsonResponse(
            {
                "html": self.item.discussion,
                "version": self.item.version,
                "started_from": shown.digest,
                "done": shown.is_done,
                "quick_lines": as_sent(self.item.lines_left),
                "records": render_to_string(
                    "meetings/_live_records.html",
                    {"panel": shown, "meeting": self.meeting},
                    request,
                ),
            }
        )
