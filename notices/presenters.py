"""What pages say about mail, in words. No queries."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from board.rules import can_see_contacts
from common.formats import clock, file_size, long_date, moment, plural, short_date
from notices import kinds
from notices.enums import MailStatus

TONES = {
    MailStatus.WAITING: "blue",
    MailStatus.SENDING: "blue",
    MailStatus.SENT: "green",
    MailStatus.KEPT: "purple",
    MailStatus.FAILED: "red",
    MailStatus.UNSURE: "amber",
    MailStatus.DROPPED: "grey",
}


def way_of_mail(where="on the page Mail, which the business unit reads"):
    """Whether mail is really sent, in a sentence for whoever is about to send some."""
    if settings.EMAIL_HOST:
        return f"Mail is sent through {settings.EMAIL_HOST}."
    return f"No mail server is set, so nothing is sent: mail is kept {where}."


def delay_words():
    """How long mail waits for further changes."""
    minutes = settings.NOTICE_DELAY_MINUTES
    return f"after {plural(minutes, 'minute')}" if minutes else "at once"


@dataclass(frozen=True)
class Recipient:
    pk: int
    name: str
    address: str
    url: str
    edit_url: str


@dataclass(frozen=True)
class Recipients:
    """Who will be told, and who cannot be because no address is known."""

    reached: list[Recipient]
    unreached: list[Recipient]
    way: str
    when: str
    can_edit: bool

    @property
    def count(self):
        return plural(len(self.reached), "person", "people")

    @property
    def missing(self):
        number = len(self.unreached)
        if number == 1:
            return "1 person has no e-mail address and will not be told by mail"
        return f"{number} people have no e-mail address and will not be told by mail"


def recipients(people, *, viewer):
    """Each of `people` once, in their order. Addresses are shown to those who may see them."""
    found = [
        Recipient(
            pk=person.pk,
            name=person.full_name,
            address=(person.email or "") if can_see_contacts(viewer, person) else "",
            url=person.get_absolute_url(),
            edit_url=reverse("board:person_edit", args=[person.pk]),
        )
        for person in {person.pk: person for person in people}.values()
    ]
    with_address = {person.pk for person in people if person.email}
    return Recipients(
        reached=[one for one in found if one.pk in with_address],
        unreached=[one for one in found if one.pk not in with_address],
        way=way_of_mail(),
        when=delay_words(),
        can_edit=viewer.is_business_unit,
    )


@dataclass(frozen=True)
class MailRow:
    """A mail as a line of the list."""

    number: int
    subject: str
    url: str
    person: str
    address: str
    kind: str
    status: str
    tone: str
    when: str
    note: str


def mail_row(mail, headline=""):
    """`headline` is what it is about while it is not written."""
    return MailRow(
        number=mail.pk,
        subject=mail.subject or headline or "Not written yet",
        url=mail.get_absolute_url(),
        person=mail.person.full_name,
        address=mail.address or mail.person.email or "",
        kind=kinds.label(mail.kind),
        status=mail.get_status_display(),
        tone=TONES[mail.status],
        when=_short_moment(mail.sent_at or mail.created_at),
        note=_note(mail),
    )


def _short_moment(value):
    return f"{short_date(value)}, {clock(value)}"


def _note(mail):
    """What the status alone does not say."""
    if mail.status == MailStatus.WAITING:
        return f"{'Tried again' if mail.attempts else 'Goes'} on {moment(mail.send_after)}"
    return mail.last_error if mail.status in (MailStatus.FAILED, MailStatus.UNSURE) else ""


def standing(mail, last_words):
    """Where a mail stands, in a sentence or two."""
    if mail.status == MailStatus.WAITING:
        return _waiting(mail)
    sentences = {
        MailStatus.SENDING: "The worker is sending it now.",
        MailStatus.SENT: f"The mail server took it on {moment(mail.sent_at)}.",
        MailStatus.KEPT: f"It was not sent but kept here on {moment(mail.sent_at)}, "
        "because no mail server is set.",
        MailStatus.FAILED: mail.last_error,
        MailStatus.UNSURE: f"{mail.last_error} Ask {mail.person} whether it has arrived "
        "before you send it again.",
        MailStatus.DROPPED: last_words,
    }
    return sentences[mail.status]


def _waiting(mail):
    if mail.attempts:
        tries = plural(mail.attempts, "try", "tries")
        return f"{mail.last_error} After {tries} it is tried again on {moment(mail.send_after)}."
    return f"It goes on {moment(mail.send_after)}. What happens until then goes into the same mail."


def attachments(files):
    """ "meeting.ics (2 KB)" for each file that goes with a mail."""
    return "\n".join(f"{file['name']} ({file_size(file['size'])})" for file in files)


@dataclass(frozen=True)
class Step:
    title: str
    who: str
    when: str
    words: str


STEP_TITLES = {
    (MailStatus.FAILED, MailStatus.WAITING): "To be sent again",
    (MailStatus.UNSURE, MailStatus.WAITING): "To be sent again",
    (MailStatus.SENDING, MailStatus.WAITING): "Not gone: it is tried again",
}


def timeline(steps):
    """The steps of a mail, newest first."""
    return [
        Step(
            title=_step_title(step),
            who=step.by.full_name if step.by else "",
            when=f"{long_date(step.at)} at {clock(step.at)}",
            words=step.words,
        )
        for step in reversed(steps)
    ]


def _step_title(step):
    if step.from_status == step.to_status:
        return "Still waiting" if step.to_status == MailStatus.WAITING else "Noted"
    if not step.from_status:
        return "Told"
    known = STEP_TITLES.get((step.from_status, step.to_status))
    return known or step.get_to_status_display()
