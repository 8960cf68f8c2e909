"""Form fields that the forms of meetings share: people and links."""

from django import forms

from board.forms.choosing import PersonChoiceField
from board.models import Person
from common.fields import LOOK


def person_field(label, *, help_text="", empty_label="Nobody chosen"):
    return PersonChoiceField(
        label=label,
        help_text=help_text,
        required=False,
        queryset=Person.objects.none(),
        empty_label=empty_label,
    )


def link_field(label):
    return forms.URLField(
        label=label,
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput({"class": LOOK}),
        error_messages={
            "invalid": "Enter a web address, for example https://meet.example.org/abc.",
            "max_length": "Write at most 500 characters.",
        },
    )
