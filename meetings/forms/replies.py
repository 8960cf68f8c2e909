"""The forms that answer an invitation: on the page, by the link of a mail, and for somebody else."""

from crispy_forms_gds.layout import Field, Fieldset, Fluid, Size
from django import forms

from common.fields import words_field
from common.forms import ServiceForm
from meetings.enums import Answer
from meetings.forms.people import PersonField

WHO = "Say who is coming as deputy."


class ReplyForm(ServiceForm):
    """Coming, apologies, or a deputy: a person of the list, or a name in words."""

    submit_label = "Send my answer"
    choices = [
        (Answer.COMING.value, "I am coming"),
        (Answer.APOLOGIES.value, "I cannot come: record my apologies"),
        (Answer.DEPUTY.value, "A deputy is coming for me"),
    ]
    question = "Your answer"
    missing = "Say whether you are coming."

    answer = forms.ChoiceField(choices=choices, widget=forms.RadioSelect)
    deputy = PersonField(label="Deputy")
    deputy_text = words_field("Or the deputy's name in words (optional)", max_length=160)
    message = words_field(
        "Message to the business unit (optional)",
        max_length=500,
        rows=3,
        help_text="The chair and the minute-taker of the group can read it too. "
        "Do not write about your health or anything else private.",
    )

    def __init__(self, *args, candidates, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.candidates, self.person = candidates, person
        answer = self.fields["answer"]
        answer.label, answer.choices = self.question, self.choices
        if self.initial.get("is_change"):
            answer.label = "Change your answer"
        answer.error_messages = dict.fromkeys(("required", "invalid_choice"), self.missing)
        self.offer()
        self.helper.layout.fields = [
            "token",
            Field.radios("answer", legend_size=Size.MEDIUM),
            Fieldset(
                *self.deputy_fields(),
                legend="Who is coming as deputy?",
                legend_size=Size.SMALL,
                css_class="reply-deputy",
            ),
            "message",
        ]

    def offer(self):
        """The people to choose from; those who come in their own right are explained."""
        found = self.candidates
        self.fields["deputy"].offer(
            ("Named deputies of the seat", found.named),
            ("Other people of the same organisation", found.colleagues),
        )
        names = [person.full_name for person in found.seated]
        if names:
            self.fields[
                "deputy"
            ].help_text = (
                f"Not in this list, because they are expected themselves: {', '.join(names)}."
            )

    def deputy_fields(self):
        return [
            Field("deputy", css_class="govuk-!-width-full"),
            Field.text("deputy_text", field_width=Fluid.FULL),
        ]

    def clean(self):
        data = super().clean()
        if data.get("answer") != Answer.DEPUTY:
            return data | {"deputy": None, "deputy_text": ""}
        if "deputy" in self.errors or "deputy_text" in self.errors:
            return data
        person, words = data.get("deputy"), data["deputy_text"].strip()
        first = "deputy" if "deputy" in self.fields else "deputy_text"
        if not person and not words:
            self.add_error(first, WHO)
        elif person and words:
            self.add_error("deputy_text", "Choose a person or write a name, not both.")
        elif words.casefold() == self.person.full_name.casefold():
            self.add_error("deputy_text", "A deputy is somebody else. Write another name.")
        elif words:
            data["deputy"] = self.candidates.by_name(words)
        return data

    def service_data(self):
        return {"deputy": None} | super().service_data()


class LinkReplyForm(ReplyForm):
    """Without sign-in nobody's name is offered: a deputy is written in words."""

    def offer(self):
        del self.fields["deputy"]
        self.fields["deputy_text"].label = "The deputy's name"

    def deputy_fields(self):
        return [Field.text("deputy_text", field_width=Fluid.FULL)]


class BehalfForm(ReplyForm):
    """What somebody said by telephone or e-mail, entered for them."""

    submit_label = "Save the answer"
    choices = [
        (Answer.COMING.value, "They are coming"),
        (Answer.APOLOGIES.value, "They cannot come: record their apologies"),
        (Answer.DEPUTY.value, "A deputy is coming for them"),
    ]
    question = "What did they say?"
    missing = "Choose what they said."

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["message"].label = "What else they said (optional)"
