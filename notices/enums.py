"""Where a mail stands, the named sets of that, and the steps between them."""

from django.db.models import TextChoices


class MailStatus(TextChoices):
    WAITING = "waiting", "Waiting"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    KEPT = "kept", "Kept here"
    FAILED = "failed", "Could not be sent"
    UNSURE = "unsure", "May not have gone"
    DROPPED = "dropped", "Not sent"


MAIL_STEPS = {
    MailStatus.WAITING: {
        MailStatus.SENDING,
        MailStatus.KEPT,
        MailStatus.FAILED,
        MailStatus.DROPPED,
    },
    MailStatus.SENDING: {
        MailStatus.SENT,
        MailStatus.WAITING,
        MailStatus.FAILED,
        MailStatus.UNSURE,
        MailStatus.DROPPED,
    },
    MailStatus.UNSURE: {
        MailStatus.SENT,
        MailStatus.WAITING,
        MailStatus.FAILED,
        MailStatus.DROPPED,
    },
    MailStatus.FAILED: {MailStatus.WAITING, MailStatus.DROPPED},
    MailStatus.SENT: set(),
    MailStatus.KEPT: set(),
    MailStatus.DROPPED: set(),
}
"""A mail that was handed to the server and not answered for is unsure: only a person sends it again."""

OVER = frozenset({MailStatus.SENT, MailStatus.KEPT, MailStatus.DROPPED})
NEEDS_A_LOOK = frozenset({MailStatus.FAILED, MailStatus.UNSURE})
ARRIVED = frozenset({MailStatus.SENT, MailStatus.KEPT})
"""Out of our hands: at the mail server, or readable here because there is none."""
