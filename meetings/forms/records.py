"""Forms of what stands beside an item's discussion. They validate; the services write."""

from crispy_forms_gds.layout import Field, Fixed, Fluid
from django import forms

from common.choosing import offer_rows
from common.formats import clock, long_date
from common.forms import ServiceForm, VersionedFormMixin
from common.prepared import prepared
from meetings.enums import MinutesStatus, Satisfied
from meetings.forms.people import Offer, PersonField
from meetings.models import Meeting, Minutes


class MeetingChoice(forms.ModelChoiceField):
    def label_from_instance(self, meeting):
        return f"{meeting.reference}, {long_date(meeting.date)}"


class TimeField(forms.TimeField):
    """A time of the day, as people write it: 16:15, 16.15, 4.15pm."""

    def __init__(self, **kwargs):
        formats = ["%H:%M", "%H.%M", "%H:%M:%S", "%I.%M%p", "%I:%M%p", "%I%p", "%I.%M %p", "%I %p"]
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(
            required=False,
            input_formats=formats,
            error_messages={"invalid": "Write the time like 9.30am or 16:15."},
            **kwargs,
        )

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else clock_for_input(value)

    def to_python(self, value):
        if isinstance(value, str):
            value = value.strip().lower().replace("midday", "12pm").replace("noon", "12pm")
        return super().to_python(value)


def clock_for_input(value):
    """Midday is written as a time, so that it can be read back."""
    return clock(value).replace("midday", "12pm").replace("midnight", "12am")


def long_text(label, *, required=True, error="", help_text="", rows=3):
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": error,
            "max_length": "Write at most 10,000 characters; longer texts go into the discussion.",
        },
    )


def short_text(label, *, most, required=False, error="", help_text=""):
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=most,
        error_messages={"required": error, "max_length": f"Write at most {most} characters."},
    )


class RecordForm(VersionedFormMixin, ServiceForm):
    """The form of a record. `record` is the one that is being changed; `offer` the people to choose from."""

    initial_fields = ()

    def __init__(self, *args, record=None, offer=None, item=None, **kwargs):
        if record is not None:
            kept = {name: getattr(record, name) for name in self.initial_fields}
            kwargs["initial"] = {**kept, "version": record.version}
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, PersonField):
                field.take((offer or Offer()).and_also(getattr(record, name, None)))
        self.offer_meetings(item)

    def offer_meetings(self, item):
        """Only amendments have a meeting to choose."""


class DecisionForm(RecordForm):
    submit_label = "Save decision"
    initial_fields = ("text", "condition")

    text = long_text("What was decided", error="Say what was decided.")
    condition = short_text(
        "Condition (optional)",
        most=300,
        help_text="What it depends on: “subject to legal advice”, “in principle”.",
    )


class ChallengeForm(RecordForm):
    submit_label = "Save challenge"
    initial_fields = (
        "asked_by",
        "asked_by_text",
        "question",
        "asked_of",
        "asked_of_text",
        "answer",
        "satisfied",
        "follow_up",
    )

    asked_by = PersonField(label="Who asked")
    asked_by_text = short_text("Or in words", most=160, help_text="For example “the lay members”.")
    question = long_text("The question", error="Write down what was asked.")
    asked_of = PersonField(label="Who answered (optional)")
    asked_of_text = short_text("Or who, in words", most=160, help_text="For example “the police”.")
    answer = long_text("The answer (optional)", required=False)
    satisfied = forms.ChoiceField(
        label="Did the answer satisfy?",
        choices=Satisfied.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose one of the answers."},
    )
    follow_up = long_text("What follows from it (optional)", required=False, rows=2)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.layout.fields = [
            "token",
            "version",
            Field("asked_by", css_class="govuk-!-width-full"),
            Field.text("asked_by_text", field_width=Fluid.FULL),
            "question",
            Field("asked_of", css_class="govuk-!-width-full"),
            Field.text("asked_of_text", field_width=Fluid.FULL),
            "answer",
            Field.radios("satisfied", small=True, inline=True),
            "follow_up",
        ]

    def clean(self):
        data = super().clean()
        if not data.get("asked_by") and not data.get("asked_by_text") and "asked_by" in data:
            self.add_error("asked_by", "Choose who asked the question, or say it in words.")
        for person, words in (("asked_by", "asked_by_text"), ("asked_of", "asked_of_text")):
            if data.get(person) and data.get(words):
                self.add_error(words, "Choose a person or write words, not both.")
        return data


class AmendmentForm(RecordForm):
    submit_label = "Save amendment"
    initial_fields = ("meeting", "place", "text", "requested_by")

    meeting = MeetingChoice(
        label="Minutes of which meeting",
        queryset=Meeting.objects.none(),
        empty_label=None,
        error_messages={
            "required": "Choose the meeting whose minutes are corrected.",
            "invalid_choice": "Choose an earlier meeting of the same group whose minutes have not "
            "been approved at this item.",
        },
    )
    place = short_text(
        "Where in those minutes",
        most=200,
        required=True,
        error="Say which place is corrected.",
        help_text="For example “item 2.3, second paragraph” or “page 4”.",
    )
    text = long_text("How it should read", error="Write how it should read.")
    requested_by = PersonField(label="Who asked for it (optional)")

    def offer_meetings(self, item):
        """Minutes that this item approved are not amended here any more."""
        if not item:
            return
        offer_rows(self, "meeting", _amendable, item, item.meeting)


@prepared
def _amendable(item, meeting):
    """Earlier meetings of the group whose minutes this item has not approved."""
    approved = Minutes.objects.filter(
        status=MinutesStatus.APPROVED, versions__approved_at_item=item
    )
    return Meeting.objects.before(meeting).exclude(pk__in=approved.values("meeting"))


class NilForm(ServiceForm):
    """The words of a nil return."""

    submit_label = "Save"

    text = short_text(
        "What the minutes say", most=200, help_text="Leave it empty to take the statement back."
    )


class ClosingForm(ServiceForm):
    submit_label = "Save closing time"

    closed_at = TimeField(
        label="When the meeting closed",
        help_text="For example 4.15pm. Leave it empty when it is not known.",
    )

    def __init__(self, *args, meeting, **kwargs):
        self.meeting = meeting
        kwargs["initial"] = {"closed_at": meeting.closed_at}
        super().__init__(*args, **kwargs)
        self.helper.layout.fields = ["token", Field.text("closed_at", field_width=Fixed.TEN)]

    def clean_closed_at(self):
        closed_at = self.cleaned_data["closed_at"]
        if closed_at is not None and closed_at <= self.meeting.start_time:
            raise forms.ValidationError(
                f"The meeting started at {clock(self.meeting.start_time)}: give a time after that."
            )
        return closed_at
