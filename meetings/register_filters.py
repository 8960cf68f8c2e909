"""How the registers of decisions and of challenges are narrowed."""

import django_filters
from crispy_forms.utils import render_crispy_form
from django import forms
from django.db.models import Q

from actions.filters import WordsForm
from board.models import Group, Organisation
from common.drawn import drawn
from common.fields import DATE_ERROR, DATE_FORMATS, DateInput
from common.filters import NOT_IN_LIST
from common.formats import long_date
from meetings import register_rows
from meetings.enums import ChallengeStatus, Satisfied
from meetings.models import Challenge, Decision

NEVER = "The first day must not lie after the last."


def _day(label, field, lookup):
    return django_filters.DateFilter(
        label=label,
        field_name=field,
        lookup_expr=lookup,
        input_formats=DATE_FORMATS,
        widget=DateInput,
        error_messages={"invalid": DATE_ERROR},
    )


def _choice(label, choices, empty, **more):
    return django_filters.ChoiceFilter(
        label=label, choices=choices, empty_label=empty, error_messages=NOT_IN_LIST, **more
    )


def _one_of(label, model, empty, **more):
    return django_filters.ModelChoiceFilter(
        label=label,
        queryset=model.objects.none(),
        empty_label=empty,
        error_messages=NOT_IN_LIST,
        **more,
    )


class PeriodForm(WordsForm):
    """The boxes above a register; a period runs forwards."""

    def clean(self):
        data = super().clean()
        first, last = data.get("from"), data.get("to")
        if first and last and first > last:
            self.add_error("to", NEVER)
        return data


class RegisterFilter(django_filters.FilterSet):
    """Words, group and period; `day` is the column that the period is about."""

    day = ""
    q = django_filters.CharFilter(label="Words or reference", method="filter_words")
    group = _one_of("Group", Group, "All groups", method="filter_group")

    @classmethod
    def get_filters(cls):
        """With `from` and `to`, which Python does not take as names of attributes."""
        filters = super().get_filters()
        filters["from"] = _day("From", cls.day, "gte")
        filters["to"] = _day("To", cls.day, "lte")
        return filters

    def __init__(self, data, person, *, request):
        self.person = person
        self.choices = {}
        super().__init__(data, self.Meta.model.objects.none(), request=request)
        self.offer()

    def offer(self):
        """Fill the boxes with what the rows in sight have."""
        rows = register_rows.of_groups(self.Meta.model, self.person)
        self.number = sum(row["number"] for row in rows)
        names = [(row["of_group"], row["group_name"]) for row in rows]
        self.give("group", sorted(names, key=lambda each: (each[1], each[0])))

    def give(self, name, choices):
        """What can be chosen in a box, as pairs of key and name."""
        model_filter = self.filters[name]
        keys = [key for key, _name in choices]
        model_filter.queryset = model_filter.queryset.model.objects.filter(pk__in=keys)
        self.choices[name] = [("", model_filter.extra["empty_label"]), *choices]

    @property
    def form(self):
        """With the names that are known already, so that no box asks for its own."""
        is_made = hasattr(self, "_form")
        form = super().form
        if not is_made:
            for name, choices in self.choices.items():
                form.fields[name].widget.choices = choices
        return form

    @property
    def html(self):
        """The form; the same for everybody with the same choices who has not chosen yet."""
        if self.is_used:
            return render_crispy_form(self.form)
        choices = tuple((name, tuple(each)) for name, each in self.choices.items())
        return drawn((type(self), choices), lambda: self.form)

    @property
    def has_mistakes(self):
        return self.is_used and bool(self.form.errors)

    @property
    def is_used(self):
        """Whether the address names anything to narrow by."""
        return any(self.data.get(name) for name in self.filters)

    @property
    def rows(self):
        """Those in sight that fit what was chosen."""
        self.queryset = self.Meta.model.objects.visible_to(self.person).dated()
        return self.qs

    def get_form_class(self):
        return type("RegisterFilterForm", (PeriodForm, super().get_form_class()), {})

    def filter_group(self, queryset, name, group):
        return queryset.filter(of_group=group.pk)

    def filter_words(self, queryset, name, value):
        for word in value.split():
            found = Q()
            for column in self.searched:
                found |= Q(**{f"{column}__icontains": word})
            queryset = queryset.filter(found)
        return queryset

    @property
    def is_narrowed(self):
        return self.is_used and bool(self.form.errors or self.in_words())

    def in_words(self):
        """What has been chosen, as pairs of label and words: what a sheet says of itself."""
        self.form.is_valid()
        chosen = getattr(self.form, "cleaned_data", {})
        return [
            (self.form.fields[name].label, self._said(name, value))
            for name, value in chosen.items()
            if value
        ]

    def _said(self, name, value):
        if name in ("from", "to"):
            return long_date(value)
        field = self.form.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            return str(value)
        return str(dict(getattr(field, "choices", ())).get(value, value))


class DecisionFilter(RegisterFilter):
    day = "decided_on"
    searched = ("text", "condition", "reference")

    condition = _choice(
        "Condition",
        [("yes", "With a condition"), ("no", "Without a condition")],
        "With or without",
        method="filter_condition",
    )
    taken = _choice(
        "Taken",
        [
            ("at", "At a meeting"),
            ("between", "Between meetings"),
            ("unreported", "Between meetings, not reported yet"),
        ],
        "At any time",
        method="filter_taken",
    )

    class Meta:
        model = Decision
        fields = []

    def filter_condition(self, queryset, name, value):
        return queryset.exclude(condition="") if value == "yes" else queryset.filter(condition="")

    def filter_taken(self, queryset, name, value):
        if value == "at":
            return queryset.filter(item__isnull=False)
        return queryset.unreported() if value == "unreported" else queryset.between_meetings()


class ChallengeFilter(RegisterFilter):
    day = "asked_on"
    searched = ("question", "answer", "item__meeting__reference")

    status = _choice("Status", ChallengeStatus.choices, "Open and closed")
    satisfied = _choice(
        "Satisfied",
        [("none", Satisfied.NOT_RECORDED.label), *Satisfied.choices[1:]],
        "Any answer",
        method="filter_satisfied",
    )
    asker = _one_of("Asked by somebody of", Organisation, "Any organisation", method="filter_asker")
    answerer = _one_of(
        "Put to somebody of", Organisation, "Any organisation", method="filter_answerer"
    )
    meeting = django_filters.NumberFilter(
        label="Meeting", field_name="item__meeting", widget=forms.HiddenInput
    )

    class Meta:
        model = Challenge
        fields = []

    def offer(self):
        super().offer()
        rows = register_rows.bodies_of_challenges(self.person)
        known = {who: set() for who in ("asked_by", "asked_of")}
        for who, *keys in rows:
            known[who].update(key for key in keys if key)
        bodies = register_rows.named_bodies(set().union(*known.values()))
        for name, who in (("asker", "asked_by"), ("answerer", "asked_of")):
            self.give(name, [(body.pk, body.name) for body in bodies if body.pk in known[who]])

    def filter_satisfied(self, queryset, name, value):
        return queryset.filter(satisfied="" if value == "none" else value)

    def filter_asker(self, queryset, name, body):
        return _of_body(queryset, "asked_by", body)

    def filter_answerer(self, queryset, name, body):
        return _of_body(queryset, "asked_of", body)


def _of_body(queryset, who, body):
    """Those who work for an organisation or speak for it."""
    return queryset.filter(Q(**{f"{who}__employer": body}) | Q(**{f"{who}__speaks_for": body}))
