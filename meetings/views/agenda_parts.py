"""The parts of an agenda."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from common.forms import ServiceForm
from common.views import ServiceFormView, transition
from meetings.forms.agenda import PartForm
from meetings.services import agenda as agendas
from meetings.views.loading import MeetingMixin, TellsDifferences, visible_meeting
from meetings.views.order import wants_up


class AgendaFormView(TellsDifferences, MeetingMixin, ServiceFormView):
    """A form about an agenda; goes back to the builder."""

    template_name = "meetings/agenda_form.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.caption = f"{self.meeting.reference} {self.meeting.name}"

    def guard(self):
        agendas.check_write_agenda(self.request.user, self.meeting)

    def get_success_url(self):
        return agenda_url(self.meeting)

    get_cancel_url = get_success_url

    def get_context_data(self, **kwargs):
        return super().get_context_data(meeting=self.meeting, **kwargs)


class AgendaPartAddView(AgendaFormView):
    form_class = PartForm
    heading = "Add a part"
    success_message = "The part has been added."

    def carry_out(self, form):
        return agendas.add_part(meeting=self.meeting, by=self.request.user, **form.service_data())


class AgendaPartFormView(AgendaFormView):
    """A form about one part of the agenda."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.part = get_object_or_404(self.meeting.parts, pk=kwargs["part"])
        self.part.meeting = self.meeting

    def get_context_data(self, **kwargs):
        return super().get_context_data(part=self.part, **kwargs)


class AgendaPartEditView(AgendaPartFormView):
    form_class = PartForm
    heading = "Rename the part"
    success_message = "The part has been renamed."

    def get_initial(self):
        return {"title": self.part.title}

    def get_form_kwargs(self):
        is_only = self.meeting.parts.count() == 1
        return super().get_form_kwargs() | {"may_be_empty": is_only}

    def carry_out(self, form):
        return agendas.edit_part(part=self.part, by=self.request.user, **form.service_data())


class AgendaPartDeleteView(AgendaPartFormView):
    form_class = ServiceForm
    template_name = "meetings/agenda_part_delete.html"
    heading = "Delete this part?"
    success_message = "The part has been deleted."

    def carry_out(self, form):
        return agendas.delete_part(part=self.part, by=self.request.user)


@transition
def agenda_part_move(request, pk, part):
    meeting = visible_meeting(request, pk)
    part = get_object_or_404(meeting.parts, pk=part)
    agendas.move_part(part=part, up=wants_up(request), by=request.user)
    return redirect(f"{agenda_url(meeting)}#part-{part.pk}")


def agenda_url(meeting):
    return reverse("meetings:agenda_detail", args=[meeting.pk])
