"""The form above a list: its boxes side by side, without a token, sent by GET."""

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Div, Layout
from django import forms


class FilterForm(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(Div(*self.fields, css_class="filter-grid"))
