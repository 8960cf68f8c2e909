"""Fields and manners that the forms of this room share."""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from board.rules import Misfit
from common.forms import ServiceForm, ServiceModelForm, VersionedFormMixin

DATE_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y"]
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
YEAR_ERROR = "Enter a year from 1900 to 2100."
DATE_ERROR = "Enter a real date, for example 21/11/2026."
TIME_FORMATS = ["%H:%M", "%H:%M:%S", "%H.%M", "%I.%M%p", "%I:%M%p", "%I%p"]


class DayField(forms.DateField):
    """A date: the browser's own picker, or typed as people write it."""

    def __init__(self, **kwargs):
        widget = forms.DateInput(
            {"type": "date", "class": "govuk-input govuk-input--width-10"}, format="%Y-%m-%d"
        )
        errors = {"invalid": DATE_ERROR} | kwargs.pop("error_messages", {})
        super().__init__(widget=widget, input_formats=DATE_FORMATS, error_messages=errors, **kwargs)
        self.validators += [
            MinValueValidator(EARLIEST, YEAR_ERROR),
            MaxValueValidator(LATEST, YEAR_ERROR),
        ]


class HourField(forms.TimeField):
    """A time of day."""

    def __init__(self, **kwargs):
        widget = forms.TimeInput(
            {"type": "time", "class": "govuk-input govuk-input--width-10"}, format="%H:%M"
        )
        super().__init__(
            widget=widget,
            input_formats=TIME_FORMATS,
            error_messages={"invalid": "Enter a time, for example 9.30am."},
            **kwargs,
        )


class WholeNumberField(forms.IntegerField):
    """A small whole number."""

    def __init__(self, *, width=3, **kwargs):
        widget = forms.TextInput(
            {"inputmode": "numeric", "class": f"govuk-input govuk-input--width-{width}"}
        )
        errors = {"invalid": "Enter a whole number."} | kwargs.pop("error_messages", {})
        super().__init__(widget=widget, error_messages=errors, **kwargs)


class LinesField(forms.CharField):
    """A list written one to a line. Cleans to a list of the lines that hold something."""

    def __init__(self, *, rows=3, longest=160, **kwargs):
        self.longest = longest
        super().__init__(widget=forms.Textarea({"rows": rows}), **kwargs)

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines()]
        lines = [line for line in lines if line]
        if any(len(line) > self.longest for line in lines):
            raise forms.ValidationError(f"Each line must be at most {self.longest} characters.")
        return lines


class FitsMixin:
    """A rule's refusal becomes an error at the field that it names."""

    def fits(self, check, *args, **kwargs):
        try:
            check(*args, **kwargs)
        except Misfit as misfit:
            field = misfit.field if misfit.field in self.fields else None
            self.add_error(field, misfit.reason)


class StepForm(FitsMixin, VersionedFormMixin, ServiceForm):
    """A small form about a row; `row` is what it changes."""

    def __init__(self, *args, row, **kwargs):
        self.row = row
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = row.version


class RowForm(FitsMixin, VersionedFormMixin, ServiceModelForm):
    """A form over a row's fields, which carries the version it was opened with."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version

    def refuse_twin(self, field, value, sentence):
        """Refuse a value that another row has, whatever its capitals. `sentence` may name {twin}."""
        rows = self._meta.model.objects.filter(**{f"{field}__iexact": value})
        twin = rows.exclude(pk=self.instance.pk).first() if value else None
        if twin:
            raise forms.ValidationError(sentence.format(twin=twin))
        return value


def narrow(field, width):
    """Give a text field the width of what is written in it."""
    field.widget.attrs["class"] = f"govuk-input govuk-input--width-{width}"


def open_or_chosen(queryset, chosen_pk):
    """`queryset`, and with it the row that is chosen already, although it may have closed."""
    if chosen_pk is None:
        return queryset
    return queryset | queryset.model.objects.filter(pk=chosen_pk)
