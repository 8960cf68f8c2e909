"""What is to be done, by whom and by when: raised in minutes or on its own, and changed later."""

from crispy_forms_gds.layout import HTML, Div, Field, Fieldset, Size
from django import forms
from django.utils import timezone

from actions import owners as owning
from actions import services
from actions.enums import DueKind
from board.enums import Marking
from board.models import Group, Priority
from common.choosing import Choices, Select, offer_rows
from common.fields import DateInput, DayField, words_field
from common.formats import long_date
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
        widget=DateInput({"data-when": DueKind.DATE.value}),
    )
    undated_reason = words_field(
        "Why there is no date (optional)",
        max_length=300,
        help_text="Actions without a date and a reason are listed as unfinished.",
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
        self.fields["undated_reason"].widget.attrs["data-when"] = DueKind.UNDATED.value
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
                "undated_reason",
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
        if data["due_kind"] != DueKind.UNDATED:
            data["undated_reason"] = ""
        if data["due_kind"] != DueKind.DATE and data.get("due_on"):
            self.add_error("due_on", "Remove the date, or choose “On a date”.")
        else:
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


class ChangeForm(ActionForm):
    """An action as it stands, to change; another date of one that members have seen needs a reason."""

    due_reason = words_field(
        "Why the date moves (optional)",
        max_length=300,
        help_text="Needed when you change when it is due: every earlier date is kept with its reason.",
    )
    marking = forms.ChoiceField(
        label="Protective marking (optional)", choices=Marking.choices, required=False
    )

    def _layout(self):
        if self.action.released_at is None:
            del self.fields["due_reason"]
            return [*super()._layout(), "marking"]
        return [*super()._layout(), "due_reason", "marking"]

    def clean(self):
        data = super().clean()
        is_moved = self._when(data) != (self.action.due_kind, self.action.due_on)
        if is_moved and "due_reason" in self.fields and not (self.errors or data.get("due_reason")):
            self.add_error("due_reason", "Say why the date moves.")
        return data

    @staticmethod
    def _when(data):
        return data.get("due_kind"), data.get("due_on")


class RaiseForm(ActionForm):
    """An action that no meeting raised."""

    submit_label = "Raise the action"

    group = forms.ModelChoiceField(
        label="Group that holds it",
        queryset=Group.objects.none(),
        empty_label="Choose a group",
        error_messages={"required": "Choose the group that holds it."},
    )
    origin_words = words_field(
        "Where it comes from",
        max_length=200,
        help_text="For example: inspection letter of 3 May 2026.",
        required=True,
        missing="Say where the action comes from.",
    )
    marking = forms.ChoiceField(
        label="Protective marking (optional)", choices=Marking.choices, required=False
    )
    is_confidential = forms.BooleanField(
        label="Confidential: only the unit, the group's chair and minute-taker, and owners by name see it",
        required=False,
    )

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups
        self.fields["undated_reason"].label = "Why there is no date"

    def _layout(self):
        return [*super()._layout(), "group", "origin_words", "marking", "is_confidential"]

    def clean(self):
        data = super().clean()
        undated = data.get("due_kind") == DueKind.UNDATED
        if undated and not data.get("undated_reason") and "undated_reason" not in self.errors:
            self.add_error("undated_reason", "Say why there is no date.")
        if (due_on := data.get("due_on")) and due_on < timezone.localdate():
            self.add_error("due_on", f"{long_date(due_on)} has passed. Enter a date from today on.")
        return data


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
        "undated_reason": action.undated_reason,
        "marking": action.marking,
        "priority": action.priority_id,
        "version": action.version,
    }
