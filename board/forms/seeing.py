"""Which record somebody asks about."""

from django import forms

from board import seeing
from common.fields import words_field
from common.filters import FilterForm


class WhoSeesForm(FilterForm):
    kind = forms.ChoiceField(label="Kind of record")
    q = words_field(
        "Reference or title",
        max_length=300,
        help_text="BM-2026-03 or A-2026-014; papers and confidential items by their title.",
        required=True,
        missing="Enter the reference or the title.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.slug, kind.label) for kind in seeing.every()]
