"""Between the forward plan, agendas and minutes: put on, sent back, noted."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404

from common.formats import plural
from common.views import ServiceFormView, back_url, transition
from meetings import rules
from meetings.enums import ItemKind
from meetings.forms.forward import BringBackForm, SendToPlanForm
from meetings.models import ForwardItem
from meetings.services import forward
from meetings.views.agenda_items import AgendaItemFormView, warn_of_open_title
from meetings.views.agenda_parts import agenda_url
from meetings.views.forward import coming_meetings
from meetings.views.item_loading import ItemMixin
from meetings.views.loading import LONGEST_KEY, visible_meeting

ALL = "all"


@transition
def forward_item_place(request, pk):
    """Put what was chosen (`entry`: a key, or "all") on the agenda, into `part` if one was chosen."""
    meeting = visible_meeting(request, pk)
    rules.check_write_forward_plan(request.user)
    part = meeting.parts.filter(pk=_key(request.POST.get("part"))).first()
    chosen = request.POST.get("entry", "")
    if chosen == ALL:
        items = forward.place_all(meeting=meeting, part=part, by=request.user)
    else:
        entries = ForwardItem.objects.visible_to(request.user)
        entry = get_object_or_404(entries, pk=_key(chosen))
        items = [forward.place(entry=entry, meeting=meeting, part=part, by=request.user)]
    messages.success(request, _placed_words(items, meeting))
    for item in items:
        if item.is_confidential:
            warn_of_open_title(request, meeting, item.pk)
    return HttpResponseRedirect(back_url(request, f"{agenda_url(meeting)}#item-{items[-1].pk}"))


def _placed_words(items, meeting):
    if len(items) == 1:
        return f"“{items[0].title}” is on the agenda of {meeting.reference} now."
    return f"{plural(len(items), 'item')} are on the agenda of {meeting.reference} now."


def _key(text):
    return int(text) if text and text.isdecimal() and len(text) < LONGEST_KEY else None


class ForwardSendView(AgendaItemFormView):
    """ "Not this time": an item leaves the agenda and waits in the plan."""

    form_class = SendToPlanForm
    template_name = "meetings/forward_send.html"
    heading = "Not this time"

    def guard(self):
        forward.check_can_be_sent(self.item, self.request.user)

    def get_form_kwargs(self):
        meetings = coming_meetings(group=self.meeting.group).exclude(pk=self.meeting.pk)
        return super().get_form_kwargs() | {"meetings": meetings}

    def carry_out(self, form):
        entry = forward.send_to_plan(item=self.item, by=self.request.user, **form.service_data())
        self.success_message = f"“{entry.title}” waits in the forward plan now."
        return entry

    def get_success_url(self):
        if self.meeting.is_upcoming:
            return agenda_url(self.meeting)
        return forward.plan_address(self.meeting.group_id)

    get_cancel_url = get_success_url


class ForwardNoteView(ItemMixin, ServiceFormView):
    """ "Bring back": what the meeting wants to hear again, noted from the minutes of an item."""

    form_class = BringBackForm
    template_name = "meetings/forward_note.html"
    heading = "Bring it back to a later meeting"

    def dispatch(self, request, *args, **kwargs):
        forward.check_note(request.user, self.meeting)
        return super().dispatch(request, *args, **kwargs)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.caption = f"{self.meeting.reference}, {self.item.title}"

    def get_initial(self):
        return {"title": self.item.title if self.item.kind == ItemKind.ORDINARY else ""}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "meetings": coming_meetings(group=self.meeting.group),
            "is_confidential": self.item.is_confidential,
        }

    def carry_out(self, form):
        entry = forward.note(item=self.item, by=self.request.user, **form.service_data())
        self.success_message = f"“{entry.title}” has been noted in the forward plan."
        return entry

    def get_success_url(self):
        return f"{self.item.get_absolute_url()}#brought-back"

    def get_cancel_url(self):
        return self.item.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(meeting=self.meeting, item=self.item, **kwargs)
