"""What every form has: a token so that it is carried out once, and the version it started from."""

import uuid

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Layout, Submit
from django import forms
from django.forms.utils import pretty_name

from common.straight import straight_data

OPTIONAL = " (optional)"


class ServiceForm(forms.Form):
    """A form whose view makes one service call (see `common.views.ServiceFormView`).

    What was sent is read without marks that turn the direction of letters.
    `submit_label` is the words on its button. Subclasses may set `layout_fields`
    to a list of layout objects; without it all visible fields stand in order.
    With `marks_optional` the fields that may stay empty say "(optional)".
    """

    submit_label = "Save"
    layout_fields = None
    marks_optional = False

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(straight_data(data), *args, **kwargs)
        if self.marks_optional:
            mark_optional(self)
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


def mark_optional(form):
    """Say "(optional)" behind the label of each box or list that may stay empty, once."""
    for name, field in form.fields.items():
        label = field.label or pretty_name(name)
        is_ticked = isinstance(field.widget, (forms.CheckboxInput, forms.RadioSelect))
        is_shown = not field.widget.is_hidden
        if is_shown and not (field.required or is_ticked or label.endswith(OPTIONAL)):
            field.label = f"{label}{OPTIONAL}"


class ServiceModelForm(ServiceForm, forms.ModelForm):
    """A `ServiceForm` over a model's fields. It validates; it never saves."""

    def save(self, commit=True):
        raise TypeError("Forms do not write: call the service.")


class VersionedFormMixin(forms.Form):
    """Carries the version of the row that the person started from."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
