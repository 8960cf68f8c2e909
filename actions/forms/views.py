"""Saving what was chosen of the list of actions, and naming it."""

from django import forms

from common.fields import words_field
from common.forms import ServiceForm, VersionedFormMixin


def _name():
    return words_field(
        "Name of the view", max_length=60, required=True, missing="Give the view a name."
    )


class ViewForm(ServiceForm):
    """`query` is what was chosen, as it stands in the address of the list."""

    submit_label = "Save the view"

    name = _name()
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)


class ViewChangeForm(VersionedFormMixin, ServiceForm):
    name = _name()
    is_shared = forms.BooleanField(
        label="Everybody may use it",
        help_text="Each person sees in it only the actions that they may see.",
        required=False,
    )

    def __init__(self, *args, view, person, **kwargs):
        found = {"name": view.name, "is_shared": view.is_shared, "version": view.version}
        super().__init__(*args, initial=found | (kwargs.pop("initial", None) or {}), **kwargs)
        self.was_shared = view.is_shared
        if not person.is_business_unit:
            del self.fields["is_shared"]
            self.helper.layout.fields.remove("is_shared")

    def service_data(self):
        return {"is_shared": self.was_shared} | super().service_data()
