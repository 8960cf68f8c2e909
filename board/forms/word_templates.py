"""The form that takes a template of Word documents; the file is tried here, the service keeps it."""

from django import forms

from board.forms.fields import StepForm
from board.models import BoardProfile
from common import word
from common.pdf import look_of


class TemplateForm(StepForm):
    submit_label = "Use this template"

    template = forms.FileField(
        label="Template",
        help_text="A Word document (.docx) of at most 5 MB, without macros, comments or tracked changes.",
        allow_empty_file=True,
        widget=forms.FileInput({"class": "govuk-file-upload", "accept": ".docx"}),
        error_messages={"required": "Choose the file of the template."},
    )

    def clean_template(self):
        upload = self.cleaned_data["template"]
        look = look_of(BoardProfile.objects.current())
        return upload, word.check_template(upload, look=look)

    def service_data(self):
        upload, checked = self.cleaned_data["template"]
        return {"upload": upload, "checked": checked}


class DefaultForm(StepForm):
    submit_label = "Go back to the default"
