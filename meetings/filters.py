"""The filters above the list of meetings."""

import django_filters
from django import forms
from django.utils import timezone

from board.models import Group
from meetings.enums import MeetingStatus
from meetings.models import Meeting


def _groups(request):
    """Groups whose meetings this person may see."""
    meetings = Meeting.objects.visible_to(request.user)
    return Group.objects.filter(pk__in=meetings.values("group"))


class FilterForm(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "govuk-select"


class MeetingFilter(django_filters.FilterSet):
    UPCOMING, PAST = "upcoming", "past"

    when = django_filters.ChoiceFilter(
        label="When",
        method="filter_when",
        choices=[(UPCOMING, "To come"), (PAST, "Past")],
        empty_label="Any time",
    )
    group = django_filters.ModelChoiceFilter(
        label="Group", queryset=_groups, empty_label="All groups"
    )
    year = django_filters.ChoiceFilter(
        label="Year", field_name="date", lookup_expr="year", empty_label="All years"
    )
    status = django_filters.ChoiceFilter(
        label="Status", choices=MeetingStatus.choices, empty_label="Any status"
    )

    class Meta:
        model = Meeting
        fields = ["when", "group", "year", "status"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dates = self.queryset.order_by().dates("date", "year", order="DESC")
        self.filters["year"].extra["choices"] = [(date.year, str(date.year)) for date in dates]

    def get_form_class(self):
        return type("MeetingFilterForm", (FilterForm, super().get_form_class()), {})

    def filter_when(self, queryset, name, value):
        today = timezone.localdate()
        if value == self.UPCOMING:
            return queryset.not_cancelled().filter(date__gte=today)
        return queryset.filter(date__lt=today)
