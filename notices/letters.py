"""From a `Letter` to the words and the message that go: plain text and HTML, with the board's name and colour."""

import hashlib
import re
from dataclasses import dataclass
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import sanitize_address
from django.core.validators import validate_email
from django.template.loader import render_to_string

from board.models import BoardProfile
from notices.kinds import Heading, Link

HIDDEN = "(a personal link, which only the mail itself holds)"
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
ENCODING = "utf-8"


def one_line(text):
    """Names and subjects stand in headers: whatever breaks a line becomes a space."""
    return " ".join(CONTROL.sub(" ", str(text)).split())


def is_address(text):
    """Whether mail can be sent to it at all."""
    try:
        validate_email(text)
        return bool(sanitize_address(text, ENCODING))
    except (ValidationError, ValueError, IndexError):
        return False


@dataclass(frozen=True)
class Ready:
    """A mail that may go: what is kept of it, and the bytes on their way from `sender` to `recipient`."""

    address: str
    subject: str
    text: str
    html: str
    attachments: list
    message_id: str
    sender: str
    recipient: str
    data: bytes

    @property
    def kept(self):
        """The fields of `Mail` that hold how it went."""
        names = ("address", "subject", "text", "html", "attachments", "message_id")
        return {name: getattr(self, name) for name in names}


def make_ready(mail, letter, *, is_sent):
    """Put a letter into words and into a message.

    What the unit can read has no personal links, but for the plain text of mail that is not sent:
    nobody else will ever read that. Links of a secret letter are not kept even there.
    """
    profile = BoardProfile.objects.current()
    subject = one_line(letter.subject)[:250]
    recipient = sanitize_address(mail.person.email, ENCODING)
    words = _words(mail, letter, profile, subject)
    open_words = _words(mail, letter, profile, subject, hides=True)
    message = EmailMultiAlternatives(
        subject,
        words["txt"],
        from_email=_from(profile),
        to=[formataddr((one_line(mail.person.full_name), recipient))],
        reply_to=[profile.contact_email] if profile.contact_email else None,
        headers={
            "Message-ID": _message_id(mail, subject, words["txt"]),
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "OOF, AutoReply",
        },
    )
    message.attach_alternative(words["html"], "text/html")
    for file in letter.attachments:
        message.attach(one_line(file.name), file.content, file.mimetype)
    return Ready(
        address=mail.person.email,
        subject=subject,
        text=open_words["txt"] if is_sent or letter.is_secret else words["txt"],
        html=open_words["html"],
        attachments=[_told_of(file) for file in letter.attachments],
        message_id=message.extra_headers["Message-ID"],
        sender=sanitize_address(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], ENCODING),
        recipient=recipient,
        data=message.message().as_bytes(linesep="\r\n"),
    )


@dataclass(frozen=True)
class Draft:
    """How a mail would read if it went now, without its personal links."""

    subject: str
    text: str
    attachments: list

    @property
    def kept(self):
        """The fields of `Mail` that hold what it would have said."""
        return {"subject": self.subject, "text": self.text, "attachments": self.attachments}


def draft(mail, letter):
    profile = BoardProfile.objects.current()
    subject = one_line(letter.subject)[:250]
    text = _words(mail, letter, profile, subject, hides=True)["txt"]
    return Draft(subject, text, [_told_of(file) for file in letter.attachments])


def _words(mail, letter, profile, subject, *, hides=False):
    """The letter as plain text and as HTML; `hides` leaves the personal links out."""
    links = [
        {**_shown(link, hides), "is_button": link.is_personal or link == letter.links[0]}
        for link in letter.links
    ]
    context = {
        "subject": subject,
        "person": one_line(mail.person.full_name),
        "parts": [_part(line, hides) for line in letter.lines],
        "links": links,
        "reason": letter.reason,
        "profile": profile,
        "site": settings.SITE_URL,
    }
    txt = render_to_string("email/letter.txt", context)
    return {
        "txt": re.sub(r"\n{3,}", "\n\n", txt).strip() + "\n",
        "html": render_to_string("email/letter.html", context),
    }


def _shown(link, hides):
    is_hidden = hides and link.is_personal
    url = HIDDEN if is_hidden else _whole(link.url)
    return {"label": link.label, "url": url, "is_hidden": is_hidden}


def _part(line, hides):
    if isinstance(line, dict):
        return {"facts": list(line.items())}
    if isinstance(line, Heading):
        return {"heading": line.words}
    if isinstance(line, Link):
        return {"link": _shown(line, hides)}
    return {"words": line} if isinstance(line, str) else {"points": list(line)}


def _whole(url):
    return f"{settings.SITE_URL}{url}" if url.startswith("/") else url


def _told_of(file):
    content = file.content.encode() if isinstance(file.content, str) else file.content
    return {"name": one_line(file.name), "size": len(content)}


def _from(profile):
    return formataddr((one_line(profile.name), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))


def _message_id(mail, subject, text):
    """The same words sent again carry the same one, so that mail programs can tell them for one."""
    digest = hashlib.sha256(f"{subject}\n{text}".encode()).hexdigest()[:12]
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<mail-{mail.pk}-{digest}@{host}>"
