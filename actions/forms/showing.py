"""Forms of evidence, of what owners ask for, and of when colours change."""

from crispy_forms_gds.layout import Field, Size
from django import forms
from django.utils import timezone

from actions import owners as owning
from actions import services
from actions.enums import EvidenceKind, ProposalKind
from actions.forms.writing import LONGEST, OwnerField
from common import pictures
from common.choosing import Choices
from common.fields import DayField, number_field, words_field
from common.forms import ServiceForm, VersionedFormMixin
from common.uploads import ACCEPTED, what_is_taken

PICTURES_TOO = (
    "Or a JPEG or PNG picture; where and when it was taken is left out of the copy that is kept."
)


class EvidenceForm(ServiceForm):
    """A file, a link or a statement, with its own date."""

    submit_label = "Add the evidence"

    kind = forms.ChoiceField(
        label="What do you have?",
        choices=EvidenceKind.choices,
        initial=EvidenceKind.STATEMENT,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what kind of evidence it is."},
    )
    file = forms.FileField(
        label="File (optional)",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(
            {"class": "govuk-file-upload", "accept": f"{ACCEPTED},{pictures.ACCEPTED}"}
        ),
    )
    url = forms.URLField(
        label="Address of the page (optional)",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={
            "invalid": "Enter a whole address, for example https://www.example.org/page."
        },
    )
    words = words_field(
        "What it shows, or the statement itself",
        max_length=LONGEST,
        rows=3,
        required=True,
        missing="Say what it shows.",
    )
    dated_on = DayField(
        label="Its date",
        help_text="When the evidence was made, not when you add it.",
        error_messages={"required": "Enter the date of the evidence."},
    )

    def __init__(self, *args, action, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = f"{what_is_taken()} {PICTURES_TOO}"
        self.initial.setdefault("dated_on", timezone.localdate())
        radios = Field.radios("kind", legend_size=Size.SMALL, small=True)
        self.helper.layout.fields = ["token", radios, "file", "url", "words", "dated_on"]

    def clean(self):
        data = super().clean()
        kind = data.get("kind")
        if kind == EvidenceKind.FILE and not data.get("file") and "file" not in self.errors:
            self.add_error("file", "Choose the file to add.")
        if kind == EvidenceKind.LINK and not data.get("url") and "url" not in self.errors:
            self.add_error("url", "Enter the address of the page.")
        return data


class ProposalForm(ServiceForm):
    """What an owner asks for."""

    submit_label = "Ask for it"

    kind = forms.ChoiceField(
        label="What do you ask for?",
        choices=ProposalKind.choices,
        initial=ProposalKind.DUE,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what you ask for."},
    )
    due_on = DayField(label="The date that you ask for (optional)", required=False)
    words = words_field(
        "The owner or the words that you ask for (optional)", max_length=LONGEST, rows=2
    )
    reason = words_field("Why", max_length=300, required=True, missing="Say why you ask for it.")

    def __init__(self, *args, action, person, **kwargs):
        super().__init__(*args, **kwargs)
        radios = Field.radios("kind", legend_size=Size.SMALL, small=True)
        self.helper.layout.fields = ["token", radios, "due_on", "words", "reason"]

    def clean(self):
        data = super().clean()
        if data.get("kind") == ProposalKind.DUE:
            if not data.get("due_on") and "due_on" not in self.errors:
                self.add_error("due_on", "Enter the date that you ask for.")
        elif not data.get("words") and "words" not in self.errors:
            self.add_error("words", "Write what you ask for.")
        return data


class AnswerForm(VersionedFormMixin, ServiceForm):
    """Yes or no to what an owner asked for."""

    submit_label = "Answer"

    agrees = forms.TypedChoiceField(
        label="Do you agree?",
        choices=[("yes", "Yes"), ("no", "No, the action stays as it is")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you agree."},
    )
    answer = words_field(
        "Your answer (optional)", max_length=300, help_text="Needed when you do not agree."
    )

    def __init__(self, *args, proposal, **kwargs):
        kwargs["initial"] = {"version": proposal.version}
        super().__init__(*args, **kwargs)
        self.fields["agrees"].choices = [
            ("yes", _yes_to(proposal)),
            *self.fields["agrees"].choices[1:],
        ]
        radios = Field.radios("agrees", legend_size=Size.SMALL, small=True)
        if proposal.kind == ProposalKind.OWNER:
            self.fields["owner"] = _new_owner(proposal)
        owner = ["owner"] if "owner" in self.fields else []
        self.helper.layout.fields = ["token", "version", radios, *owner, "answer"]

    def clean(self):
        data = super().clean()
        if data.get("agrees") and "owner" in self.fields and not data.get("owner"):
            self.add_error("owner", "Choose who is to own the action now.")
        if data.get("agrees") is False and not data.get("answer"):
            self.add_error("answer", "Say why the action stays as it is.")
        return data


def _yes_to(proposal):
    """What agreeing does."""
    if proposal.kind == ProposalKind.DUE:
        return "Yes, and the date moves"
    if proposal.kind == ProposalKind.TEXT:
        return "Yes, and these are the words of the action from now on"
    leaving = services.who_leaves(proposal)
    return f"Yes, in place of {leaving}" if leaving else "Yes"


def _new_owner(proposal):
    """A select of owners; the one who was asked for is chosen where the words are a name that is known."""
    offered = owning.option_groups(proposal.action.meeting)
    return OwnerField(
        label="New owner (optional)",
        help_text="Needed when you agree.",
        choices=Choices([("", "Nobody chosen"), *offered]),
        initial=owning.key_of(proposal.words, offered),
    )


class TrackerRulesForm(VersionedFormMixin, ServiceForm):
    """When colours change."""

    submit_label = "Save"

    amber_days = number_field(
        "Days before it is due on which an action turns amber",
        least=0,
        most=365,
        help_text="An action that is not started is grey before that.",
    )
    red_days = number_field(
        "Days after it was due on which an action turns red",
        least=0,
        most=365,
        help_text="0 turns it red on the day after. Until then it stays amber.",
    )

    def __init__(self, *args, found, **kwargs):
        kwargs["initial"] = {
            "amber_days": found.amber_days,
            "red_days": found.red_days,
            "version": found.version,
        }
        super().__init__(*args, **kwargs)
