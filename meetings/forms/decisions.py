"""The forms of a decision that was taken between meetings. They validate; the services write."""

from django import forms
from django.utils import timezone

from board.models import Group
from common.fields import DayField
from common.forms import ServiceForm, VersionedFormMixin
from meetings.enums import TakenBy
from meetings.forms.records import long_text, short_text


class BetweenFields(ServiceForm):
    submit_label = "Save decision"

    taken_on = DayField(
        label="Decided on",
        error_messages={"required": "Enter the day on which it was decided."},
    )
    taken_by = forms.ChoiceField(
        label="How it was decided",
        choices=TakenBy.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how it was decided."},
    )
    text = long_text(
        "What was decided",
        error="Say what was decided.",
        help_text="The next agenda of the group lists it, and every member reads that agenda.",
    )
    condition = short_text(
        "Condition (optional)",
        most=300,
        help_text="What it depends on: “subject to legal advice”, “in principle”.",
    )

    def clean_taken_on(self):
        day = self.cleaned_data["taken_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(
                "The day on which it was decided cannot lie in the future.", "future"
            )
        return day


class BetweenForm(BetweenFields):
    submit_label = "Record decision"
    field_order = ["group", "taken_on", "taken_by", "text", "condition"]

    group = forms.ModelChoiceField(
        label="Group",
        queryset=Group.objects.none(),
        empty_label="Choose a group",
        error_messages={
            "required": "Choose the group that decided.",
            "invalid_choice": "Choose a group from the list.",
        },
    )

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        keys = [group.pk for group in groups]
        self.fields["group"].queryset = Group.objects.filter(pk__in=keys).order_by("name", "pk")


class BetweenEditForm(VersionedFormMixin, BetweenFields):
    def __init__(self, *args, decision, **kwargs):
        names = ("taken_on", "taken_by", "text", "condition", "version")
        kwargs["initial"] = {name: getattr(decision, name) for name in names}
        super().__init__(*args, **kwargs)
