"""The forms of reminders: the board's settings, and the days a person chooses."""

from datetime import time

from crispy_forms_gds.layout import Field, Fieldset, Size
from django import forms

from actions.models.reminders import WORKING_WEEK
from common.fields import LOOK, number_field, words_field
from common.formats import DAYS, clock
from common.forms import ServiceForm, VersionedFormMixin

MOST_MARKS, FURTHEST = 5, 90
MARKS_ERROR = f"Write up to {MOST_MARKS} numbers of days from 1 to {FURTHEST}, for example 14, 3."
LONGEST = 1000
FIELDS = (
    *("is_on", "days_ahead", "on_the_day", "overdue_every", "chair_after", "board_chair_after"),
    *("hour", "link_days", "opening", "closing"),
)


class ReminderSettingsForm(VersionedFormMixin, ServiceForm):
    """When reminders go, and what they say around the actions."""

    submit_label = "Save"

    is_on = forms.BooleanField(label="Send reminders", required=False)
    hour = forms.TypedChoiceField(
        label="From which hour of the day",
        coerce=int,
        choices=[(hour, clock(time(hour))) for hour in range(24)],
        error_messages={"required": "Choose an hour.", "invalid_choice": "Choose an hour."},
    )
    days_ahead = forms.CharField(
        label="How many days before an action is due",
        help_text="One or more numbers, for example 14, 3. Leave it empty for none.",
        required=False,
        max_length=40,
        widget=forms.TextInput({"class": f"{LOOK} {LOOK}--width-10"}),
        error_messages={"max_length": MARKS_ERROR},
    )
    on_the_day = forms.BooleanField(label="On the day on which it is due", required=False)
    overdue_every = number_field("Every how many working days while it is overdue", most=60)
    chair_after = number_field(
        "After how many days overdue the chair of the group is told", most=365
    )
    board_chair_after = number_field(
        "After how many days overdue the chair of the board is told as well", most=730
    )
    link_days = number_field(
        "For how many days the personal links in a mail work",
        most=365,
        help_text="Such a link opens one action for an update without a password.",
    )
    opening = words_field("Words at the beginning (optional)", max_length=LONGEST, rows=4)
    closing = words_field("Words at the end (optional)", max_length=LONGEST, rows=4)

    def __init__(self, *args, found, **kwargs):
        values = {name: getattr(found, name) for name in (*FIELDS, "version")}
        kwargs["initial"] = values | {"days_ahead": ", ".join(map(str, found.days_ahead))}
        super().__init__(*args, **kwargs)
        when = Fieldset("is_on", "hour", legend="Whether and when", legend_size=Size.MEDIUM)
        what = Fieldset(
            *("days_ahead", "on_the_day", "overdue_every", "chair_after", "board_chair_after"),
            legend="What people are told",
            legend_size=Size.MEDIUM,
        )
        mail = Fieldset(
            "opening", "closing", "link_days", legend="The mail", legend_size=Size.MEDIUM
        )
        self.helper.layout.fields = ["token", "version", when, what, mail]

    def clean_days_ahead(self):
        words = self.cleaned_data["days_ahead"].replace(";", ",").replace(",", " ").split()
        numbers = [int(word) for word in words if word.isascii() and word.isdigit()]
        are_fine = all(1 <= number <= FURTHEST for number in numbers)
        if len(numbers) != len(words) or len(numbers) > MOST_MARKS or not are_fine:
            raise forms.ValidationError(MARKS_ERROR)
        return sorted(set(numbers), reverse=True)

    def clean(self):
        data = super().clean()
        first, then = data.get("chair_after"), data.get("board_chair_after")
        if first and then and then < first:
            self.add_error(
                "board_chair_after",
                f"The chair of the board is told last: enter {first} or more.",
            )
        return data


class DaysForm(ServiceForm):
    """The weekdays on which somebody is reminded."""

    submit_label = "Save the days"

    days = forms.TypedMultipleChoiceField(
        label="On which days does the mail come?",
        help_text="What falls on another day waits for the next of these, and is in it once.",
        coerce=int,
        choices=[(number, DAYS[number]) for number in WORKING_WEEK],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one day.",
            "invalid_choice": "Choose days from Monday to Friday.",
        },
    )

    def __init__(self, *args, chosen, **kwargs):
        kwargs["initial"] = {"days": list(chosen)}
        super().__init__(*args, **kwargs)
        boxes = Field.checkboxes("days", legend_size=Size.MEDIUM, small=True)
        self.helper.layout.fields = ["token", boxes]
