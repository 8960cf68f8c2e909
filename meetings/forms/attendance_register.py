"""What is asked of the register of attendance: whose, of which group, for which period."""

from crispy_forms.utils import render_crispy_form
from crispy_forms_gds.layout import Div, Layout
from django import forms
from django.utils import timezone

from actions.filters import NOT_IN_LIST
from board.models import Group
from common.drawn import drawn
from common.fields import DayField
from common.forms import ServiceForm
from common.periods import Period, named
from meetings.register_filters import NEVER


class AttendanceRegisterForm(ServiceForm):
    """Sent by GET. Without days the quick choice in `period` counts, or else this calendar year.

    The hidden fields come from links: what is not known counts as not said.
    """

    token = None
    by = forms.CharField(widget=forms.HiddenInput, required=False)
    group = forms.ModelChoiceField(
        label="Group",
        queryset=Group.objects.none(),
        required=False,
        empty_label="All groups",
        error_messages=NOT_IN_LIST,
    )
    period = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, groups, **kwargs):
        """`groups` are pairs of key and name."""
        super().__init__(*args, **kwargs)
        self.groups = tuple(groups)
        box = self.fields["group"]
        box.queryset = Group.objects.filter(pk__in=[key for key, _name in groups])
        box.widget.choices = [("", box.empty_label), *groups]
        self.fields["from"] = DayField(label="From", required=False)
        self.fields["to"] = DayField(label="To", required=False)
        self.helper.disable_csrf = True
        self.helper.layout = Layout("by", Div("group", "from", "to", css_class="filter-grid"))

    @property
    def html(self):
        if self.errors:
            return render_crispy_form(self)
        shown = tuple(str(self[name].value()) for name in self.fields)
        return drawn((type(self), self.groups, shown), lambda: self)

    def clean(self):
        data = super().clean()
        first, last = data.get("from"), data.get("to")
        if first and last and first > last:
            self.add_error("to", NEVER)
        return data

    def show(self, period):
        """The days of a period that was chosen by its name stand in the boxes."""
        self.data = self.data.copy()
        for name, day in (("from", period.first), ("to", period.last)):
            if day and not self.data.get(name):
                self.data[name] = day.isoformat()

    @property
    def chosen_period(self):
        first, last = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if first or last:
            return Period("", "", first, last)
        return named(self.cleaned_data.get("period"), timezone.localdate())
