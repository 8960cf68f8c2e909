"""Forms about when and where a group meets. They validate; the services write."""

from crispy_forms_gds.layout import Fieldset, Size
from django import forms
from django.utils import timezone

from board.enums import Marking
from board.forms.choosing import people_on
from board.models import Group
from common.fields import DayField, HourField, words_field
from common.forms import ServiceForm, VersionedFormMixin
from meetings import schedule
from meetings.enums import MeetingKind
from meetings.forms.clashes import DespiteMixin
from meetings.forms.fields import (
    link_field,
    person_field,
)
from meetings.forms.telling import TellsForm

PLACE = ("venue", "venue_address", "link")


class GroupChoiceForm(forms.Form):
    """The first step of planning: whose meeting it is. Sent by GET."""

    group = forms.ModelChoiceField(
        label="Which group meets?",
        queryset=Group.objects.none(),
        empty_label="Choose a group",
        error_messages={
            "required": "Choose the group that meets.",
            "invalid_choice": "Choose a group from the list.",
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = Group.objects.running(timezone.localdate())


class ScheduleForm(DespiteMixin, VersionedFormMixin, ServiceForm):
    """When and where a meeting takes place; checked against everything that is in the way."""

    marks_optional = True

    date = DayField(label="Date", error_messages={"required": "Enter the date of the meeting."})
    date_is_right = forms.BooleanField(label="Yes, this date is right", required=False)
    start_time = HourField(
        label="Starts at", error_messages={"required": "Enter when the meeting starts."}
    )
    end_time = HourField(
        label="Ends at", error_messages={"required": "Enter when the meeting ends."}
    )
    venue = words_field("Venue", max_length=200)
    venue_address = words_field("Address", max_length=1000, rows=3)
    link = link_field("Link for joining online")
    paper_deadline = DayField(
        label="Papers due by",
        required=False,
        help_text="The last day for sending papers to the unit.",
    )

    def __init__(self, *args, group, by, meeting=None, **kwargs):
        self.group = group
        self.by = by
        self.meeting = meeting
        super().__init__(*args, **kwargs)
        if not self._asks_about_date():
            del self.fields["date_is_right"]
        self.look_for_clashes()
        self.helper.layout.fields = [*self.hidden_names(), *self.sections()]

    def hidden_names(self):
        return [name for name in ("token", "version", "seen") if name in self.fields]

    def when(self):
        """The date and times as one fieldset."""
        names = [name for name in ("date", "date_is_right") if name in self.fields]
        despite = [name for name in ("despite",) if name in self.fields]
        times = ["start_time", "end_time"]
        return Fieldset(*names, *times, *despite, legend="When", legend_size=Size.MEDIUM)

    def where(self):
        return Fieldset(*PLACE, legend="Where", legend_size=Size.MEDIUM)

    def clean(self):
        data = super().clean()
        known = all(data.get(name) for name in ("date", "start_time", "end_time"))
        if not known:
            return data
        found = schedule.problems(
            group=self.group,
            date=data["date"],
            start_time=data["start_time"],
            end_time=data["end_time"],
            paper_deadline=data.get("paper_deadline"),
            besides=self.meeting,
        )
        for name, sentence in found.items():
            self.add_error(name, sentence)
        if "date_is_right" in self.fields and not data.get("date_is_right"):
            self.add_error("date", schedule.far_sentence(data["date"]))
        return data

    def service_data(self):
        data = super().service_data()
        for name in ("date_is_right", "despite", "seen"):
            data.pop(name, None)
        return data

    def _asks_about_date(self):
        """Whether the date that was sent is so far away that it may be a slip."""
        if not self.is_bound or "date" not in self.fields:
            return False
        date = self.sent("date")
        is_kept = self.meeting is not None and self.meeting.date == date
        return date is not None and schedule.is_far(date) and not is_kept


class MeetingForm(ScheduleForm):
    """Everything that is planned about a meeting."""

    submit_label = "Plan the meeting"

    kind = forms.ChoiceField(
        label="What kind of meeting is it?",
        choices=MeetingKind.choices,
        initial=MeetingKind.ORDINARY,
        widget=forms.RadioSelect,
        help_text="An ordinary meeting starts with the group's standing items.",
        error_messages={"required": "Say what kind of meeting it is."},
    )
    title = words_field(
        "Title",
        max_length=160,
        help_text="Only if it needs one, for example “Extraordinary meeting on neglect”.",
    )
    minute_taker = person_field("Minute-taker")
    marking = forms.ChoiceField(label="Protective marking", choices=Marking.choices, required=False)
    unit_notes = words_field(
        "Notes",
        max_length=5000,
        rows=3,
        help_text="For the business unit only: catering, parking, who to ring.",
    )

    def __init__(self, *args, meeting=None, **kwargs):
        super().__init__(*args, meeting=meeting, **kwargs)
        date = meeting.date if meeting else timezone.localdate()
        taker = meeting.minute_taker if meeting else None
        self.fields["minute_taker"].queryset = people_on(
            date, chosen_pk=taker.pk if taker else None
        )

    def sections(self):
        return [
            "kind",
            "title",
            self.when(),
            self.where(),
            Fieldset(
                "paper_deadline",
                "minute_taker",
                "marking",
                "unit_notes",
                legend="Papers and minutes",
                legend_size=Size.MEDIUM,
            ),
        ]


class MeetingEditForm(MeetingForm):
    """Once the agenda is out, the date and times are changed by moving the meeting."""

    submit_label = "Save the changes"

    def __init__(self, *args, meeting, **kwargs):
        self.is_out = meeting.agenda_is_out
        super().__init__(*args, meeting=meeting, **kwargs)

    def sections(self):
        if not self.is_out:
            return super().sections()
        for name in ("date", "start_time", "end_time"):
            del self.fields[name]
        kind, title, _when, *rest = super().sections()
        return [kind, title, *rest]

    def clashes(self):
        return [] if self.is_out else super().clashes()

    def clean(self):
        data = super().clean()
        if self.is_out and (data.get("paper_deadline") or self.meeting.date) > self.meeting.date:
            self.add_error(
                "paper_deadline", "Papers must be due on or before the day of the meeting."
            )
        return data


class MoveForm(TellsForm, ScheduleForm):
    """A new date, and what becomes of the meeting's own items."""

    submit_label = "Move the meeting"

    BY_DATE, STAY, GO = "by_date", "stay", "go"
    CARRY = {BY_DATE: None, STAY: False, GO: True}

    reason = words_field(
        "Why is it moved?",
        max_length=300,
        required=True,
        missing="Say why the meeting is moved.",
        help_text="Members see this on the page of the meeting.",
    )
    carry = forms.ChoiceField(label="Items of this meeting only", widget=forms.RadioSelect)
    keep_answers = forms.BooleanField(
        label="Keep the answers given so far",
        required=False,
        help_text="On another day everybody is asked again, because they answered for the old one, "
        "unless you tick this. When only the time changes, answers always stay.",
    )

    def __init__(self, *args, following=None, has_loose_items=True, **kwargs):
        self.following = following if has_loose_items else None
        super().__init__(*args, **kwargs)

    def sections(self):
        rest = ["paper_deadline", "reason"]
        if not self.meeting.agenda_is_out:
            self.tell_nobody()
            del self.fields["keep_answers"]
        if self.following is None:
            del self.fields["carry"]
        else:
            self._offer_carrying()
            rest.append("carry")
        told = [name for name in ("keep_answers", "by_mail") if name in self.fields]
        return [self.when(), self.where(), *rest, *told]

    def clean(self):
        data = super().clean()
        date, start = data.get("date"), data.get("start_time")
        if self.meeting.agenda_is_out and date and start and schedule.has_passed(date, start):
            self.add_error("date", schedule.PASSED)
        return data

    def _asks_about_date(self):
        """A day that has passed is refused, so there is no question whether it is right."""
        if not super()._asks_about_date():
            return False
        return not (self.meeting.agenda_is_out and self.sent("date") < timezone.localdate())

    def _offer_carrying(self):
        there = self.following.reference
        self.fields["carry"].choices = [
            (self.BY_DATE, f"They stay, but go to {there} if the new date is after it"),
            (self.STAY, "They stay with this meeting"),
            (self.GO, f"They go to {there}"),
        ]
        self.fields["carry"].initial = self.BY_DATE
        self.fields[
            "carry"
        ].help_text = "What to do with items that are not standing items of the group."

    def service_data(self):
        data = super().service_data()
        data["carry"] = self.CARRY[data["carry"]] if "carry" in data else False
        return data


class CancelForm(TellsForm, ServiceForm):
    submit_label = "Cancel the meeting"

    reason = words_field(
        "Why is it cancelled?",
        max_length=300,
        required=True,
        missing="Say why the meeting is cancelled.",
        help_text="Members see this on the page of the meeting.",
    )

    def __init__(self, *args, is_out, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.layout.fields = ["token", "reason", *(["by_mail"] if is_out else [])]
        if not is_out:
            self.tell_nobody()
