"""How the list of mail is narrowed."""

from datetime import datetime, time, timedelta

import django_filters
from crispy_forms.utils import render_crispy_form
from django.db.models import Q
from django.utils import timezone

from common.drawn import drawn
from common.fields import DayField
from common.filters import FilterForm
from notices import kinds
from notices.enums import NEEDS_A_LOOK, MailStatus
from notices.models import Mail

LOOK = "look"
MOST_WORDS = 200
STATUS_CHOICES = [(LOOK, "Needs a look"), *MailStatus.choices]
NOT_IN_LIST = {"invalid_choice": "Choose one from the list."}


class PeriodFilter(django_filters.DateFilter):
    field_class = DayField


class MailFilter(django_filters.FilterSet):
    """By person or words, status, kind and the days on which it was put into the queue."""

    q = django_filters.CharFilter(label="Person, address or subject", method="by_words")
    status = django_filters.ChoiceFilter(
        label="Status",
        choices=STATUS_CHOICES,
        method="by_status",
        empty_label="Any status",
        error_messages=NOT_IN_LIST,
    )
    kind = django_filters.ChoiceFilter(
        label="About", choices=kinds.choices, empty_label="Anything", error_messages=NOT_IN_LIST
    )
    first = PeriodFilter(label="From", method="by_first")
    last = PeriodFilter(label="Until", method="by_last")

    class Meta:
        model = Mail
        fields = []

    def __init__(self, data, queryset, **kwargs):
        self.sent = {name: data[name] for name in self.base_filters if data.get(name)}
        super().__init__(data, queryset, **kwargs)

    def get_form_class(self):
        return type("NarrowForm", (MailFilterForm, super().get_form_class()), {})

    def by_words(self, queryset, name, value):
        for word in value.split():
            queryset = queryset.filter(
                Q(person__given_name__icontains=word)
                | Q(person__family_name__icontains=word)
                | Q(person__email__icontains=word)
                | Q(address__icontains=word)
                | Q(subject__icontains=word)
            )
        return queryset

    def by_status(self, queryset, name, value):
        return queryset.filter(status__in=NEEDS_A_LOOK if value == LOOK else [value])

    def by_first(self, queryset, name, value):
        return queryset.filter(created_at__gte=_start_of(value))

    def by_last(self, queryset, name, value):
        return queryset.filter(created_at__lt=_start_of(value + timedelta(days=1)))

    @property
    def html(self):
        """The form; the same for everybody while nothing is chosen."""
        if self.sent:
            return render_crispy_form(self.form)
        return drawn(type(self), lambda: self.form)

    @property
    def is_narrowed(self):
        """Whether anything but a status was chosen, so that the filter stays open."""
        return bool(self.form.errors or set(self.sent) - {"status"})


def _start_of(day):
    return timezone.make_aware(datetime.combine(day, time.min))


class MailFilterForm(FilterForm):
    def clean_q(self):
        return self.cleaned_data["q"][:MOST_WORDS]
