"""How the log of digests is narrowed: by person and by day."""

import django_filters
from django.db.models import Q

from actions.models import Digest
from common.filters import DayFilter, FilterForm, SentMixin

MOST_WORDS = 200


class DigestFilter(SentMixin, django_filters.FilterSet):
    q = django_filters.CharFilter(label="Person or address", method="by_words")
    day = DayFilter(label="Day", field_name="day")

    class Meta:
        model = Digest
        fields = []

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
