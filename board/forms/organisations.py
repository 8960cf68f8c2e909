from django import forms
from django.utils import timezone

from board import rules
from board.enums import Sector
from board.forms.fields import RowForm, open_or_chosen
from board.labels import choices, sector_label
from board.models import Organisation
from common.fields import DayField


class OrganisationForm(RowForm):
    submit_label = "Save organisation"

    closed_on = DayField(
        label="Closed on (optional)",
        help_text="From this day on it is no longer offered. Its history stays.",
        required=False,
    )

    class Meta:
        model = Organisation
        fields = ["name", "short_name", "sector", "parent", "is_statutory_partner", "closed_on"]
        labels = {
            "name": "Name",
            "short_name": "Short name (optional)",
            "parent": "Part of (optional)",
            "is_statutory_partner": "It is a statutory partner",
        }
        help_texts = {
            "name": "In full, as it should stand in minutes.",
            "short_name": "What people call it, such as an abbreviation.",
            "parent": "For instance the council that a service belongs to.",
        }
        error_messages = {"name": {"required": "Enter the organisation's name."}}

    def __init__(self, *args, words, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = choices(Sector, sector_label, words)
        self.fields["parent"].empty_label = "Nothing larger"
        others = Organisation.objects.open_on(timezone.localdate())
        others = open_or_chosen(others, self.instance.parent_id).exclude(pk=self.instance.pk)
        self.fields["parent"].queryset = others

    def clean_name(self):
        sentence = "There is already an organisation called {twin}."
        return self.refuse_twin("name", self.cleaned_data["name"], sentence)

    def clean(self):
        data = super().clean()
        self.fits(rules.check_organisation_parent, self.instance.pk, data.get("parent"))
        return data


def organisation_field(label, *, chosen_pk=None, help_text="", empty_label="None"):
    """A choice of the organisations that are open today, and of the one chosen already."""
    queryset = open_or_chosen(Organisation.objects.open_on(timezone.localdate()), chosen_pk)
    return forms.ModelChoiceField(
        queryset, label=label, help_text=help_text, empty_label=empty_label, required=False
    )
