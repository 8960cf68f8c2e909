from django import forms
from django.utils import timezone

from board import rules
from board.enums import MembershipRole
from board.forms.choosing import PersonChoiceField, people_on
from board.forms.fields import RowForm, StepForm
from board.forms.organisations import organisation_field
from board.models import Membership, Person, Seat
from common.fields import DayField


class SeatForm(RowForm):
    submit_label = "Save seat"

    class Meta:
        model = Seat
        fields = ["title", "organisation"]
        labels = {"title": "Name of the seat"}
        help_texts = {"title": "What it is for, such as Designated nurse or Primary schools."}
        error_messages = {"title": {"required": "Enter a name for the seat."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = organisation_field(
            "Organisation it belongs to",
            chosen_pk=self.instance.organisation_id,
            help_text="None for a seat that belongs to a person, such as a lay member.",
            empty_label="No organisation",
        )


class CloseSeatForm(StepForm):
    submit_label = "Close the seat"

    closed_on = DayField(
        label="Closed from",
        help_text="From this day on the seat is not shown. "
        "Memberships that still run end the day before.",
        error_messages={"required": "Enter the day from which the seat is closed."},
    )

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        self.fields["closed_on"].initial = timezone.localdate()

    def clean(self):
        data = super().clean()
        if data.get("closed_on"):
            self.fits(rules.check_seat_can_close, self.row, data["closed_on"])
        return data


class NewSeatForm(SeatForm):
    """A seat, and in the same step who fills it, if that is known."""

    person = PersonChoiceField(
        Person.objects.none(),
        label="Who fills it? (optional)",
        empty_label="Nobody yet",
        required=False,
    )
    role = forms.ChoiceField(label="As", choices=MembershipRole, initial=MembershipRole.MEMBER)
    starts_on = DayField(label="From", required=False)

    def __init__(self, *args, group, **kwargs):
        super().__init__(*args, **kwargs)
        self.group = group
        self.fields["person"].queryset = people_on(timezone.localdate())
        self.fields["starts_on"].initial = timezone.localdate()

    def clean(self):
        data = super().clean()
        if data.get("person") and "starts_on" in data and not data["starts_on"]:
            self.add_error("starts_on", "Enter the first day.")
        elif data.get("person") and data.get("role") and data.get("starts_on"):
            values = {name: data[name] for name in ("person", "role", "starts_on")}
            seat = Seat(group=self.group)
            self.fits(rules.check_membership, pk=None, seat=seat, ends_on=None, **values)
        return data


class MembershipForm(RowForm):
    submit_label = "Save membership"

    person = PersonChoiceField(
        Person.objects.none(),
        label="Person",
        empty_label="Choose a person",
        error_messages={"required": "Choose the person who fills the seat."},
    )
    starts_on = DayField(label="First day", error_messages={"required": "Enter the first day."})
    ends_on = DayField(
        label="Last day (optional)", help_text="Leave it blank while it runs.", required=False
    )

    class Meta:
        model = Membership
        fields = ["person", "role", "starts_on", "ends_on"]
        labels = {"role": "As"}

    def __init__(self, *args, seat, **kwargs):
        self.seat = seat
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people_on(
            timezone.localdate(), chosen_pk=self.instance.person_id
        )
        self.fields["role"].choices = MembershipRole.choices
        if not self.instance.pk:
            self.fields["starts_on"].initial = timezone.localdate()

    def clean(self):
        data = super().clean()
        needed = ("person", "role", "starts_on")
        if all(data.get(name) for name in needed) and "ends_on" in data:
            values = {name: data[name] for name in (*needed, "ends_on")}
            pk = self.instance.pk
            self.fits(rules.check_membership, pk=pk, seat=self.seat, **values)
        return data

    def _get_validation_exclusions(self):
        """The rules have said it at the right field; the database's constraints would repeat it."""
        return super()._get_validation_exclusions() | {"starts_on", "ends_on", "seat"}


class EndMembershipForm(StepForm):
    submit_label = "End the membership"

    ends_on = DayField(
        label="Last day",
        help_text="Meetings up to that day, and everything in their minutes, stay as they are.",
        error_messages={"required": "Enter the last day."},
    )

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        self.fields["ends_on"].initial = timezone.localdate()

    def clean(self):
        data = super().clean()
        if data.get("ends_on"):
            membership = self.row
            self.fits(
                rules.check_membership,
                pk=membership.pk,
                seat=membership.seat,
                person=membership.person,
                role=membership.role,
                starts_on=membership.starts_on,
                ends_on=data["ends_on"],
            )
        return data
