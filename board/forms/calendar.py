from datetime import timedelta

from board.forms.fields import RowForm
from board.models import SchoolHoliday
from common.fields import DayField, words_field
from common.formats import long_date, plural

LONGEST = timedelta(days=70)
"""Summer holidays last six weeks; a longer one is more often a slip in the year."""


class SchoolHolidayForm(RowForm):
    submit_label = "Save"

    name = words_field(
        "What is it called?",
        max_length=80,
        required=True,
        missing="Enter what it is called.",
        help_text="For example “October half-term”.",
    )
    starts_on = DayField(label="First day", error_messages={"required": "Enter the first day."})
    ends_on = DayField(
        label="Last day",
        help_text="The same day, if it is one day only.",
        error_messages={"required": "Enter the last day."},
    )

    class Meta:
        model = SchoolHoliday
        fields = ["name", "starts_on", "ends_on"]

    def clean(self):
        data = super().clean()
        name, first, last = (data.get(field) for field in ("name", "starts_on", "ends_on"))
        if first and last and last < first:
            self.add_error("ends_on", "The last day must be the first day or later.")
        elif first and last and last - first > LONGEST:
            weeks = plural(round((last - first).days / 7), "week")
            self.add_error("ends_on", f"This would be {weeks}. Check the year of both days.")
        if name and first and self._twin(name, first):
            self.add_error("name", f"{name} from {long_date(first)} is on the list already.")
        return data

    def _twin(self, name, first):
        twins = SchoolHoliday.objects.filter(name__iexact=name, starts_on=first)
        return twins.exclude(pk=self.instance.pk).exists()
