"""For which group and period figures and colours are counted."""

from crispy_forms_gds.layout import Div, Layout
from django import forms
from django.db.models import Exists, OuterRef
from django.utils import timezone

from actions.models import Action
from board.models import Group
from common.fields import DayField
from common.forms import ServiceForm
from common.periods import Period, named

USUAL = "financial"


def groups_in_sight(person):
    """Groups that hold an action which the person sees."""
    held = Action.objects.visible_to(person).order_by().filter(group=OuterRef("pk"))
    return Group.objects.filter(Exists(held))


class GroupForm(ServiceForm):
    """Sent by GET, so it carries no token."""

    token = None
    group = forms.ModelChoiceField(
        label="Group",
        queryset=Group.objects.none(),
        required=False,
        empty_label="All groups",
        error_messages={"invalid_choice": "Choose one from the list."},
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups_in_sight(person)
        self.helper.disable_csrf = True


class FiguresForm(GroupForm):
    """Without days the quick choice in `period` counts, or else this financial year."""

    period = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["from"] = DayField(label="From", required=False)
        self.fields["to"] = DayField(label="To", required=False)
        self.helper.layout = Layout(Div("group", "from", "to", css_class="filter-grid"))

    def clean(self):
        data = super().clean()
        first, last = data.get("from"), data.get("to")
        if first and last and first > last:
            self.add_error("to", "The first day must not lie after the last.")
        return data

    @property
    def asked(self):
        """The `Period` that was asked for."""
        first, last = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if first or last:
            return Period("", "", first, last)
        return named(self.cleaned_data.get("period") or USUAL, timezone.localdate())
