"""The form with which Word files of past minutes come in."""

from django import forms
from django.core.exceptions import ValidationError

from board.models import Group
from common.forms import ServiceForm
from meetings.forms.papers import FilesInput

MOST_FILES = 100


class WordFilesField(forms.FileField):
    """Any number of files up to `MOST_FILES`. What they are is told file by file when they are brought."""

    def __init__(self, **kwargs):
        widget = FilesInput({"class": "govuk-file-upload", "accept": ".docx"})
        super().__init__(widget=widget, allow_empty_file=True, **kwargs)

    def clean(self, data, initial=None):
        uploads = data if isinstance(data, list | tuple) else [data]
        if len(uploads) > MOST_FILES:
            raise ValidationError(f"Choose at most {MOST_FILES} files at a time.")
        return [super(WordFilesField, self).clean(upload, initial) for upload in uploads]


class BringForm(ServiceForm):
    submit_label = "Bring them in"

    group = forms.ModelChoiceField(
        label="Whose minutes are they?",
        queryset=Group.objects.order_by("name", "pk"),
        empty_label="Choose a group",
        error_messages={"required": "Choose the group that met."},
    )
    files = WordFilesField(
        label="Word files",
        help_text=f"Minutes of past meetings (.docx), one meeting to a file, at most {MOST_FILES} at a time.",
        error_messages={"required": "Choose the files."},
    )
