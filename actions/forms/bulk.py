"""What is to be done with the actions that were ticked: one form for each change."""

from crispy_forms_gds.layout import Div, Field, Size
from django import forms
from django.utils import timezone

from actions import bulk
from actions import owners as owning
from actions.enums import DueKind
from actions.forms.writing import LONGEST, OwnerField
from actions.presenters import WITHOUT_EVIDENCE
from board.models import Group
from common.choosing import Choices
from common.fields import DateInput, DayField, words_field
from common.forms import ServiceForm


class BulkForm(ServiceForm):
    """`change` makes of what was filled in the function that changes one action."""

    submit_label = "Continue"
    change = None

    def changing(self):
        return type(self).change(**self.service_data())


class BulkUpdateForm(BulkForm):
    heading = "Add an update to several actions"
    change = staticmethod(bulk.update)

    text = words_field(
        "Update", max_length=LONGEST, rows=4, required=True, missing="Say where the actions stand."
    )


class BulkMoveForm(BulkForm):
    heading = "Move the date of several actions"
    change = staticmethod(bulk.move)

    class Media:
        js = [forms.Script("action-form.js", type="module")]

    due_kind = forms.ChoiceField(
        label="When are they due now?",
        choices=DueKind.choices,
        initial=DueKind.DATE,
        widget=forms.RadioSelect,
        error_messages={"required": "Say when they are due."},
    )
    due_on = DayField(
        label="Date due", required=False, widget=DateInput({"data-when": DueKind.DATE.value})
    )
    reason = words_field(
        "Why the date moves", max_length=300, required=True, missing="Say why the date moves."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        radios = Field.radios("due_kind", legend_size=Size.SMALL, small=True)
        choice = Div(radios, "due_on", css_class="due-choice", data_module="due-choice")
        self.helper.layout.fields = ["token", choice, "reason"]

    def clean(self):
        data = super().clean()
        if data.get("due_kind") != DueKind.DATE:
            data["due_on"] = None
        elif not data.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Enter the date they are due, or choose another answer.")
        return data


class BulkHandOverForm(BulkForm):
    heading = "Hand several actions to another group"
    change = staticmethod(bulk.hand_over)

    group = forms.ModelChoiceField(
        label="Group that holds them from now on",
        queryset=Group.objects.none(),
        empty_label="Choose a group",
        error_messages={
            "required": "Choose the group that is to hold them.",
            "invalid_choice": "Choose a group from the list.",
        },
    )
    reason = words_field(
        "Why", max_length=300, required=True, missing="Say why the actions go to another group."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = Group.objects.running(timezone.localdate())


class BulkLeadForm(BulkForm):
    heading = "Change who leads several actions"
    change = staticmethod(bulk.lead)

    owner = OwnerField(
        label="Who leads them from now on",
        help_text="In place of the first owner. Other owners stay.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = Choices([("", "Choose an owner"), *owning.option_groups()])

    def clean_owner(self):
        if self.cleaned_data["owner"] is None:
            raise forms.ValidationError("Choose who is to lead them.")
        return self.cleaned_data["owner"]


class BulkCloseForm(BulkForm):
    heading = "Close several actions"
    change = staticmethod(bulk.close)

    text = words_field(
        "What was done",
        max_length=LONGEST,
        rows=4,
        help_text="Needed for those that no owner has reported complete.",
    )
    without_evidence = forms.BooleanField(
        label=WITHOUT_EVIDENCE,
        required=False,
        help_text="Needed for those to which nobody has added any.",
    )


class BulkCancelForm(BulkForm):
    heading = "Cancel several actions"
    change = staticmethod(bulk.cancel)

    reason = words_field(
        "Why they are cancelled",
        max_length=LONGEST,
        rows=3,
        required=True,
        missing="Say why the actions are cancelled.",
    )


BULK_FORMS = {
    "update": ("Add an update", BulkUpdateForm),
    "move": ("Move the date", BulkMoveForm),
    "hand-over": ("Hand to another group", BulkHandOverForm),
    "lead": ("Change who leads", BulkLeadForm),
    "close": ("Close", BulkCloseForm),
    "cancel": ("Cancel with a reason", BulkCancelForm),
}
