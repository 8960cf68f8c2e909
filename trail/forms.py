"""How a history is narrowed."""

from crispy_forms.utils import render_crispy_form
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Layout
from django import forms

from common.drawn import drawn
from common.fields import DayField
from trail.ledger import Wanted

CHANGES = [
    ("", "Every kind"),
    ("added", "Added"),
    ("changed", "Changed"),
    ("removed", "Removed"),
    ("brought_back", "Brought back"),
]


class HistoryFilter(forms.Form):
    """By whose change, of which kind, on which days; sent by GET."""

    person = forms.TypedChoiceField(
        label="Changed by",
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": "Choose somebody from the list."},
    )
    change = forms.ChoiceField(
        label="Kind of change",
        choices=CHANGES,
        required=False,
        error_messages={"invalid_choice": "Choose a kind of change from the list."},
    )
    first = DayField(label="From", required=False)
    last = DayField(label="Until", required=False)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = tuple(people)
        self.fields["person"].choices = [("", "Anybody"), *people]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(*self.fields)

    def clean(self):
        data = super().clean()
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", "The last day must be on or after the first.")
        return data

    def wanted(self):
        """What was asked for; everything when what was asked for makes no sense."""
        if not self.is_valid():
            return Wanted()
        return Wanted(**self.cleaned_data)

    @property
    def html(self):
        """The form; the same for every record that the same people changed while nothing is chosen."""
        if self.is_narrowed:
            return render_crispy_form(self)
        return drawn((type(self), self.people), lambda: self)

    @property
    def is_narrowed(self):
        return any(self.data.get(name) for name in self.fields)
