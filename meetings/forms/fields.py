"""Form fields that the forms of meetings share: dates, times, people."""

from django import forms
from django.db.models import Q

from board.models import Person

DATE_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y"]
TIME_FORMATS = ["%H:%M", "%H:%M:%S", "%H.%M", "%I.%M%p", "%I:%M%p", "%I%p", "%I.%M %p", "%I %p"]


LOOK = "govuk-input"


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__({"class": f"{LOOK} {LOOK}--width-10"}, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self):
        super().__init__({"class": f"{LOOK} {LOOK}--width-10"}, format="%H:%M")


class PersonChoiceField(forms.ModelChoiceField):
    """A person of the directory, written "Hale, Ruth (Northborough Council)" so that the list is in order."""

    def label_from_instance(self, person):
        name = ", ".join(filter(None, [person.family_name, person.given_name]))
        return f"{name} ({person.organisation})" if person.organisation else name


def person_field(label, *, help_text="", empty_label="Nobody chosen"):
    return PersonChoiceField(
        label=label,
        help_text=help_text,
        required=False,
        queryset=Person.objects.none(),
        empty_label=empty_label,
        error_messages={"invalid_choice": "Choose a person from the list."},
    )


def people_on(date, *, besides=None):
    """People who had not left by a date, and `besides`, who may stay chosen."""
    return (
        Person.objects.filter(
            Q(left_on__isnull=True) | Q(left_on__gt=date) | Q(pk=besides.pk if besides else None)
        )
        .select_related("employer", "speaks_for")
        .order_by("family_name", "given_name", "pk")
    )


def date_field(label, *, help_text="", required=True, missing="Enter the date of the meeting."):
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        input_formats=DATE_FORMATS,
        widget=DateInput,
        error_messages={
            "required": missing,
            "invalid": "Enter a real date, for example 21/11/2026.",
        },
    )


def time_field(label, missing):
    return forms.TimeField(
        label=label,
        input_formats=TIME_FORMATS,
        widget=TimeInput,
        error_messages={"required": missing, "invalid": "Enter a real time, for example 9.30am."},
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


def words_field(label, *, max_length, help_text="", required=False, missing="", rows=None):
    """Words of a limited length; with `rows` in a box of that many lines."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=max_length,
        widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput,
        error_messages={
            "required": missing,
            "max_length": f"Write at most {max_length:,} characters.",
        },
    )
