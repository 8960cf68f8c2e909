"""Form fields that every room shares: a date, a time of day, and words of a limited length."""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

DATE_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y"]
TIME_FORMATS = [
    *("%H:%M", "%H:%M:%S", "%H.%M"),
    *("%I.%M%p", "%I:%M%p", "%I%p", "%I.%M %p", "%I:%M %p", "%I %p"),
]
DATE_ERROR = "Enter a real date, for example 21/11/2026."
YEAR_ERROR = "Enter a year from 1900 to 2100."
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
TIME_ERROR = "Enter a real time, for example 9.30am."
LOOK = "govuk-input"


class DateInput(forms.DateInput):
    """The browser's own date picker; where there is none, a box to type a date in."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__({"class": f"{LOOK} {LOOK}--width-10"} | (attrs or {}), format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own time picker; where there is none, a box to type a time in."""

    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__({"class": f"{LOOK} {LOOK}--width-10"} | (attrs or {}), format="%H:%M")


class DayField(forms.DateField):
    """A date: picked, or typed as people write it."""

    def __init__(self, **kwargs):
        errors = {"invalid": DATE_ERROR} | kwargs.pop("error_messages", {})
        kwargs.setdefault("widget", DateInput)
        super().__init__(input_formats=DATE_FORMATS, error_messages=errors, **kwargs)
        self.validators += [
            MinValueValidator(EARLIEST, YEAR_ERROR),
            MaxValueValidator(LATEST, YEAR_ERROR),
        ]


class HourField(forms.TimeField):
    """A time of day: picked, or typed as people write it."""

    def __init__(self, **kwargs):
        errors = {"invalid": TIME_ERROR} | kwargs.pop("error_messages", {})
        kwargs.setdefault("widget", TimeInput)
        super().__init__(input_formats=TIME_FORMATS, error_messages=errors, **kwargs)


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


def number_field(label, *, most, least=1, help_text=""):
    """A whole number between two bounds, both included."""
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=least,
        max_value=most,
        widget=forms.NumberInput({"class": f"{LOOK} {LOOK}--width-4"}),
        error_messages={
            "required": f"Enter a number from {least} to {most}.",
            "invalid": f"Enter a whole number from {least} to {most}.",
            "min_value": f"Enter a number from {least} to {most}.",
            "max_value": f"Enter a number from {least} to {most}.",
        },
    )
