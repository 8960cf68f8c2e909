"""What the tests of sending share: mail that is due, where it stands, and what the server got."""

import email
from datetime import timedelta
from email.policy import default

from django.utils import timezone

from notices import services
from notices.models import Mail


def tell(people, topic="meeting:7", **facts):
    """Mail that is due at once."""
    told = services.tell(kind="test", topic=topic, people=people, by=None, facts=facts)
    Mail.objects.waiting().update(send_after=timezone.now() - timedelta(seconds=1))
    return told


def state(mail):
    mail.refresh_from_db()
    return mail.status, mail.last_error


def due_in(mail):
    """Minutes until it is tried again."""
    return round((mail.send_after - timezone.now()).total_seconds() / 60)


def make_due():
    Mail.objects.waiting().update(send_after=timezone.now() - timedelta(seconds=1))


def received(server):
    return [email.message_from_bytes(data, policy=default) for _, data in server.messages]
