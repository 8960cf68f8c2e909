"""Forms on the way of a record to the public."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from board.models import Group
from common.fields import DayField, words_field
from common.forms import ServiceForm
from common.uploads import FileKind, checked
from meetings.enums import HoldKind, RedactionReason

WORDS, ALL = "words", "all"


class RedactForm(ServiceForm):
    """Words of one passage, all of it, or the whole record that it belongs to."""

    submit_label = "Redact"

    what = forms.ChoiceField(label="What is not to be published?", widget=forms.RadioSelect)
    words = words_field(
        "The words",
        max_length=5_000,
        help_text="Exactly as they stand above. Only needed for some words of the text.",
        rows=2,
    )
    everywhere = forms.BooleanField(
        label="Also wherever else these words stand in this record",
        help_text="In capitals and in small letters alike.",
        required=False,
    )
    reason = forms.ChoiceField(
        label="Why?",
        help_text="Everybody can read the reason in place of the words.",
        choices=[
            (value, label[:1].upper() + label[1:]) for value, label in RedactionReason.choices
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say why these words are redacted."},
    )
    other_reason = forms.CharField(
        label="The other reason, in a few words (optional)",
        help_text="It is published too, so it must not tell what it hides.",
        max_length=100,
        required=False,
    )
    start = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args, passage, **kwargs):
        super().__init__(*args, **kwargs)
        wholes = [(place, name[:1].upper() + name[1:]) for place, name in passage.wholes]
        self.fields["what"].choices = [
            (WORDS, "Some words of this text"),
            (ALL, "All of this text"),
            *wholes,
        ]
        self.passage = passage

    def clean(self):
        data = super().clean()
        if data.get("what") == WORDS and not (data.get("words") or "").strip():
            self.add_error("words", "Write or select the words.")
        return data

    def service_data(self):
        data = super().service_data()
        what = data.pop("what")
        if what == WORDS:
            return {**data, "place": self.passage.place}
        place = self.passage.place if what == ALL else what
        return {
            "place": place,
            "reason": data["reason"],
            "other_reason": data["other_reason"],
        }


class CheckForm(ServiceForm):
    """`allowed` are the keys of findings that may stay; the page draws their boxes."""

    submit_label = "Publish"
    layout_fields = ["read"]

    allowed = forms.MultipleChoiceField(required=False)
    read = forms.BooleanField(
        label="I have read the public version, every redaction and everything found above.",
        error_messages={"required": "Say that you have read the public version."},
    )

    def __init__(self, *args, found=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["allowed"].choices = [(key, key) for key in found]


class ReasonForm(ServiceForm):
    """One word why, in a sentence or two."""

    reason = words_field("Why?", max_length=500, required=True, missing="Say why.", rows=3)


class SendBackForm(ReasonForm):
    submit_label = "Send it back"


class WithdrawForm(ReasonForm):
    submit_label = "Withdraw it now"


class HoldForm(ServiceForm):
    submit_label = "Hold it"

    kind = forms.ChoiceField(
        label="What is it held for?",
        choices=HoldKind,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what it is held for."},
    )
    reason = words_field(
        "Why?",
        max_length=300,
        required=True,
        missing="Say why it is held.",
        help_text="Only those who prepare and check publications read this.",
        rows=2,
    )
    until = DayField(
        label="Until",
        help_text="It stays held after this day until somebody lifts the hold.",
        error_messages={"required": "Say until when."},
    )


class ReportForm(ServiceForm):
    submit_label = "Prepare this report"

    title = forms.CharField(
        label="Title",
        max_length=200,
        error_messages={"required": "Enter the title of the report."},
    )
    group = forms.ModelChoiceField(
        label="Group",
        queryset=Group.objects.order_by("name"),
        empty_label="Choose a group",
        error_messages={"required": "Choose the group that it is of."},
    )
    day = DayField(
        label="Date of the report",
        error_messages={"required": "Enter the date of the report."},
    )
    content = forms.FileField(
        label="PDF",
        help_text="It is written anew: properties, notes, attachments and earlier saves go.",
        allow_empty_file=True,
        widget=forms.FileInput({"class": "govuk-file-upload", "accept": ".pdf"}),
        error_messages={"required": "Choose the PDF of the report."},
    )

    def clean_content(self):
        upload = self.cleaned_data["content"]
        found = checked(upload, largest=settings.LARGEST_PAPER)
        if found.kind != FileKind.PDF:
            raise ValidationError("This is not a PDF. Save the report as a PDF.")
        if found.problem:
            raise ValidationError(found.problem)
        upload.seek(0)
        return upload.read()
