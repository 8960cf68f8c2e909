"""The priorities of the business plan."""

from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.generic import ListView

from board import rules
from board.forms import PriorityForm
from board.models import Priority
from board.presenters.priorities import plans_of
from board.services import priorities as services
from board.views.base import RowFormView


class PriorityListView(ListView):
    template_name = "board/priority_list.html"

    def get_queryset(self):
        """The plans that run or are to come; those that have ended when they are asked for."""
        visible = Priority.objects.visible_to(self.request.user).with_names()
        self.shows_ended = "ended" in self.request.GET
        year = timezone.localdate().year
        return visible.ended_before(year) if self.shows_ended else visible.running_in(year)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "plans": plans_of(context["object_list"]),
            "shows_ended": self.shows_ended,
            "can_manage": rules.can_manage_board(self.request.user),
        }


class PriorityFormView(RowFormView):
    form_class = PriorityForm
    success_url = cancel_url = reverse_lazy("board:priority_list")

    def get_cancel_url(self):
        return str(self.cancel_url)


class PriorityAddView(PriorityFormView):
    heading = "Add a priority"
    success_message = "The priority has been added."
    another = "Save priority and add another"

    def load(self):
        self.row = Priority()

    def get_initial(self):
        """The plan that was entered last, and its next number."""
        last = Priority.objects.order_by("-first_year", "-number").first()
        if last is None:
            return {}
        return {
            "first_year": last.first_year,
            "last_year": last.last_year,
            "number": last.number + 1,
        }

    def carry_out(self, form):
        return services.add_priority(by=self.request.user, **form.service_data())


class PriorityEditView(PriorityFormView):
    heading = "Change a priority"
    success_message = "The priority has been changed."

    def load(self):
        visible = Priority.objects.visible_to(self.request.user)
        self.row = get_object_or_404(visible, pk=self.kwargs["pk"])
        self.caption = str(self.row)

    def carry_out(self, form):
        return services.edit_priority(
            priority=self.row,
            by=self.request.user,
            expected_version=self.expected(form),
            **form.service_data(),
        )
