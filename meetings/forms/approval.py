"""What is said when minutes move from hand to hand."""

from django import forms
from django.utils import timezone

from common.fields import DayField
from common.forms import ServiceForm
from meetings.enums import APPROVED_BY_A_MEETING
from meetings.forms.telling import TellsForm
from meetings.services.approval import LONGEST_REASON


def _text(label, *, missing="", help_text=""):
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_REASON,
        required=bool(missing),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": missing,
            "max_length": f"Keep this to {LONGEST_REASON} characters.",
        },
    )


class SendToChairForm(ServiceForm):
    submit_label = "Send to the chair"

    note = _text("Note to the chair (optional)", help_text="For example what to look at first.")


class ReturnForm(ServiceForm):
    submit_label = "Return to drafting"

    note = _text("What should be changed?", missing="Say what should be changed.")


class CirculateForm(TellsForm, ServiceForm):
    submit_label = "Circulate as a draft"

    comments_until = DayField(
        label="Last day for comments (optional)",
        required=False,
        help_text="Members can comment on each item until the end of this day; without one until "
        "the minutes are approved.",
    )

    field_order = ["comments_until", "by_mail"]

    def clean_comments_until(self):
        day = self.cleaned_data["comments_until"]
        if day and day < timezone.localdate():
            raise forms.ValidationError("The last day for comments cannot lie in the past.")
        return day


class ApproveForm(ServiceForm):
    """Carries how the minutes are approved, as the page told it."""

    submit_label = "Approve"

    kind = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in APPROVED_BY_A_MEETING],
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"),
            "Say whether the minutes were approved as presented or with amendments.",
        ),
    )


class ReopenForm(ServiceForm):
    submit_label = "Reopen the minutes"

    reason = _text(
        "Why must the approved minutes be corrected?",
        missing="Say why the approved minutes must be corrected.",
        help_text="Everybody who reads the corrected minutes reads this too, so name nothing "
        "confidential.",
    )
