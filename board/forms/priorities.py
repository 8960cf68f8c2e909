from django.utils import timezone

from board.forms.fields import RowForm, WholeNumberField, open_or_chosen
from board.models import Group, Priority


class PriorityForm(RowForm):
    submit_label = "Save priority"

    first_year = WholeNumberField(
        label="First year of the plan",
        width=4,
        min_value=1990,
        max_value=2100,
        error_messages={"required": "Enter the first year of the plan."},
    )
    last_year = WholeNumberField(
        label="Last year of the plan",
        help_text="The same year, if the plan is for one year only.",
        width=4,
        min_value=1990,
        max_value=2100,
        error_messages={"required": "Enter the last year of the plan."},
    )
    number = WholeNumberField(
        label="Number in the plan",
        width=2,
        min_value=1,
        max_value=99,
        error_messages={"required": "Enter its number."},
    )

    class Meta:
        model = Priority
        fields = ["first_year", "last_year", "number", "title", "description", "lead_group"]
        labels = {
            "title": "Title",
            "description": "What it is about (optional)",
            "lead_group": "Group that leads on it (optional)",
        }
        error_messages = {"title": {"required": "Enter the priority's title."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead_group"].empty_label = "None yet"
        running = Group.objects.running(timezone.localdate())
        self.fields["lead_group"].queryset = open_or_chosen(running, self.instance.lead_group_id)
        self.fields["description"].widget.attrs["rows"] = 4

    def clean(self):
        data = super().clean()
        first, last, number = (data.get(name) for name in ("first_year", "last_year", "number"))
        if first and last and last < first:
            self.add_error("last_year", "The last year must be the first year or later.")
        if first and last and number:
            twins = Priority.objects.filter(first_year=first, last_year=last, number=number)
            twin = twins.exclude(pk=self.instance.pk).first()
            if twin:
                self.add_error("number", f"This plan already has a priority {twin}.")
        return data
