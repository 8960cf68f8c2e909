"""A form about a date shows what is in its way before it saves, and asks once whether that is meant."""

from django import forms
from django.utils.html import escape

from common.formats import long_date
from meetings.clashes import NOTE, Slot, clashes_of, to_confirm

WHEN = ("date", "start_time", "end_time")


class DespiteMixin(forms.Form):
    """Adds the box "Plan it all the same" to a form that has a group, `by`, a date and times.

    The box is there only when something is in the way. A tick counts for what was shown
    beside it: with another date, or when something new has come in the way, it asks again.
    """

    despite = forms.BooleanField(label="Plan it all the same", required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=5000)

    def look_for_clashes(self):
        """Call it when the other fields are as they will be."""
        found = self.clashes()
        marks = to_confirm(found)
        self.notes = [clash.sentence for clash in found if clash.level == NOTE]
        self.is_confirmed = not marks
        if not marks:
            del self.fields["despite"], self.fields["seen"]
            return
        sentences = " ".join(clash.sentence for clash in found if clash.to_confirm)
        said = f"{long_date(self.sent('date'))}: {sentences}"
        self.fields["despite"].help_text = escape(said)  # printed as it is
        seen = set(self.data.get(self.add_prefix("seen"), "").split())
        ticked = self.add_prefix("despite") in self.data
        self.is_confirmed = ticked and marks <= seen
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = " ".join(sorted(marks))
        if not self.is_confirmed:
            self.data.pop(self.add_prefix("despite"), None)

    def clean(self):
        data = super().clean()
        if not self.is_confirmed:
            sentence = (
                "Something is in the way. Choose another date, or tick to plan it all the same."
            )
            self.add_error("despite", sentence)
        return data

    def sent(self, name):
        """The value of a field as it was sent, or None when it is missing or wrong."""
        if name not in self.fields:
            return None
        try:
            return self.fields[name].clean(self.data.get(self.add_prefix(name)))
        except forms.ValidationError:
            return None

    def clashes(self):
        """What is in the way of the date that was sent, but for what its own fields say already."""
        when = [self.sent(name) for name in WHEN] if self.is_bound else [None]
        if not all(when) or self._is_kept(when):
            return []
        slot = Slot(*when, paper_deadline=self.sent("paper_deadline"))
        taker = self.meeting.minute_taker if self.meeting else None
        (found,) = clashes_of(
            [slot], group=self.group, by=self.by, minute_taker=taker, besides=self.meeting
        )
        return [clash for clash in found if not (clash.is_refused or clash.mark.endswith("past"))]

    def _is_kept(self, when):
        return self.meeting is not None and when == [getattr(self.meeting, name) for name in WHEN]
