"""The forms of actions. They validate; the services write."""

from crispy_forms_gds.layout import HTML, Div, Field, Fieldset, Size
from django import forms

from actions import owners as owning
from actions import services
from actions.enums import OWNER_MAY_SET, ActionStatus, DueKind, Rag
from actions.presenters import rag_tag_of
from board.models import Priority
from common.choosing import Choices, Select, offer_rows
from common.fields import DayField, words_field
from common.forms import ServiceForm, VersionedFormMixin
from common.prepared import prepared
from common.refusals import Refused

OWNERS_SHOWN = 3
OWNERS_AT_MOST = 20


LONGEST = 10_000


class ActionForm(VersionedFormMixin, ServiceForm):
    """What is to be done, by whom and by when.

    Owners are chosen in selects named `owner_1`, `owner_2` and so on; after
    validation `cleaned_data["owners"]` is the list of `OwnerChoice` without
    repeats. Pass `action` to change one, `meeting` to raise one; `attendance` and `people` when
    the meeting's rows and everybody's names are loaded already.
    """

    submit_label = "Save action"

    class Media:
        js = [forms.Script("action-form.js", type="module")]

    text = words_field(
        "What is to be done",
        max_length=LONGEST,
        rows=4,
        required=True,
        missing="Say what is to be done.",
    )
    due_kind = forms.ChoiceField(
        label="When is it due?",
        choices=DueKind.choices,
        initial=DueKind.DATE,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Say when it is due, or that no date was set.",
            "invalid_choice": "Say when it is due, or that no date was set.",
        },
    )
    due_on = DayField(
        label="Date due",
        help_text="Only for an action that is due on a date.",
        required=False,
    )
    priority = forms.ModelChoiceField(
        label="Priority of the business plan (optional)",
        queryset=Priority.objects.all(),
        required=False,
        empty_label="None",
        error_messages={"invalid_choice": "Choose a priority from the list."},
    )

    def __init__(self, *args, meeting=None, action=None, attendance=None, people=None, **kwargs):
        self.action = action
        self.meeting = meeting or (action and action.meeting)
        self.kept = _owners_of(action)
        if action is not None:
            kwargs["initial"] = {**_initial_of(action), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        offer_rows(self, "priority", _priorities)
        found = owning.option_groups(self.meeting, self.kept, attendance=attendance, people=people)
        self.owner_names = self._add_owner_fields(found)
        self.helper.layout.fields = ["token", "version", *self._layout()]

    def _add_owner_fields(self, groups):
        choices = Choices([("", "Nobody chosen"), *groups])
        names = [f"owner_{number}" for number in range(1, self._owner_count() + 1)]
        for number, name in enumerate(names, start=1):
            self.fields[name] = OwnerField(
                label="Owner" if number == 1 else f"Owner {number}",
                choices=choices,
                initial=self.kept[number - 1].key if number <= len(self.kept) else "",
            )
        return names

    def _owner_count(self):
        sent = [
            number
            for number in range(1, OWNERS_AT_MOST + 1)
            if self.data.get(self.add_prefix(f"owner_{number}"))
        ]
        return max(OWNERS_SHOWN, len(self.kept) + 1, *sent)

    def _layout(self):
        return [
            "text",
            Fieldset(
                HTML(
                    '<p class="govuk-hint">People, groups, organisations or all members. '
                    "Leave them empty when nobody was named.</p>"
                ),
                Div(*self.owner_names, css_class="owners", data_module="owners"),
                legend="Who is to do it",
                legend_size=Size.SMALL,
            ),
            Div(
                Field.radios("due_kind", legend_size=Size.SMALL, small=True),
                "due_on",
                css_class="due-choice",
                data_module="due-choice",
            ),
            "priority",
        ]

    def clean(self):
        data = super().clean()
        data["owners"] = owning.fold(filter(None, self._clean_owners(data)))
        self._clean_due(data)
        return data

    def _clean_owners(self, data):
        kept = {choice.key for choice in self.kept}
        for name in self.owner_names:
            choice = data.pop(name, None)
            if choice and choice.key not in kept:
                try:
                    owning.check_owner(choice)
                except Refused as refusal:
                    self.add_error(name, refusal.reason)
            yield choice

    def _clean_due(self, data):
        if "due_kind" not in data or "due_on" in self.errors:
            return
        if data["due_kind"] != DueKind.DATE and data.get("due_on"):
            self.add_error("due_on", "Remove the date, or choose “On a date”.")
        elif self.meeting:
            kept = self.action.due_on if self.action else None
            try:
                data["due_on"] = services.fit_due(
                    data["due_kind"], data.get("due_on"), self.meeting, kept=kept
                )
            except Refused as refusal:
                self.add_error("due_on", refusal.reason)


@prepared
def _priorities():
    return Priority.objects.all()


class OwnerField(forms.ChoiceField):
    """A select of owners whose value is an `OwnerChoice`, or None when nobody was chosen."""

    default_error_messages = {"invalid_choice": "Choose an owner from the list."}

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=Select, **kwargs)

    def clean(self, value):
        if not value:
            return None
        choice = owning.parse(str(value))
        if choice is None:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return choice


def _owners_of(action):
    if action is None:
        return []
    rows = action.owners.select_related("person", "group", "organisation")
    return [owning.OwnerChoice.of(row) for row in rows]


def _initial_of(action):
    return {
        "text": action.text,
        "due_kind": action.due_kind,
        "due_on": action.due_on,
        "priority": action.priority_id,
        "version": action.version,
    }


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
