"""Forms of the attendance: a deputy, a visitor, times and whom somebody also represents."""

from crispy_forms_gds.layout import Field, Fixed, Fluid
from django import forms

from board.models import Organisation
from common.forms import ServiceForm
from meetings.enums import AttendeeKind
from meetings.forms.people import PersonField
from meetings.forms.records import TimeField, short_text

YOUNG_PERSON = "young_person"
ADDED_KINDS = [
    (AttendeeKind.IN_ATTENDANCE, "In attendance: a guest, an officer, somebody who presents"),
    (AttendeeKind.OBSERVER, "Observer"),
    (YOUNG_PERSON, "Young person"),
]


class NamedForm(ServiceForm):
    """A person of the directory, or a name in words with a role and an organisation."""

    person = PersonField(label="Person")
    name = short_text("Or a name in words", most=160)
    role = short_text("Role", most=160, help_text="Only needed for a name in words.")
    organisation = short_text(
        "Organisation", most=200, help_text="Only needed for a name in words."
    )

    missing = "Choose a person, or write a name."

    def __init__(self, *args, groups=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(*groups)
        self.helper.layout.fields = ["token", *self.lay_out()]

    def lay_out(self):
        return [
            Field("person", css_class="govuk-!-width-full"),
            *(
                Field.text(name, field_width=Fluid.FULL)
                for name in ("name", "role", "organisation")
            ),
        ]

    def clean(self):
        data = super().clean()
        if "person" not in data or "name" not in data:
            return data
        if not data["person"] and not data["name"].strip():
            self.add_error("person", self.missing)
        elif data["person"] and data["name"].strip():
            self.add_error("name", "Choose a person or write a name, not both.")
        return data


class DeputyForm(NamedForm):
    submit_label = "Save deputy"

    def __init__(self, *args, row, here=(), **kwargs):
        """`here` are the named deputies of the seat who come in their own right."""
        self.missing = f"Say who deputised for {row.name_then}."
        super().__init__(*args, **kwargs)
        self.fields["person"].label = "Who deputised"
        self.fields["person"].help_text = " ".join(
            f"{name} is a named deputy of this seat but attends in their own right: mark "
            f"{row.name_then} with apologies and use “Also representing” in the details of {name}."
            for name in here
        )


class AttendeeForm(NamedForm):
    submit_label = "Add to the attendance"

    kind = forms.ChoiceField(
        label="How they take part",
        choices=ADDED_KINDS,
        initial=AttendeeKind.IN_ATTENDANCE,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how they take part."},
    )

    def lay_out(self):
        return [Field.radios("kind", small=True), *super().lay_out()]

    def service_data(self):
        """A young person is in attendance, in that role."""
        data = super().service_data()
        if data["kind"] == YOUNG_PERSON:
            data["kind"] = AttendeeKind.IN_ATTENDANCE
            data["role"] = data["role"] or "Young person"
        return data


class DetailsForm(ServiceForm):
    """Times, another body that somebody also represents, and the words of a typed row."""

    submit_label = "Save details"

    arrived_at = TimeField(label="Arrived at", help_text="Only if after the start, like 10.15am.")
    left_at = TimeField(label="Left at", help_text="Only if before the end, like 11.40am.")
    also_representing_organisation = forms.ModelChoiceField(
        label="Also representing",
        queryset=Organisation.objects.all(),
        required=False,
        empty_label="Nobody else",
        help_text="An organisation counts towards the quorum.",
        error_messages={"invalid_choice": "Choose an organisation from the list."},
    )
    also_representing = short_text(
        "Also representing, in words", most=160, help_text="For example “the secondary heads”."
    )
    name = short_text("Name", most=160, required=True, error="Write the name.")
    role = short_text("Role", most=160)
    organisation = short_text("Organisation", most=200)

    def __init__(self, *args, row, **kwargs):
        kwargs["initial"] = {
            "arrived_at": row.arrived_at,
            "left_at": row.left_at,
            "also_representing": row.also_representing,
            "also_representing_organisation": row.also_representing_organisation_id,
            "name": row.name_then,
            "role": row.role_then,
            "organisation": row.organisation_then,
        }
        super().__init__(*args, **kwargs)
        if row.person_id is not None:
            for field in ("name", "role", "organisation"):
                del self.fields[field]
        times = ("arrived_at", "left_at")
        self.helper.layout.fields = [
            "token",
            *(Field.text(name, field_width=Fixed.TEN) for name in times),
            *(name for name in self.fields if name not in ("token", *times)),
        ]

    def clean(self):
        data = super().clean()
        arrived, left = data.get("arrived_at"), data.get("left_at")
        if arrived and left and left <= arrived:
            self.add_error("left_at", "The time of leaving must be after the time of arrival.")
        return data
