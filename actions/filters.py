"""How the list of actions is narrowed. What can be chosen comes from the actions a person sees."""

from functools import cache

import django_filters
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Div, Layout
from django import forms
from django.db.models import Q

from actions import owners as owning
from actions.enums import OUTSTANDING, ActionStatus
from actions.forms import rag_choices
from actions.models import Action, ActionOwner
from board.models import Group, Organisation, Person
from common.fields import DATE_ERROR, DATE_FORMATS, DateInput

ANY_STATUS = "any"
NOT_IN_LIST = {"invalid_choice": "Choose one from the list."}
STATUS_CHOICES = [
    ("outstanding", "Outstanding"),
    (ANY_STATUS, "Any"),
    *ActionStatus.choices,
]
STATUSES = frozenset(dict(STATUS_CHOICES))


class ActionFilter(django_filters.FilterSet):
    """Those a person sees, by owner, group, colour, status, date and words; when none is chosen, outstanding ones."""

    owner = django_filters.ChoiceFilter(
        label="Owner", method="filter_owner", empty_label="Anybody", error_messages=NOT_IN_LIST
    )
    group = django_filters.ModelChoiceFilter(
        label="Group",
        queryset=Group.objects.none(),
        empty_label="All groups",
        error_messages=NOT_IN_LIST,
    )
    rag = django_filters.ChoiceFilter(
        label="Colour",
        method="filter_rag",
        choices=rag_choices(),
        empty_label="Any colour",
        error_messages=NOT_IN_LIST,
    )
    status = django_filters.ChoiceFilter(
        label="Status",
        method="filter_status",
        choices=STATUS_CHOICES,
        empty_label=None,
        error_messages=NOT_IN_LIST,
    )
    due = django_filters.ChoiceFilter(
        label="Due",
        method="filter_due",
        choices=[("overdue", "Overdue"), ("undated", "No date set")],
        empty_label="At any time",
        error_messages=NOT_IN_LIST,
    )
    due_before = django_filters.DateFilter(
        label="Due on or before",
        method="filter_due_before",
        input_formats=DATE_FORMATS,
        widget=DateInput,
        error_messages={"invalid": DATE_ERROR},
    )
    q = django_filters.CharFilter(label="Words or reference", method="filter_words")

    class Meta:
        model = Action
        fields = []

    def __init__(self, data, queryset, *, request, **kwargs):
        self.is_asked_for = "narrow" in data
        self.sent = {name: data[name] for name in self.base_filters if data.get(name)}
        data = data.copy()
        if not data.get("status"):
            data["status"] = ANY_STATUS if data.get("rag") else "outstanding"
        self.person = request.user
        super().__init__(data, queryset, request=request, **kwargs)
        self.filters["owner"].extra["choices"] = cache(self._owner_choices)
        self.filters["group"].queryset = Group.objects.filter(
            pk__in=queryset.order_by().values("group")
        )

    def _owner_choices(self):
        """Read when the form stands on the page, or when an owner was chosen."""
        visible, status = self.queryset, self.data["status"]
        of_status = self.filter_status(visible, "status", status) if status in STATUSES else visible
        return _owner_choices(of_status, visible, self.data.get("owner", ""))

    def get_form_class(self):
        return type("ActionFilterForm", (FilterForm, super().get_form_class()), {})

    def filter_owner(self, queryset, name, value):
        if value == "me":
            return queryset.owned_by(self.person)
        if value == "none":
            return queryset.filter(owners__isnull=True)
        if value == owning.ALL_MEMBERS:
            return queryset.filter(owners__all_members=True)
        kind, _, key = value.partition(":")
        return queryset.filter(**{f"owners__{kind}": int(key)})

    def filter_rag(self, queryset, name, value):
        return queryset.of_rag(value)

    def filter_status(self, queryset, name, value):
        if value == ANY_STATUS:
            return queryset
        if value == "outstanding":
            return queryset.filter(status__in=OUTSTANDING)
        return queryset.filter(status=value)

    def filter_due(self, queryset, name, value):
        return queryset.overdue() if value == "overdue" else queryset.undated()

    def filter_due_before(self, queryset, name, value):
        return queryset.with_due().filter(due__lte=value)

    def filter_words(self, queryset, name, value):
        for word in value.split():
            queryset = queryset.filter(Q(text__icontains=word) | Q(reference__icontains=word))
        return queryset

    @property
    def is_open(self):
        """Whether the form stands on the page: asked for, or because it says what was chosen.

        Colours, and the owners and status of the tabs, are seen elsewhere on the page.
        """
        names = {"group", "due", "due_before", "q"}
        chosen = names & self.sent.keys() or self.sent.get("owner", "me") not in ("me", "none")
        return bool(self.is_asked_for or chosen or self.form.errors)


OWNERS = (
    ("People", Person, "person"),
    ("Groups", Group, "group"),
    ("Organisations", Organisation, "organisation"),
)


class FilterForm(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(Div(*self.fields, css_class="filter-grid"))

    def clean_q(self):
        return self.cleaned_data["q"].replace("\x00", "")[:200]


def _owner_choices(listed, visible, chosen):
    """Those who own an action of the chosen status, and the one chosen, in groups."""
    names = [f"{name}_id" for _label, _model, name in OWNERS]
    rows = _owners_of(listed).values_list(*names).distinct()
    keys = dict(zip(names, zip(*rows, strict=True), strict=False))
    choices = [("me", "Me"), (owning.ALL_MEMBERS, "All members"), ("none", "No owner")]
    for label, model, name in OWNERS:
        wanted = {key for key in keys.get(f"{name}_id", ()) if key}
        wanted |= _chosen(visible, chosen, name)
        if wanted:
            found = model.objects.filter(pk__in=wanted)
            choices.append((label, [(f"{name}:{each.pk}", str(each)) for each in found]))
    return choices


def _owners_of(actions):
    return ActionOwner.objects.filter(action__in=actions.order_by().values("pk")).order_by()


def _chosen(visible, chosen, name):
    """The key of the owner that the address names, if they own an action that the person sees."""
    kind, _, key = chosen.partition(":")
    if kind != name or not key.isdecimal():
        return set()
    return set(_owners_of(visible).filter(**{name: key[:9]}).values_list(f"{name}_id", flat=True))
