"""How the trail is narrowed: by person, record, deed and time."""

import django_filters
from django.db.models import Q

from board.models import Person
from common.filters import NOT_IN_LIST, DayFilter, DaysMixin, FilterForm, SentMixin
from trail import places
from trail.enums import Deed
from trail.models import Access

MOST_WORDS = 200
MOST_PEOPLE = 500


class TrailForm(FilterForm):
    def clean(self):
        data = super().clean()
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", "The last day must be on or after the first.")
        return data


class TrailFilter(SentMixin, DaysMixin, django_filters.FilterSet):
    """By the name of a person, the reference or name of a record, what was done, and days."""

    person = django_filters.CharFilter(label="Person", method="by_person")
    record = django_filters.CharFilter(label="Record", method="by_record")
    deed = django_filters.ChoiceFilter(
        label="What was done",
        choices=Deed.choices,
        empty_label="Anything",
        error_messages=NOT_IN_LIST,
    )
    first = DayFilter(label="From", method="by_first")
    last = DayFilter(label="Until", method="by_last")

    HINTS = {
        "person": "A name or an e-mail address.",
        "record": "A reference such as BM-2026-03, or the name of a paper or a person.",
    }

    moment = "at"

    class Meta:
        model = Access
        fields = []

    def get_form_class(self):
        form = type("TrailFilterForm", (TrailForm, super().get_form_class()), {})
        for name, hint in self.HINTS.items():
            form.base_fields[name].help_text = hint
        return form

    def filter_queryset(self, queryset):
        """Nothing while something that was asked for makes no sense: it must not look like the answer."""
        return queryset.none() if self.form.errors else super().filter_queryset(queryset)

    def by_person(self, queryset, name, value):
        named = Person.objects.named(value[:MOST_WORDS]).values_list("pk", flat=True)
        addressed = Person.objects.filter(email__iexact=value.strip()).values_list("pk", flat=True)
        return queryset.filter(person__in=[*named[:MOST_PEOPLE], *addressed])

    def by_record(self, queryset, name, value):
        """What was done with a record and with what belongs to it."""
        words = " ".join(value.split())[:MOST_WORDS]
        found = Q(pk__in=[])
        for place in places.all_places():
            if keys := place.keys(words):
                found |= Q(place=place.prefix, record__in=keys)
        return queryset.filter(found)

    @property
    def is_narrowed(self):
        return bool(self.form.errors or self.sent)
