"""What is said about an item of draft minutes, and what came of it."""

from django import forms

from common.fields import words_field
from common.forms import ServiceForm
from meetings.enums import CommentOutcome
from meetings.services.comments import LONGEST, LONGEST_ANSWER


class CommentForm(ServiceForm):
    submit_label = "Add the comment"

    text = words_field(
        "Your comment",
        max_length=LONGEST,
        required=True,
        missing="Write what should be put right.",
        help_text="Say what should be put right, and how it should read instead.",
        rows=4,
    )


class ResolveForm(ServiceForm):
    submit_label = "Resolve the comment"

    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=CommentOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Say what came of the comment.",
            "invalid_choice": "Say what came of the comment.",
        },
    )
    answer = words_field(
        "Answer (optional)",
        max_length=LONGEST_ANSWER,
        help_text="Everybody who reads the comment reads this too.",
        rows=3,
    )
