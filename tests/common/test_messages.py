"""What Django itself says of wrong text is said in the words of this site."""

from django import forms


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
