"""How the list of actions is narrowed. What can be chosen comes from the actions a person sees."""

from functools import cached_property

import django_filters

from actions.enums import ActionStatus, Rag
from actions.forms import rag_choices
from actions.models import Action
from actions.narrowing import ANY_STATUS
from actions.offered import Offered
from common.fields import DATE_ERROR, DATE_FORMATS, DateInput
from common.filters import NOT_IN_LIST, FilterForm

STATUS_CHOICES = [
    ("outstanding", "Outstanding"),
    (ANY_STATUS, "Any"),
    *ActionStatus.choices,
]
STATUSES = frozenset(dict(STATUS_CHOICES))
DUE = [("overdue", "Overdue"), ("month", "This month"), ("undated", "No date set")]
ORIGINS = [("meeting", "A meeting"), ("log", "An action log"), ("own", "Raised on its own")]
AGES = [(str(days), f"More than {days} days ago") for days in (30, 60, 90, 180, 365)]


def _choice(label, empty, choices=()):
    return django_filters.ChoiceFilter(
        label=label, empty_label=empty, choices=choices, error_messages=NOT_IN_LIST
    )


def _day(label):
    return django_filters.DateFilter(
        label=label,
        input_formats=DATE_FORMATS,
        widget=DateInput,
        error_messages={"invalid": DATE_ERROR},
    )


class ActionFilter(django_filters.FilterSet):
    """What was chosen of owner, group, colour, status, date, origin and words; when nothing is, outstanding ones."""

    owner = _choice("Owner", "Anybody")
    organisation = _choice("Organisation of an owner", "Any organisation")
    group = _choice("Group", "All groups")
    rag = _choice("Colour", "Any colour", rag_choices())
    status = _choice("Status", None, STATUS_CHOICES)
    priority = _choice("Priority", "Any priority")
    due = _choice("Due", "At any time", DUE)
    due_after = _day("Due on or after")
    due_before = _day("Due on or before")
    age = _choice("Raised", "At any time", AGES)
    origin = _choice("Comes from", "Anywhere", ORIGINS)
    raised_at = django_filters.CharFilter(label="Reference of the meeting")
    q = django_filters.CharFilter(label="Words or reference")

    class Meta:
        model = Action
        fields = []

    def __init__(self, data, *, request):
        self.is_asked_for = "narrow" in data
        self.sent = {name: data[name] for name in self.base_filters if data.get(name)}
        data = data.copy()
        if not data.get("status"):
            data["status"] = ANY_STATUS if data.get("rag") else "outstanding"
        super().__init__(data, Action.objects.none(), request=request)
        for name, choices in LOOKED_UP.items():
            self.filters[name].extra["choices"] = self._later(choices)

    def _later(self, choices):
        """Read when the form stands on the page, or when one was chosen."""
        return lambda: getattr(self.offered, choices)()

    @cached_property
    def offered(self):
        status = self.data["status"]
        asked = {name: self.data.get(name, "") for name in ("owner", "organisation")}
        return Offered(self.request.user, status if status in STATUSES else "", **asked)

    @property
    def is_usual(self):
        """Whether nothing is chosen but colours, and the owners, groups and status of the tabs."""
        return all(value in USUAL.get(name, ()) for name, value in self.sent.items())

    @property
    def is_kept(self):
        """Whether the question is one of few, the words that are looked for aside."""
        return all(name == "q" or value in USUAL.get(name, ()) for name, value in self.sent.items())

    @property
    def is_open(self):
        """Whether the form stands on the page: asked for, or because something in it must be mended."""
        return self.is_asked_for or not (self.is_usual or self.form.is_valid())

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
        return type("NarrowForm", (ActionFilterForm, super().get_form_class()), {})


LOOKED_UP = {
    "owner": "owners",
    "organisation": "organisations",
    "group": "groups",
    "priority": "priorities",
}
"""The filters whose choices are looked up, and what gives them."""

USUAL = {
    "owner": {"me", "none"},
    "group": {"mine"},
    "status": STATUSES,
    "rag": frozenset(Rag.values),
}


class WordsForm(FilterForm):
    def clean_q(self):
        return self.cleaned_data["q"].replace("\x00", "")[:200]


class ActionFilterForm(WordsForm):
    def clean(self):
        data = super().clean()
        first, last = data.get("due_after"), data.get("due_before")
        if first and last and first > last:
            self.add_error("due_before", "The last day must not lie before the first.")
        return data
