"""Every write to the queue of mail. What is told is told inside the caller's transaction, or not at all."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from common.refusals import Refused
from notices import rules, steps, tasks
from notices.enums import MailStatus
from notices.models import Mail

MOST_DELAYS = 3
"""However often it is told again, mail waits no longer than this many delays."""


@transaction.atomic
def tell(*, kind, topic, people, by, facts=None, after=None):
    """Put mail about `topic` to `people` into the queue; returns the mail that now waits for each.

    Whoever is told again before it has gone gets one mail: `facts` are joined
    and it waits a little longer. It goes after the delay of the settings, and
    not before `after`. Someone without an e-mail address is passed over: pages
    name them before anything is sent (`notices.presenters.recipients`).
    """
    steps.hold_topic(kind, topic)
    people = {person.pk: person for person in people if person.email}
    waiting = {
        mail.person_id: mail
        for mail in Mail.objects.select_related("person")
        .select_for_update(of=["self"])
        .about(kind, topic)
        .waiting()
        .filter(person__in=people)
    }
    for mail in waiting.values():
        _add(mail, facts or {}, after, by)
    new = [person for key, person in people.items() if key not in waiting]
    begun = _begin(kind, topic, new, facts or {}, _due(after), by)
    found = waiting | {mail.person_id: mail for mail in begun}
    told = [found[key] for key in people]
    tasks.see_to_delivery(mail.send_after for mail in told)
    return told


@transaction.atomic
def tell_each(*, kind, topic, facts, by):
    """Put a mail about `topic` to each of many people into the queue, with facts of their own, to go at once.

    `facts` is a dict of the keys of people, who have an address, to what happened. Returns the mail by the
    same keys. The caller sees to it that nobody is told twice. As many queries for one as for hundreds.
    """
    steps.hold_topic(kind, topic)
    now = timezone.now().replace(microsecond=0)
    begun = Mail.objects.bulk_create(
        Mail(kind=kind, topic=topic, person_id=key, facts=each, send_after=now, requested_by=by)
        for key, each in facts.items()
    )
    steps.note_all(begun, "Put into the queue.", by=by)
    if begun:
        tasks.see_to_delivery([now])
    return {mail.person_id: mail for mail in begun}


@transaction.atomic
def withdraw(*, kind, topic, people=None, by=None, words="It was withdrawn before it went."):
    """Take back what waits about `topic`, for everybody or for `people`; returns how many."""
    steps.hold_topic(kind, topic)
    found = Mail.objects.select_for_update().about(kind, topic).waiting()
    if people is not None:
        found = found.filter(person__in=people)
    withdrawn = [steps.take(mail, MailStatus.DROPPED, words, by=by) for mail in found]
    return len(withdrawn)


@transaction.atomic
def send_now(*, mail, by):
    """Let a waiting mail go without further delay."""
    mail = _held(mail, by, rules.check_send_now)
    mail.send_after = timezone.now()
    mail.save(update_fields=["send_after"])
    steps.note(mail, "To go at once.", by=by)
    tasks.see_to_delivery([mail.send_after])
    return mail


@transaction.atomic
def take_back(*, mail, by):
    """Withdraw one waiting mail."""
    mail = _held(mail, by, rules.check_send_now)
    return steps.take(mail, MailStatus.DROPPED, "It was withdrawn before it went.", by=by)


@transaction.atomic
def take_back_all(*, mail, by):
    """Withdraw all that waits about the topic of a mail; returns how many."""
    rules.check_read_mail(by)
    number = withdraw(kind=mail.kind, topic=mail.topic, by=by)
    if not number:
        raise Refused("None of these mails waits any more, so nothing was changed.")
    return number


@transaction.atomic
def send_again(*, mail, by):
    """Put a mail that failed, or may not have gone, back into the queue; its tries begin anew.

    Returns the mail that waits, which may be a newer one about the same.
    """
    mail = _held(mail, by, rules.check_send_again)
    now = timezone.now()
    waits = steps.wait_again(mail, "To be sent again.", by=by, send_after=now, attempts=0)
    tasks.see_to_delivery([waits.send_after])
    return waits


@transaction.atomic
def send_all_again(*, by):
    """Put all that failed back into the queue, as after a day without a mail server; returns how many.

    What may have gone is left: that is looked at one by one.
    """
    rules.check_read_mail(by)
    failed = Mail.objects.filter(status=MailStatus.FAILED, person__email__contains="@")
    mails = list(failed.order_by("kind", "topic", "-pk"))
    for mail in mails:
        send_again(mail=mail, by=by)
    return len(mails)


@transaction.atomic
def give_up(*, mail, by):
    """Leave a mail that failed, or may not have gone, as it is: it needs no further look."""
    mail = _held(mail, by, rules.check_settle)
    return steps.take(mail, MailStatus.DROPPED, "Left as it is: not to be sent again.", by=by)


def _held(mail, by, check):
    """The mail as it stands, locked, if the rule allows the step."""
    steps.hold_topic(mail.kind, mail.topic)
    mail = Mail.objects.select_for_update(of=["self"]).select_related("person").get(pk=mail.pk)
    check(by, mail)
    return mail


def _begin(kind, topic, people, facts, due, by):
    begun = Mail.objects.bulk_create(
        Mail(kind=kind, topic=topic, person=person, facts=facts, send_after=due, requested_by=by)
        for person in people
    )
    steps.note_all(begun, "Put into the queue.", by=by)
    return begun


def _add(mail, facts, after, by):
    """A mail that is being tried again keeps its time; others move on, up to a limit."""
    mail.facts = steps.joined(mail.facts, facts)
    mail.requested_by = by or mail.requested_by
    if not mail.attempts:
        latest = mail.created_at + MOST_DELAYS * _delay()
        mail.send_after = max(mail.send_after, min(_due(None), latest), after or mail.send_after)
    mail.save(update_fields=["facts", "requested_by", "send_after"])
    steps.note(mail, "There was more to tell: both go as one mail.", by=by)


def _due(after):
    """When what is told now may go: a whole second, so that all of one moment go together."""
    due = timezone.now() + _delay()
    due = max(due, after) if after else due
    return due.replace(microsecond=0) + timedelta(seconds=1)


def _delay():
    return timedelta(minutes=settings.NOTICE_DELAY_MINUTES)
