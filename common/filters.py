"""What narrows a list: the form above it, and the first and last day that somebody asks for."""

from datetime import timedelta

import django_filters
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Div, Layout
from django import forms

from common.calendar import start_of
from common.fields import DayField

NOT_IN_LIST = {"invalid_choice": "Choose one from the list."}


class FilterForm(forms.Form):
    """Boxes side by side, without a token, sent by GET."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(Div(*self.fields, css_class="filter-grid"))


class DayFilter(django_filters.DateFilter):
    field_class = DayField


class SentMixin:
    """`sent` is what was asked for, by the names of filters."""

    def __init__(self, data, queryset, **kwargs):
        self.sent = {name: data[name] for name in self.base_filters if data.get(name)}
        super().__init__(data, queryset, **kwargs)


class DaysMixin:
    """Methods of two `DayFilter`s, "From" and "Until"; both days count. `moment` is the column they look at."""

    moment = ""

    def by_first(self, queryset, name, value):
        return queryset.filter(**{f"{self.moment}__gte": start_of(value)})

    def by_last(self, queryset, name, value):
        return queryset.filter(**{f"{self.moment}__lt": start_of(value + timedelta(days=1))})
