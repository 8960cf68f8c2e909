"""Forms of the forward plan. They validate; the services write."""

from crispy_forms_gds.layout import Fieldset, Size
from django import forms
from django.utils import timezone

from board.forms.choosing import people_on
from board.models import Group, Priority
from common.fields import LOOK, DayField, words_field
from common.formats import long_date
from common.forms import ServiceForm, VersionedFormMixin
from meetings.enums import Purpose
from meetings.forms.agenda import NO_PURPOSE, minutes_field, title_field
from meetings.forms.fields import person_field
from meetings.services.forward import months_on, past_day_sentence

NO_MEETING = "No meeting yet"
LONGEST_DESCRIPTION = 4_000
LONGEST_RHYTHM = 60
IN_MONTHS = (1, 2, 3, 4, 6, 9, 12, 18, 24)


class MeetingChoiceField(forms.ModelChoiceField):
    """A meeting to come, or none."""

    def __init__(self, **kwargs):
        super().__init__(
            queryset=None,
            required=False,
            empty_label=NO_MEETING,
            error_messages={"invalid_choice": "Choose a meeting from the list."},
            **kwargs,
        )

    def label_from_instance(self, meeting):
        return f"{meeting.reference}, {long_date(meeting.date)}"


class NamedMeetingChoiceField(MeetingChoiceField):
    """The same with the name of the group, where meetings of several are offered."""

    def label_from_instance(self, meeting):
        return f"{meeting.group.name}: {super().label_from_instance(meeting)}"


def wanted_field(help_text):
    return DayField(label="Wanted by", required=False, help_text=help_text)


class ForwardItemForm(VersionedFormMixin, ServiceForm):
    """A matter that waits, with all that its agenda will say."""

    marks_optional = True
    submit_label = "Save the item"
    layout_fields = [
        "title",
        "description",
        Fieldset("meeting", "wanted_on", "every_months", legend="When", legend_size=Size.MEDIUM),
        Fieldset(
            "purpose",
            "minutes_allotted",
            "presenter",
            "presenter_text",
            "priority",
            legend="On the agenda",
            legend_size=Size.MEDIUM,
        ),
        Fieldset(
            "is_confidential", "closed_title", legend="Confidential item", legend_size=Size.MEDIUM
        ),
        Fieldset("unit_notes", legend="Business unit only", legend_size=Size.MEDIUM),
    ]

    title = title_field()
    description = words_field(
        "Description",
        max_length=LONGEST_DESCRIPTION,
        rows=4,
        help_text="What the meeting will be asked to do.",
    )
    meeting = MeetingChoiceField(label="Meant for")
    wanted_on = wanted_field("The day by which it should be heard. Items past it are marked.")
    every_months = forms.IntegerField(
        label="Comes back every so many months",
        required=False,
        min_value=1,
        max_value=LONGEST_RHYTHM,
        help_text="12 for a yearly report. Putting it on an agenda then makes the next one.",
        widget=forms.NumberInput({"class": f"{LOOK} {LOOK}--width-3"}),
        error_messages={
            "invalid": "Enter the months as a whole number, for example 12.",
            "min_value": "Enter at least 1 month, or leave this empty.",
            "max_value": f"Enter at most {LONGEST_RHYTHM} months.",
        },
    )
    purpose = forms.ChoiceField(
        label="Purpose", choices=[*NO_PURPOSE, *Purpose.choices], required=False
    )
    minutes_allotted = minutes_field()
    presenter = person_field("Presented by")
    presenter_text = words_field(
        "Or in words",
        max_length=120,
        help_text="For somebody who is not in the directory, or for several people.",
    )
    priority = forms.ModelChoiceField(
        label="Priority of the business plan",
        queryset=Priority.objects.all(),
        required=False,
        empty_label="None",
    )
    is_confidential = forms.BooleanField(
        label="This item is confidential",
        required=False,
        help_text="Members will see its title above, its time and its purpose, and nothing else. "
        "If that title says too much, give a neutral one and put the real one below.",
    )
    closed_title = words_field(
        "Closed title",
        max_length=200,
        help_text="For the chair, the business unit and the minute-taker only.",
    )
    unit_notes = words_field(
        "Notes",
        max_length=LONGEST_DESCRIPTION,
        rows=3,
        help_text="For the business unit only. Never printed and never published.",
    )

    def __init__(self, *args, meetings, entry=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.entry = entry
        self.fields["meeting"].queryset = meetings
        chosen = entry.presenter_id if entry else None
        self.fields["presenter"].queryset = people_on(timezone.localdate(), chosen_pk=chosen)

    def clean_wanted_on(self):
        """A day that has passed may stay, but none is newly given."""
        day = self.cleaned_data["wanted_on"]
        if self.entry is None or day != self.entry.wanted_on:
            _refuse_past(day)
        return day

    def clean(self):
        data = super().clean()
        if data.get("presenter") and data.get("presenter_text"):
            self.add_error("presenter_text", "Choose a person or write words here, but not both.")
        if data.get("closed_title") and not data.get("is_confidential"):
            self.add_error(
                "is_confidential",
                "Tick this to keep the closed title, or take the closed title out.",
            )
        return data


class ForwardMoveForm(ServiceForm):
    """Another meeting, of this group or another."""

    submit_label = "Move the item"

    meeting = NamedMeetingChoiceField(
        label="Which meeting is it meant for?",
        help_text="Choosing a meeting of another group moves it into that group's plan.",
    )

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings


class ForwardDropForm(ServiceForm):
    submit_label = "Drop the item"

    reason = words_field(
        "Why is it dropped?",
        max_length=300,
        required=True,
        missing="Say why the item is dropped.",
        help_text="Chairs read this in the list of dropped items.",
    )


class ForwardGroupForm(forms.Form):
    """The first step of adding: whose plan it is. Sent by GET."""

    group = forms.ModelChoiceField(
        label="Whose meeting should hear it?",
        queryset=Group.objects.none(),
        empty_label="Choose a group",
        error_messages={
            "required": "Choose the group whose meeting should hear it.",
            "invalid_choice": "Choose a group from the list.",
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        running = Group.objects.running(timezone.localdate())
        self.fields["group"].queryset = running.order_by("name", "pk")


class WhenForm(ServiceForm):
    """When a matter should come back: at a meeting, in so many months, or by a day."""

    marks_optional = True

    meeting = MeetingChoiceField(label="At which meeting?")
    in_months = forms.TypedChoiceField(
        label="Or in how many months?",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[
            ("", "Not stated"),
            *((n, f"In {n} month{'s' if n > 1 else ''}") for n in IN_MONTHS),
        ],
        error_messages={"invalid_choice": "Choose a number of months from the list."},
    )
    wanted_on = wanted_field("The day by which it should be heard, if you know one.")

    def __init__(self, *args, meetings, counted_from=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.counted_from = counted_from or timezone.localdate()
        self.fields["meeting"].queryset = meetings

    def clean_wanted_on(self):
        _refuse_past(self.cleaned_data["wanted_on"])
        return self.cleaned_data["wanted_on"]

    def clean(self):
        data = super().clean()
        if data.get("in_months") and data.get("wanted_on"):
            self.add_error("wanted_on", "Choose a number of months or a day, but not both.")
        return data

    def service_data(self):
        data = super().service_data()
        months = data.pop("in_months", None)
        if months:
            data["wanted_on"] = months_on(self.counted_from, months)
        return data


class SendToPlanForm(WhenForm):
    submit_label = "Move it to the forward plan"


class BringBackForm(WhenForm):
    submit_label = "Note it in the forward plan"

    title = title_field()
    description = words_field(
        "What should come back",
        max_length=LONGEST_DESCRIPTION,
        rows=3,
        help_text="What the later meeting will be asked to do.",
    )

    field_order = ["token", "title", "description", "meeting", "in_months", "wanted_on"]

    def __init__(self, *args, is_confidential=False, **kwargs):
        super().__init__(*args, **kwargs)
        if is_confidential:
            self.fields["title"].help_text = "Members may read this title once it is on an agenda."
        names = [name for name in self.field_order if name in self.fields]
        self.helper.layout.fields = names


def _refuse_past(day):
    if sentence := past_day_sentence(day):
        raise forms.ValidationError(sentence)
