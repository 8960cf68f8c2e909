"""How the list of actions is narrowed. What can be chosen comes from the actions a person sees."""

from functools import cache

import django_filters
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Div, Layout
from django import forms
from django.db.models import Q

from actions import owners as owning
from actions.enums import OUTSTANDING, ActionStatus, Rag
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
    """What was chosen of owner, group, colour, status, date and words; when nothing is, outstanding ones.

    `visible` gives the actions that the person sees; they are only needed for the choices of the form.
    """

    owner = django_filters.ChoiceFilter(
        label="Owner", empty_label="Anybody", error_messages=NOT_IN_LIST
    )
    group = django_filters.ModelChoiceFilter(
        label="Group",
        queryset=Group.objects.none(),
        empty_label="All groups",
        error_messages=NOT_IN_LIST,
    )
    rag = django_filters.ChoiceFilter(
        label="Colour",
        choices=rag_choices(),
        empty_label="Any colour",
        error_messages=NOT_IN_LIST,
    )
    status = django_filters.ChoiceFilter(
        label="Status",
        choices=STATUS_CHOICES,
        empty_label=None,
        error_messages=NOT_IN_LIST,
    )
    due = django_filters.ChoiceFilter(
        label="Due",
        choices=[("overdue", "Overdue"), ("undated", "No date set")],
        empty_label="At any time",
        error_messages=NOT_IN_LIST,
    )
    due_before = django_filters.DateFilter(
        label="Due on or before",
        input_formats=DATE_FORMATS,
        widget=DateInput,
        error_messages={"invalid": DATE_ERROR},
    )
    q = django_filters.CharFilter(label="Words or reference")

    class Meta:
        model = Action
        fields = []

    def __init__(self, data, visible, *, request):
        self.is_asked_for = "narrow" in data
        self.sent = {name: data[name] for name in self.base_filters if data.get(name)}
        data = data.copy()
        if not data.get("status"):
            data["status"] = ANY_STATUS if data.get("rag") else "outstanding"
        self.visible = visible
        super().__init__(data, Action.objects.none(), request=request)
        if self.is_open:
            self.filters["owner"].extra["choices"] = cache(self._owner_choices)
            self.filters["group"].queryset = Group.objects.filter(
                pk__in=visible().order_by().values("group")
            )

    def _owner_choices(self):
        """Read when the form stands on the page, or when an owner was chosen."""
        visible, status = self.visible(), self.data["status"]
        of_status = narrowed(visible, [("status", status)]) if status in STATUSES else visible
        return _owner_choices(of_status, visible, self.data.get("owner", ""))

    @property
    def is_usual(self):
        """Whether nothing is chosen but colours, and the owners and status of the tabs."""
        return all(value in USUAL.get(name, ()) for name, value in self.sent.items())

    @property
    def is_open(self):
        """Whether the form stands on the page: asked for, or because it says what was chosen."""
        return self.is_asked_for or not self.is_usual

    @property
    def chosen(self):
        """What was chosen and is valid, as pairs of name and value."""
        if self.is_usual:
            values = self.data
        else:
            self.form.is_valid()
            values = self.form.cleaned_data
        return tuple((name, values[name]) for name in self.base_filters if values.get(name))

    def get_form_class(self):
        return type("ActionFilterForm", (FilterForm, super().get_form_class()), {})


USUAL = {
    "owner": {"me", "none"},
    "status": STATUSES,
    "rag": frozenset(Rag.values),
}


def narrowed(actions, chosen, person=None):
    """Those that fit what was chosen, pairs of the name of a filter and its value; `person` is "me"."""
    for name, value in chosen:
        actions = (
            _of_owner(actions, value, person) if name == "owner" else FITS[name](actions, value)
        )
    return actions


def _of_owner(actions, value, person):
    if value == "me":
        return actions.owned_by(person)
    if value == "none":
        return actions.filter(owners__isnull=True)
    if value == owning.ALL_MEMBERS:
        return actions.filter(owners__all_members=True)
    kind, _, key = value.partition(":")
    return actions.filter(**{f"owners__{kind}": int(key)})


def statuses_of(value):
    """The statuses that a choice stands for."""
    if value == ANY_STATUS:
        return frozenset(ActionStatus)
    return OUTSTANDING if value == "outstanding" else {ActionStatus(value)}


def _of_status(actions, value):
    return actions if value == ANY_STATUS else actions.filter(status__in=statuses_of(value))


def _of_words(actions, value):
    for word in value.split():
        actions = actions.filter(
            Q(text__icontains=word)
            | Q(reference__icontains=word)
            | Q(log_row__reference__icontains=word)
        )
    return actions


FITS = {
    "group": lambda actions, value: actions.filter(group=value),
    "rag": lambda actions, value: actions.of_rag(value),
    "status": _of_status,
    "due": lambda actions, value: actions.overdue() if value == "overdue" else actions.undated(),
    "due_before": lambda actions, value: actions.with_due().filter(due__lte=value),
    "q": _of_words,
}

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
