"""Mail servers that refuse, hang and die: what surely has not gone is tried again, the rest never by itself."""

import socket
from datetime import timedelta

import pytest
from django.utils import timezone

from board.models import Person
from notices import delivery, services
from notices.enums import MailStatus
from notices.models import Mail
from tests.factories.board import AccountFactory, PersonFactory
from tests.notices.sending import due_in, make_due, state, tell
from tests.notices.smtp import Manners

pytestmark = pytest.mark.django_db

MAYBE = "It may or may not have gone, so it is not sent again by itself."


# a server that cannot be talked to


def test_server_that_refuses_the_connection_is_tried_again(serve, settings, mel, rob):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        serve()
        settings.EMAIL_PORT = closed.getsockname()[1]
        mails = tell([mel, rob])

        delivery.deliver_due()

    sentence = "The mail server 127.0.0.1 cannot be reached: Connection refused."
    assert [state(mail) for mail in mails] == [("waiting", sentence)] * 2
    assert [(mail.attempts, due_in(mail)) for mail in mails] == [(1, 1), (1, 1)]


def test_mail_that_never_gets_through_is_given_up_after_the_last_try(serve, mel):
    server = serve(answers={"HELLO": ["554 not for you"] * 9})
    (mail,) = tell([mel])
    waits = []

    for _ in range(5):
        make_due()
        delivery.deliver_due()
        mail.refresh_from_db()
        waits.append(due_in(mail))

    assert waits[:4] == [1, 5, 15, 60]
    assert state(mail) == (
        "failed",
        "The mail server 127.0.0.1 turned us away: 554 not for you It was tried 5 times.",
    )
    assert (server.messages, Mail.objects.due().count()) == ([], 0)


TURNED_AWAY = {
    # how the server behaves, and what the unit reads
    "hangs before a word": (
        {"hangs_at": "HELLO"},
        "The mail server 127.0.0.1 did not answer within 0.4 seconds.",
    ),
    "dies before a word": (
        {"dies_at": "HELLO"},
        "The mail server 127.0.0.1 closed the connection.",
    ),
    "hangs at the address": (
        {"hangs_at": "RCPT"},
        "The mail server 127.0.0.1 did not answer within 0.4 seconds.",
    ),
    "hangs at DATA": (
        {"hangs_at": "DATA"},
        "The mail server 127.0.0.1 did not answer within 0.4 seconds.",
    ),
    "dies at DATA": (
        {"dies_at": "DATA"},
        "The mail server 127.0.0.1 closed the connection.",
    ),
    "closes for the day": (
        {"answers": {"MAIL": ["421 closing"]}},
        "The mail server did not take the sender board@thornmere.example: 421 closing",
    ),
}


@pytest.mark.parametrize("how", TURNED_AWAY)
def test_mail_that_surely_has_not_gone_is_tried_again_and_goes_once(serve, profile, mel, rob, how):
    manners, sentence = TURNED_AWAY[how]
    server = serve(**manners)
    mails = tell([mel, rob])

    delivery.deliver_due()
    after_trouble = [state(mail) for mail in mails]
    server.manners.hangs_at = server.manners.dies_at = ""
    make_due()
    delivery.deliver_due()

    assert after_trouble == [("waiting", sentence)] * 2
    assert sorted(server.recipients) == ["mel@example.org", "rob@example.org"]
    assert [state(mail) for mail in mails] == [("sent", ""), ("sent", "")]


# a server that refuses one mail


def test_address_that_the_server_refuses_fails_and_the_others_go(serve, profile, mel, rob):
    server = serve(answers={"RCPT": ["550 5.1.1 No such user"]})
    refused, taken = tell([mel, rob])

    delivery.deliver_due()

    assert state(refused) == (
        "failed",
        "The mail server did not take the address mel@example.org: 550 5.1.1 No such user",
    )
    assert state(taken) == ("sent", "")
    assert server.recipients == ["rob@example.org"]


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA", "BODY"])
def test_mail_that_is_put_off_goes_at_the_next_try(serve, profile, mel, command):
    server = serve(answers={command: ["451 try later"]})
    (mail,) = tell([mel])

    delivery.deliver_due()
    first = (mail.pk, *state(mail)[:1], due_in(mail))
    make_due()
    delivery.deliver_due()

    assert first == (mail.pk, "waiting", 1)
    assert state(mail) == ("sent", "")
    assert server.recipients[-1:] == ["mel@example.org"]


def test_mail_that_is_refused_after_its_text_has_failed(serve, profile, mel):
    serve(answers={"BODY": ["554 spam"]})
    (mail,) = tell([mel])

    delivery.deliver_due()

    assert state(mail) == ("failed", "The mail server did not take the mail: 554 spam")


def test_person_who_has_lost_the_address_meanwhile_is_told_of(serve, profile, mel):
    server = serve()
    nobody = PersonFactory(given_name="Nora", family_name="Nobody", email="nora@example.org")
    mail, _ = tell([nobody, mel])
    Person.objects.filter(pk=nobody.pk).update(email=None)

    delivery.deliver_due()

    assert state(mail) == ("failed", "Nora Nobody has no e-mail address, so this did not go.")
    assert server.recipients == ["mel@example.org"]


def test_address_that_cannot_be_one_fails_and_the_others_go(serve, profile, mel):
    server = serve()
    odd = AccountFactory(email="odd one@example.org")
    mail, _ = tell([odd, mel])

    delivery.deliver_due()

    assert state(mail) == ("failed", "The address odd one@example.org cannot be used for mail.")
    assert server.recipients == ["mel@example.org"]


# a server that may have taken it


@pytest.mark.parametrize(
    ("manners", "sentence"),
    [
        (
            {"hangs_at": "BODY"},
            f"The mail server 127.0.0.1 did not answer within 0.4 seconds. {MAYBE}",
        ),
        ({"dies_at": "BODY"}, f"The mail server 127.0.0.1 closed the connection. {MAYBE}"),
        (
            {"answers": {"BODY": ["what?"]}},
            f"The mail server answered without sense: -1 ? {MAYBE}",
        ),
    ],
    ids=["hangs", "dies", "answers without sense"],
)
def test_mail_that_may_have_gone_is_not_sent_again_by_itself(
    serve, profile, mel, rob, manners, sentence
):
    server = serve(**manners)
    unsure, other = tell([mel, rob])

    delivery.deliver_due()
    server.manners = Manners()
    make_due()
    delivery.deliver_due()
    delivery.mark_interrupted()

    assert state(unsure) == ("unsure", sentence)
    assert state(other) == ("sent", "")
    assert server.began.count("mel@example.org") == 1


def test_mail_that_may_have_gone_is_sent_again_when_the_unit_says_so(serve, profile, unit, mel):
    server = serve(dies_at="BODY")
    (mail,) = tell([mel])
    delivery.deliver_due()
    before = Mail.objects.get(pk=mail.pk).message_id
    server.manners = Manners()

    services.send_again(mail=mail, by=unit)
    delivery.deliver_due()

    assert state(mail) == ("sent", "")
    assert mail.message_id == before
    assert server.recipients == ["mel@example.org"]


def test_worker_that_vanished_leaves_mail_that_may_have_gone(serve, profile, mel, rob):
    server = serve()
    old, new = tell([mel, rob])
    for mail, minutes in ((old, 6), (new, 1)):
        Mail.objects.filter(pk=mail.pk).update(
            status=MailStatus.SENDING, claimed_at=timezone.now() - timedelta(minutes=minutes)
        )

    marked = delivery.mark_interrupted()
    delivery.deliver_due()

    sentence = f"The worker was stopped while it was sending this. {MAYBE}"
    assert marked == 1
    assert [state(old), state(new)] == [("unsure", sentence), ("sending", "")]
    assert server.messages == []
