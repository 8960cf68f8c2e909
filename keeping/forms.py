"""Labels, hints and checks of this room's forms."""

from django import forms

from board.models import Person
from common.fields import DayField, number_field, words_field
from common.forms import ServiceForm, VersionedFormMixin
from keeping.enums import CAN_BE_DISPOSED, Ending, HoldKind, RecordClass, RequestKind, RequestStatus

CHOOSE = "Choose one from the list."


def choice(label, choices, *, help_text="", required=True):
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=required,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


class RuleForm(VersionedFormMixin, ServiceForm):
    years = number_field("For how many years are they kept?", most=100)
    ending = choice("What happens then?", Ending.choices)
    basis = words_field(
        "Why so long?", max_length=300, help_text="The law, or the council's schedule."
    )

    def __init__(self, *args, rule, **kwargs):
        kwargs["initial"] = {
            "years": rule.years,
            "ending": rule.ending,
            "basis": rule.basis,
            "version": rule.version,
        }
        super().__init__(*args, **kwargs)


class HoldForm(ServiceForm):
    submit_label = "Place the hold"
    marks_optional = True

    kind = choice("Why must records stay?", HoldKind.choices)
    reason = words_field(
        "Which inquiry or claim is it?",
        max_length=500,
        rows=2,
        required=True,
        missing="Say what the hold is for.",
    )
    classes = forms.MultipleChoiceField(
        label="Which records",
        choices=RecordClass.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Tick none to hold everything.",
        error_messages={"invalid_choice": CHOOSE},
    )
    until = DayField(
        label="Until", required=False, help_text="Left empty, until somebody lifts it."
    )


class ReasonForm(ServiceForm):
    """One box that asks why."""

    reason = words_field("Why?", max_length=500, rows=2, required=True, missing="Say why.")


class LiftForm(ReasonForm):
    submit_label = "Lift the hold"


class ReviewForm(ReasonForm):
    """The button says for how long."""

    def __init__(self, *args, submit_label, **kwargs):
        super().__init__(*args, **kwargs)
        self.submit_label = submit_label


class ReopenForm(ReasonForm):
    submit_label = "Open it again"


class RefuseForm(ReasonForm):
    submit_label = "Refuse the disposal"


class ProposeForm(ServiceForm):
    submit_label = "Ask a second person"

    record_class = choice(
        "What is to go?",
        [(each.value, each.label) for each in RecordClass if each in CAN_BE_DISPOSED],
    )
    before = DayField(label="From before which day?")
    reason = words_field(
        "Why?",
        max_length=500,
        rows=2,
        required=True,
        missing="Say why.",
        help_text="It stands in the certificate.",
    )


class RequestForm(ServiceForm):
    submit_label = "Enter the request"
    marks_optional = True

    kind = choice("What kind of request is it?", RequestKind.choices)
    received_on = DayField(label="When did it come?")
    due_on = DayField(
        label="Answer by",
        required=False,
        help_text="Left empty, what the law says: a month for access, 20 working days for freedom of information.",
    )
    asked_by = words_field("Who asks?", max_length=200, required=True, missing="Say who asks.")
    about = forms.ModelChoiceField(
        label="About whom",
        queryset=Person.objects.none(),
        required=False,
        empty_label="Nobody in the directory",
        error_messages={"invalid_choice": CHOOSE},
    )
    subject = words_field(
        "What is asked for?",
        max_length=500,
        rows=3,
        required=True,
        missing="Say what is asked for.",
        help_text="No names of children.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["about"].queryset = Person.objects.order_by("family_name", "given_name")


class StepForm(ServiceForm):
    submit_label = "Save"

    text = words_field(
        "What was done?", max_length=2000, rows=3, required=True, missing="Say what was done."
    )
    status = choice(
        "How does the request stand?",
        [(each.value, each.label) for each in RequestStatus],
    )
