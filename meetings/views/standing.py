"""A group's standing items: the template that its ordinary meetings start with."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView

from board.models import Group
from common.forms import ServiceForm
from common.views import ServiceFormView, transition
from meetings import rules
from meetings.forms.agenda import StandingItemForm
from meetings.models import StandingItem
from meetings.services import standing
from meetings.views.order import lanes_sent, wants_up

DETAILS = (
    "title",
    "part_title",
    "kind",
    "purpose",
    "minutes_allotted",
    "presenter",
    "presenter_text",
)


class StandingItemListView(TemplateView):
    """The template in its parts, for the unit to change."""

    def get_template_names(self):
        is_fragment = "HX-Request" in self.request.headers
        return [
            "meetings/_standing_items.html" if is_fragment else "meetings/standing_item_list.html"
        ]

    def get_context_data(self, **kwargs):
        rules.check_plan_meetings(self.request.user)
        group = _group(self.request, kwargs.pop("group"))
        items = StandingItem.objects.filter(group=group).select_related("presenter").in_bulk()
        parts = [
            {"title": title, "items": [items[key] for key in keys]}
            for title, keys in standing.lanes_of(group)
        ]
        total = sum(item.minutes_allotted or 0 for item in items.values())
        return super().get_context_data(group=group, parts=parts, total=total, **kwargs)


class StandingFormView(ServiceFormView):
    """A form about the template; the unit only."""

    template_name = "meetings/standing_item_form.html"
    form_class = StandingItemForm
    item = None

    def dispatch(self, request, *args, **kwargs):
        rules.check_plan_meetings(request.user)
        self.group = self.load(request, kwargs)
        self.caption = self.group.name
        return super().dispatch(request, *args, **kwargs)

    def load(self, request, kwargs):
        self.item = _item(request, kwargs["pk"])
        return self.item.group

    def get_success_url(self):
        return _list_url(self.group)

    get_cancel_url = get_success_url

    def get_context_data(self, **kwargs):
        titles = [title for title, _keys in standing.lanes_of(self.group) if title]
        return super().get_context_data(
            group=self.group, item=self.item, part_titles=titles, **kwargs
        )


class StandingItemAddView(StandingFormView):
    heading = "Add a standing item"
    success_message = "The standing item has been added."

    def load(self, request, kwargs):
        return _group(request, kwargs["group"])

    def carry_out(self, form):
        return standing.add_standing_item(
            group=self.group, by=self.request.user, **form.service_data()
        )


class StandingItemEditView(StandingFormView):
    heading = "Change a standing item"
    success_message = "The standing item has been changed."

    def get_initial(self):
        return {name: getattr(self.item, name) for name in DETAILS}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"item": self.item}

    def carry_out(self, form):
        return standing.edit_standing_item(
            item=self.item, by=self.request.user, **form.service_data()
        )


class StandingItemDeleteView(StandingFormView):
    form_class = ServiceForm
    template_name = "meetings/standing_item_delete.html"
    heading = "Delete this standing item?"
    success_message = "The standing item has been deleted."

    def carry_out(self, form):
        return standing.delete_standing_item(item=self.item, by=self.request.user)


@transition
def standing_item_move(request, pk):
    item = _item(request, pk)
    standing.move_standing_item(item=item, up=wants_up(request), by=request.user)
    return redirect(f"{_list_url(item.group)}#item-{item.pk}")


@transition
def standing_item_reorder(request, group):
    group = _group(request, group)
    lanes = [keys for _part, keys in lanes_sent(request)]
    standing.reorder_standing_items(group=group, lanes=lanes, by=request.user)
    return redirect(_list_url(group))


@transition
def standing_item_usual(request, group):
    group = _group(request, group)
    items = standing.start_from_usual_agenda(group=group, by=request.user)
    messages.success(
        request, f"The usual agenda has been put in: {len(items)} items. Change it as you like."
    )
    return redirect(_list_url(group))


def _list_url(group):
    return reverse("meetings:standing_item_list", args=[group.pk])


def _group(request, pk):
    return get_object_or_404(Group.objects.visible_to(request.user), pk=pk)


def _item(request, pk):
    groups = Group.objects.visible_to(request.user)
    items = StandingItem.objects.filter(group__in=groups).select_related("group", "presenter")
    return get_object_or_404(items, pk=pk)
