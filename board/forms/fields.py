"""Fields and manners that the forms of this room share."""

from django import forms

from board.rules import Misfit
from common.forms import ServiceForm, ServiceModelForm, VersionedFormMixin


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

    marks_optional = True

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
