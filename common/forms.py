"""What every form has: a token so that it is carried out once, and the version it started from."""

import uuid

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Layout, Submit
from django import forms


class ServiceForm(forms.Form):
    """A form whose view makes one service call (see `common.views.ServiceFormView`).

    `submit_label` is the words on its button. Subclasses may set `layout_fields`
    to a list of layout objects; without it all visible fields stand in order.
    """

    submit_label = "Save"
    layout_fields = None

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        names = [name for name in self.fields if name not in ("token", "version")]
        hidden = [name for name in ("token", "version") if name in self.fields]
        self.helper.layout = Layout(*hidden, *(self.layout_fields or names))

    def add_submit(self):
        """Put the button inside the form; used where the form stands alone on a page."""
        self.helper.form_tag = True
        self.helper.layout.append(Submit("submit", self.submit_label))

    def service_data(self):
        """The cleaned data without the form's own machinery: what the service is called with."""
        return {k: v for k, v in self.cleaned_data.items() if k not in ("token", "version")}


class ServiceModelForm(ServiceForm, forms.ModelForm):
    """A `ServiceForm` over a model's fields. It validates; it never saves."""

    def save(self, commit=True):
        raise TypeError("Forms do not write: call the service.")


class VersionedFormMixin(forms.Form):
    """Carries the version of the row that the person started from."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
