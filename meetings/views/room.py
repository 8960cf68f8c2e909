"""What everybody in the room may see on the screen: the item, and what has been decided so far."""

from django.views.generic import TemplateView

from meetings import live, rules
from meetings.loading import load_items
from meetings.papers.loading import papers_in_the_room
from meetings.presenters import room as presenters
from meetings.views.item_loading import check_reads_draft, items_in_order
from meetings.views.loading import visible_meeting


class RoomView(TemplateView):
    """Follows the item that is written; `?item=` holds one. Asked again every few seconds for its middle."""

    template_name = "meetings/minutes_room.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.meeting = visible_meeting(request, kwargs["pk"], "minutes")

    def dispatch(self, request, *args, **kwargs):
        check_reads_draft(request.user, self.meeting)
        return super().dispatch(request, *args, **kwargs)

    def get_template_names(self):
        is_part = "HX-Request" in self.request.headers
        return ["meetings/_room.html"] if is_part else [self.template_name]

    def get_context_data(self, **kwargs):
        load_items([self.meeting])
        numbers = {i.pk: number for number, i in items_in_order(self.meeting, self.request.user)}
        asked = self.request.GET.get("item", "")
        key = int(asked) if asked.isdecimal() else live.item_in_the_room(self.meeting)
        return super().get_context_data(
            meeting=self.meeting,
            room=presenters.room_of(self.meeting, numbers, key, papers_in_the_room(self.meeting)),
            writes=rules.takes_minutes(self.request.user, self.meeting.group),
            **kwargs,
        )
