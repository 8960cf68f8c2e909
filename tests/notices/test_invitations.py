"""Invitations by mail: the link stands in the mail alone, works once, and runs out."""

import email
import re
from datetime import timedelta
from email.policy import default

import pytest
from django.test import Client
from django.utils import timezone

from board.services import accounts
from common.refusals import Refused
from notices import delivery, invitations, kinds
from notices.enums import MailStatus
from notices.models import Mail
from tests.factories.board import PASSWORD, PersonFactory

pytestmark = pytest.mark.django_db
CHOSEN = "four quite random words"


@pytest.fixture(autouse=True)
def _kind(_kind_of_the_tests, profile):
    invitations.register()


@pytest.fixture
def guest():
    return PersonFactory(
        given_name="Gwen", family_name="Guest", email="gwen@example.org", role="member"
    )


@pytest.fixture
def desk(unit):
    client = Client()
    client.force_login(unit)
    return client


def send(desk, guest):
    return desk.post(f"/people/{guest.pk}/account/invite/", follow=True)


def said(page):
    return [str(message) for message in page.context["messages"]]


def link_in(server):
    ((_, data),) = server.messages
    message = email.message_from_bytes(data, policy=default)
    words = message.get_body(["plain"]).get_content()
    return re.search(r"https?://[^/\s]+(/password/new/\S+)", words).group(1)


def choose(link):
    client = Client()
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    return client.post(address, {"password1": CHOSEN, "password2": CHOSEN}, follow=True)


def test_invitation_lets_somebody_choose_a_password(desk, guest, serve):
    server = serve()

    page = send(desk, guest)
    delivery.deliver_due()
    choose(link_in(server))

    guest.refresh_from_db()
    assert said(page) == ["The invitation to Gwen Guest is on its way to gwen@example.org."]
    assert guest.check_password(CHOSEN)


def test_link_is_in_nothing_that_the_unit_can_read(desk, guest, serve):
    server = serve()
    send(desk, guest)
    delivery.deliver_due()
    secret = link_in(server).split("/")[-2]

    mail = Mail.objects.get()
    pages = [desk.get(address).content.decode() for address in ("/mail/", f"/mail/{mail.pk}/")]

    assert mail.status == MailStatus.SENT
    assert [secret in text for text in (mail.text, mail.html, *pages)] == [False] * 4


def test_link_is_not_even_kept_when_the_mail_server_is_taken_away(unit, guest, serve, settings):
    serve()
    invitations.invite(person=guest, by=unit)
    settings.EMAIL_HOST = ""

    delivery.deliver_due()

    mail = Mail.objects.get()
    assert (mail.status, "/password/new/" in mail.text) == (MailStatus.KEPT, False)


def test_link_that_was_used_says_so_and_what_to_do(desk, guest, serve):
    server = serve()
    send(desk, guest)
    delivery.deliver_due()
    choose(link_in(server))

    page = Client().get(link_in(server), follow=True).content.decode()

    assert "It has been used already, or it is too old." in page
    assert "sign in with it" in page
    assert "unit@thornmere.example" in page


def test_link_that_is_too_old_says_so(guest, settings, monkeypatch):
    link = accounts.password_path(guest)
    settings.PASSWORD_RESET_TIMEOUT = -1

    page = Client().get(link, follow=True)

    assert page.context["token_fail"] is True


def test_without_a_mail_server_the_unit_is_told_what_to_do(desk, guest):
    page = send(desk, guest)

    assert said(page) == [invitations.NO_SERVER]
    assert not Mail.objects.exists()


def test_second_invitation_waits_for_the_first(unit, guest, serve):
    serve()
    invitations.invite(person=guest, by=unit)

    with pytest.raises(Refused, match="on its way already"):
        invitations.invite(person=guest, by=unit)


def test_nobody_is_invited_without_an_account(unit, serve):
    serve()
    with pytest.raises(Refused, match="has no account yet"):
        invitations.invite(person=PersonFactory(email="lee@example.org"), by=unit)


def test_only_the_unit_invites(mel, guest, serve):
    serve()
    with pytest.raises(Refused, match=r"^Only the business unit"):
        invitations.invite(person=guest, by=mel)


def test_account_that_was_closed_meanwhile_gets_nothing(unit, guest, serve):
    server = serve()
    mail = invitations.invite(person=guest, by=unit)
    accounts.close_account(person=guest, by=unit)

    assert kinds.known(invitations.KIND).compose(Mail.objects.get(pk=mail.pk)) is None
    assert server.messages == []


def test_mail_says_until_when(unit, guest, serve):
    serve()
    mail = invitations.invite(person=guest, by=unit)

    letter = invitations.compose(mail)

    assert letter.subject == "Your account for Thornmere Safeguarding"
    assert any("works once, and for 3 days" in line for line in letter.lines)
    assert mail.send_after <= timezone.now() + timedelta(seconds=1)
    assert PASSWORD not in str(letter)
