from django import forms

from board import colours
from board.enums import Preset
from board.forms.fields import RowForm, StepForm
from board.logos import checked_logo
from board.models import BoardProfile
from board.vocabulary import LABELS, PRESETS


class ProfileForm(RowForm):
    submit_label = "Save settings"

    logo = forms.FileField(
        label="Logo (optional)",
        help_text="A PNG or JPEG image of at most 2 MB.",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput({"class": "govuk-file-upload", "accept": ".png,.jpg,.jpeg"}),
    )
    remove_logo = forms.BooleanField(label="Remove the present logo", required=False)

    class Meta:
        model = BoardProfile
        fields = [
            "name",
            "short_name",
            "area",
            "brand_colour",
            "default_marking",
            "contact_email",
            "contact_phone",
            "contact_address",
            "website",
            "keeps_attended_open",
        ]
        labels = {
            "name": "Name in full",
            "short_name": "Short name",
            "area": "Area (optional)",
            "brand_colour": "Colour",
            "default_marking": "Protective marking of new meetings",
            "contact_email": "E-mail address (optional)",
            "contact_phone": "Telephone (optional)",
            "contact_address": "Postal address (optional)",
            "website": "Website (optional)",
            "keeps_attended_open": "Who leaves a group goes on reading the meetings that they attended",
        }
        help_texts = {
            "short_name": "Shown at the top of each page and in minutes.",
            "area": "The place it serves, such as a county or borough.",
            "brand_colour": "Used at the top of each page, on buttons and in documents.",
            "website": "For example https://www.example.org",
            "keeps_attended_open": "The agenda, the papers that were open to members and the minutes of those meetings "
            "alone. Otherwise a seat that has ended opens nothing.",
        }
        error_messages = {
            "name": {"required": "Enter the name in full."},
            "short_name": {"required": "Enter a short name."},
            "website": {"invalid": "Enter an address that begins with https://."},
            "contact_email": {"invalid": "Enter an e-mail address like name@example.org."},
        }
        widgets = {
            "brand_colour": forms.TextInput(
                {"type": "color", "class": "govuk-input govuk-input--width-5 colour-input"}
            ),
            "contact_address": forms.Textarea({"rows": 4}),
            "website": forms.URLInput({"class": "govuk-input"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["website"].assume_scheme = "https"
        if not self.instance.logo:
            del self.fields["remove_logo"]
            self.helper.layout.fields.remove("remove_logo")

    def clean_brand_colour(self):
        colour = self.cleaned_data["brand_colour"].lower()
        if colours.is_colour(colour) and not colours.is_readable(colour):
            raise forms.ValidationError(
                "Neither white nor dark text can be read well on this colour. "
                f"Choose a darker one, such as {colours.ink_of(colour)}."
            )
        return colour

    def clean_logo(self):
        upload = self.cleaned_data.get("logo")
        return checked_logo(upload) if upload else None


class WordsForm(StepForm):
    """A preset, and a field for each word that may be called something else here."""

    submit_label = "Save words"

    preset = forms.ChoiceField(
        label="Which set of words fits?", choices=Preset, widget=forms.RadioSelect
    )

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        self.fields["preset"].initial = row.preset
        base = PRESETS[row.preset]
        for name, label in LABELS.items():
            self.fields[name] = forms.CharField(
                label=label,
                help_text=f"The set says: {getattr(base, name)}",
                required=False,
                max_length=120,
                initial=row.word_edits.get(name, ""),
            )
        self.helper.layout.fields.extend(LABELS)

    def service_data(self):
        data = super().service_data()
        return {"preset": data.pop("preset"), "edits": data}
