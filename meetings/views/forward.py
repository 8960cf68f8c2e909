"""The forward plan: its board and lists, and the forms about one item of it."""

from django.contrib import messages
from django.db.models import Sum
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.generic import ListView, TemplateView

from board.models import Group
from common import sent_forms
from common.forms import ServiceForm
from common.views import ServiceFormView, transition
from meetings import rules
from meetings.enums import UPCOMING
from meetings.forms.forward import (
    ForwardDropForm,
    ForwardGroupForm,
    ForwardItemForm,
    ForwardMoveForm,
)
from meetings.forward_loading import Entries, readable_groups, stranded_by_group
from meetings.models import AgendaItem, ForwardItem, Meeting
from meetings.presenters import forward as presenters
from meetings.services import forward
from meetings.views.loading import LONGEST_KEY, TellsDifferences

MOST_CARDS = 200
MOST_MEETINGS = 24
SHOWS = {"waiting": "What waits", "placed": "Put on an agenda", "dropped": "Dropped"}


def coming_meetings(**of):
    """Meetings that still take items; their date may have passed while they are not recorded."""
    found = Meeting.objects.filter(status__in=UPCOMING, **of).select_related("group")
    return found.order_by("date", "start_time", "pk")


def forward_plan(request):
    """The board of one group, or the list of all."""
    rules.check_read_forward_plan(request.user)
    groups = readable_groups(request.user)
    group = chosen_group(request, groups)
    show = request.GET.get("show", "waiting")
    if show not in SHOWS:
        raise Http404
    if group and show == "waiting":
        return ForwardBoardView.as_view(groups=groups, group=group)(request)
    return ForwardListView.as_view(groups=groups, group=group, show=show)(request)


def chosen_group(request, groups):
    """The group that was asked for; the only one there is; or None for all."""
    key = request.GET.get("group", "")
    if not key:
        return groups[0] if len(groups) == 1 else None
    found = next((group for group in groups if str(group.pk) == key), None)
    if found is None:
        raise Http404
    return found


class PlanPage:
    """What the board and the lists have in common."""

    groups = group = None
    show = "waiting"

    def common(self):
        return {
            "groups": self.groups,
            "group": self.group,
            "show": self.show,
            "shows": SHOWS.items(),
            "may_write": self.request.user.is_business_unit,
        }


class ForwardBoardView(PlanPage, TemplateView):
    template_name = "meetings/forward_plan.html"

    def get_context_data(self, **kwargs):
        person, today = self.request.user, timezone.localdate()
        meetings = coming_meetings(group=self.group).annotate(
            agenda_minutes=Sum("items__minutes_allotted")
        )
        entries = ForwardItem.objects.visible_to(person).waiting().filter(group=self.group)
        stranded = (
            AgendaItem.objects.stranded()
            .filter(meeting__group=self.group)
            .select_related("meeting", "presenter", "priority")
            .order_by("meeting__date", "pk")
        )
        columns = presenters.columns(
            list(meetings[:MOST_MEETINGS]),
            list(entries.for_list()[:MOST_CARDS]),
            list(stranded[:MOST_CARDS]),
            today,
            sees_notes=person.reads_as_unit,
        )
        is_empty = not any(column.cards for column in columns)
        return super().get_context_data(
            columns=columns, is_empty=is_empty, **self.common(), **kwargs
        )


class ForwardListView(PlanPage, ListView):
    """All groups, or what a group put on agendas or dropped."""

    template_name = "meetings/forward_list.html"
    paginate_by = 25

    def get_queryset(self):
        return Entries(self.request.user, self.group, self.show)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**self.common(), **kwargs)
        person, today = self.request.user, timezone.localdate()
        stranded = []
        if self.show == "waiting":
            readable = {group.pk for group in self.groups}
            counts = stranded_by_group(today)
            stranded = presenters.stranded_lines(each for each in counts if each[0] in readable)
        rows = [
            presenters.row(entry, today, sees_notes=person.reads_as_unit)
            for entry in context["page_obj"]
        ]
        return context | {"rows": rows, "stranded": stranded}


def forward_item_add(request):
    """Two steps: whose plan it is, then the item."""
    rules.check_write_forward_plan(request.user)
    if not request.GET.get("group"):
        form = ForwardGroupForm(request.GET if "group" in request.GET else None)
        return render(request, "meetings/forward_choose_group.html", {"form": form})
    return ForwardItemAddView.as_view()(request)


class ForwardFormView(TellsDifferences, ServiceFormView):
    """A form about the plan of `self.group`; goes back to its board."""

    template_name = "meetings/forward_form.html"

    def dispatch(self, request, *args, **kwargs):
        if not sent_forms.was_sent(request.POST.get("token")):
            rules.check_write_forward_plan(request.user)
        return super().dispatch(request, *args, **kwargs)

    def meetings(self):
        return coming_meetings(group=self.group)

    def get_success_url(self):
        return forward.plan_address(self.group.pk)

    get_cancel_url = get_success_url

    def get_context_data(self, **kwargs):
        return super().get_context_data(group=self.group, **kwargs)


class ForwardItemAddView(ForwardFormView):
    form_class = ForwardItemForm
    heading = "Add an item to the forward plan"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        key = request.GET["group"]
        self.group = get_object_or_404(
            Group.objects.visible_to(request.user),
            pk=int(key) if key.isdecimal() and len(key) < LONGEST_KEY else 0,
        )
        self.caption = self.group.name

    def get_initial(self):
        return {"meeting": self.request.GET.get("meeting")}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"meetings": self.meetings()}

    def carry_out(self, form):
        entry = forward.add(group=self.group, by=self.request.user, **form.service_data())
        self.success_message = f"“{entry.title}” waits in the forward plan."
        return entry


class ForwardItemFormView(ForwardFormView):
    """A form about one item; `guard` refuses what its state does not allow."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.entry = visible_entry(request, kwargs["pk"])
        self.group = self.entry.group
        self.caption = self.group.name

    def dispatch(self, request, *args, **kwargs):
        if not sent_forms.was_sent(request.POST.get("token")):
            rules.check_write_forward_plan(request.user)
            self.guard()
        return super().dispatch(request, *args, **kwargs)

    def guard(self):
        forward.check_waits(self.entry)

    def get_context_data(self, **kwargs):
        return super().get_context_data(entry=self.entry, **kwargs)


class ForwardItemEditView(ForwardItemFormView):
    form_class = ForwardItemForm
    heading = "Change the item"
    success_message = "The item has been changed."

    def get_initial(self):
        names = [*forward.DETAILS, "version"]
        return {name: getattr(self.entry, name) for name in names} | {"meeting": self.meant_for()}

    def meant_for(self):
        meeting = self.entry.meeting
        return meeting if meeting and meeting.status in UPCOMING else None

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"meetings": self.meetings(), "entry": self.entry}

    def carry_out(self, form):
        return forward.edit(
            entry=self.entry,
            by=self.request.user,
            expected_version=form.cleaned_data["version"] or 0,
            **form.service_data(),
        )


class ForwardItemMoveView(ForwardItemFormView):
    form_class = ForwardMoveForm
    heading = "Move the item to another meeting"

    def get_initial(self):
        return {"meeting": self.entry.meeting_id}

    def get_form_kwargs(self):
        running = Group.objects.running(timezone.localdate())
        return super().get_form_kwargs() | {"meetings": coming_meetings(group__in=running)}

    def carry_out(self, form):
        meeting = form.cleaned_data["meeting"]
        entry = forward.move(entry=self.entry, meeting=meeting, by=self.request.user)
        self.group = entry.group
        where = f"is meant for {meeting.reference} now" if meeting else "has no meeting now"
        self.success_message = f"“{entry.title}” {where}."
        return entry


class ForwardItemDropView(ForwardItemFormView):
    form_class = ForwardDropForm
    heading = "Drop the item"
    success_message = "The item has been dropped. It can be brought back from the list of those."

    def carry_out(self, form):
        return forward.drop(entry=self.entry, by=self.request.user, **form.service_data())


class ForwardItemDeleteView(ForwardItemFormView):
    form_class = ServiceForm
    template_name = "meetings/forward_delete.html"
    heading = "Delete this item?"
    success_message = "The item has been deleted. It can be brought back for 30 days."

    def guard(self):
        forward.check_not_placed(self.entry)

    def carry_out(self, form):
        return forward.delete(entry=self.entry, by=self.request.user)


@transition
def forward_item_bring_back(request, pk):
    entry = forward.bring_back(entry=visible_entry(request, pk), by=request.user)
    messages.success(request, f"“{entry.title}” waits again.")
    return redirect(forward.plan_address(entry.group_id))


def visible_entry(request, pk):
    entries = ForwardItem.objects.visible_to(request.user).select_related(
        "group", "meeting", "item__meeting"
    )
    return get_object_or_404(entries, pk=pk)
