"""The forms of an action's steps. They validate; the services write."""

from crispy_forms_gds.layout import Field
from django import forms

from actions.enums import OWNER_MAY_SET, ActionStatus, Rag
from actions.forms.writing import LONGEST
from actions.presenters import WITHOUT_EVIDENCE, rag_tag_of
from actions.rules import NO_EVIDENCE
from common.fields import words_field
from common.forms import ServiceForm, VersionedFormMixin


class UpdateForm(VersionedFormMixin, ServiceForm):
    """Where an action stands, in the words of an owner or of those who keep it."""

    submit_label = "Save update"

    status = forms.ChoiceField(
        label="Where does it stand?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose where the action stands.",
            "invalid_choice": "Choose where the action stands.",
        },
    )
    text = words_field(
        "What has happened",
        max_length=LONGEST,
        rows=3,
        help_text="If it is complete, say what was done and where that can be seen.",
    )

    def __init__(self, *args, action, **kwargs):
        self.action = action
        kwargs["initial"] = {"status": action.status, "version": action.version}
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [
            (status.value, status.label) for status in ActionStatus if status in OWNER_MAY_SET
        ]
        self.helper.layout.fields = ["token", "version", Field.radios("status", small=True), "text"]

    def clean(self):
        data = super().clean()
        status, text = data.get("status"), (data.get("text") or "").strip()
        if status and not text and "text" not in self.errors:
            if status == ActionStatus.COMPLETE and self.action.status != status:
                self.add_error("text", "Say what was done.")
            elif status == self.action.status:
                self.add_error("text", "Say what has happened, or choose a new status above.")
        return data


class CloseForm(VersionedFormMixin, ServiceForm):
    """It asks whether to close what no evidence shows to be done."""

    submit_label = "Confirm and close"

    text = words_field(
        "Comment (optional)", max_length=LONGEST, rows=3, missing="Say what was done."
    )

    def __init__(self, *args, action, **kwargs):
        kwargs["initial"] = {"version": action.version}
        super().__init__(*args, **kwargs)
        if action.is_outstanding:
            self.fields["text"].required = True
            self.fields["text"].label = "What was done"
            self.fields["text"].help_text = "Its owner has not said that it is complete yet."
        if not action.evidence.exists():
            self.fields["without_evidence"] = forms.BooleanField(
                label=WITHOUT_EVIDENCE, error_messages={"required": NO_EVIDENCE}
            )
            self.helper.layout.fields.append("without_evidence")


class ReasonForm(VersionedFormMixin, ServiceForm):
    """A step that needs a reason; its words are given by the view."""

    reason = words_field(
        "Reason", max_length=LONGEST, rows=3, required=True, missing="Give the reason."
    )

    def __init__(self, *args, action, label, error, submit_label, **kwargs):
        kwargs["initial"] = {"version": action.version}
        super().__init__(*args, **kwargs)
        self.submit_label = submit_label
        self.fields["reason"].label = label
        self.fields["reason"].error_messages["required"] = error


def rag_choices(without=None):
    """ "Red: overdue or off track" and so on, by value."""
    return [(r.value, f"{r.label}: {rag_tag_of(r).meaning.lower()}") for r in Rag if r != without]


class ColourForm(VersionedFormMixin, ServiceForm):
    """A colour set by hand, or none so that it follows from date and progress."""

    submit_label = "Save colour"

    rag = forms.ChoiceField(
        label="Colour",
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("", "As date and progress give it"),
            *rag_choices(without=Rag.GREEN),
        ],
        error_messages={"invalid_choice": "Choose a colour from the list."},
    )
    reason = forms.CharField(
        label="Reason",
        help_text="Shown beside the colour.",
        required=False,
        max_length=300,
        error_messages={"max_length": "Write at most 300 characters."},
    )

    def __init__(self, *args, action, **kwargs):
        kwargs["initial"] = {
            "rag": action.rag_override,
            "reason": action.rag_reason,
            "version": action.version,
        }
        super().__init__(*args, **kwargs)
        self.helper.layout.fields = ["token", "version", Field.radios("rag", small=True), "reason"]

    def clean(self):
        data = super().clean()
        if data.get("rag") and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Say why the colour is set by hand.")
        return data
