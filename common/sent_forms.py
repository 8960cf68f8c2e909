"""A form sent twice (a double click, the back button) is carried out once."""

import uuid

from common.models import SentForm
from common.refusals import Refused


class AlreadySent(Refused):
    """The same form has been carried out before."""

    def __init__(self):
        super().__init__("You had already sent this form, so it was not carried out a second time.")


def claim(token):
    """Mark `token` as carried out; raise `AlreadySent` when it was.

    Call it inside the transaction of the write itself: if the write fails the
    token is free again.
    """
    _, is_first = SentForm.objects.get_or_create(token=token)
    if not is_first:
        raise AlreadySent


def was_sent(words):
    """Whether `words`, as a browser sent them, are the token of a form that was carried out."""
    try:
        token = uuid.UUID(words or "")
    except ValueError:
        return False
    return SentForm.objects.filter(token=token).exists()


def forget(*, before):
    """Remove the tokens of forms that were sent before a moment; nobody goes back that far."""
    SentForm.objects.filter(sent_at__lt=before).delete()
