"""The items of an agenda: adding, changing, carrying, deleting and putting in order."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from common.formats import plural
from common.forms import ServiceForm
from common.views import transition
from meetings.enums import UPCOMING, ItemKind
from meetings.forms.agenda import CarryForm, ItemForm, QuickItemForm
from meetings.kinds import kind_of
from meetings.models import Meeting
from meetings.presenters.agenda import agenda_from
from meetings.services import agenda as agendas
from meetings.views.agenda import builder_context
from meetings.views.agenda_parts import AgendaFormView, agenda_url
from meetings.views.loading import LONGEST_KEY, visible_meeting
from meetings.views.order import lanes_sent, wants_up

DETAILS = (
    "title",
    "part",
    "kind",
    "purpose",
    "minutes_allotted",
    "description",
    "presenter",
    "presenter_text",
    "priority",
    "is_confidential",
    "closed_title",
    "unit_notes",
    "version",
)


def warn_of_open_title(request, meeting, key):
    """Says so when members will read the only title of a confidential item."""
    record = agenda_from(agendas.snapshot_now(meeting), full=True)
    for line in record.lines:
        if line.key == key and line.open_title_warning:
            messages.warning(request, line.open_title_warning)


class AgendaItemAddView(AgendaFormView):
    form_class = ItemForm
    heading = "Add an item"
    success_message = "The item has been added."

    def get_initial(self):
        return {"part": self.request.GET.get("part") or self.meeting.parts.last()}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"meeting": self.meeting}

    def carry_out(self, form):
        item = agendas.add_item(meeting=self.meeting, by=self.request.user, **form.service_data())
        warn_of_open_title(self.request, self.meeting, item.pk)
        return item


class AgendaItemQuickAddView(AgendaFormView):
    """A title and minutes at the end of a part, without leaving the builder."""

    form_class = QuickItemForm
    http_method_names = ["post"]

    def carry_out(self, form):
        self.part = self.meeting.parts.filter(pk=self.part_sent()).first()
        kind = kind_of(form.cleaned_data["title"])
        item = agendas.add_item(
            meeting=self.meeting,
            part=self.part,
            kind=kind,
            by=self.request.user,
            **form.service_data(),
        )
        if kind != ItemKind.ORDINARY:
            messages.info(
                self.request,
                f"“{item.title}” has been added as the kind “{kind.label}”. "
                "Its kind can be changed under Edit.",
            )
        return item

    def part_sent(self):
        key = self.request.POST.get("part", "")
        return int(key) if key.isdecimal() and len(key) < LONGEST_KEY else None

    def get_success_url(self):
        return f"{agenda_url(self.meeting)}#item-{self.result.pk}"

    def form_invalid(self, form):
        context = builder_context(self.meeting, self.request.user)
        context |= {"quick_form": form, "quick_part": self.part_sent()}
        is_fragment = "HX-Request" in self.request.headers
        name = "_agenda_builder" if is_fragment else "agenda_builder"
        return render(self.request, f"meetings/{name}.html", context)


class AgendaItemFormView(AgendaFormView):
    """A form about one item of the agenda."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        items = self.meeting.items.select_related("part", "presenter", "priority")
        self.item = get_object_or_404(items, pk=kwargs["item"])
        self.item.meeting = self.meeting

    def get_success_url(self):
        return f"{agenda_url(self.meeting)}#item-{self.item.pk}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(item=self.item, **kwargs)


class AgendaItemEditView(AgendaItemFormView):
    form_class = ItemForm
    heading = "Change the item"
    success_message = "The item has been changed."

    def get_initial(self):
        return {name: getattr(self.item, name) for name in DETAILS}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"meeting": self.meeting, "item": self.item}

    def carry_out(self, form):
        item = agendas.edit_item(
            item=self.item,
            by=self.request.user,
            expected_version=form.cleaned_data["version"],
            **form.service_data(),
        )
        warn_of_open_title(self.request, self.meeting, self.item.pk)
        return item


class AgendaItemDeleteView(AgendaItemFormView):
    form_class = ServiceForm
    template_name = "meetings/agenda_item_delete.html"
    heading = "Delete this item?"
    success_message = "The item has been deleted."

    def guard(self):
        super().guard()
        agendas.check_nothing_recorded(self.item, "deleted")

    def carry_out(self, form):
        return agendas.delete_item(item=self.item, by=self.request.user)

    def get_success_url(self):
        return agenda_url(self.meeting)


class AgendaItemCarryView(AgendaItemFormView):
    form_class = CarryForm
    template_name = "meetings/agenda_item_carry.html"
    heading = "Move or copy the item to another meeting"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"meetings": self.targets()}

    def get_initial(self):
        return {"to": self.targets().after(self.meeting).first() or self.targets().first()}

    def targets(self):
        """The group's other meetings to come."""
        upcoming = Meeting.objects.filter(group=self.meeting.group, status__in=UPCOMING)
        return upcoming.exclude(pk=self.meeting.pk).order_by("date", "start_time", "pk")

    def carry_out(self, form):
        data = form.service_data()
        self.success_message = f"The item is on the agenda of {data['to'].reference} now."
        return agendas.carry_item(item=self.item, by=self.request.user, **data)

    def get_success_url(self):
        return agenda_url(self.meeting)

    def get_context_data(self, **kwargs):
        return super().get_context_data(targets=self.targets(), **kwargs)


@transition
def agenda_item_move(request, pk, item):
    meeting = visible_meeting(request, pk)
    item = get_object_or_404(meeting.items, pk=item)
    agendas.move_item(item=item, up=wants_up(request), by=request.user)
    return redirect(f"{agenda_url(meeting)}#item-{item.pk}")


@transition
def agenda_fill(request, pk):
    meeting = visible_meeting(request, pk)
    added = agendas.put_in_standing_items(meeting=meeting, by=request.user)
    words = plural(len(added), "standing item has", "standing items have")
    messages.success(request, f"{words} been put in.")
    return redirect(agenda_url(meeting))


@transition
def agenda_reorder(request, pk):
    meeting = visible_meeting(request, pk)
    agendas.reorder(meeting=meeting, lanes=lanes_sent(request), by=request.user)
    return redirect(agenda_url(meeting))
