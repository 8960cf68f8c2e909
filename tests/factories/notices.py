"""Mail in each of its states, without a worker."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from notices.enums import ARRIVED, MailStatus
from notices.models import Mail, MailStep
from tests.factories.board import AccountFactory


class MailFactory(DjangoModelFactory):
    """A mail that waits for its delay to end."""

    class Meta:
        model = Mail
        skip_postgeneration_save = True

    kind = "test"
    topic = factory.Sequence(lambda n: f"meeting:{n}")
    person = factory.SubFactory(AccountFactory)
    status = MailStatus.WAITING
    send_after = factory.LazyFunction(lambda: timezone.now() + timedelta(minutes=5))

    @factory.post_generation
    def first_step(self, create, extracted, **kwargs):
        MailStep.objects.create(
            mail=self, to_status=MailStatus.WAITING, words="Put into the queue."
        )


class WrittenMailFactory(MailFactory):
    """A mail that has been written, and has gone or met an obstacle."""

    status = MailStatus.KEPT
    attempts = 1
    address = factory.LazyAttribute(lambda mail: mail.person.email or "")
    subject = factory.Sequence(lambda n: f"Agenda {n:03}")
    text = "Dear Mel Member\n\nThe agenda is out.\n"
    html = "<!doctype html><title>Agenda</title><h1>Agenda</h1>"
    message_id = factory.Sequence(lambda n: f"<mail-{n}@thornmere.example>")
    sent_at = factory.LazyAttribute(lambda mail: timezone.now() if mail.status in ARRIVED else None)
