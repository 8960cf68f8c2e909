"""Sending what is due. A mail is taken up and that is committed before a word of it goes to the server:

whatever happens then, it goes at most once. What surely did not go is tried
again; what may have gone is `unsure` and waits for a person.
"""

import logging
import time
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from notices import kinds, letters, steps
from notices.enums import MailStatus
from notices.models import Mail
from notices.post import Line, Postponed, Rejected, Unanswered, Unreachable

log = logging.getLogger(__name__)

TRY_AGAIN_AFTER = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60)]
INTERRUPTED_AFTER = timedelta(minutes=5)
"""No sending takes so long: whoever took the mail up is no longer there."""
MOST_SECONDS = 8
"""A run ends after this, so that a worker that is asked to stop can stop; what is left goes in the next."""
MAYBE = "It may or may not have gone, so it is not sent again by itself."


def is_sending():
    """Whether there is a mail server; without one mail is kept here to be read."""
    return bool(settings.EMAIL_HOST)


def deliver_due():
    """Send what is due, or keep it here; returns when the next mail is due, or None."""
    end = time.monotonic() + MOST_SECONDS
    if is_sending():
        _send_due(end)
    else:
        _keep_due(end)
    return (
        Mail.objects.waiting().order_by("send_after").values_list("send_after", flat=True).first()
    )


def keep_due():
    """Keep here whatever is due, even where there is a mail server: for the made-up people of a demo board."""
    while _take_up(is_sent=False):
        continue


def preview(mail):
    """A `letters.Draft` of a waiting mail; None when there is nothing to say, or no way to say it."""
    try:
        return _compose(mail, letters.draft)
    except _CannotBeWritten:
        return None


@transaction.atomic
def mark_interrupted():
    """What a worker took up and never put down may have gone; returns how many there are."""
    before = timezone.now() - INTERRUPTED_AFTER
    left = Mail.objects.select_for_update(skip_locked=True).filter(
        status=MailStatus.SENDING, claimed_at__lt=before
    )
    words = f"The worker was stopped while it was sending this. {MAYBE}"
    return len([steps.take(mail, MailStatus.UNSURE, words, last_error=words) for mail in left])


def _keep_due(end):
    while time.monotonic() < end and _take_up(is_sent=False):
        continue


def _send_due(end):
    line = Line()
    try:
        while time.monotonic() < end and Mail.objects.due().exists():
            line.open()
            mail = _take_up(is_sent=True)
            if mail is None:
                break
            if mail.status == MailStatus.SENDING:
                _send(mail, line)
    except (Unreachable, Unanswered) as trouble:
        line.close()
        _put_off_all_due(str(trouble))
    finally:
        line.bid_farewell()


def _send(mail, line):
    """Send one mail that has been taken up, and write down what came of it."""
    ready = mail.ready
    try:
        answer = line.send(sender=ready.sender, recipient=ready.recipient, data=ready.data)
    except Rejected as no:
        _put_down(mail, MailStatus.FAILED, str(no))
    except Postponed as later:
        _put_down(mail, MailStatus.WAITING, str(later))
    except Unreachable as trouble:
        _put_down(mail, MailStatus.WAITING, str(trouble))
        raise
    except Unanswered as trouble:
        _put_down(mail, MailStatus.UNSURE, f"{trouble} {MAYBE}")
        raise
    else:
        _put_down(mail, MailStatus.SENT, f"The mail server took it: {answer}")


def _take_up(*, is_sent):
    """Take the next mail that is due and nobody else has; None when there is none.

    To be sent, it is now `sending`, which is committed, and holds its message
    as `mail.ready`; otherwise it has been kept, dropped, put off or found impossible.
    """
    with transaction.atomic(durable=is_sent):
        mail = Mail.objects.due().select_for_update(skip_locked=True, of=["self"]).first()
        if mail is None:
            return None
        mail.attempts += 1
        mail.claimed_at = timezone.now()
        mail.save(update_fields=["attempts", "claimed_at"])
        obstacle = _obstacle(mail)
        make = letters.draft if obstacle else partial(letters.make_ready, is_sent=is_sent)
        try:
            mail.ready = _compose(mail, make)
        except _CannotBeWritten as problem:
            return _try_later(mail, str(problem))
        return _begin(mail, obstacle, is_sent=is_sent)


def _obstacle(mail):
    """Why it cannot go to this person at all, or nothing."""
    if not mail.is_reachable:
        return f"{mail.person} has no e-mail address, so this did not go."
    if not letters.is_address(mail.person.email):
        return f"The address {mail.person.email} cannot be used for mail."
    return ""


def _begin(mail, obstacle, *, is_sent):
    """The step that a mail takes once it is written, or need not be."""
    if mail.ready is None:
        return steps.take(mail, MailStatus.DROPPED, "There was nothing to say any more.")
    if obstacle:
        return _fail(mail, obstacle, **mail.ready.kept)
    if is_sent:
        words = "The worker began to send it."
        return steps.take(mail, MailStatus.SENDING, words, last_error="", **mail.ready.kept)
    words = "Kept here to be read. It was not sent, because no mail server is set."
    return steps.take(
        mail, MailStatus.KEPT, words, sent_at=timezone.now(), last_error="", **mail.ready.kept
    )


class _CannotBeWritten(Exception):
    """The words of a mail could not be made; a fault of ours, which may be cured meanwhile."""


def _compose(mail, make):
    """What `make(mail, letter)` makes of it now, or None when there is nothing to say any more."""
    kind = kinds.known(mail.kind)
    if kind is None:
        raise _CannotBeWritten(f"Nothing here knows how to write mail of the kind {mail.kind}.")
    try:
        with transaction.atomic():
            letter = kind.compose(mail)
            return make(mail, letter) if letter else None
    except Exception as error:
        log.exception("Mail %s could not be written", mail.pk)
        raise _CannotBeWritten("The words of this mail could not be made.") from error


@transaction.atomic
def _put_down(mail, to, words):
    """Write down what came of sending, unless the mail has been taken up anew since."""
    steps.hold_topic(mail.kind, mail.topic)
    now = Mail.objects.select_for_update().get(pk=mail.pk)
    is_ours = now.claimed_at == mail.claimed_at
    if not is_ours or now.status not in (MailStatus.SENDING, MailStatus.UNSURE):
        steps.note(now, f"Told late: {words}")
        return
    if to == MailStatus.SENT:
        steps.take(now, to, words, sent_at=timezone.now(), last_error="")
    elif to == MailStatus.WAITING:
        _try_later(now, words)
    elif now.status != to:
        steps.take(now, to, words, last_error=words[:500])


@transaction.atomic
def _put_off_all_due(words):
    """The server cannot be talked to: what is due fares alike, and none of it was taken up."""
    for mail in Mail.objects.due().select_for_update(skip_locked=True):
        mail.attempts += 1
        mail.save(update_fields=["attempts"])
        _try_later(mail, words)


def _try_later(mail, words):
    """Put a mail that surely has not gone back for its next try, or give up after the last."""
    tries = len(TRY_AGAIN_AFTER)
    if mail.attempts > tries:
        return _fail(mail, f"{words} It was tried {mail.attempts} times.")
    send_after = timezone.now() + TRY_AGAIN_AFTER[mail.attempts - 1]
    if mail.status != MailStatus.WAITING:
        return steps.wait_again(mail, words, send_after=send_after, last_error=words[:500])
    mail.send_after, mail.last_error = send_after, words[:500]
    mail.save(update_fields=["send_after", "last_error"])
    steps.note(mail, words)
    return mail


def _fail(mail, words, **changes):
    return steps.take(mail, MailStatus.FAILED, words, last_error=words[:500], **changes)
