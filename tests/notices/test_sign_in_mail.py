"""Mail about signing in holds secret links: it goes its own way and is never kept in the queue."""

import email
import socket
from email.policy import default

import pytest

from lscb.tasks import send_password_link
from notices.models import Mail
from tests.factories.board import AccountFactory
from tests.notices.smtp import Server

pytestmark = pytest.mark.django_db

FORGOTTEN = "/password/forgotten/"


@pytest.fixture
def by_smtp(settings):
    def point(port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 2

    return point


def test_link_for_a_new_password_goes_straight_to_the_person(client, mel, by_smtp):
    with Server() as server:
        by_smtp(server.port)
        client.post(FORGOTTEN, {"email": mel.email})
        send_password_link.call(mel.pk)

    ((recipient, data),) = server.messages
    message = email.message_from_bytes(data, policy=default)
    assert recipient == "mel@example.org"
    assert "/password/new/" in message.get_body(["plain"]).get_content()
    assert Mail.objects.count() == 0


def test_mail_server_that_is_away_does_not_stop_somebody_at_the_sign_in(
    client, mel, by_smtp, caplog
):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        by_smtp(closed.getsockname()[1])

        pages = [
            client.post(FORGOTTEN, {"email": address}, follow=True)
            for address in (mel.email, "stranger@example.org")
        ]
        send_password_link.call(mel.pk)

    assert [page.status_code for page in pages] == [200, 200]
    assert ["Look in your mail" in page.content.decode() for page in pages] == [True, True]
    assert [line.getMessage() for line in caplog.records if line.name != "lscb.requests"] == [
        "Mail about signing in could not be sent: ConnectionRefusedError"
    ]


def test_new_password_stands_although_its_mail_cannot_go(client, by_smtp):
    person = AccountFactory(password="three random words")
    client.force_login(person)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        by_smtp(closed.getsockname()[1])
        client.post(
            "/password/change/",
            {
                "oldpassword": "three random words",
                "password1": "brisk lantern orchard",
                "password2": "brisk lantern orchard",
            },
        )

    person.refresh_from_db()
    assert person.check_password("brisk lantern orchard")
