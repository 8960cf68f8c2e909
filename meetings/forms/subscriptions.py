"""The form that makes an address for a calendar."""

from common.fields import words_field
from common.forms import ServiceForm


class SubscriptionForm(ServiceForm):
    submit_label = "Make an address"

    name = words_field(
        "What will read it?",
        max_length=60,
        required=True,
        missing="Say what will read it, for example Outlook at work.",
        help_text="For example “Outlook at work” or “My phone”, so that you know it again.",
    )
