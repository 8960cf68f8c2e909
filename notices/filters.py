"""How the list of mail is narrowed."""

import django_filters
from crispy_forms.utils import render_crispy_form
from django.db.models import Q

from common.drawn import drawn
from common.filters import NOT_IN_LIST, DayFilter, DaysMixin, FilterForm, SentMixin
from notices import kinds
from notices.enums import NEEDS_A_LOOK, MailStatus
from notices.models import Mail

LOOK = "look"
MOST_WORDS = 200
STATUS_CHOICES = [(LOOK, "Needs a look"), *MailStatus.choices]


class MailFilter(SentMixin, DaysMixin, django_filters.FilterSet):
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
    first = DayFilter(label="From", method="by_first")
    last = DayFilter(label="Until", method="by_last")

    moment = "created_at"

    class Meta:
        model = Mail
        fields = []

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


class MailFilterForm(FilterForm):
    def clean_q(self):
        return self.cleaned_data["q"][:MOST_WORDS]
