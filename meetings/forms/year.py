"""Planning a group's dates for a year: the rule, then the proposed dates one by one."""

from datetime import date, timedelta

from crispy_forms_gds.layout import Div, Fieldset, Size
from django import forms
from django.utils import timezone

from board.forms.fields import WholeNumberField
from board.models import Group
from common.fields import DayField, HourField, words_field
from common.formats import DAYS, MONTHS, date_range
from common.forms import ServiceForm
from meetings import recurrence
from meetings.recurrence import LEAVE_OUT, MOVE, SHOW, Rule

LONGEST = timedelta(days=731)
FURTHEST = timedelta(days=5 * 366)
LONGEST_DEADLINE = 90
HOW_OFTEN = [
    *[(f"m{count}", words.capitalize()) for count, words in recurrence.EVERY_MONTHS.items()],
    ("these", "Only in the months ticked below"),
    ("weeks", "Every so many weeks"),
]
NTH = [(number, words.capitalize()) for number, words in recurrence.NTH.items()]
AVOIDING = [
    (MOVE, "Move to the same weekday of the next free week"),
    (LEAVE_OUT, "Leave the date out"),
    (SHOW, "Keep the date and show what is in its way"),
]


def coming_years(today):
    """The financial and the calendar year that begin next, by their keys."""
    first = date(today.year + (today >= date(today.year, 4, 1)), 4, 1)
    financial = first, date(first.year + 1, 3, 31)
    calendar = date(today.year + 1, 1, 1), date(today.year + 1, 12, 31)
    return {"financial": financial, "calendar": calendar}


def _from_to(least, most):
    sentence = f"Enter a whole number from {least} to {most}."
    return dict.fromkeys(("invalid", "min_value", "max_value"), sentence)


class YearRuleForm(ServiceForm):
    """Which days are proposed. Sent by GET, so that the page of proposals has an address."""

    submit_label = "Show the dates"

    group = forms.ModelChoiceField(
        label="Which group meets?",
        queryset=Group.objects.none(),
        empty_label="Choose a group",
        error_messages={
            "required": "Choose the group that meets.",
            "invalid_choice": "Choose a group from the list.",
        },
    )
    period = forms.ChoiceField(
        label="Which year is planned?",
        widget=forms.RadioSelect,
        initial="financial",
        error_messages={"required": "Choose the year."},
    )
    first_day = DayField(label="First day", required=False, help_text="Only for other dates.")
    last_day = DayField(label="Last day", required=False, help_text="Only for other dates.")
    often = forms.ChoiceField(label="How often?", choices=HOW_OFTEN, initial="m2")
    nth = forms.TypedChoiceField(
        label="Which of the month?",
        coerce=int,
        choices=NTH,
        initial=2,
        help_text="Does not matter when they meet every so many weeks.",
    )
    weekday = forms.TypedChoiceField(
        label="Which day of the week?", coerce=int, choices=list(enumerate(DAYS)), initial=2
    )
    months = forms.TypedMultipleChoiceField(
        label="Months",
        coerce=int,
        required=False,
        choices=list(enumerate(MONTHS, start=1)),
        widget=forms.CheckboxSelectMultiple,
        help_text="Only if the group meets in some months of the year.",
    )
    every_weeks = WholeNumberField(
        label="Number of weeks",
        required=False,
        min_value=1,
        max_value=recurrence.MOST_WEEKS,
        help_text="Only if they meet every so many weeks: 6 for every 6 weeks.",
        error_messages=_from_to(1, recurrence.MOST_WEEKS),
    )
    start_time = HourField(
        label="Starts at", required=False, help_text="Leave it empty for the group's usual time."
    )
    end_time = HourField(
        label="Ends at", required=False, help_text="Leave it empty for the group's usual time."
    )
    venue = words_field(
        "Venue", max_length=200, help_text="Leave it empty for the group's usual venue."
    )
    deadline_days = WholeNumberField(
        label="Papers are due so many days before",
        required=False,
        initial=14,
        min_value=0,
        max_value=LONGEST_DEADLINE,
        help_text="Leave it empty to set no deadline.",
        error_messages=_from_to(0, LONGEST_DEADLINE),
    )
    bank = forms.ChoiceField(
        label="A date on a bank holiday", choices=AVOIDING, initial=MOVE, widget=forms.RadioSelect
    )
    school = forms.ChoiceField(
        label="A date in the school holidays",
        choices=AVOIDING,
        initial=MOVE,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["token"]
        self.helper.disable_csrf = True
        today = timezone.localdate()
        self.years = coming_years(today)
        self.fields["group"].queryset = Group.objects.running(today)
        self.fields["period"].choices = _period_choices(self.years)
        self.helper.layout.fields = _layout()

    def clean(self):
        data = super().clean()
        self._clean_period(data)
        self._clean_rule(data)
        self._clean_times(data)
        return data

    def _clean_period(self, data):
        if data.get("period") in self.years:
            data["first_day"], data["last_day"] = self.years[data["period"]]
            return
        for name, words in (("first_day", "first"), ("last_day", "last")):
            if not (data.get(name) or name in self.errors):
                self.add_error(name, f"Enter the {words} day, or choose a year above.")
        first, last = data.get("first_day"), data.get("last_day")
        if not (first and last):
            return
        today = timezone.localdate()
        if abs(first - today) > FURTHEST:
            self.add_error("first_day", "Choose a day within five years from today.")
        if last < first:
            self.add_error("last_day", "The last day must be the first day or later.")
        elif last - first > LONGEST:
            self.add_error("last_day", "Plan at most two years at once.")

    def _clean_rule(self, data):
        often = data.get("often")
        if often == "weeks" and not (data.get("every_weeks") or "every_weeks" in self.errors):
            self.add_error("every_weeks", "Enter the number of weeks.")
        if often == "these" and not data.get("months"):
            self.add_error("months", "Tick the months in which the group meets.")

    def _clean_times(self, data):
        group = data.get("group")
        if group is None:
            return
        usual = {"start_time": group.usual_start, "end_time": group.usual_end}
        for name, words in (("start_time", "start"), ("end_time", "end")):
            data[name] = data.get(name) or usual[name]
            if data[name] is None and name not in self.errors:
                self.add_error(name, f"{group} has no usual time. Enter when the meetings {words}.")
        data["venue"] = data.get("venue") or group.usual_venue
        start, end = data.get("start_time"), data.get("end_time")
        if start and end and end <= start:
            self.add_error("end_time", "The meetings must end after they start.")

    def rule(self):
        data = self.cleaned_data
        often, weekday = data["often"], data["weekday"]
        if often == "weeks":
            return Rule(weekday, every_weeks=data["every_weeks"])
        if often == "these":
            return Rule(weekday, nth=data["nth"], months=frozenset(data["months"]))
        return Rule(weekday, nth=data["nth"], every_months=int(often.removeprefix("m")))


def _period_choices(years):
    (first, last), (start, end) = years["financial"], years["calendar"]
    return [
        (
            "financial",
            f"Financial year {first.year}-{last.year % 100:02} ({date_range(first, last)})",
        ),
        ("calendar", f"Calendar year {start.year} ({date_range(start, end)})"),
        ("other", "Other dates"),
    ]


def _layout():
    def section(legend, *names):
        return Fieldset(*names, legend=legend, legend_size=Size.MEDIUM)

    def beside(*names):
        return Div(*names, css_class="year-rule__beside")

    return [
        "group",
        section("When", "period", beside("first_day", "last_day")),
        section("Rule", "often", beside("nth", "weekday"), "months", "every_weeks"),
        section("Times and venue", beside("start_time", "end_time"), "venue", "deadline_days"),
        section("Holidays", "bank", "school"),
    ]


class DateRow(forms.Form):
    """One proposed date: whether it is planned, and on which day."""

    keep = forms.BooleanField(required=False)
    date = DayField(required=False)

    def clean(self):
        data = super().clean()
        if data.get("keep") and not data.get("date") and "date" not in self.errors:
            self.add_error("date", "Enter a date, or take the tick out.")
        return data


MOST_DATES = 120


class BaseDates(forms.BaseFormSet):
    default_error_messages = {
        **forms.BaseFormSet.default_error_messages,
        "too_many_forms": f"Plan at most {MOST_DATES} dates at once.",
    }

    def clean(self):
        seen = set()
        for row in self.forms:
            data = row.cleaned_data if row.is_valid() else {}
            if data.get("keep") and data.get("date") in seen:
                row.add_error("date", "This date is ticked twice. Take one tick out.")
            if data.get("keep"):
                seen.add(data.get("date"))

    def dates(self):
        """The date of each row, or None where there is none."""
        return [row.cleaned_data.get("date") if row.is_valid() else None for row in self.forms]


DatesFormSet = forms.formset_factory(
    DateRow,
    formset=BaseDates,
    extra=1,
    max_num=MOST_DATES,
    absolute_max=MOST_DATES,
    validate_max=True,
)


class PlanForm(forms.Form):
    """What goes with the dates: sent once, and what the person has seen and means all the same."""

    token = forms.UUIDField(required=False)
    despite = forms.BooleanField(required=False)
    seen = forms.CharField(required=False, max_length=50_000)

    def accepts(self, marks):
        """Whether everything in the way was shown and the box was ticked."""
        data = self.cleaned_data if self.is_valid() else {}
        return not marks or (data.get("despite", False) and marks <= set(data["seen"].split()))
