"""A mail's steps: each is written down with its reason, and none is taken that the table does not hold."""

from django.db import connection

from notices.enums import MAIL_STEPS, MailStatus
from notices.models import Mail, MailStep


def hold_topic(kind, topic):
    """Until the transaction ends nobody else tells, withdraws or puts back mail about this."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"mail {kind} {topic}"]
        )


def note(mail, words, *, by=None, came_from=None):
    """Write down what happened to a mail; `came_from` is its status before, if that has changed."""
    was = mail.status if came_from is None else came_from
    return MailStep.objects.create(
        mail=mail, from_status=was, to_status=mail.status, words=words[:500], by=by
    )


def note_all(mails, words, *, by=None):
    """Write down how several mails began."""
    MailStep.objects.bulk_create(
        MailStep(mail=mail, to_status=mail.status, words=words, by=by) for mail in mails
    )


def take(mail, to, words, *, by=None, **changes):
    """One step of a mail whose row is locked; `changes` are other fields to write with it."""
    was = MailStatus(mail.status)
    if to not in MAIL_STEPS[was]:
        raise ValueError(f"Mail {mail.pk} is {was} and cannot become {to}.")
    mail.status = to
    for name, value in changes.items():
        setattr(mail, name, value)
    mail.save(update_fields=["status", *changes])
    note(mail, words, by=by, came_from=was)
    return mail


def wait_again(mail, words, *, send_after, by=None, **changes):
    """Back into the queue; where newer mail about the same waits already, into that one.

    Call `hold_topic` first. Returns the mail that waits.
    """
    newer = (
        Mail.objects.select_for_update()
        .about(mail.kind, mail.topic)
        .waiting()
        .filter(person=mail.person_id)
        .first()
    )
    if newer is None:
        return take(mail, MailStatus.WAITING, words, by=by, send_after=send_after, **changes)
    newer.facts = joined(mail.facts, newer.facts)
    newer.save(update_fields=["facts"])
    take(mail, MailStatus.DROPPED, f"{words} It goes with the newer mail about the same.", by=by)
    note(newer, "An earlier mail about the same goes with this one.", by=by)
    return newer


def joined(old, new):
    """Two dicts of facts as one: the newer wins, dicts within them are joined as well."""
    result = dict(old)
    for name, value in new.items():
        before = result.get(name)
        both = isinstance(before, dict) and isinstance(value, dict)
        result[name] = joined(before, value) if both else value
    return result
