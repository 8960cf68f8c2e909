"""A confidential item for those to whom it is circulated, and its list for those who keep it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from common.formats import long_date
from common.views import ServiceFormView, transition
from meetings import rules
from meetings.circulating import minuted_item, to_tell
from meetings.enums import AGENDA_OUT
from meetings.forms.circulation import CirculateForm
from meetings.models import AgendaItem
from meetings.papers import loading
from meetings.presenters import item_page
from meetings.presenters.papers import labelled
from meetings.refusal import refusal_of
from meetings.services import circulation
from meetings.views.reminding import RemindingView


def confidential_item(request, pk):
    """A confidential item for those who read it; a 404 for everybody else."""
    person = request.user
    related = ("meeting__group", "meeting__minutes", "presenter", "priority")
    items = AgendaItem.objects.filter(is_confidential=True).select_related(*related)
    item = get_object_or_404(items, pk=pk)
    if not rules.sees_confidential(person, item.meeting.group):
        get_object_or_404(AgendaItem.objects.circulated_to(person), pk=pk)
    return item


class CirculatedItemView(TemplateView):
    """All that there is of one confidential item: what it is about, its papers, and what the minutes say."""

    template_name = "meetings/circulated_item.html"

    def get_context_data(self, **kwargs):
        item, person = confidential_item(self.request, kwargs.pop("item")), self.request.user
        meeting = item.meeting
        is_out = meeting.status in AGENDA_OUT
        papers = loading.papers_of_item(item) if is_out else []
        return super().get_context_data(
            item=item,
            meeting=meeting,
            meeting_day=long_date(meeting.date),
            named=item.closed_title or item.title,
            facts=item_page.facts_of(item),
            papers=labelled(papers, "", meeting, timezone.localdate()),
            minuted=minuted_item(item),
            keeps=refusal_of(rules.check_keep_circulation, person, item) == "",
            sees_meeting=loading.sees_meeting(person, meeting),
            **kwargs,
        )


class CirculationView(ServiceFormView):
    """Who is on the list of an item, and one more."""

    template_name = "meetings/circulation.html"
    form_class = CirculateForm
    heading = "Circulation list"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.item = kept_item(request, kwargs["item"])
        self.meeting = self.item.meeting
        self.caption = self.item.closed_title or self.item.title

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"item": self.item}

    def carry_out(self, form):
        person = form.cleaned_data["person"]
        return circulation.add(item=self.item, person=person, by=self.request.user)

    def get_success_url(self):
        messages.success(self.request, f"{self.result.person.full_name} reads this item now.")
        return self.get_cancel_url()

    def get_cancel_url(self):
        return reverse("meetings:circulation", args=[self.item.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            item=self.item,
            meeting=self.meeting,
            lines=list(self.item.circulation.select_related("person", "added_by")),
            is_out=self.meeting.status in AGENDA_OUT,
            **kwargs,
        )


def kept_item(request, pk):
    """A confidential item for those who keep its list; those who only read it are told why they do not."""
    item = confidential_item(request, pk)
    rules.check_keep_circulation(request.user, item)
    return item


@transition
def circulation_remove(request, item, pk):
    found = kept_item(request, item)
    circulation.take_off(item=found, line=pk, by=request.user)
    messages.success(request, "The list has been changed.")
    return redirect("meetings:circulation", found.pk)


class CirculationTellView(RemindingView):
    heading = "Tell those on the circulation list?"
    back_label = "Circulation list"
    mail_says = "They get a mail with a link to the item. It names no title and says nothing of what is in it."
    nobody = "nobody is on the list, or all were told today."

    def setup(self, request, *args, **kwargs):
        self.item = kept_item(request, kwargs["item"])
        super().setup(request, *args, pk=self.item.meeting_id, **kwargs)

    def guard(self):
        rules.check_keep_circulation(self.request.user, self.item)
        rules.check_agenda_out(self.meeting)

    def people(self):
        return to_tell(self.item)

    def carry_out(self, form):
        return circulation.tell(item=self.item, by=self.request.user)

    def get_cancel_url(self):
        return reverse("meetings:circulation", args=[self.item.pk])
