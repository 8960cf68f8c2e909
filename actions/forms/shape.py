"""Forms about where an action belongs: its date, group, the actions beside it and the coming agendas."""

from crispy_forms_gds.layout import Div, Field, Size
from django import forms
from django.apps import apps
from django.db.models import Q
from django.utils import timezone

from actions.enums import DueKind
from actions.forms.writing import LONGEST, ActionForm, OwnerField
from actions.models import Action
from board.enums import GroupKind
from board.models import Group
from common.fields import DateInput, DayField, words_field
from common.formats import long_date
from common.forms import ServiceForm, VersionedFormMixin


class StepForm(VersionedFormMixin, ServiceForm):
    """A form about one action, from the version that the person saw."""

    def __init__(self, *args, action, person, **kwargs):
        self.action, self.person = action, person
        kwargs["initial"] = {"version": action.version} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class MoveForm(StepForm):
    """Another date, and why."""

    submit_label = "Move the date"

    class Media:
        js = [forms.Script("action-form.js", type="module")]

    due_kind = forms.ChoiceField(
        label="When is it due now?",
        choices=DueKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say when it is due."},
    )
    due_on = DayField(
        label="Date due", required=False, widget=DateInput({"data-when": DueKind.DATE.value})
    )
    reason = words_field(
        "Why the date moves", max_length=300, required=True, missing="Say why the date moves."
    )

    def __init__(self, *args, action, **kwargs):
        kwargs["initial"] = {"due_kind": action.due_kind, "due_on": action.due_on}
        super().__init__(*args, action=action, **kwargs)
        self.undated_before = action.due_kind == DueKind.UNDATED
        radios = Field.radios("due_kind", legend_size=Size.SMALL, small=True)
        choice = Div(radios, "due_on", css_class="due-choice", data_module="due-choice")
        self.helper.layout.fields = ["token", "version", choice, "reason"]

    @property
    def done(self):
        """What is said once it is saved."""
        stays = self.undated_before and self.cleaned_data["due_kind"] == DueKind.UNDATED
        return "Why there is no date has been saved." if stays else "The date has been moved."

    def clean(self):
        data = super().clean()
        is_dated = data.get("due_kind") == DueKind.DATE
        if is_dated and not data.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Enter the date it is due, or choose another answer.")
        if not is_dated:
            data["due_on"] = None
        return data


class HandOverForm(StepForm):
    submit_label = "Hand over"

    group = forms.ModelChoiceField(
        label="Group that holds it from now on",
        queryset=Group.objects.none(),
        empty_label="Choose a group",
        error_messages={"required": "Choose the group that is to hold it."},
    )
    reason = words_field(
        "Why", max_length=300, required=True, missing="Say why the action goes to another group."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = Group.objects.running(timezone.localdate()).exclude(pk=self.action.group_id)
        self.fields["group"].queryset = others


class SplitForm(ServiceForm):
    """The part of an action that is to be one of its own, and whose it is."""

    submit_label = "Make it an action of its own"

    text = words_field(
        "What the new action is",
        max_length=LONGEST,
        rows=3,
        required=True,
        missing="Say what is to be done.",
    )
    owner = OwnerField(label="Owner (optional)")

    def __init__(self, *args, action, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = ActionForm(action=action).fields["owner_1"].choices

    def service_data(self):
        owner = self.cleaned_data["owner"]
        return {"text": self.cleaned_data["text"], "owners": [owner] if owner else []}


class ReferenceField(forms.CharField):
    """An action that the person may see, by its reference; cleaned to the `Action`."""

    person = None

    def clean(self, value):
        words = super().clean(value).strip()
        if not words:
            return None
        found = Action.objects.visible_to(self.person).filter(reference__iexact=words).first()
        if found is None:
            raise forms.ValidationError(f"There is no action {words}. Write it as A-2026-014.")
        return found


class OtherActionForm(StepForm):
    """Another action, by its reference."""

    other = ReferenceField(
        label="Reference of the other action",
        help_text="For example A-2026-014.",
        max_length=40,
        error_messages={"required": "Enter the reference of the other action."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["other"].person = self.person


class MergeForm(OtherActionForm):
    submit_label = "Merge into that action"


class RelateForm(OtherActionForm):
    submit_label = "Link the two"


class AgendaItemForm(StepForm):
    """A coming agenda item that is to take the action up."""

    submit_label = "Put it on the agenda"

    agenda_item = forms.ModelChoiceField(
        label="Agenda item",
        queryset=None,
        empty_label="Choose an agenda item",
        error_messages={"required": "Choose the agenda item that is to take it up."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["agenda_item"]
        field.queryset = coming_items(self.person, self.action)
        field.label_from_instance = _item_in_words


def coming_items(person, action):
    """Items of coming meetings of the group that holds the action, and of the board."""
    meetings = apps.get_model("meetings", "Meeting").objects.visible_to(person).upcoming()
    near = meetings.filter(Q(group=action.group_id) | Q(group__kind=GroupKind.BOARD))
    items = apps.get_model("meetings", "AgendaItem").objects.filter(meeting__in=near)
    order = ("meeting__date", "meeting__start_time", "part__position", "position", "pk")
    return items.select_related("meeting").order_by(*order)


def _item_in_words(item):
    return f"{item.meeting.reference}, {long_date(item.meeting.date)}: {item.title}"


class ImpactForm(StepForm):
    submit_label = "Save the impact"

    impact = words_field(
        "What changed for children",
        max_length=LONGEST,
        rows=4,
        help_text="What is different now for children and families, and how that is known.",
    )

    def __init__(self, *args, action, **kwargs):
        kwargs["initial"] = {"impact": action.impact}
        super().__init__(*args, action=action, **kwargs)
