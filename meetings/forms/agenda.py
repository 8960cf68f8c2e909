"""Forms of the agenda builder and of a group's standing items. They validate; the services write."""

from crispy_forms_gds.layout import Fieldset, Size
from django import forms
from django.utils import timezone

from board.forms.choosing import people_on
from board.models import Priority
from common.fields import LOOK, words_field
from common.formats import long_date
from common.forms import ServiceForm, VersionedFormMixin
from meetings.enums import ItemKind, Purpose
from meetings.forms.fields import person_field
from meetings.forms.telling import TellsForm

LONGEST = 600
NO_PURPOSE = [("", "Not stated")]


def title_field():
    return words_field("Title", max_length=200, required=True, missing="Give the item a title.")


def minutes_field():
    return forms.IntegerField(
        label="Minutes allotted",
        required=False,
        min_value=1,
        max_value=LONGEST,
        widget=forms.NumberInput({"class": f"{LOOK} {LOOK}--width-3"}),
        error_messages={
            "invalid": "Enter the minutes as a whole number, for example 15.",
            "min_value": "Give an item at least 1 minute, or leave this empty.",
            "max_value": f"Give an item at most {LONGEST} minutes.",
        },
    )


class PresentedForm(ServiceForm):
    """What agenda items and standing items have in common."""

    marks_optional = True

    title = title_field()
    kind = forms.ChoiceField(
        label="Kind of item",
        choices=ItemKind.choices,
        initial=ItemKind.ORDINARY,
        help_text="Some kinds do their work by themselves: apologies show the attendance.",
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

    def clean(self):
        data = super().clean()
        if data.get("presenter") and data.get("presenter_text"):
            self.add_error("presenter_text", "Choose a person or write words here, but not both.")
        return data

    def offer_people(self, date, besides):
        self.fields["presenter"].queryset = people_on(
            date, chosen_pk=besides.pk if besides else None
        )


class ItemForm(VersionedFormMixin, PresentedForm):
    """An agenda item with all that can be said about it."""

    submit_label = "Save the item"

    part = forms.ModelChoiceField(
        label="Part of the agenda",
        queryset=None,
        empty_label=None,
        error_messages={
            "required": "Choose a part of the agenda.",
            "invalid_choice": "Choose a part of this agenda.",
        },
    )
    description = words_field(
        "Description",
        max_length=10_000,
        rows=4,
        help_text="What the meeting is asked to do. Printed on the agenda.",
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
        help_text="Members then see its title above, its time and its purpose, and nothing else. "
        "If that title says too much, give a neutral one and put the real one below.",
    )
    closed_title = words_field(
        "Closed title",
        max_length=200,
        help_text="For the chair, the business unit and the minute-taker only.",
    )
    unit_notes = words_field(
        "Notes",
        max_length=10_000,
        rows=3,
        help_text="For the business unit only. Never printed and never published.",
    )

    def __init__(self, *args, meeting, item=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["part"].queryset = meeting.parts.order_by("position", "pk")
        self.offer_people(meeting.date, item.presenter if item else None)
        if not meeting.parts.exists():
            del self.fields["part"]
        self.helper.layout.fields = self._layout()

    def _layout(self):
        hidden = [name for name in ("token", "version") if name in self.fields]
        part = [name for name in ("part",) if name in self.fields]
        return [
            *hidden,
            "title",
            *part,
            "kind",
            "purpose",
            "minutes_allotted",
            "description",
            Fieldset("presenter", "presenter_text", legend="Presenter", legend_size=Size.MEDIUM),
            "priority",
            Fieldset(
                "is_confidential",
                "closed_title",
                legend="Confidential item",
                legend_size=Size.MEDIUM,
            ),
            Fieldset("unit_notes", legend="Business unit only", legend_size=Size.MEDIUM),
        ]

    def clean(self):
        data = super().clean()
        if data.get("closed_title") and not data.get("is_confidential"):
            self.add_error(
                "is_confidential",
                "Tick this to keep the closed title, or take the closed title out.",
            )
        return data


class QuickItemForm(ServiceForm):
    """A title and its minutes, added in place."""

    title = title_field()
    minutes_allotted = minutes_field()


class PartForm(ServiceForm):
    """The title of a part; `may_be_empty` for the only part of an agenda."""

    title = words_field(
        "Title of the part", max_length=160, required=True, missing="Give the part a title."
    )

    def __init__(self, *args, may_be_empty=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = not may_be_empty
        if may_be_empty:
            self.fields["title"].help_text = "Without a title the items are numbered 1, 2, 3."


class PublishForm(TellsForm, ServiceForm):
    """A first version needs nothing; each later one says why."""

    submit_label = "Publish the agenda"

    reason = words_field(
        "Why has the agenda changed?",
        max_length=300,
        required=True,
        missing="Say why the agenda has changed.",
        help_text="Members see this beside the new version.",
    )

    def __init__(self, *args, is_first, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.layout.fields = ["token", "reason", "by_mail"]
        if is_first:
            del self.fields["reason"]
            self.helper.layout.fields.remove("reason")


class CarryForm(ServiceForm):
    """Where an item goes, and whether it leaves this meeting."""

    submit_label = "Move or copy the item"

    MOVE, COPY = "move", "copy"

    to = forms.ModelChoiceField(
        label="To which meeting?",
        queryset=None,
        empty_label=None,
        error_messages={
            "required": "Choose a meeting.",
            "invalid_choice": "Choose a meeting from the list.",
        },
    )
    how = forms.ChoiceField(
        label="What happens to the item here?",
        choices=[(MOVE, "It moves: it leaves this meeting"), (COPY, "It stays, and a copy goes")],
        initial=MOVE,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether the item moves or is copied."},
    )

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = meetings
        self.fields["to"].label_from_instance = lambda meeting: (
            f"{meeting.reference}, {long_date(meeting.date)}"
        )

    def service_data(self):
        return {"to": self.cleaned_data["to"], "copy": self.cleaned_data["how"] == self.COPY}


class StandingItemForm(PresentedForm):
    submit_label = "Save the standing item"
    layout_fields = [
        "title",
        "part_title",
        "kind",
        "purpose",
        "minutes_allotted",
        Fieldset("presenter", "presenter_text", legend="Presenter", legend_size=Size.MEDIUM),
    ]

    part_title = words_field(
        "Part of the agenda",
        max_length=160,
        help_text="Items with the same words here stand together in one part.",
    )

    def __init__(self, *args, item=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_people(timezone.localdate(), item.presenter if item else None)
        self.fields["part_title"].widget.attrs["list"] = "part-titles"
