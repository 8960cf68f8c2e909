"""What all forms say: of wrong text, and of fields that may stay empty."""

from django import forms

from common.forms import ServiceForm


class Letter(forms.Form):
    to = forms.EmailField()
    text = forms.CharField()


def test_form_with_text_that_cannot_be_saved_says_what_to_do():
    form = Letter({"to": "robin", "text": "one\x00two"})

    assert form.errors.get_json_data() == {
        "to": [{"message": "Enter an e-mail address like name@example.org.", "code": "invalid"}],
        "text": [
            {
                "message": "This text holds a character that cannot be saved. "
                "Type it again or paste it as plain text.",
                "code": "null_characters_not_allowed",
            }
        ],
    }


class Booking(ServiceForm):
    marks_optional = True

    room = forms.CharField()
    notes = forms.CharField(required=False)
    link = forms.URLField(label="Link (optional)", required=False, assume_scheme="https")
    is_paid = forms.BooleanField(required=False)
    size = forms.ChoiceField(choices=[("s", "S")], widget=forms.RadioSelect, required=False)


def test_form_marks_each_field_that_may_stay_empty_once():
    labels = [field.label for field in Booking().visible_fields()]

    assert labels == ["Room", "Notes (optional)", "Link (optional)", "Is paid", "Size"]
