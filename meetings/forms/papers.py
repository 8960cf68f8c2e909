"""Forms about papers: files are checked here, by their content; the services keep them."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from board.enums import Marking
from board.forms.choosing import people_on
from board.models import Organisation
from common.fields import words_field
from common.forms import ServiceForm, VersionedFormMixin
from common.uploads import ACCEPTED, checked, what_is_taken
from meetings.forms.fields import person_field

MOST_FILES = 20


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class PaperFilesField(forms.FileField):
    """One file, or with `multiple` several. Cleaned to pairs of the upload and its `common.uploads.Checked`."""

    def __init__(self, *, multiple=False, **kwargs):
        attrs = {"class": "govuk-file-upload", "accept": ACCEPTED}
        widget = FilesInput if multiple else forms.FileInput
        kwargs.setdefault("help_text", what_is_taken())
        kwargs.setdefault(
            "error_messages", {"required": "Choose a file.", "empty": "This file is empty."}
        )
        super().__init__(widget=widget(attrs), allow_empty_file=True, **kwargs)

    def clean(self, data, initial=None):
        uploads = data if isinstance(data, list | tuple) else [data]
        if len(uploads) > MOST_FILES:
            raise ValidationError(f"Choose at most {MOST_FILES} files at a time.")
        uploads = [super(PaperFilesField, self).clean(upload, initial) for upload in uploads]
        found, problems = [], []
        for upload in uploads:
            try:
                found.append((upload, checked(upload, largest=settings.LARGEST_PAPER)))
            except ValidationError as error:
                named = f"{upload.name}: " if len(uploads) > 1 else ""
                problems += [f"{named}{message}" for message in error.messages]
        if problems and found:
            problems.append(
                "Nothing has been handed in yet. Choose the files again, without these."
            )
        if problems:
            raise ValidationError(problems)
        return found


class HandInForm(ServiceForm):
    """Files for an item, each of which becomes a paper."""

    submit_label = "Hand in"

    files = PaperFilesField(
        label="Files",
        multiple=True,
        error_messages={
            "required": "Choose the files of the papers.",
            "empty": "This file is empty.",
        },
    )


class HandInVersionForm(ServiceForm):
    """One file for a paper."""

    submit_label = "Hand in"

    file = PaperFilesField(label="File")

    def service_data(self):
        [(upload, found)] = self.cleaned_data["file"]
        return {"upload": upload, "checked": found}


class TakeBackForm(ServiceForm):
    """`number` is the version whose file is seen to go."""

    submit_label = "Take back the file"

    number = forms.IntegerField(widget=forms.HiddenInput)
    with_paper = forms.BooleanField(
        label="Nobody asked for this paper: take it away too", required=False
    )

    def __init__(self, *args, may_go, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_go:
            del self.fields["with_paper"]
            self.helper.layout.fields.remove("with_paper")


class PaperForm(VersionedFormMixin, ServiceForm):
    """What a paper is called, whose it is, how it is marked; for the unit also who is to hand it in."""

    submit_label = "Save the paper"
    marks_optional = True

    title = words_field("Title", max_length=200, required=True, missing="Give the paper a title.")
    organisation = forms.ModelChoiceField(
        label="Author organisation",
        queryset=Organisation.objects.order_by("name"),
        required=False,
        empty_label="Not stated",
    )
    marking = forms.ChoiceField(label="Protective marking", choices=Marking.choices, required=False)
    contributor = person_field(
        "Expected from",
        help_text="Who is asked for it, when that is not the presenter of the item.",
        empty_label="The presenter of the item",
    )

    def __init__(self, *args, item, paper=None, arranges, **kwargs):
        super().__init__(*args, **kwargs)
        if not arranges:
            del self.fields["contributor"]
            self.helper.layout.fields.remove("contributor")
            return
        chosen = paper.contributor_id if paper else None
        self.fields["contributor"].queryset = people_on(timezone.localdate(), chosen_pk=chosen)
        if not item.presenter_id:
            self.fields["contributor"].empty_label = "Nobody chosen"


class ExpectForm(PaperForm):
    submit_label = "Expect this paper"
