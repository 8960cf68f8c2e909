"""How the log of digests is narrowed: by person and by day."""

import django_filters
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Div, Layout
from django import forms
from django.db.models import Q

from actions.models import Digest
from common.fields import DayField

MOST_WORDS = 200


class OneDayFilter(django_filters.DateFilter):
    field_class = DayField


class DigestFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Person or address", method="by_words")
    day = OneDayFilter(label="Day", field_name="day")

    class Meta:
        model = Digest
        fields = []

    def __init__(self, data, queryset, **kwargs):
        self.sent = {name: data[name] for name in self.base_filters if data.get(name)}
        super().__init__(data, queryset, **kwargs)

    def get_form_class(self):
        return type("DigestFilterForm", (FilterForm, super().get_form_class()), {})

    def by_words(self, queryset, name, value):
        for word in value[:MOST_WORDS].split():
            queryset = queryset.filter(
                Q(person__given_name__icontains=word)
                | Q(person__family_name__icontains=word)
                | Q(person__email__icontains=word)
                | Q(mail__address__icontains=word)
            )
        return queryset


class FilterForm(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(Div(*self.fields, css_class="filter-grid"))
