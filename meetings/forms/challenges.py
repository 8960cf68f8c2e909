"""The form of a step in following a challenge up."""

from common.fields import words_field
from common.forms import ServiceForm
from meetings.services.challenges import LONGEST


class ChallengeStepForm(ServiceForm):
    """`label`, `missing` and `button` are the words of the step."""

    text = words_field("Follow-up", max_length=LONGEST, required=True, rows=5)

    def __init__(self, *args, label, missing, button="Save", **kwargs):
        super().__init__(*args, **kwargs)
        self.submit_label = button
        self.fields["text"].label = label
        self.fields["text"].error_messages["required"] = missing
