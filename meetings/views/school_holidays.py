"""The school holidays that the unit enters, so that planning can avoid them."""

from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.generic import ListView

from board import rules
from board.forms import SchoolHolidayForm
from board.models import SchoolHoliday
from board.services import calendar as services
from board.views.base import RowFormView
from common.forms import ServiceForm
from common.views import say_done

LIST = reverse_lazy("meetings:school_holiday_list")


class SchoolHolidayListView(ListView):
    """Those to come, soonest first; with `?past` those that are over, latest first."""

    template_name = "meetings/school_holiday_list.html"
    paginate_by = 25

    def get_queryset(self):
        self.is_past = "past" in self.request.GET
        today = timezone.localdate()
        found = SchoolHoliday.objects.visible_to(self.request.user)
        if self.is_past:
            return found.filter(ends_on__lt=today).order_by("-starts_on", "-pk")
        return found.filter(ends_on__gte=today).order_by("starts_on", "pk")

    def get_context_data(self, **kwargs):
        places = ((False, "To come", str(LIST)), (True, "Over", f"{LIST}?past"))
        tabs = [
            {"label": label, "url": url, "is_current": self.is_past == is_past}
            for is_past, label, url in places
        ]
        can_manage = rules.can_manage_board(self.request.user)
        return super().get_context_data(tabs=tabs, can_manage=can_manage, **kwargs)


class SchoolHolidayFormView(RowFormView):
    form_class = SchoolHolidayForm
    template_name = "meetings/school_holiday_form.html"
    success_url = cancel_url = LIST

    def load(self):
        found = SchoolHoliday.objects.visible_to(self.request.user)
        self.row = get_object_or_404(found, pk=self.kwargs["pk"])
        self.caption = str(self.row)

    def get_cancel_url(self):
        return str(self.cancel_url)


class SchoolHolidayAddView(SchoolHolidayFormView):
    heading = "Add a school holiday"
    note = (
        "A day off of any other kind can be entered as well: give it the same first and last day."
    )
    success_message = "The school holiday has been added."
    another = "Save and add another"

    def load(self):
        self.row = SchoolHoliday()

    def carry_out(self, form):
        return services.add_school_holiday(by=self.request.user, **form.service_data())


class SchoolHolidayEditView(SchoolHolidayFormView):
    heading = "Change a school holiday"
    success_message = "The school holiday has been changed."

    def carry_out(self, form):
        return services.edit_school_holiday(
            holiday=self.row,
            by=self.request.user,
            expected_version=self.expected(form),
            **form.service_data(),
        )


class SchoolHolidayDeleteView(SchoolHolidayFormView):
    form_class = ServiceForm
    template_name = "meetings/school_holiday_delete.html"
    heading = "Delete this school holiday?"

    def get_form_kwargs(self):
        return {k: v for k, v in super().get_form_kwargs().items() if k != "instance"}

    def carry_out(self, form):
        return services.delete_school_holiday(holiday=self.row, by=self.request.user)

    def get_success_url(self):
        said = f"{self.row} has been deleted. You can bring it back for 30 days."
        say_done(self.request, said, self.result)
        return super().get_success_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(holiday=self.row, **kwargs)
