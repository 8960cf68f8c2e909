"""Groups: the chart, a group on any date, and what the business unit changes there."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.generic import DetailView, TemplateView

from board import group_loading as loading
from board import rules
from board.context_processors import profile_for
from board.forms import EndGroupForm, FormerNameForm, GroupForm
from board.models import FormerName, Group, Membership
from board.offices import offices_of
from board.presenters.chart import chart_of, levels_of
from board.presenters.groups import group_page
from board.services import groups as services
from board.views.base import RowFormView, UnitFormView
from common.fields import DATE_ERROR
from common.views import say_done, transition


class GroupListView(TemplateView):
    template_name = "board/group_list.html"

    def get_context_data(self, **kwargs):
        viewer, today = self.request.user, timezone.localdate()
        visible = Group.objects.visible_to(viewer)
        groups = list(visible.for_chart(viewer, today))
        words = profile_for(self.request).words
        roots = chart_of(groups, Membership.objects.chairs(today), words)
        return super().get_context_data(
            roots=roots,
            levels=levels_of(roots),
            ended=visible.filter(ended_on__lte=today).order_by("-ended_on", "name"),
            can_manage=rules.can_manage_board(viewer),
            **kwargs,
        )


class GroupDetailView(DetailView):
    template_name = "board/group_detail.html"

    def get_object(self):
        found = loading.groups_seen(self.request.user, self.kwargs["pk"])
        if not found:
            raise Http404
        return found[0]

    def get_context_data(self, **kwargs):
        group, viewer, today = self.object, self.request.user, timezone.localdate()
        asked = self.request.GET.get("on", "")
        on = _date(asked)
        page = group_page(
            group,
            seats=loading.seats_with_names(group.pk, on or today),
            former_names=loading.former_names(group.pk),
            quorum_organisations=loading.quorum_organisations(group.pk),
            on=on or today,
            today=today,
            words=profile_for(self.request).words,
        )
        can_manage = rules.can_manage_board(viewer)
        changes_seats = can_manage and self.request.GET.get("change") == "seats"
        return super().get_context_data(
            page=page,
            date_error=DATE_ERROR if asked and not on else "",
            children=loading.running_children(group.pk, today),
            priorities=loading.priorities_led(group.pk),
            closed_seats=closed_seats(group) if changes_seats else (),
            changes_seats=changes_seats,
            coming=loading.coming_meetings(viewer, group.pk),
            past=loading.past_meetings(viewer, group.pk),
            can_manage=can_manage,
            leads=can_manage or group.pk in offices_of(viewer, today).chaired,
            **kwargs,
        )


def closed_seats(group):
    return group.seats.exclude(closed_on=None).select_related("organisation")


def _date(text):
    """The date of an address, or None when there is none or it is not a date."""
    try:
        return parse_date(text)
    except ValueError:
        return None


class GroupFormView(RowFormView):
    form_class = GroupForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"words": self.words}


class GroupAddView(GroupFormView):
    heading = "Add a group"
    success_message = "The group has been added. Now add its seats."
    cancel_url = reverse_lazy("board:group_list")

    def load(self):
        self.row = Group()

    def get_initial(self):
        return {"parent": self.request.GET.get("parent")}

    def get_cancel_url(self):
        return str(self.cancel_url)

    def carry_out(self, form):
        return services.add_group(by=self.request.user, **form.service_data())


class GroupEditView(GroupFormView):
    heading = "Change a group"
    success_message = "The group has been changed."

    def load(self):
        self.row = group_of(self.request, self.kwargs)
        self.caption = self.row.name

    def carry_out(self, form):
        return services.edit_group(
            group=self.row,
            by=self.request.user,
            expected_version=self.expected(form),
            **form.service_data(),
        )


class GroupEndView(RowFormView):
    form_class = EndGroupForm
    row_argument = "row"
    heading = "End a group"
    success_message = "The end of the group has been recorded."

    def load(self):
        self.row = group_of(self.request, self.kwargs)
        self.caption = self.row.name

    def carry_out(self, form):
        return services.end_group(
            group=self.row,
            by=self.request.user,
            expected_version=self.expected(form),
            **form.service_data(),
        )


@transition
def group_resume(request, pk):
    group = group_of(request, {"pk": pk})
    services.resume_group(group=group, by=request.user)
    return redirect(group)


class FormerNameAddView(UnitFormView):
    form_class = FormerNameForm
    heading = "Add a former name"
    success_message = "The former name has been added."

    def load(self):
        self.group = group_of(self.request, self.kwargs)
        self.caption = self.group.name

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"group": self.group}

    def get_cancel_url(self):
        return self.group.get_absolute_url()

    @property
    def success_url(self):
        return self.group.get_absolute_url()

    def carry_out(self, form):
        return services.add_former_name(
            group=self.group, by=self.request.user, **form.service_data()
        )


@transition
def former_name_remove(request, pk):
    visible = Group.objects.visible_to(request.user)
    former_name = get_object_or_404(FormerName.objects.filter(group__in=visible), pk=pk)
    deletion = services.remove_former_name(former_name=former_name, by=request.user)
    say_done(request, f"The former name “{former_name.name}” has been removed.", deletion)
    return redirect(former_name.group)


def group_of(request, kwargs):
    return get_object_or_404(Group.objects.visible_to(request.user), pk=kwargs["pk"])
