"""Choosing two versions of a text, and putting one back."""

from django import forms

from common.forms import ServiceForm, VersionedFormMixin


class RestoreForm(VersionedFormMixin, ServiceForm):
    """Only a button: the version to put back is in the address."""

    submit_label = "Restore this version"


class BesideForm(forms.Form):
    """Which version stands on the right; anything else is the text as it is now."""

    beside = forms.TypedChoiceField(
        label="Compare with", coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args, versions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["beside"].choices = [(each.key, each.choice) for each in versions]

    def chosen(self):
        return self.cleaned_data.get("beside") if self.is_valid() else None
